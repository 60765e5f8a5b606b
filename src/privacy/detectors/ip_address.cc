#include "privacy/detectors/ip_address.h"

#include <algorithm>

#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

constexpr Ipv4 kResolvers[] = {{1, 1, 1, 1},        {1, 0, 0, 1},       {8, 8, 8, 8},
                               {8, 8, 4, 4},        {9, 9, 9, 9},       {149, 112, 112, 112},
                               {208, 67, 222, 222}, {208, 67, 220, 220}};

constexpr std::array<std::uint16_t, 8> kResolvers6[] = {
    {0x2606, 0x4700, 0x4700, 0, 0, 0, 0, 0x1111}, {0x2606, 0x4700, 0x4700, 0, 0, 0, 0, 0x1001},
    {0x2001, 0x4860, 0x4860, 0, 0, 0, 0, 0x8888}, {0x2001, 0x4860, 0x4860, 0, 0, 0, 0, 0x8844},
    {0x2620, 0xFE, 0, 0, 0, 0, 0, 0xFE},          {0x2620, 0xFE, 0, 0, 0, 0, 0, 9}};

struct Network {
  std::uint32_t address;
  unsigned bits;
};
constexpr Network kSpecial[] = {
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared by carriers
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocol assignments
    {0xC0000200, 24},  // documentation
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 3},   // multicast, reserved, broadcast
};

std::size_t HexEnd(std::string_view text, std::size_t i) {
  const std::size_t begin = i;
  while (i < text.size() && i - begin < 5 && IsHexDigit(text[i])) ++i;
  return i;
}

std::uint16_t HexNumber(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = value * 16 + static_cast<unsigned>(HexValue(c));
  return static_cast<std::uint16_t>(value);
}

Ipv4 LastFour(const Ipv6& address) {
  const auto high = address.groups[6];
  const auto low = address.groups[7];
  return {static_cast<std::uint8_t>(high >> 8U), static_cast<std::uint8_t>(high & 0xFFU),
          static_cast<std::uint8_t>(low >> 8U), static_cast<std::uint8_t>(low & 0xFFU)};
}

}  // namespace

std::size_t ParseIpv4(std::string_view text, std::size_t begin, Ipv4& address) {
  std::size_t i = begin;
  for (std::size_t part = 0; part < 4; ++part) {
    if (part > 0 && At(text, i++) != '.') return 0;
    const std::size_t digits = i;
    int value = 0;
    while (i < text.size() && i - digits < 3 && IsDigit(text[i])) {
      value = value * 10 + DigitValue(text[i++]);
    }
    const bool leading_nought = i - digits > 1 && text[digits] == '0';
    if (i == digits || value > 255 || leading_nought || IsDigit(At(text, i))) return 0;
    address[part] = static_cast<std::uint8_t>(value);
  }
  return i;
}

std::size_t ParseIpv6(std::string_view text, std::size_t begin, Ipv6& address) {
  std::array<std::uint16_t, 8> groups{};
  std::size_t count = 0;
  std::size_t gap = 9;  // before which group "::" stands; 9: nowhere
  std::size_t i = begin;
  if (text.substr(i, 2) == "::") {
    gap = 0;
    i += 2;
  }
  while (count < 8) {
    const std::size_t end = HexEnd(text, i);
    if (end == i || end - i > 4) break;
    Ipv4 last{};
    const std::size_t dotted = At(text, end) == '.' && count <= 6 ? ParseIpv4(text, i, last) : 0;
    if (dotted != 0) {
      groups[count++] = static_cast<std::uint16_t>(last[0] << 8U | last[1]);
      groups[count++] = static_cast<std::uint16_t>(last[2] << 8U | last[3]);
      i = dotted;
      break;
    }
    groups[count++] = HexNumber(text.substr(i, end - i));
    address.wide = address.wide || end - i > 2;
    i = end;
    if (At(text, i) != ':' || count == 8) break;
    if (At(text, i + 1) == ':') {
      if (gap != 9) return 0;
      gap = count;
      i += 2;
    } else if (IsHexDigit(At(text, i + 1))) {
      ++i;
    } else {
      break;
    }
  }
  if (gap == 9 ? count != 8 : count > 7) return 0;
  address.compressed = gap != 9;
  const std::size_t head = std::min(gap, count);
  std::copy_n(groups.begin(), head, address.groups.begin());
  std::copy(groups.begin() + static_cast<std::ptrdiff_t>(head),
            groups.begin() + static_cast<std::ptrdiff_t>(count),
            address.groups.end() - static_cast<std::ptrdiff_t>(count - head));
  return i;
}

bool IsPersonal(const Ipv4& address) {
  std::uint32_t value = 0;
  for (const std::uint8_t part : address) value = value << 8U | part;
  const bool special = std::ranges::any_of(kSpecial, [&](const Network& network) {
    return (value ^ network.address) >> (32 - network.bits) == 0;
  });
  return !special && std::ranges::find(kResolvers, address) == std::end(kResolvers);
}

bool IsPersonal(const Ipv6& address) {
  const auto& groups = address.groups;
  const bool low = std::ranges::all_of(groups.begin(), groups.begin() + 4,
                                       [](std::uint16_t group) { return group == 0; });
  if (low && groups[4] == 0) {
    // "::", "::1", IPv4 inside (mapped "::ffff:…", or the old "::…").
    if (groups[5] == 0 && groups[6] == 0) return false;
    if (groups[5] == 0 || groups[5] == 0xFFFF) return IsPersonal(LastFour(address));
  }
  if (low && groups[4] == 0xFFFF && groups[5] == 0) return IsPersonal(LastFour(address));
  if (groups[0] == 0x64 && groups[1] == 0xFF9B) return IsPersonal(LastFour(address));  // RFC 6052
  const bool documentation =
      (groups[0] == 0x2001 && groups[1] == 0xDB8) || (groups[0] == 0x3FFF && groups[1] < 0x1000);
  if (documentation) return false;
  if (std::ranges::find(kResolvers6, groups) != std::end(kResolvers6)) return false;
  if ((groups[0] & 0xE000U) == 0x2000) return true;  // global unicast
  // Private, link-local, multicast; the rest is not assigned: "dead::beef" is code, eight groups
  // in full are an address all the same.
  const bool special = (groups[0] & 0xFE00U) == 0xFC00 || (groups[0] & 0xFF00U) == 0xFE00 ||
                       (groups[0] & 0xFF00U) == 0xFF00 || groups[0] == 0;
  return !special && !address.compressed && address.wide;
}

}  // namespace tacit::privacy
