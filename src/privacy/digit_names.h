#pragma once

// The names of the digits in languages that write them in ASCII: people spell numbers out to get
// them past filters.

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>

namespace tacit::privacy {

struct DigitName {
  std::string_view name;  // lower case
  int digit = 0;
};

// English; German, Spanish, French, Italian, Portuguese.
inline constexpr auto kDigitNames = std::to_array<DigitName>({
    {"zero", 0},   {"oh", 0},     {"one", 1},   {"two", 2},   {"three", 3},  {"four", 4},
    {"five", 5},   {"six", 6},    {"seven", 7}, {"eight", 8}, {"nine", 9},   {"null", 0},
    {"eins", 1},   {"zwei", 2},   {"zwo", 2},   {"drei", 3},  {"vier", 4},   {"sechs", 6},
    {"sieben", 7}, {"acht", 8},   {"neun", 9},  {"cero", 0},  {"uno", 1},    {"dos", 2},
    {"tres", 3},   {"cuatro", 4}, {"cinco", 5}, {"seis", 6},  {"siete", 7},  {"ocho", 8},
    {"nueve", 9},  {"un", 1},     {"deux", 2},  {"trois", 3}, {"quatre", 4}, {"cinq", 5},
    {"sept", 7},   {"huit", 8},   {"neuf", 9},  {"due", 2},   {"tre", 3},    {"quattro", 4},
    {"cinque", 5}, {"sei", 6},    {"sette", 7}, {"otto", 8},  {"nove", 9},   {"um", 1},
    {"dois", 2},   {"quatro", 4}, {"sete", 7},  {"oito", 8},
});

// The lower-case form of an ASCII letter, else 0.
constexpr char LetterOf(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z' ? lower : '\0';
}

constexpr std::size_t DigitNameSlot(char first, char second) {
  return (static_cast<std::size_t>(first) & 31U) << 5U | (static_cast<std::size_t>(second) & 31U);
}

// By the first two letters: most words are none by one look-up.
inline const std::bitset<1024>& DigitNameStarts() {
  static const std::bitset<1024> starts = [] {
    std::bitset<1024> all;
    for (const DigitName& one : kDigitNames) all.set(DigitNameSlot(one.name[0], one.name[1]));
    return all;
  }();
  return starts;
}

// The digit that the word at `at` (a letter) names; its name is empty where it names none.
inline DigitName DigitNameAt(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || LetterOf(text[at]) == 0 || LetterOf(text[at + 1]) == 0) return {};
  if (!DigitNameStarts()[DigitNameSlot(text[at], text[at + 1])]) return {};
  std::size_t end = at;
  while (end < text.size() && end - at < 8 && LetterOf(text[end]) != 0) ++end;
  const std::string_view word = text.substr(at, end - at);
  const auto same = [word](const DigitName& one) {
    return std::ranges::equal(word, one.name, {}, LetterOf);
  };
  const auto* const found = std::ranges::find_if(kDigitNames, same);
  return found != kDigitNames.end() ? *found : DigitName{};
}

}  // namespace tacit::privacy
