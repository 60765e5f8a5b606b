#pragma once

// Code points of valid UTF-8, and a coarse "is it a letter" by blocks (Unicode 15, Blocks.txt):
// what is not punctuation, symbol or emoji counts as a letter. Enough to find where a word ends.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "privacy/detectors/characters.h"

namespace tacit::privacy {

struct CodePoint {
  std::uint32_t value = 0;  // 0: no code point here
  std::size_t size = 0;     // in bytes
};

// The code point that begins at `position`.
constexpr CodePoint CodePointAt(std::string_view text, std::size_t position) {
  if (position >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[position]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (position + size > text.size()) return {};
  std::uint32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    value = (value << 6U) | (static_cast<unsigned char>(text[position + i]) & 0x3FU);
  }
  return {value, size};
}

// The code point that ends right before `position`.
constexpr CodePoint CodePointBefore(std::string_view text, std::size_t position) {
  if (position == 0 || position > text.size()) return {};
  std::size_t begin = position - 1;
  while (begin > 0 && position - begin < 4 && (text[begin] & 0xC0) == 0x80) --begin;
  return CodePointAt(text, begin);
}

// Han, kana, Hangul: scripts that put no blanks between words.
constexpr bool IsUnspaced(std::uint32_t code) {
  return (code >= 0x2E80 && code <= 0xD7FF) || (code >= 0x20000 && code <= 0x3FFFF);
}

constexpr bool IsLetterCode(std::uint32_t code) {
  if (code < 0x80) return IsLetter(static_cast<char>(code));
  if (code < 0x100) {
    return code == 0xAA || code == 0xB5 || code == 0xBA ||
           (code >= 0xC0 && code != 0xD7 && code != 0xF7);
  }
  if (code < 0x2000) {
    constexpr std::uint32_t kMarks[] = {0x37E, 0x387, 0x55D, 0x55E, 0x589, 0x5BE, 0x5C3,
                                        0x60C, 0x61B, 0x61F, 0x6D4, 0x964, 0x965, 0x1680};
    for (const std::uint32_t mark : kMarks) {
      if (code == mark) return false;
    }
    return code < 0x66A || code > 0x66D;
  }
  if (code < 0x3040) return code >= 0x2C00 && code <= 0x2DFF;
  if (code == 0x30FB) return false;
  if (code <= 0xD7FF) return true;
  if (code >= 0xF900 && code <= 0xFDFF) return true;
  if (code >= 0xFE70 && code <= 0xFEFC) return true;
  return (code >= 0x10000 && code < 0x1D000) || (code >= 0x20000 && code <= 0x3FFFF);
}

// Whether a letter (of any script), a digit or '_' ends right before `position` / begins there.
constexpr bool IsWordBefore(std::string_view text, std::size_t position) {
  const char before = Before(text, position);
  if (!IsNonAscii(before)) return IsWordByte(before);
  return IsLetterCode(CodePointBefore(text, position).value);
}
constexpr bool IsWordAt(std::string_view text, std::size_t position) {
  const char at = At(text, position);
  if (!IsNonAscii(at)) return IsWordByte(at);
  return IsLetterCode(CodePointAt(text, position).value);
}

}  // namespace tacit::privacy
