// Bank codes and account numbers that only their context gives away: BIC (ISO 9362), US routing
// numbers (ABA, 3-7-1 check digit), UK sort codes, account numbers.

#include <algorithm>
#include <array>
#include <iterator>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/checksums.h"
#include "privacy/detectors/number_groups.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kBicWordList[] = {"bic", "swift", "swift code", "swift/bic",
                                             "bic/swift"};
constexpr std::string_view kRoutingWordList[] = {"routing", "aba", "rtn", "transit number"};
constexpr std::string_view kSortWordList[] = {"sort code", "sort-code", "sortcode"};
constexpr std::string_view kAccountWordList[] = {"account number",
                                                 "account no",
                                                 "account num",
                                                 "account #",
                                                 "account#",
                                                 "acc no",
                                                 "acc number",
                                                 "acct",
                                                 "a/c",
                                                 "bank account",
                                                 "kontonummer",
                                                 "konto",
                                                 "kontonr",
                                                 "rekeningnummer",
                                                 "cuenta",
                                                 "compte",
                                                 "conto corrente",
                                                 "счёт",
                                                 "счет",
                                                 "расчётный",
                                                 "номер счета",
                                                 "stk",
                                                 "STK",
                                                 "số tài khoản",
                                                 "số tk",
                                                 "tài khoản",
                                                 "账号",
                                                 "帳號",
                                                 "银行卡号",
                                                 "계좌번호",
                                                 "口座番号"};
template <std::size_t... kSizes>
constexpr auto Join(const std::string_view (&... lists)[kSizes]) {
  std::array<std::string_view, (kSizes + ...)> all;
  auto* at = all.data();
  ((at = std::copy(std::begin(lists), std::end(lists), at)), ...);
  return all;
}
constexpr auto kNumberWordList = Join(kRoutingWordList, kSortWordList, kAccountWordList);
constexpr ContextWords kBicWords(kBicWordList);
constexpr ContextWords kRoutingWords(kRoutingWordList);
constexpr ContextWords kSortWords(kSortWordList);
constexpr ContextWords kAccountWords(kAccountWordList);
constexpr ContextWords kNumberWords(kNumberWordList);
constexpr std::size_t kNumberWindow = 40;

// ISO 3166-1 alpha-2, and XK as SWIFT uses it.
constexpr std::string_view kCountries =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
    "BS "
    "BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC "
    "EE "
    "EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK "
    "HM "
    "HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB "
    "LC "
    "LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ "
    "NA "
    "NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU "
    "RW "
    "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN "
    "TO "
    "TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW ";

bool IsBic(std::string_view code) {
  if (code.size() != 8 && code.size() != 11) return false;
  if (!std::ranges::all_of(code, [](char c) { return IsUpper(c) || IsDigit(c); })) return false;
  if (!std::ranges::all_of(code.substr(0, 6), IsUpper)) return false;
  const std::size_t country = kCountries.find(code.substr(4, 2));
  return country != std::string_view::npos && country % 3 == 0;
}

bool IsFree(std::string_view text, std::size_t begin, std::size_t end) {
  const char before = Before(text, begin);
  const char after = At(text, end);
  if (IsAlnum(before) || before == '_' || before == '.' || before == '$') return false;
  if (before == '-' && IsAlnum(begin >= 2 ? text[begin - 2] : '\0')) return false;
  if (IsAlnum(after) || after == '_') return false;
  return (after != '.' && after != '-') || !IsAlnum(At(text, end + 1));
}

