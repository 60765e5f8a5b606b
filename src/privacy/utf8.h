#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tacit::privacy {

struct Decoded {
  char32_t c = 0xFFFD;
  std::size_t size = 1;
  bool valid = false;
};

// DecodeAt for what is not decoded below.
Decoded DecodeAnyAt(std::string_view text, std::size_t at);

// The character that begins at `at` < text.size(). What is not valid UTF-8 is U+FFFD, and `size`
// says how many bytes to step over: as many as could still have begun a character.
// Nearly all characters are of the forms that are valid whatever their last bits say.
inline Decoded DecodeAt(std::string_view text, std::size_t at) {
  const auto byte = [text](std::size_t i) -> char32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto continues = [](char32_t c) { return (c & 0xC0) == 0x80; };
  const char32_t lead = byte(at);
  if (lead < 0x80) return {.c = lead, .size = 1, .valid = true};
  const char32_t second = byte(at + 1);
  if (lead >= 0xC2 && lead < 0xE0 && continues(second)) {
    return {.c = (lead & 0x1F) << 6 | (second & 0x3F), .size = 2, .valid = true};
  }
  const char32_t third = byte(at + 2);
  if (lead > 0xE0 && lead < 0xED && continues(second) && continues(third)) {
    return {
        .c = (lead & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F), .size = 3, .valid = true};
  }
  return DecodeAnyAt(text, at);
}

void AppendUtf8(char32_t c, std::string& out);

bool IsValidUtf8(std::string_view text);

}  // namespace tacit::privacy
