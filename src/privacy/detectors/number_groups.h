#pragma once

// A number as people write it: groups of digits with separators between them. What the shape says
// about it (a date? a sum? an address of the network?) decides before any costly check.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "privacy/detector.h"

namespace tacit::privacy {

struct DigitGroup {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

// Some neighbouring groups of one text. Views into the text: it must outlive them.
class NumberGroups {
 public:
  static constexpr std::size_t kMax = 12;

  // Reads the groups from `begin` (a digit) on, no further than `limit` and at most kMax of them.
  NumberGroups(std::string_view text, std::size_t begin, std::size_t limit);
  // The first `count` groups of `other` from `first` on.
  NumberGroups(const NumberGroups& other, std::size_t first, std::size_t count);

  // Keeps the first `count` groups.
  void Truncate(std::size_t count) { size_ = count; }

  std::size_t size() const { return size_; }
  const DigitGroup& operator[](std::size_t i) const { return groups_[i]; }
  std::size_t begin() const { return groups_[0].begin; }
  std::size_t end() const { return groups_[size_ - 1].end; }
  std::string_view text() const { return text_; }
  std::string_view Digits(std::size_t i) const {
    return text_.substr(groups_[i].begin, groups_[i].size());
  }
  // What stands between group i and the next one.
  std::string_view Separator(std::size_t i) const {
    return text_.substr(groups_[i].end, groups_[i + 1].begin - groups_[i].end);
  }
  std::size_t digit_count() const;
  std::string AllDigits() const;
  // Whether the groups have these sizes, a digit each: "4444".
  bool HasSizes(std::string_view sizes) const;
  // Whether all separators are this one.
  bool Joined(std::string_view separator) const;
  bool SameSeparators() const;

 private:
  std::string_view text_;
  std::array<DigitGroup, kMax> groups_{};
  std::size_t size_ = 0;
};

// 2024-05-01, 1.5.2024, 20240501, 20240501123000, and a date with more groups after it; from
// the group `from` on.
bool LooksLikeDate(const NumberGroups& groups, std::size_t from = 0);
// 2019-2020.
bool LooksLikeYears(const NumberGroups& groups);
// "1 000 000", "12.345.000": groups of three, the last ones nought.
bool LooksLikeRoundSum(const NumberGroups& groups);
// Four groups up to 255 with dots.
bool LooksLikeIpv4(const NumberGroups& groups);
// Seconds or milliseconds since 1970 in one group: 2001 to 2033.
bool LooksLikeUnixTime(const NumberGroups& groups);

}  // namespace tacit::privacy
