#pragma once

// Where the words of a text begin and end, 64 bytes at a time.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "privacy/ascii.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tacit::privacy {

// A word is a maximal run of ASCII letters, digits, '_' and bytes from 0x80 on; or, if so asked, of
// letters and such bytes only. One thread.
class WordScan {
 public:
  enum class Of : bool { kWordBytes, kLetters };
  explicit WordScan(std::string_view text, Of of = Of::kWordBytes)
      : text_(text), letters_only_(of == Of::kLetters) {}

  // The first byte of a word at or after `at`, and the first byte of none; the text's size: none.
  std::size_t FindWord(std::size_t at) { return Find(at, 0); }
  std::size_t FindEnd(std::size_t at) { return Find(at, ~std::uint64_t{0}); }
  // Whether a byte of [begin, end) is no ASCII. Looks at the last block only, and says yes where
  // the word begins before it.
  bool MayHoldHigh(std::size_t begin, std::size_t end) const {
    if (begin < base_ || end > base_ + kBlock) return true;
    const std::size_t size = end - begin;
    const std::uint64_t bits = size >= kBlock ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
    return (high_ >> (begin - base_) & bits) != 0;
  }

 private:
  static constexpr std::size_t kBlock = 64;
  static constexpr std::size_t kNoBlock = ~std::size_t{0} >> 1;

  std::size_t Find(std::size_t at, std::uint64_t flip) {
    // Nearly always in the block that was looked at last, and before the text's end.
    if (at - base_ < kBlock) {
      const std::uint64_t bits = (words_ ^ flip) >> (at - base_);
      if (bits != 0) return at + static_cast<std::size_t>(std::countr_zero(bits));
    }
    return FindFar(at, flip);
  }

  std::size_t FindFar(std::size_t at, std::uint64_t flip) {
    while (at < text_.size()) {
      const std::size_t base = at / kBlock * kBlock;
      if (base != base_) Load(base);
      const std::uint64_t bits = (words_ ^ flip) >> (at - base);
      if (bits != 0) {
        const std::size_t found = at + static_cast<std::size_t>(std::countr_zero(bits));
        return found;
      }
      at = base + kBlock;
    }
    return text_.size();
  }

  void Load(std::size_t base) {
    base_ = base;
    if (text_.size() - base >= kBlock) return Classify(text_.data() + base);
    char tail[kBlock] = {};  // NOLINT(modernize-avoid-c-arrays): for aligned loads
    std::memcpy(tail, text_.data() + base, text_.size() - base);
    Classify(tail);
  }

#if defined(__SSE2__)
  void Classify(const char* bytes) {
    words_ = 0;
    high_ = 0;
    for (std::size_t part = 0; part < 4; ++part) {
      const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + part * 16));
      const auto in_range = [](__m128i value, char first, char last) {
        const __m128i offset = _mm_sub_epi8(value, _mm_set1_epi8(first));
        const __m128i limit = _mm_set1_epi8(static_cast<char>(last - first));
        return _mm_cmpeq_epi8(_mm_min_epu8(offset, limit), offset);
      };
      const __m128i lower = _mm_or_si128(v, _mm_set1_epi8(0x20));
      __m128i word = in_range(lower, 'a', 'z');
      if (!letters_only_) {
        word = _mm_or_si128(_mm_or_si128(word, in_range(v, '0', '9')),
                            _mm_cmpeq_epi8(v, _mm_set1_epi8('_')));
      }
      const auto high = static_cast<std::uint32_t>(_mm_movemask_epi8(v));
      const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(word)) | high;
      words_ |= std::uint64_t{bits} << (16 * part);
      high_ |= std::uint64_t{high} << (16 * part);
    }
  }
#else
  void Classify(const char* bytes) {
    words_ = 0;
    high_ = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
      const std::uint64_t high = IsAscii(bytes[i]) ? 0 : 1;
      const bool word = letters_only_ ? IsLetter(bytes[i]) : IsWord(bytes[i]);
      words_ |= (word ? 1 : high) << i;
      high_ |= high << i;
    }
  }
#endif

  std::string_view text_;
  bool letters_only_;
  std::size_t base_ = kNoBlock;
  std::uint64_t words_ = 0;
  std::uint64_t high_ = 0;
};

}  // namespace tacit::privacy