class BankDetector final : public Detector {
 public:
  std::string_view name() const override { return "bank"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kNumber, Trigger::kUpperDigit, Trigger::kColon, Trigger::kEquals);
  }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    switch (hit.trigger) {
      case Trigger::kColon:
      case Trigger::kEquals: {
        std::size_t i = hit.end;
        while (i - hit.end < 3 && (At(text, i) == ' ' || At(text, i) == '"')) ++i;
        // Cheap refusal first: every other colon of a chat comes here.
        if (IsUpper(At(text, i)) && IsUpper(At(text, i + 5))) TryBic(text, i, findings);
        break;
      }
      case Trigger::kUpperDigit:
        TryBic(text, hit.begin, findings);
        break;
      default:
        MatchNumber(text, hit, findings);
    }
  }

 private:
  static void Add(std::string_view entity, std::size_t begin, std::size_t end, float score,
                  std::string_view rule, std::vector<Finding>& findings) {
    findings.push_back({.entity = entity,
                        .begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(end),
                        .score = score,
                        .rule = rule});
  }

  static void TryBic(std::string_view text, std::size_t inside, std::vector<Finding>& findings) {
    std::size_t begin = inside;
    while (begin > 0 && inside - begin < 12 && IsAlnum(text[begin - 1])) --begin;
    std::size_t end = inside;
    while (end < text.size() && end - inside < 12 && IsAlnum(text[end])) ++end;
    if (!IsBic(text.substr(begin, end - begin)) || !IsFree(text, begin, end)) return;
    const bool said =
        HasWordBefore(text, begin, 40, kBicWords) || HasWordAfter(text, end, 16, kBicWords);
    if (said) Add("BIC", begin, end, 0.8F, "bic", findings);
  }

  static void MatchNumber(std::string_view text, const Hit& hit, std::vector<Finding>& findings) {
    // All of a number's context stands before its first digit: one look for all its groups.
    if (hit.digits < 6 || !HasWordBefore(text, hit.begin, kNumberWindow, kNumberWords)) return;
    std::size_t position = hit.begin;
    while (position < hit.end && position < hit.begin + kNumberWindow) {
      const NumberGroups groups(text, position, hit.end);
      const std::size_t found = MatchFrom(groups, findings);
      position = found != 0 ? found : groups[0].end;
      while (position < hit.end && !IsDigit(text[position])) ++position;
    }
  }

  // The number that begins with the first group: groups joined by single blanks or hyphens.
  static std::size_t MatchFrom(const NumberGroups& groups, std::vector<Finding>& findings) {
    std::size_t count = 1;
    while (count < groups.size() &&
           (groups.Separator(count - 1) == " " || groups.Separator(count - 1) == "-")) {
      ++count;
    }
    for (; count > 0; --count) {
      const NumberGroups number(groups, 0, count);
      const std::size_t digits = number.digit_count();
      if (digits < 6 || digits > 17) continue;
      const std::size_t end = TryNumber(number, digits, findings);
      if (end != 0) return end;
    }
    return 0;
  }

  static std::size_t TryNumber(const NumberGroups& number, std::size_t digits,
                               std::vector<Finding>& findings) {
    const std::string_view text = number.text();
    const std::size_t begin = number.begin();
    const std::size_t end = number.end();
    if (!IsFree(text, begin, end) || LooksLikeDate(number)) return 0;
    if (digits == 9 && PassesAba(number.AllDigits()) &&
        HasWordBefore(text, begin, kNumberWindow, kRoutingWords)) {
      Add("BANK_ACCOUNT", begin, end, 0.9F, "aba", findings);
      return end;
    }
    const bool sort_form = number.HasSizes("222") || number.HasSizes("6");
    if (sort_form && HasWordBefore(text, begin, 20, kSortWords)) {
      Add("BANK_ACCOUNT", begin, end, 0.7F, "sort_code", findings);
      return end;
    }
    const bool both = number.HasSizes("2228") || number.HasSizes("68");
    const bool account = HasWordBefore(text, begin, 32, kAccountWords) ||
                         (both && HasWordBefore(text, begin, 32, kSortWords));
    if (!account) return 0;
    Add("BANK_ACCOUNT", begin, end, 0.6F, "account", findings);
    return end;
  }
};

}  // namespace

std::unique_ptr<Detector> MakeBankDetector() { return std::make_unique<BankDetector>(); }

}  // namespace tacit::privacy
