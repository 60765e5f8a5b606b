#pragma once

// Classes of bytes that do not depend on the locale. Bytes of 0x80 and above are parts of UTF-8
// sequences: never digits, letters or blanks here; IsWordByte counts them as parts of words.

#include <cstddef>
#include <string_view>

namespace tacit::privacy {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsLetter(char c) { return IsUpper(c) || IsLower(c); }
constexpr bool IsAlnum(char c) { return IsLetter(c) || IsDigit(c); }
constexpr bool IsHexDigit(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool IsNonAscii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
constexpr bool IsWordByte(char c) { return IsAlnum(c) || c == '_' || IsNonAscii(c); }
constexpr char ToLower(char c) { return IsUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr char ToUpper(char c) { return IsLower(c) ? static_cast<char>(c - ('a' - 'A')) : c; }
constexpr int DigitValue(char c) { return c - '0'; }
// -1 where c is no hexadecimal digit.
constexpr int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The byte at a position, or 0 outside the text: saves the bounds checks at the text's ends.
constexpr char At(std::string_view text, std::size_t position) {
  return position < text.size() ? text[position] : '\0';
}
constexpr char Before(std::string_view text, std::size_t position) {
  return position > 0 && position <= text.size() ? text[position - 1] : '\0';
}

// ASCII letters compare without case; `lower` must be lower case already.
constexpr bool StartsWithFolded(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (ToLower(text[i]) != lower[i]) return false;
  }
  return true;
}
constexpr bool EqualsFolded(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && StartsWithFolded(text, lower);
}
constexpr bool EndsWithFolded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         StartsWithFolded(text.substr(text.size() - lower.size()), lower);
}

}  // namespace tacit::privacy
