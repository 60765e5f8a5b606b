// Internet addresses: RFC 791 and RFC 4291 text forms, found by parsing. What cannot point to a
// person stays (ip_address.h), and so do versions: "v1.2.3.4", "libfoo.so.1.2.3.4".

#include <algorithm>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/ip_address.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kVersionWordList[] = {
    "version",      "ver",      "v",   "release",     "firmware",   "driver",     "build",
    "rev",          "revision", "sdk", "upgraded to", "upgrade to", "updated to", "update to",
    "downgrade to", "bump to",  "tag", "version is",  "ver."};
constexpr std::string_view kAddressWordList[] = {
    "ip",  "ipv4", "host",   "server", "addr",    "address", "ping",    "ssh",
    "dns", "from", "client", "peer",   "gateway", "listen",  "connect", "remote"};
constexpr ContextWords kVersionWords(kVersionWordList);
constexpr ContextWords kAddressWords(kAddressWordList);
constexpr std::string_view kFileEnds[] = {".tar", ".tgz", ".zip", ".deb", ".rpm", ".jar", ".whl",
                                          ".exe", ".msi", ".dll", ".so",  ".dmg", ".pkg", ".apk"};

// "Chrome/120.0.0.0" is a product's version (RFC 9110 section 10.1.5); "host.name/81.2.69.142" and
// "http://81.2.69.142" are not.
bool IsProduct(std::string_view text, std::size_t begin) {
  if (Before(text, begin) != '/') return false;
  const std::string_view product = LettersBefore(text, begin - 1);
  const char before = Before(text, begin - 1 - product.size());
  return !product.empty() && before != '.' && before != '-' && !IsWordByte(before);
}

bool IsFreeBefore(std::string_view text, std::size_t begin) {
  const char before = Before(text, begin);
  if (IsWordByte(before) && !IsNonAscii(before)) return false;
  if (before == '.' || before == '-' || before == '+') {
    // "81.2.69.142-81.2.69.150" is a range; "libfoo-1.2.3.4" a version.
    std::size_t i = begin - 1;
    while (i > 0 && begin - i < 18 && (IsDigit(text[i - 1]) || text[i - 1] == '.')) --i;
    Ipv4 range{};
    const bool is_range = before == '-' && i < begin - 1 && ParseIpv4(text, i, range) == begin - 1;
    return is_range || (before == '-' && !IsWordByte(begin >= 2 ? text[begin - 2] : '\0'));
  }
  return true;
}

bool IsFreeAfter(std::string_view text, std::size_t end) {
  const char after = At(text, end);
  const char second = At(text, end + 1);
  if (IsAlnum(after) || after == '_') return false;
  if (after == '-') return !IsLetter(second);
  if (after != '.') return true;
  const std::string_view rest = text.substr(end);
  return !IsDigit(second) && std::ranges::none_of(kFileEnds, [&](std::string_view type) {
    return StartsWithFolded(rest, type) && !IsAlnum(At(rest, type.size()));
  });
}

// Four small numbers are a version, unless something says that they are an address.
bool IsVersion(std::string_view text, std::size_t begin, std::size_t end, const Ipv4& address) {
  if (IsProduct(text, begin) || HasWordBefore(text, begin, 14, kVersionWords)) return true;
  const bool small = std::ranges::all_of(address, [](std::uint8_t part) { return part < 20; });
  if (!small) return false;
  const char before = Before(text, begin);
  const bool port = At(text, end) == ':' && IsDigit(At(text, end + 1));
  return !port && before != '@' && before != '/' && !HasWordBefore(text, begin, 14, kAddressWords);
}

class IpDetector final : public Detector {
 public:
  std::string_view name() const override { return "ip"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kNumber, Trigger::kColon); }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kColon) return MatchColon(text, hit.begin, findings);
    std::size_t i = hit.begin;
    while (i < hit.end) {
      Ipv4 address{};
      const std::size_t end = ParseIpv4(text, i, address);
      const bool found = end != 0 && IsFreeBefore(text, i) && IsFreeAfter(text, end) &&
                         IsPersonal(address) && !IsVersion(text, i, end, address);
      if (found) Add(i, end, "ipv4", findings);
      // Past this chain of digits and dots: no address begins inside it.
      while (i < hit.end && (IsDigit(text[i]) || text[i] == '.')) ++i;
      while (i < hit.end && !IsDigit(text[i])) ++i;
    }
  }

 private:
  static void Add(std::size_t begin, std::size_t end, std::string_view rule,
                  std::vector<Finding>& findings) {
    findings.push_back({.entity = "IP",
                        .begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(end),
                        .score = 0.9F,
                        .rule = rule});
  }

  // Only from the first colon of an address, so that each is parsed once.
  static void MatchColon(std::string_view text, std::size_t colon, std::vector<Finding>& findings) {
    std::size_t begin = colon;
    while (begin > 0 && colon - begin < 5 && IsHexDigit(text[begin - 1])) --begin;
    const char before = Before(text, begin);
    if (colon - begin > 4 || before == ':' || before == '_' || before == '.') return;
    if (IsAlnum(before)) return;
    Ipv6 address;
    const std::size_t end = ParseIpv6(text, begin, address);
    if (end == 0) return;
    const char after = At(text, end);
    const bool goes_on = IsAlnum(after) || after == '_' ||
                         (after == ':' && At(text, end + 1) == ':') ||
                         (after == ':' && IsAlnum(At(text, end + 1)) && !address.compressed) ||
                         (after == '.' && IsDigit(At(text, end + 1)));
    if (!goes_on && IsPersonal(address)) Add(begin, end, "ipv6", findings);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeIpDetector() { return std::make_unique<IpDetector>(); }

}  // namespace tacit::privacy
