#include "privacy/detectors/words.h"

#include <algorithm>
#include <bit>

#include "privacy/detectors/byte_block.h"
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

// 64 bytes at a time, the last ones first: only where a word begins is anything compared.
std::size_t LastWordBefore(std::string_view text, std::size_t position, std::size_t window,
                           const ContextWords& words) {
  const std::size_t from = position > window ? position - window : 0;
  for (std::size_t end = position; end > from;) {
    const std::size_t base = std::max(from, end - std::min(end, ByteBlock::kSize));
    const ByteBlock block = ByteBlock::Read(text, base);
    const std::size_t last = end - 1 - base;
    const bool closes = end < position && text[end] == ']';
    const std::uint64_t marks = words.begins_with_mark() ? ~(block.letters | block.high) : 0;
    const std::uint64_t begins = block.Begins(base > 0 && IsLetter(text[base - 1])) | marks;
    const std::uint64_t second = ((block.closing >> 1U) & ByteBlock::First(last)) |
                                 (std::uint64_t{closes ? 1U : 0U} << last);
    const std::uint64_t placeholders = block.closing & second;
    std::uint64_t stops = (begins | placeholders | block.newlines) & ByteBlock::First(last + 1);
    while (stops != 0) {
      const auto bit = static_cast<std::size_t>(63 - std::countl_zero(stops));
      stops ^= std::uint64_t{1} << bit;
      const std::size_t i = base + bit;
      if (text[i] == '\n' && Before(text, i) != ':') return kNoWord;
      if ((placeholders >> bit & 1U) != 0) return kNoWord;
      if (HasWordAt(text, i, position, words)) return i;
    }
    end = base;
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
