#pragma once

// Text on a terminal: how wide it is, what must not reach the terminal as it stands, and the
// figures as people read them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tacit::cli {

struct CodePoint {
  char32_t value = 0xFFFD;
  std::size_t size = 1;  // bytes taken; 1 when not valid
  bool valid = false;
};

// The first code point of a text that is not empty. Over-long forms, surrogates and values past
// U+10FFFF are not valid.
CodePoint DecodeUtf8(std::string_view text);

// Columns that a terminal needs: 2 for East Asian wide characters and most emoji, 0 for combining
// marks. Expects text without control characters.
std::size_t DisplayWidth(std::string_view text);

// `text` in exactly at most `width` columns; what is cut off is shown as "…".
std::string Truncate(std::string_view text, std::size_t width);
// The same, filled with blanks up to `width`.
std::string PadRight(std::string_view text, std::size_t width);
std::string PadLeft(std::string_view text, std::size_t width);

enum class Newlines : std::uint8_t { kEscape, kKeep };
// Control characters (C0, C1, DEL), bidirectional overrides and broken UTF-8 as visible escapes:
// what somebody wrote in a chat must not move the reader's cursor or recolour the terminal.
std::string EscapeForTerminal(std::string_view text, Newlines newlines = Newlines::kEscape);

std::string WithThousands(std::uint64_t value);  // 1,234,567
std::string HumanBytes(std::uint64_t bytes);     // 1.5 MiB
std::string HumanDuration(double seconds);       // 0.4 s, 12 s, 3 min 05 s, 1 h 02 min

}  // namespace tacit::cli
