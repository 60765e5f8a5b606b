#include "privacy/detectors/phone_rules.h"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>

#include <array>
#include <cstdint>
#include <set>

#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

using ::i18n::phonenumbers::NullLogger;
using ::i18n::phonenumbers::PhoneNumber;
using ::i18n::phonenumbers::PhoneNumberUtil;

// One object for all threads (its methods are const). The library's own logger could print a part
// of a number: it is replaced before the first use.
const PhoneNumberUtil& Library() {
  static const PhoneNumberUtil* const shared = [] {
    PhoneNumberUtil* library = PhoneNumberUtil::GetInstance();
    library->SetLogger(new NullLogger);  // the library owns it
    return library;
  }();
  return *shared;
}

bool Parse(const std::string& number, const std::string& region, PhoneNumber& parsed) {
  return Library().Parse(number, region, &parsed) == PhoneNumberUtil::NO_PARSING_ERROR;
}

// Which lengths the numbers of each calling code may have, from the library's metadata: a table
// look-up where the library's own Parse costs 10 to 60 microseconds.
class CallingPlan {
 public:
  static const CallingPlan& Get() {
    static const CallingPlan plan;
    return plan;
  }
  // `digits` without '+'. False also for a code that is not assigned.
  bool IsPossible(std::string_view digits) const {
    int code = 0;
    for (std::size_t i = 0; i < 3 && i < digits.size(); ++i) {
      code = code * 10 + (digits[i] - '0');
      const std::uint32_t lengths = lengths_[static_cast<std::size_t>(code)];
      if (lengths != 0) return (lengths >> (digits.size() - i - 1) & 1U) != 0;
    }
    return false;
  }

 private:
  static constexpr int kMaxLength = 14;

  CallingPlan() {
    std::set<int> codes;
    Library().GetSupportedCallingCodes(&codes);
    for (const int code : codes) {
      PhoneNumber number;
      number.set_country_code(code);
      std::uint64_t digits = 1;
      for (int length = 1; length <= kMaxLength; ++length, digits *= 10) {
        number.set_national_number(digits);
        if (Library().IsPossibleNumberWithReason(number) == PhoneNumberUtil::IS_POSSIBLE) {
          lengths_[static_cast<std::size_t>(code)] |= 1U << length;
        }
      }
    }
  }

  std::array<std::uint32_t, 1000> lengths_{};  // by calling code; bit n: n digits after the code
};

bool IsAmericanCode(std::string_view digits) {
  return digits.size() == 3 && digits[0] >= '2' && !(digits[1] == '1' && digits[2] == '1');
}

}  // namespace

bool IsValidInternational(std::string_view digits) {
  PhoneNumber parsed;
  return Parse("+" + std::string(digits), "ZZ", parsed) && Library().IsValidNumber(parsed);
}

bool HasPossibleLength(std::string_view digits) { return CallingPlan::Get().IsPossible(digits); }

bool IsPossibleInternational(std::string_view digits, std::string_view first_group) {
  PhoneNumber parsed;
  if (!Parse("+" + std::string(digits), "ZZ", parsed)) return false;
  const std::string code = std::to_string(parsed.country_code());
  const bool code_stands_alone =
      first_group.size() > 3 || first_group == code || (code == "1" && first_group.size() == 1);
  return code_stands_alone && Library().IsPossibleNumber(parsed);
}

bool IsValidNational(std::string_view digits, const std::string& region) {
  PhoneNumber parsed;
  return Parse(std::string(digits), region, parsed) &&
         Library().IsValidNumberForRegion(parsed, region);
}

bool HasTrunkPrefix(const std::string& region) {
  std::string prefix;
  Library().GetNddPrefixForRegion(region, true, &prefix);
  return !prefix.empty();
}

bool IsAmericanShape(const NumberGroups& groups, bool in_parenthesis) {
  const std::size_t first = groups.Digits(0) == "1" ? 1 : 0;
  if (groups.size() != first + 3) return false;
  const NumberGroups number(groups, first, 3);
  if (!number.HasSizes("334") || !IsAmericanCode(number.Digits(0)) ||
      !IsAmericanCode(number.Digits(1))) {
    return false;
  }
  const std::string_view area = number.Separator(0);
  const std::string_view line = number.Separator(1);
  const bool line_joined = line == "-" || line == "." || line == " ";
  if (!line_joined) return false;
  const bool parenthesis = area == ") " || area == ")" || area == ")-";
  if (in_parenthesis || parenthesis) return parenthesis;
  return area == line || (area == " " && line == "-") || (area == "/" && line == "-");
}

bool IsTrunkShape(const NumberGroups& groups, bool in_parenthesis) {
  if (groups.size() >= 3 && groups.Digits(0) == "0" && groups.Separator(0) == " (") {
    return groups.digit_count() >= 9 && groups.digit_count() <= 11 && groups[1].size() >= 2 &&
           groups.Separator(1).starts_with(')');
  }
  const std::string_view first = groups.Digits(0);
  const std::size_t digits = groups.digit_count();
  if (groups.size() == 2 && first.size() >= 3 && first.size() <= 5 && !in_parenthesis) {
    const std::string_view separator = groups.Separator(0);
    return first[0] == '0' && first[1] != '0' && digits >= 10 && digits <= 11 &&
           (separator == " " || separator == "-" || separator == "/");
  }
  if (first.size() < 2 || first.size() > 5 || first[0] != '0' || first[1] == '0') return false;
  if (digits < 9 || digits > 11 || groups.size() > 5) return false;
  bool pairs = true;
  for (std::size_t i = 1; i < groups.size(); ++i) {
    if (groups[i].size() < 2 || groups[i].size() > 4) return false;
    pairs = pairs && groups[i].size() == 2;
  }
  if (in_parenthesis) return groups.size() >= 2 && groups.Separator(0).starts_with(')');
  // Five pairs may be any list of numbers, unless dots join them (France).
  if (pairs && first.size() == 2) return groups.size() == 5 && groups.Joined(".");
  const std::string_view separator = groups.size() > 1 ? groups.Separator(0) : "";
  return groups.size() >= 3 && groups.SameSeparators() &&
         (separator == " " || separator == "-" || separator == ".");
}

bool IsTrunkRun(const NumberGroups& groups) {
  const std::string_view digits = groups.Digits(0);
  if (groups.size() != 1 || digits.size() < 10 || digits.size() > 11) return false;
  constexpr std::string_view kKeyboard = "01234567890";
  return digits[0] == '0' && digits[1] != '0' && !kKeyboard.starts_with(digits);
}

bool IsNoPhoneShape(const NumberGroups& groups) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (LooksLikeDate(groups, i)) return true;
  }
  // "43.0.2357.130": a version.
  const bool dotted = groups.size() > 2 && groups.Joined(".");
  for (std::size_t i = 1; dotted && i < groups.size(); ++i) {
    if (groups[i].size() == 1) return true;
  }
  if (LooksLikeYears(groups) || LooksLikeRoundSum(groups) || LooksLikeIpv4(groups)) {
    return true;
  }
  if (groups.size() == 1) return LooksLikeUnixTime(groups);
  // "1717000000.123456", "3421.55": a decimal.
  return groups.size() == 2 && groups.Separator(0) == ".";
}

}  // namespace tacit::privacy
