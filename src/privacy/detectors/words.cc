#include "privacy/detectors/words.h"

#include <algorithm>

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

// Whether a word of the list begins at `i` and ends before `to`.
bool HasWordAt(std::string_view text, std::size_t i, std::size_t to, const ContextWords& words) {
  if (!words.MayBegin(text[i], At(text, i + 1))) return false;
  if (i > 0 && IsLetter(text[i]) && IsLetter(text[i - 1])) return false;
  const char first = ToLower(text[i]);
  return std::ranges::any_of(words.words(), [&](std::string_view word) {
    return first == word.front() && i + word.size() <= to &&
           StartsWithFolded(text.substr(i), word) && StandsAlone(text, i, i + word.size());
  });
}

}  // namespace

std::size_t LastWordBefore(std::string_view text, std::size_t position, std::size_t window,
                           const ContextWords& words) {
  const std::size_t from = position > window ? position - window : 0;
  for (std::size_t i = position; i-- > from;) {
    if (text[i] == '\n' && Before(text, i) != ':') break;
    if (text[i] == ']' && i + 1 < position && text[i + 1] == ']') break;
    if (HasWordAt(text, i, position, words)) return i;
  }
  return kNoWord;
}

bool HasWordAfter(std::string_view text, std::size_t position, std::size_t window,
                  const ContextWords& words) {
  const std::string_view after = text.substr(position, window);
  const std::size_t to = position + std::min({after.size(), after.find('\n'), after.find("[[")});
  for (std::size_t i = position; i < to; ++i) {
    if (HasWordAt(text, i, to, words)) return true;
  }
  return false;
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
