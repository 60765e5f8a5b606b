#pragma once

// The names of the digits in languages that write them in ASCII: people spell numbers out to get
// them past filters.

#include <array>
#include <cstddef>
#include <cstdint>
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

// The names by their first two letters: most words are none by one look-up, and the others are
// compared with two or three names as a whole.
class DigitNameIndex {
 public:
  static constexpr std::size_t kLongest = 8;  // letters
  // A word of at most so many letters in lower case as one number.
  template <typename Letters>
  static constexpr std::uint64_t Packed(const Letters& letters, std::size_t size) {
    std::uint64_t packed = 0;
    for (std::size_t i = 0; i < size; ++i) {
      packed = packed << 8U | static_cast<unsigned char>(LetterOf(letters[i]));
    }
    return packed;
  }

  constexpr DigitNameIndex() {
    for (const DigitName& one : kDigitNames) ++begins_[SlotOf(one) + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) {
      begins_[i] = static_cast<std::uint8_t>(begins_[i] + begins_[i - 1]);
    }
    std::array<std::uint8_t, kSlots + 1> next = begins_;
    for (const DigitName& one : kDigitNames) {
      const std::size_t at = next[SlotOf(one)]++;
      words_[at] = Packed(one.name, one.name.size());
      names_[at] = one;
    }
  }

  constexpr bool Has(char first, char second) const {
    const std::size_t slot = DigitNameSlot(first, second);
    return begins_[slot] != begins_[slot + 1];
  }
  // `word` begins with these letters.
  constexpr DigitName Find(char first, char second, std::uint64_t word) const {
    const std::size_t slot = DigitNameSlot(first, second);
    for (std::size_t i = begins_[slot]; i < begins_[slot + 1]; ++i) {
      if (words_[i] == word) return names_[i];
    }
    return {};
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  static constexpr std::size_t SlotOf(const DigitName& one) {
    return DigitNameSlot(one.name[0], one.name[1]);
  }
  std::array<std::uint8_t, kSlots + 1> begins_{};
  std::array<std::uint64_t, kDigitNames.size()> words_{};
  std::array<DigitName, kDigitNames.size()> names_{};
};
inline constexpr DigitNameIndex kDigitNameIndex;

// The digit that the word at `at` (a letter) names; its name is empty where it names none.
inline DigitName DigitNameAt(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || LetterOf(text[at]) == 0 || LetterOf(text[at + 1]) == 0) return {};
  if (!kDigitNameIndex.Has(text[at], text[at + 1])) return {};
  std::size_t size = 2;
  while (at + size < text.size() && size < DigitNameIndex::kLongest &&
         LetterOf(text[at + size]) != 0) {
    ++size;
  }
  const std::uint64_t word = DigitNameIndex::Packed(text.substr(at, size), size);
  return kDigitNameIndex.Find(text[at], text[at + 1], word);
}

}  // namespace tacit::privacy
