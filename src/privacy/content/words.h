#pragma once

// Cuts a text into words: maximal runs of ASCII letters, digits, '_' and bytes from 0x80 on.

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace tacit::privacy::content {

static_assert(std::endian::native == std::endian::little, "words are hashed as loaded");

inline constexpr std::uint64_t kOnes = 0x0101010101010101U;
inline constexpr std::uint64_t kHighBits = kOnes * 0x80;

inline std::uint64_t LoadUpTo8(const char* from, std::size_t size) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, from, size < 8 ? size : 8);
  return bytes;
}

// The high bit of each byte that is in [low, high]; for bytes below 0x80.
constexpr std::uint64_t InRange(std::uint64_t bytes, unsigned char low, unsigned char high) {
  const std::uint64_t from_low = bytes + kOnes * (0x80U - low);
  const std::uint64_t above_high = bytes + kOnes * (0x7FU - high);
  return from_low & ~above_high & kHighBits;
}

// A bit for each of eight bytes: whether it belongs to a word.
constexpr std::uint64_t WordBits(std::uint64_t bytes) {
  const std::uint64_t ascii = bytes & ~kHighBits;
  const std::uint64_t flags = InRange(ascii | (kOnes * 0x20), 'a', 'z') | InRange(ascii, '0', '9') |
                              InRange(ascii, '_', '_') | (bytes & kHighBits);
  // Gathers the eight high bits: the product moves each to a place of its own in the top byte.
  constexpr std::uint64_t kGather = 0x0102040810204080U;
  return ((flags >> 7U) * kGather) >> 56U;
}

// take(begin, end) for each word, in order. take returns false to stop.
template <typename Take>
void ForEachWord(std::string_view text, Take&& take) {
  constexpr std::size_t kNone = ~std::size_t{0};
  constexpr std::size_t kBlock = 64;
  std::size_t begin = kNone;
  std::uint64_t carry = 0;
  for (std::size_t base = 0; base < text.size(); base += kBlock) {
    std::uint64_t mask = 0;
    const std::size_t left = text.size() - base;
    for (std::size_t at = 0; at < kBlock && at < left; at += 8) {
      std::uint64_t bytes = 0;
      if (left - at >= 8) {
        std::memcpy(&bytes, text.data() + base + at, 8);
      } else {
        bytes = LoadUpTo8(text.data() + base + at, left - at);
      }
      mask |= WordBits(bytes) << at;
    }
    std::uint64_t edges = mask ^ (mask << 1U | carry);
    carry = mask >> 63U;
    for (; edges != 0; edges &= edges - 1) {
      const std::size_t at = base + static_cast<std::size_t>(std::countr_zero(edges));
      if (begin == kNone) {
        begin = at;
      } else {
        if (!take(begin, at)) return;
        begin = kNone;
      }
    }
  }
  if (begin != kNone) take(begin, text.size());
}

// The bytes of a word of at most eight, each at a place that depends on the length only.
inline std::uint64_t LoadShort(const char* word, std::size_t size) {
  if (size >= 4) {
    std::uint32_t head = 0;
    std::uint32_t tail = 0;
    std::memcpy(&head, word, 4);
    std::memcpy(&tail, word + size - 4, 4);
    return std::uint64_t{tail} << 32U | head;
  }
  const auto byte = [word](std::size_t at) {
    return std::uint64_t{static_cast<unsigned char>(word[at])};
  };
  return byte(0) | byte(size / 2) << 8U | byte(size - 1) << 16U;
}

// Of a word of at least one byte, without regard to the case of ASCII letters.
inline std::uint64_t HashWord(const char* word, std::size_t size) {
  constexpr std::uint64_t kFold = kOnes * 0x20;
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = size;
  if (size <= 8) {
    hash ^= LoadShort(word, size) | kFold;
  } else {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    std::memcpy(&head, word, 8);
    std::memcpy(&tail, word + size - 8, 8);
    hash ^= (head | kFold) ^ std::rotl((tail | kFold) * kMultiplier, 23);
  }
  hash *= kMultiplier;
  return hash ^ (hash >> 29U);
}

// `text` with the case of all letters folded and all that is no letter, mark or digit as a blank;
// the text itself where it is ASCII, as words of ASCII are compared without case.
std::string_view FoldWords(std::string_view text, std::string& folded);

}  // namespace tacit::privacy::content
