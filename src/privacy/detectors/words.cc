#include "privacy/detectors/words.h"

#include <algorithm>
#include <cstdint>

#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

bool StandsAlone(std::string_view text, std::size_t begin, std::size_t end) {
  const bool open = IsLetter(text[begin]) && begin > 0 && IsLetter(text[begin - 1]);
  if (open) return false;
  if (!IsLetter(text[end - 1])) return true;
  if (ToLower(At(text, end)) == 's') ++end;
  return !IsLetter(At(text, end));
}

// Most positions begin no word of the list: their first two bytes tell. The low five bits of a byte
// do not depend on the case of a letter.
class Beginnings {
 public:
  explicit Beginnings(std::span<const std::string_view> words) {
    for (const std::string_view word : words) {
      first_ |= std::uint32_t{1} << Low(word[0]);
      pairs_ |= word.size() > 1 ? PairBit(word[0], word[1]) : ~std::uint64_t{0};
    }
  }
  bool Has(char first, char second) const {
    return (first_ >> Low(first) & 1U) != 0 && (pairs_ & PairBit(first, second)) != 0;
  }

 private:
  static unsigned Low(char c) { return static_cast<unsigned>(c) & 31U; }
  static std::uint64_t PairBit(char first, char second) {
    return std::uint64_t{1} << ((Low(first) * 7 + Low(second)) & 63U);
  }
  std::uint32_t first_ = 0;
  std::uint64_t pairs_ = 0;
};

bool HasWord(std::string_view text, std::size_t from, std::size_t to,
             std::span<const std::string_view> words) {
  const Beginnings beginnings(words);
  bool letter_before = from > 0 && IsLetter(text[from - 1]);
  for (std::size_t i = from; i < to; ++i) {
    const bool letter = IsLetter(text[i]);
    const bool inside = letter && letter_before;
    letter_before = letter;
    if (inside || !beginnings.Has(text[i], At(text, i + 1))) continue;
    for (const std::string_view word : words) {
      if (ToLower(text[i]) != word.front() || i + word.size() > to) continue;
      if (StartsWithFolded(text.substr(i), word) && StandsAlone(text, i, i + word.size())) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool HasWordBefore(std::string_view text, std::size_t position, std::size_t window,
                   std::span<const std::string_view> words) {
  std::size_t from = position > window ? position - window : 0;
  for (std::size_t i = position; i-- > from;) {
    if (text[i] == '\n' && Before(text, i) != ':') {
      from = i + 1;
      break;
    }
  }
  const std::size_t placeholder = text.substr(from, position - from).rfind("]]");
  if (placeholder != std::string_view::npos) from += placeholder + 2;
  return HasWord(text, from, position, words);
}

bool HasWordAfter(std::string_view text, std::size_t position, std::size_t window,
                  std::span<const std::string_view> words) {
  const std::string_view after = text.substr(position, window);
  const std::size_t length = std::min({after.size(), after.find('\n'), after.find("[[")});
  return HasWord(text, position, position + length, words);
}

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view one) { return EqualsFolded(word, one); });
}

std::string_view LettersBefore(std::string_view text, std::size_t position) {
  std::size_t begin = position;
  while (begin > 0 && IsLetter(text[begin - 1])) --begin;
  return text.substr(begin, position - begin);
}

std::string_view LettersAt(std::string_view text, std::size_t position) {
  std::size_t end = position;
  while (end < text.size() && IsLetter(text[end])) ++end;
  return text.substr(position, end - position);
}

}  // namespace tacit::privacy
