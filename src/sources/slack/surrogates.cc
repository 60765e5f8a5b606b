#include "sources/slack/surrogates.h"

#include <charconv>
#include <cstdint>
#include <cstring>

namespace tacit::sources::slack {
namespace {

constexpr std::size_t kEscapeBytes = 6;  // \uXXXX

// The UTF-16 unit of the escape at `at`; 0 when there is none.
std::uint32_t UnitAt(const char* json, std::size_t size, std::size_t at) {
  if (at + kEscapeBytes > size || json[at] != '\\' || json[at + 1] != 'u') return 0;
  std::uint32_t unit = 0;
  const char* end = json + at + kEscapeBytes;
  const auto [stop, error] = std::from_chars(json + at + 2, end, unit, 16);
  return error == std::errc() && stop == end ? unit : 0;
}

bool IsHigh(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool IsLow(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

bool ReplaceLoneSurrogates(char* json, std::size_t size) {
  bool replaced = false;
  for (std::size_t at = 0; at + 1 < size;) {
    if (json[at] != '\\') {
      ++at;
      continue;
    }
    const std::uint32_t unit = UnitAt(json, size, at);
    if (IsHigh(unit) && IsLow(UnitAt(json, size, at + kEscapeBytes))) {
      at += 2 * kEscapeBytes;
    } else if (IsHigh(unit) || IsLow(unit)) {
      std::memcpy(json + at, "\\ufffd", kEscapeBytes);
      replaced = true;
      at += kEscapeBytes;
    } else {
      at += 2;  // a backslash and what it escapes
    }
  }
  return replaced;
}

}  // namespace tacit::sources::slack
