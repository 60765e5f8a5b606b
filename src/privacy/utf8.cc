#include "privacy/utf8.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace tacit::privacy {

Decoded DecodeAnyAt(std::string_view text, std::size_t at) {
  const char* bytes = text.data() + at;
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
  std::int32_t next = 0;
  UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
  U8_NEXT(bytes, next, size, c);
#pragma GCC diagnostic pop
  if (c < 0) return Decoded{.size = static_cast<std::size_t>(next)};
  return Decoded{
      .c = static_cast<char32_t>(c), .size = static_cast<std::size_t>(next), .valid = true};
}

void AppendUtf8(char32_t c, std::string& out) {
  const auto byte = [&out](char32_t value) { out += static_cast<char>(value); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | c >> 6);
    byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | c >> 12);
    byte(0x80 | (c >> 6 & 0x3F));
    byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | c >> 18);
    byte(0x80 | (c >> 12 & 0x3F));
    byte(0x80 | (c >> 6 & 0x3F));
    byte(0x80 | (c & 0x3F));
  }
}

bool IsValidUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeAt(text, at);
    if (!next.valid) return false;
    at += next.size;
  }
  return true;
}

}  // namespace tacit::privacy
