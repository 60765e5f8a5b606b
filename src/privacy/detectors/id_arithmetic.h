#pragma once

// What the checks of identity numbers are made of.

#include <array>
#include <cstddef>
#include <string_view>

#include "privacy/detectors/characters.h"

namespace tacit::privacy {

// The number that `count` digits from `at` on make.
constexpr int NumberAt(std::string_view digits, std::size_t at, std::size_t count) {
  int value = 0;
  for (const char c : digits.substr(at, count)) value = value * 10 + DigitValue(c);
  return value;
}

template <std::size_t N>
using Weights = std::array<int, N>;

// The sum of the first N digits, each times its weight.
template <std::size_t N>
constexpr int WeightedSum(std::string_view digits, const Weights<N>& weights) {
  int sum = 0;
  for (std::size_t i = 0; i < N && i < digits.size(); ++i) {
    sum += DigitValue(digits[i]) * weights[i];
  }
  return sum;
}

// The remainder of a run of digits, however long.
constexpr int Remainder(std::string_view digits, int divisor) {
  int rest = 0;
  for (const char c : digits) rest = (rest * 10 + DigitValue(c)) % divisor;
  return rest;
}

constexpr bool AllSame(std::string_view text) {
  return text.find_first_not_of(text.front()) == std::string_view::npos;
}

constexpr bool IsDayOfMonth(int day, int month) {
  constexpr std::array<int, 13> kDays{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= kDays[static_cast<std::size_t>(month)];
}
// MMDD and DDMM at a position.
constexpr bool HasMonthDay(std::string_view digits, std::size_t at) {
  return IsDayOfMonth(NumberAt(digits, at + 2, 2), NumberAt(digits, at, 2));
}
constexpr bool HasDayMonth(std::string_view digits, std::size_t at) {
  return IsDayOfMonth(NumberAt(digits, at, 2), NumberAt(digits, at + 2, 2));
}

// '#' is a digit, '@' a letter, '?' either, anything else itself.
constexpr bool Matches(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char p = pattern[i];
    const char c = text[i];
    const bool fits = p == '#'   ? IsDigit(c)
                      : p == '@' ? IsLetter(c)
                      : p == '?' ? IsAlnum(c)
                                 : c == p;
    if (!fits) return false;
  }
  return true;
}

// ISO/IEC 7064 and ICAO Doc 9303: letters count from 10 on.
constexpr int AlnumValue(char c) { return IsDigit(c) ? DigitValue(c) : c - 'A' + 10; }

// ICAO Doc 9303 part 3: weights 7, 3, 1; '<' counts nought.
constexpr int MrzSum(std::string_view text) {
  constexpr Weights<3> kWeights{7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '<') sum += AlnumValue(text[i]) * kWeights[i % 3];
  }
  return sum;
}

}  // namespace tacit::privacy
