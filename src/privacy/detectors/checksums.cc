#include "privacy/detectors/checksums.h"

#include <array>
#include <cstddef>

#include "privacy/detectors/characters.h"

namespace tacit::privacy {

bool PassesLuhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (std::size_t i = digits.size(); i-- > 0; twice = !twice) {
    const int value = DigitValue(digits[i]) * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return !digits.empty() && sum % 10 == 0;
}

bool PassesIban(std::string_view alnum) {
  if (alnum.size() < 5) return false;
  int rest = 0;
  for (std::size_t i = 0; i < alnum.size(); ++i) {
    const char c = alnum[(i + 4) % alnum.size()];
    if (IsDigit(c)) {
      rest = (rest * 10 + DigitValue(c)) % 97;
    } else if (IsLetter(c)) {
      rest = (rest * 100 + (ToUpper(c) - 'A' + 10)) % 97;
    } else {
      return false;
    }
  }
  return rest == 1;
}

bool PassesMod11_10(std::string_view digits) {
  if (digits.size() < 2) return false;
  int product = 10;
  for (const char c : digits.substr(0, digits.size() - 1)) {
    int sum = (DigitValue(c) + product) % 10;
    if (sum == 0) sum = 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 == DigitValue(digits.back());
}

bool PassesMod11_2(std::string_view digits) {
  if (digits.size() < 2) return false;
  int sum = 0;
  for (const char c : digits.substr(0, digits.size() - 1)) sum = (sum + DigitValue(c)) * 2 % 11;
  const char last = ToUpper(digits.back());
  return (sum + (last == 'X' ? 10 : DigitValue(last))) % 11 == 1;
}

bool PassesVerhoeff(std::string_view digits) {
  // Multiplication in D5, and the permutation applied once per position.
  constexpr std::array<std::array<int, 10>, 10> kTimes{{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                                                        {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
                                                        {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
                                                        {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
                                                        {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
                                                        {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
                                                        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
                                                        {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
                                                        {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
                                                        {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}}};
  constexpr std::array<int, 10> kPermutation{1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  const auto index = [](int value) { return static_cast<std::size_t>(value); };
  int check = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int value = DigitValue(digits[digits.size() - 1 - i]);
    for (std::size_t round = i % 8; round > 0; --round) value = kPermutation[index(value)];
    check = kTimes[index(check)][index(value)];
  }
  return !digits.empty() && check == 0;
}

bool PassesAba(std::string_view digits) {
  if (digits.size() != 9) return false;
  const int prefix = DigitValue(digits[0]) * 10 + DigitValue(digits[1]);
  const bool assigned = prefix <= 12 || (prefix >= 21 && prefix <= 32) ||
                        (prefix >= 61 && prefix <= 72) || prefix == 80;
  constexpr std::array<int, 3> kWeights{3, 7, 1};
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += DigitValue(digits[i]) * kWeights[i % 3];
  return assigned && sum % 10 == 0 && digits != "000000000";
}

}  // namespace tacit::privacy
