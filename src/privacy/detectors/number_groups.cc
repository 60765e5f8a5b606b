#include "privacy/detectors/number_groups.h"

#include <algorithm>

#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

// Up to nine digits.
int ValueOf(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 9)) value = value * 10 + DigitValue(c);
  return value;
}

bool IsYear(std::string_view digits) {
  return digits.size() == 4 && ValueOf(digits) >= 1900 && ValueOf(digits) < 2100;
}
bool IsMonth(std::string_view digits) {
  return digits.size() <= 2 && ValueOf(digits) >= 1 && ValueOf(digits) <= 12;
}
bool IsDay(std::string_view digits) {
  return digits.size() <= 2 && ValueOf(digits) >= 1 && ValueOf(digits) <= 31;
}

}  // namespace

NumberGroups::NumberGroups(std::string_view text, std::size_t begin, std::size_t limit)
    : text_(text) {
  std::size_t i = begin;
  while (i < limit && size_ < kMax) {
    const std::size_t group = i;
    while (i < limit && IsDigit(text[i])) ++i;
    groups_[size_++] = {group, i};
    while (i < limit && !IsDigit(text[i])) ++i;
  }
}

NumberGroups::NumberGroups(const NumberGroups& other, std::size_t first, std::size_t count)
    : text_(other.text_), size_(count) {
  for (std::size_t i = 0; i < count; ++i) groups_[i] = other.groups_[first + i];
}

std::size_t NumberGroups::digit_count() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < size_; ++i) count += groups_[i].size();
  return count;
}

std::string NumberGroups::AllDigits() const {
  std::string digits;
  for (std::size_t i = 0; i < size_; ++i) digits += Digits(i);
  return digits;
}

bool NumberGroups::HasSizes(std::string_view sizes) const {
  if (sizes.size() != size_) return false;
  for (std::size_t i = 0; i < size_; ++i) {
    if (groups_[i].size() != static_cast<std::size_t>(DigitValue(sizes[i]))) return false;
  }
  return true;
}

bool NumberGroups::Joined(std::string_view separator) const {
  for (std::size_t i = 0; i + 1 < size_; ++i) {
    if (Separator(i) != separator) return false;
  }
  return true;
}

bool NumberGroups::SameSeparators() const { return size_ < 2 || Joined(Separator(0)); }

bool LooksLikeDate(const NumberGroups& groups, std::size_t from) {
  if (groups.size() <= from) return false;
  const std::string_view first = groups.Digits(from);
  const bool compact = first.size() == 8 || first.size() == 12 || first.size() == 14;
  if (compact && groups.size() <= from + 2 && IsYear(first.substr(0, 4)) &&
      IsMonth(first.substr(4, 2)) && IsDay(first.substr(6, 2))) {
    return true;
  }
  if (groups.size() < from + 3) return false;
  const std::string_view separator = groups.Separator(from);
  const bool dateish = separator == "-" || separator == "/" || separator == "." || separator == " ";
  if (!dateish || groups.Separator(from + 1) != separator) return false;
  const std::string_view second = groups.Digits(from + 1);
  const std::string_view third = groups.Digits(from + 2);
  if (IsYear(first)) return IsMonth(second) && IsDay(third);
  return IsYear(third) && ((IsDay(first) && IsMonth(second)) || (IsMonth(first) && IsDay(second)));
}

bool LooksLikeYears(const NumberGroups& groups) {
  return groups.size() == 2 && IsYear(groups.Digits(0)) && IsYear(groups.Digits(1));
}

bool LooksLikeRoundSum(const NumberGroups& groups) {
  if (groups.size() < 2 || groups[0].size() > 3 || !groups.SameSeparators()) return false;
  for (std::size_t i = 1; i < groups.size(); ++i) {
    if (groups[i].size() != 3) return false;
  }
  return groups.Digits(groups.size() - 1) == "000" && groups.Digits(0).front() != '0';
}

bool LooksLikeIpv4(const NumberGroups& groups) {
  if (groups.size() != 4 || !groups.Joined(".")) return false;
  for (std::size_t i = 0; i < 4; ++i) {
    if (groups[i].size() > 3 || ValueOf(groups.Digits(i)) > 255) return false;
  }
  return true;
}

bool LooksLikeUnixTime(const NumberGroups& groups) {
  const std::string_view digits = groups.Digits(0);
  return (digits.size() == 10 || digits.size() == 13) && digits.front() == '1';
}

}  // namespace tacit::privacy
