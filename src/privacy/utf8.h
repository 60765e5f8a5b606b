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

// The character that begins at `at` < text.size(). What is not valid UTF-8 is U+FFFD, and `size`
// says how many bytes to step over: as many as could still have begun a character.
Decoded DecodeAt(std::string_view text, std::size_t at);

void AppendUtf8(char32_t c, std::string& out);

bool IsValidUtf8(std::string_view text);

}  // namespace tacit::privacy
