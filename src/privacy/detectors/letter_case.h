#pragma once

// Upper and lower case of Latin, Greek and Cyrillic letters (Unicode 15, UnicodeData.txt: blocks
// where the pairs stand regularly). Other scripts have no case, or none that matters here.

#include <cstdint>

namespace tacit::privacy {

// The lower-case form of a capital, else 0.
constexpr std::uint32_t LowerOfCapital(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0xC0) return 0;
  if (c <= 0xDE) return c == 0xD7 ? 0 : c + 32;
  const bool odd_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (odd_capital) return (c & 1U) != 0 ? c + 1 : 0;
  if (c == 0x178) return 0xFF;
  if (c >= 0x100 && c <= 0x177) return (c & 1U) == 0 && c != 0x138 ? c + 1 : 0;
  if (c == 0x1A0 || c == 0x1AF) return c + 1;
  if (c >= 0x391 && c <= 0x3AB) return c + 32;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  if (c == 0x386) return 0x3AC;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c == 0x490) return 0x491;
  if (c >= 0x1E00 && c <= 0x1EFF) return (c & 1U) == 0 ? c + 1 : 0;
  return 0;
}

}  // namespace tacit::privacy
