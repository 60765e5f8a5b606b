#pragma once

// The byte scanners under both readers. They look at 16 bytes at a time (SSE2 is in every x86-64)
// and may read up to kScanPadding bytes past the end of what they are given, never use them.

#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tacit::sources {

// Bytes that must be readable after the end of a buffer; simdjson wants 64 as well.
inline constexpr std::size_t kScanPadding = 64;

// The first '"', '\' or control character (below 0x20) at or after `p`. The caller has put a zero
// byte behind the end of its buffer, so the search always ends.
inline const char* FindStringStop(const char* p) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i control = _mm_set1_epi8(0x1f);
  for (;; p += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const __m128i stops =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                     _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(stops));
    if (mask != 0) return p + __builtin_ctz(mask);
  }
#else
  while (*p != '"' && *p != '\\' && static_cast<unsigned char>(*p) >= 0x20) ++p;
  return p;
#endif
}

// `p` is the first byte inside a JSON string. Gives its closing quote, or nullptr when a raw
// control character (or the zero byte behind the buffer) comes first.
inline const char* FindStringEnd(const char* p, bool* escaped) {
  *escaped = false;
  for (;;) {
    p = FindStringStop(p);
    if (*p == '"') return p;
    if (*p != '\\' || static_cast<unsigned char>(p[1]) < 0x20) return nullptr;
    *escaped = true;
    p += 2;
  }
}

// Code points of valid UTF-8.
std::size_t CountCodePoints(std::string_view text);

// Follows the brackets of one JSON value through any number of buffers, strings and escapes
// understood, everything else unread.
class BracketScanner {
 public:
  // `p` is the value's opening bracket in the first call, and the byte after the last buffer's end
  // in later ones. Gives the byte after the closing bracket, or nullptr: not in this buffer.
  const char* Run(const char* p, const char* end);

 private:
  std::uint64_t in_string_ = 0;  // all ones inside a string
  std::uint64_t escaped_ = 0;    // 1 when the next byte is escaped
  std::uint64_t depth_ = 0;
};

}  // namespace tacit::sources
