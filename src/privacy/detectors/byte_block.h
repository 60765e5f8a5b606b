#pragma once

// Up to 64 bytes of a text by class, a bit for each: the words before a number are looked at once
// for every number, so that a look must not cost a step for each byte.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "privacy/detectors/characters.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tacit::privacy {

struct ByteBlock {
  static constexpr std::size_t kSize = 64;

  std::uint64_t letters = 0;   // of ASCII
  std::uint64_t high = 0;      // from 0x80 on
  std::uint64_t leads = 0;     // the first bytes of characters that are no ASCII
  std::uint64_t newlines = 0;  // '\n'
  std::uint64_t closing = 0;   // ']'

  // The bytes from `base` on; a bit behind the text's end is 0.
  static ByteBlock Read(std::string_view text, std::size_t base) {
    ByteBlock block;
    if (text.size() - base >= kSize) {
      block.Classify(text.data() + base);
      return block;
    }
    char bytes[kSize] = {};  // NOLINT(modernize-avoid-c-arrays): for the loads
    std::memcpy(bytes, text.data() + base, text.size() - base);
    block.Classify(bytes);
    return block;
  }

  // Where a word may begin: letters behind none, and characters that are no ASCII. `inside`: a
  // letter stands right before the block.
  std::uint64_t Begins(bool inside) const {
    return (letters & ~(letters << 1U | (inside ? 1U : 0U))) | leads;
  }

  static constexpr std::uint64_t First(std::size_t count) {
    return count >= kSize ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
  }

 private:
#if defined(__SSE2__)
  void Classify(const char* bytes) {
    for (std::size_t part = 0; part < 4; ++part) {
      const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + part * 16));
      const __m128i letter = _mm_sub_epi8(_mm_or_si128(v, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
      const auto put = [part](std::uint64_t& bits, __m128i mask) {
        bits |= std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(mask))} << (16 * part);
      };
      put(letters, _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter));
      put(high, v);
      put(leads, _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8(static_cast<char>(0xC0))), v));
      put(newlines, _mm_cmpeq_epi8(v, _mm_set1_epi8('\n')));
      put(closing, _mm_cmpeq_epi8(v, _mm_set1_epi8(']')));
    }
  }
#else
  void Classify(const char* bytes) {
    for (std::size_t i = 0; i < kSize; ++i) {
      const auto put = [i](std::uint64_t& bits, bool is) { bits |= std::uint64_t{is} << i; };
      put(letters, IsLetter(bytes[i]));
      put(high, IsNonAscii(bytes[i]));
      put(leads, static_cast<unsigned char>(bytes[i]) >= 0xC0);
      put(newlines, bytes[i] == '\n');
      put(closing, bytes[i] == ']');
    }
  }
#endif
};

}  // namespace tacit::privacy
