#include "sources/telegram/scan.h"

#include <cstring>

namespace tacit::sources {
namespace {

// One bit for each of 64 bytes.
struct Masks {
  std::uint64_t quote = 0;
  std::uint64_t backslash = 0;
  std::uint64_t open = 0;
  std::uint64_t close = 0;
};

#if defined(__SSE2__)
Masks Classify(const char* p) {
  Masks masks;
  for (unsigned i = 0; i < 4; ++i) {
    const __m128i bytes =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + std::size_t{16} * i));
    // '[' and '{', ']' and '}' differ in bit 0x20 only.
    const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const auto bits = [&](const __m128i& left, char right) {
      const int mask = _mm_movemask_epi8(_mm_cmpeq_epi8(left, _mm_set1_epi8(right)));
      return static_cast<std::uint64_t>(static_cast<unsigned>(mask)) << (16 * i);
    };
    masks.quote |= bits(bytes, '"');
    masks.backslash |= bits(bytes, '\\');
    masks.open |= bits(folded, '{');
    masks.close |= bits(folded, '}');
  }
  return masks;
}
#else
Masks Classify(const char* p) {
  Masks masks;
  for (unsigned i = 0; i < 64; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (p[i] == '"') masks.quote |= bit;
    if (p[i] == '\\') masks.backslash |= bit;
    if (p[i] == '{' || p[i] == '[') masks.open |= bit;
    if (p[i] == '}' || p[i] == ']') masks.close |= bit;
  }
  return masks;
}
#endif

// Bit i of the result: the number of bits at or below i is odd.
std::uint64_t PrefixXor(std::uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

}  // namespace

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  const char* p = text.data();
  const char* const end = p + text.size();
#if defined(__SSE2__)
  // A continuation byte is 0x80..0xBF: as a signed number below -64.
  const __m128i limit = _mm_set1_epi8(-65);
  for (; end - p >= 16; p += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const __m128i starts = _mm_and_si128(_mm_cmpgt_epi8(bytes, limit), _mm_set1_epi8(1));
    const __m128i sums = _mm_sad_epu8(starts, _mm_setzero_si128());
    count += static_cast<std::size_t>(_mm_cvtsi128_si32(sums)) +
             static_cast<std::size_t>(_mm_extract_epi16(sums, 4));
  }
#endif
  for (; end - p >= 8; p += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, p, sizeof(bytes));
    const std::uint64_t continuations = bytes >> 7 & ~(bytes >> 6) & 0x0101010101010101;
    count += 8 - (continuations * 0x0101010101010101 >> 56);
  }
  for (; p != end; ++p) count += (static_cast<unsigned char>(*p) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

const char* BracketScanner::Run(const char* p, const char* end) {
  char last[64];
  while (p < end) {
    const auto left = static_cast<std::size_t>(end - p);
    const unsigned size = left < 64 ? static_cast<unsigned>(left) : 64;
    const char* block = p;
    if (size < 64) {
      std::memset(last, ' ', sizeof(last));
      std::memcpy(last, p, size);
      block = last;
    }
    const Masks masks = Classify(block);
    std::uint64_t escaped = escaped_;
    escaped_ = 0;
    if ((masks.backslash | escaped) != 0) {
      std::uint64_t active = masks.backslash & ~escaped;
      while (active != 0) {
        const auto at = static_cast<unsigned>(__builtin_ctzll(active));
        if (at + 1 == size) {
          escaped_ = 1;
        } else {
          escaped |= std::uint64_t{2} << at;
        }
        active &= ~(std::uint64_t{3} << at);
      }
    }
    const std::uint64_t inside = PrefixXor(masks.quote & ~escaped) ^ in_string_;
    in_string_ = (inside >> 63) != 0 ? ~std::uint64_t{0} : 0;
    std::uint64_t brackets = (masks.open | masks.close) & ~inside;
    while (brackets != 0) {
      const auto at = static_cast<unsigned>(__builtin_ctzll(brackets));
      brackets &= brackets - 1;
      if ((masks.open >> at & 1) != 0) {
        ++depth_;
      } else if (depth_ <= 1) {
        return p + at + 1;
      } else {
        --depth_;
      }
    }
    p += size;
  }
  return nullptr;
}

}  // namespace tacit::sources
