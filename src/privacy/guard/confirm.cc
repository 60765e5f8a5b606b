#include "privacy/guard/confirm.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "base/hash.h"

namespace tacit::privacy::guard {
namespace {

bool IsNumeral(char c) { return c >= '0' && c <= '9'; }

std::string Numerals(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), IsNumeral);
  return digits;
}

std::string Lowered(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return lower;
}

}  // namespace

bool ConfirmEmail(std::string_view match) {
  constexpr auto kDocumentation =
      std::to_array<std::string_view>({"example.com", "example.org", "example.net", "example.edu"});
  const std::string lower = Lowered(match);
  const std::string_view text = lower;
  const std::string_view local = text.substr(0, text.find('@'));
  // "git@github.com:…" is how a repository is named.
  if (local == "git" || local == "hg" || local == "svn") return false;
  return std::ranges::none_of(kDocumentation,
                              [text](std::string_view domain) { return text.ends_with(domain); });
}

bool ConfirmPhone(std::string_view match) {
  constexpr std::size_t kMin = 10;
  constexpr std::size_t kMax = 15;
  const std::string digits = Numerals(match);
  const bool fictional = digits.starts_with("1") && digits.substr(4, 5) == "55501";
  const bool sequence = digits.find("123456789") != std::string::npos;
  const bool same = digits.find_first_not_of(digits.back()) == std::string::npos;
  return digits.size() >= kMin && digits.size() <= kMax && !fictional && !sequence && !same;
}

bool ConfirmIban(std::string_view match) {
  struct Country {
    std::string_view code;
    std::size_t length;
  };
  constexpr auto kCountries = std::to_array<Country>(
      {{"AT", 20}, {"BE", 16}, {"CH", 21}, {"CZ", 24}, {"DE", 22}, {"DK", 18}, {"ES", 24},
       {"FI", 18}, {"FR", 27}, {"GB", 22}, {"IE", 22}, {"IT", 27}, {"LU", 20}, {"NL", 18},
       {"NO", 15}, {"PL", 28}, {"PT", 25}, {"SE", 24}, {"TR", 26}, {"AE", 23}});
  std::string text(match);
  std::erase(text, ' ');
  const auto country =
      std::ranges::find(kCountries, std::string_view(text).substr(0, 2), &Country::code);
  if (country == kCountries.end() || text.size() < country->length) return false;
  text.resize(country->length);
  std::ranges::rotate(text, text.begin() + 4);
  unsigned remainder = 0;
  for (const char c : text) {
    const auto value = static_cast<unsigned>(IsNumeral(c) ? c - '0' : c - 'A' + 10);
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
  }
  return remainder == 1;
}

bool ConfirmCard(std::string_view match) {
  const std::string digits = Numerals(match);
  if (digits.find_first_not_of(digits.front()) == std::string::npos) return false;
  int sum = 0;
  bool twice = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, twice = !twice) {
    const int value = (*digit - '0') * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

bool ConfirmSsn(std::string_view match) {
  const std::string digits = Numerals(match);
  const std::string_view area = std::string_view(digits).substr(0, 3);
  return area != "000" && area != "666" && area[0] != '9' && digits.substr(3, 2) != "00" &&
         digits.substr(5) != "0000" && digits != "123456789" && digits != "078051120";
}

bool ConfirmIpv4(std::string_view match) {
  std::array<unsigned, 4> part{};
  const char* at = match.data();
  const char* const end = at + match.size();
  for (unsigned& one : part) {
    const auto parsed = std::from_chars(at, end, one);
    if (parsed.ec != std::errc() || one > 255) return false;
    at = parsed.ptr == end ? end : parsed.ptr + 1;
  }
  const unsigned a = part[0];
  const unsigned b = part[1];
  const bool special =
      a == 0 || a == 10 || a == 127 || a >= 224 || (a == 100 && b >= 64 && b < 128) ||
      (a == 169 && b == 254) || (a == 172 && b >= 16 && b < 32) || (a == 192 && b == 168) ||
      (a == 192 && b == 0) || (a == 198 && (b == 18 || b == 19)) ||
      (a == 198 && b == 51 && part[2] == 100) || (a == 203 && b == 0 && part[2] == 113);
  // Small numbers are versions more often than addresses; so are well-known resolvers no secret.
  const bool version = std::ranges::all_of(part, [](unsigned one) { return one < 32; });
  return !special && !version;
}

bool ConfirmBase58(std::string_view match) {
  constexpr std::string_view kAlphabet =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  constexpr std::size_t kChecksum = 4;
  std::string bytes;  // little endian
  for (const char c : match) {
    auto carry = static_cast<unsigned>(kAlphabet.find(c));
    for (char& byte : bytes) {
      carry += 58U * static_cast<unsigned char>(byte);
      byte = static_cast<char>(carry & 0xFFU);
      carry >>= 8U;
    }
    for (; carry > 0; carry >>= 8U) bytes += static_cast<char>(carry & 0xFFU);
  }
  for (const char c : match) {
    if (c != '1') break;
    bytes += '\0';
  }
  std::ranges::reverse(bytes);
  if (bytes.size() < 25) return false;
  const std::string_view body = std::string_view(bytes).substr(0, bytes.size() - kChecksum);
  const auto once = Sha256(body);
  const auto hash =
      Sha256(std::string_view(reinterpret_cast<const char*>(once.data()), once.size()));
  return std::equal(hash.begin(), hash.begin() + kChecksum, bytes.end() - kChecksum,
                    [](auto a, char b) {
                      return static_cast<unsigned char>(a) == static_cast<unsigned char>(b);
                    });
}

bool ConfirmBech32(std::string_view match) {
  constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  constexpr std::array<std::uint32_t, 5> kGenerator = {0x3B6A57B2U, 0x26508E6DU, 0x1EA119FAU,
                                                       0x3D4233DDU, 0x2A1462B3U};
  std::uint32_t sum = 1;
  const auto add = [&](std::uint32_t value) {
    const std::uint32_t top = sum >> 25U;
    sum = (sum & 0x1FFFFFFU) << 5U ^ value;
    for (std::size_t i = 0; i < kGenerator.size(); ++i) {
      if ((top >> i & 1U) != 0) sum ^= kGenerator[i];
    }
  };
  for (const char c : {'b', 'c'}) add(static_cast<std::uint32_t>(c) >> 5U);
  add(0);
  for (const char c : {'b', 'c'}) add(static_cast<std::uint32_t>(c) & 31U);
  for (const char c : match.substr(3)) add(static_cast<std::uint32_t>(kAlphabet.find(c)));
  return sum == 1 || sum == 0x2BC830A3U;
}

bool ConfirmEvm(std::string_view match) {
  constexpr int kFewKinds = 6;
  std::string lower = Lowered(match.substr(2));
  std::ranges::sort(lower);
  const auto rest = std::ranges::unique(lower);
  return rest.begin() - lower.begin() > kFewKinds;
}

bool ConfirmExampleKey(std::string_view match) {
  return Lowered(match).find("example") == std::string::npos;
}

}  // namespace tacit::privacy::guard
