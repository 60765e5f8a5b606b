// Payment card numbers: ISO/IEC 7812-1 (at most 19 digits, Luhn check digit) and the issuer ranges
// that the networks publish. Grouped as printed on cards, or in one run.

#include <algorithm>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/checksums.h"
#include "privacy/detectors/number_groups.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMinDigits = 12;
constexpr std::size_t kMaxDigits = 19;

// Issuer identification numbers: first..last six digits, and the lengths in use.
struct Issuer {
  int first;
  int last;
  std::size_t min_length;
  std::size_t max_length;
};
constexpr Issuer kIssuers[] = {
    {400000, 499999, 13, 13},  // Visa, old
    {400000, 499999, 16, 16},  // Visa
    {400000, 499999, 19, 19},  // Visa
    {510000, 559999, 16, 16},  // Mastercard
    {222100, 272099, 16, 16},  // Mastercard, 2-series
    {340000, 349999, 15, 15},  // American Express
    {370000, 379999, 15, 15},  // American Express
    {601100, 601199, 16, 19},  // Discover
    {644000, 659999, 16, 19},  // Discover, RuPay, Troy
    {300000, 305999, 14, 19},  // Diners Club
    {309500, 309599, 14, 19},  // Diners Club
    {360000, 369999, 14, 19},  // Diners Club
    {380000, 399999, 14, 19},  // Diners Club
    {350000, 359999, 16, 16},  // JCB
    {352800, 358999, 17, 19},  // JCB
    {213100, 213199, 15, 15},  // JCB, old
    {180000, 180099, 15, 15},  // JCB, old
    {620000, 629999, 16, 19},  // UnionPay
    {810000, 829999, 16, 19},  // UnionPay, RuPay
    {220000, 220499, 16, 19},  // Mir
    {979200, 979289, 16, 16},  // Troy
    {600000, 609999, 16, 16},  // RuPay
    {508500, 508999, 16, 16},  // RuPay
    {353000, 353999, 16, 16},  // RuPay-JCB
    {500000, 509999, 12, 19},  // Maestro
    {560000, 589999, 12, 19},  // Maestro
    {630400, 630499, 12, 19},  // Maestro
    {675900, 676399, 12, 19},  // Maestro
};

bool HasIssuer(std::string_view digits) {
  int prefix = 0;
  for (const char c : digits.substr(0, 6)) prefix = prefix * 10 + DigitValue(c);
  return std::ranges::any_of(kIssuers, [&](const Issuer& issuer) {
    return prefix >= issuer.first && prefix <= issuer.last && digits.size() >= issuer.min_length &&
           digits.size() <= issuer.max_length;
  });
}

// How many groups from the first one on are a card as printed; 0: none.
std::size_t PrintedGroups(const NumberGroups& groups) {
  constexpr std::string_view kForms[] = {"44443", "4444", "465", "464", "4441", "4442"};
  for (const std::string_view form : kForms) {
    if (form.size() > groups.size()) continue;
    const NumberGroups card(groups, 0, form.size());
    if (card.HasSizes(form) && (card.Joined(" ") || card.Joined("-"))) return form.size();
  }
  return 0;
}

bool IsFreeBefore(std::string_view text, std::size_t begin, bool grouped) {
  const char before = Before(text, begin);
  const char second = begin >= 2 ? text[begin - 2] : '\0';
  if (IsAlnum(before) || before == '_' || before == '+' || before == '$') return false;
  if (before == ',') return second != '0';
  if (before == '.' || before == '-') return !IsAlnum(second);
  return grouped || (before != '/' && before != '#' && before != '@' && before != '%');
}

bool IsFreeAfter(std::string_view text, std::size_t end) {
  const char after = At(text, end);
  if (IsAlnum(after) || after == '_' || after == '@') return false;
  return (after != '.' && after != '-') || !IsAlnum(At(text, end + 1));
}

class CardDetector final : public Detector {
 public:
  std::string_view name() const override { return "card"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kNumber); }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.digits < kMinDigits) return;
    std::size_t position = hit.begin;
    while (position < hit.end) {
      const NumberGroups groups(text, position, hit.end);
      const std::size_t found = MatchFrom(groups, findings);
      position = found != 0 ? found : groups[0].end;
      while (position < hit.end && !IsDigit(text[position])) ++position;
    }
  }

 private:
  // The end of the card that begins with the first group, or 0.
  static std::size_t MatchFrom(const NumberGroups& groups, std::vector<Finding>& findings) {
    const std::size_t printed = PrintedGroups(groups);
    const std::size_t count = printed != 0 ? printed : 1;
    const NumberGroups card(groups, 0, count);
    const std::size_t length = card.digit_count();
    if (length < kMinDigits || length > kMaxDigits) return 0;
    const std::string_view text = groups.text();
    const bool free = IsFreeBefore(text, card.begin(), count > 1) && IsFreeAfter(text, card.end());
    if (!free) return 0;
    const std::string digits = card.AllDigits();
    if (!HasIssuer(digits) || !PassesLuhn(digits)) return 0;
    findings.push_back({.entity = "CARD",
                        .begin = static_cast<std::uint32_t>(card.begin()),
                        .end = static_cast<std::uint32_t>(card.end()),
                        .score = 1.0F,
                        .rule = count > 1 ? "printed" : "run"});
    return card.end();
  }
};

}  // namespace

std::unique_ptr<Detector> MakeCardDetector() { return std::make_unique<CardDetector>(); }

}  // namespace tacit::privacy
