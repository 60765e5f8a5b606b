// International bank account numbers: ISO 13616-1, lengths per country from the SWIFT IBAN
// registry, check digits ISO/IEC 7064 MOD 97-10. Printed in groups of four, or in one run.

#include <algorithm>
#include <string>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/checksums.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxLength = 34;

struct Country {
  std::string_view code;
  std::size_t length;
};
constexpr Country kCountries[] = {
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
    {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
    {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18},
    {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27},
    {"GT", 28}, {"HN", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26},
    {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20},
    {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20},
    {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24},
    {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24},
    {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25},
    {"SV", 28}, {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20},
    {"YE", 30}};

// 0 where the two letters are no country of the registry.
std::size_t LengthOf(char first, char second) {
  const char code[] = {ToUpper(first), ToUpper(second)};
  const std::string_view wanted(code, 2);
  const auto* const found = std::ranges::find(kCountries, wanted, &Country::code);
  return found != std::end(kCountries) ? found->length : 0;
}

bool IsStart(std::string_view text, std::size_t begin) {
  return begin + 4 <= text.size() && IsLetter(text[begin]) && IsLetter(text[begin + 1]) &&
         IsDigit(text[begin + 2]) && IsDigit(text[begin + 3]) && !IsAlnum(Before(text, begin)) &&
         Before(text, begin) != '_';
}

// The end of the account number that begins here, or 0. Lower case must be in one run or in groups
// of four; upper case may be parted anywhere.
std::size_t EndOf(std::string_view text, std::size_t begin) {
  const std::size_t length = LengthOf(text[begin], text[begin + 1]);
  if (length == 0) return 0;
  std::string value;
  bool upper = true;
  bool fours = true;
  char separator = '\0';
  std::size_t i = begin;
  while (value.size() < length && i < text.size()) {
    const char c = text[i];
    if (IsAlnum(c)) {
      upper = upper && !IsLower(c);
      value += c;
      ++i;
      continue;
    }
    const bool joined = (c == ' ' || c == '-') && (separator == '\0' || separator == c);
    if (!joined || !IsAlnum(At(text, i + 1))) return 0;
    fours = fours && value.size() % 4 == 0;
    separator = c;
    ++i;
  }
  if (value.size() < length || IsAlnum(At(text, i)) || At(text, i) == '_') return 0;
  if (separator != '\0' && !fours && !upper) return 0;
  return PassesIban(value) ? i : 0;
}

class IbanDetector final : public Detector {
 public:
  std::string_view name() const override { return "iban"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kUpperDigit, Trigger::kNumber); }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kUpperDigit) {
      if (hit.begin >= 2) TryAt(text, hit.begin - 2, findings);
      return;
    }
    // Lower case has no trigger of its own: walk back over groups of four to the country.
    std::size_t i = hit.begin;
    const std::size_t limit = hit.begin > 2 * kMaxLength ? hit.begin - 2 * kMaxLength : 0;
    while (i > limit) {
      const std::size_t run_end = i;
      while (i > limit && IsAlnum(text[i - 1])) --i;
      if (IsStart(text, i) && IsLower(text[i]) && TryAt(text, i, findings)) return;
      const char before = Before(text, i);
      const bool group = run_end == hit.begin || run_end - i == 4;
      if (!group || i < 2 || (before != ' ' && before != '-') || !IsAlnum(text[i - 2])) return;
      --i;
    }
  }

 private:
  static bool TryAt(std::string_view text, std::size_t begin, std::vector<Finding>& findings) {
    if (!IsStart(text, begin)) return false;
    const std::size_t end = EndOf(text, begin);
    if (end == 0) return false;
    findings.push_back({.entity = "IBAN",
                        .begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(end),
                        .score = 1.0F,
                        .rule = "registry"});
    return true;
  }
};

}  // namespace

std::unique_ptr<Detector> MakeIbanDetector() { return std::make_unique<IbanDetector>(); }

}  // namespace tacit::privacy
