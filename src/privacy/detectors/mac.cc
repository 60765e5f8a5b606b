// Hardware addresses: IEEE 802 (EUI-48) with colons or hyphens, and Cisco's three groups with dots.

#include <algorithm>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

// Whether text[begin, begin + length) is groups of `group` hexadecimal digits, `separator` between.
bool HasForm(std::string_view text, std::size_t begin, std::size_t group, char separator) {
  const std::size_t length = 12 + 12 / group - 1;
  if (begin + length > text.size()) return false;
  for (std::size_t i = 0; i < length; ++i) {
    const char c = text[begin + i];
    const bool fits = i % (group + 1) == group ? c == separator : IsHexDigit(c);
    if (!fits) return false;
  }
  return true;
}

// Nobody's: all noughts, broadcast.
bool IsSpecial(std::string_view address) {
  const char first = ToLower(address.front());
  return (first == '0' || first == 'f') && std::ranges::all_of(address, [&](char c) {
           return !IsHexDigit(c) || ToLower(c) == first;
         });
}

class MacDetector final : public Detector {
 public:
  std::string_view name() const override { return "mac"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kColon, Trigger::kLongRun, Trigger::kInnerDot, Trigger::kNumber);
  }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    switch (hit.trigger) {
      case Trigger::kColon:
        if (hit.begin >= 2) Try(text, hit.begin - 2, 2, ':', findings);
        break;
      case Trigger::kLongRun:
        if (hit.end - hit.begin == 17) Try(text, hit.begin, 2, '-', findings);
        break;
      default:
        MatchDots(text, hit, findings);
    }
  }

 private:
  // "001a.2b3c.4d5e": the hit is somewhere in its first two groups.
  static void MatchDots(std::string_view text, const Hit& hit, std::vector<Finding>& findings) {
    std::size_t begin = hit.begin;
    while (begin > 0 && hit.begin - begin < 10 &&
           (IsHexDigit(text[begin - 1]) || text[begin - 1] == '.')) {
      --begin;
    }
    if (At(text, begin + 4) == '.') Try(text, begin, 4, '.', findings);
  }

  static void Try(std::string_view text, std::size_t begin, std::size_t group, char separator,
                  std::vector<Finding>& findings) {
    if (!HasForm(text, begin, group, separator)) return;
    const std::size_t end = begin + 12 + 12 / group - 1;
    const char before = Before(text, begin);
    const char after = At(text, end);
    // Part of something longer: a fingerprint, an IPv6 address, a word. A sentence may end here.
    const bool longer = after == separator && IsAlnum(At(text, end + 1));
    if (IsAlnum(before) || before == '_' || before == separator) return;
    if (IsAlnum(after) || after == '_' || longer) return;
    if (IsSpecial(text.substr(begin, end - begin))) return;
    findings.push_back({.entity = "MAC",
                        .begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(end),
                        .score = 0.9F,
                        .rule = group == 4 ? "cisco" : "eui48"});
  }
};

}  // namespace

std::unique_ptr<Detector> MakeMacDetector() { return std::make_unique<MacDetector>(); }

}  // namespace tacit::privacy
