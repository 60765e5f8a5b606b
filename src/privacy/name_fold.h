#pragma once

// How names are compared: case, accents and marks folded away (ICU's case folding and canonical
// decomposition; and by hand what has none: ß ss, ø o, ł l, đ d, ı i, æ ae, þ th).

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace tacit::privacy {

enum class Script : std::uint8_t {
  kNone,    // no letter or digit
  kWord,    // alphabets: words stand apart
  kHan,     // Han and kana: words do not stand apart
  kHangul,  // particles are written behind the word
};

struct Folded {
  Script script = Script::kNone;
  std::array<char32_t, 2> points = {};  // 0: nothing; a mark folds to nothing
};
Folded Fold(char32_t c);

// What '_' becomes: the byte with its bit for lower case set, as of all letters and digits.
inline constexpr char kFoldedUnderscore = '\x7F';

// A letter's or digit's folded byte; '_' is one of them. 0: a separator. 1: not ASCII.
extern const std::array<unsigned char, 256> kAsciiFold;

// A run of letters, digits and marks of one script, folded. A longer one than fits is no name.
struct NameToken {
  static constexpr std::size_t kCapacity = 64;
  static constexpr std::size_t kMaxSize = 56;  // room for one more character
  std::uint32_t begin = 0;                     // in the text
  std::uint32_t end = 0;
  Script script = Script::kNone;
  bool ascii = true;
  bool has_digit = false;
  std::uint8_t size = 0;               // of folded; 0: too long
  std::array<char, kCapacity> folded;  // zero up to the next multiple of eight
  std::string_view view() const { return {folded.data(), size}; }
};

// The first token at or after `at`; false: there is none. `text` is valid UTF-8.
bool NextToken(std::string_view text, std::size_t at, NameToken& token);

// Of a folded name, on a little-endian machine. The bytes up to the next multiple of eight must be
// readable, and zero.
inline std::uint64_t HashPadded(const char* bytes, std::size_t size) {
  std::uint64_t hash = size * 0x9E3779B97F4A7C15ULL;
  for (std::size_t at = 0; at < size; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + at, sizeof(word));
    hash = (hash ^ word) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32;
  }
  return hash * 0xC4CEB9FE1A85EC53ULL;
}
// HashOf(text[begin, end)) folded, where that is letters, digits and '_' in ASCII.
inline std::uint64_t HashAscii(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::uint64_t kLowerCase = 0x2020202020202020ULL;
  std::uint64_t hash = (end - begin) * 0x9E3779B97F4A7C15ULL;
  for (std::size_t at = begin; at < end; at += 8) {
    const std::size_t left = end - at;
    std::uint64_t word = 0;
    if (left >= 8) {
      std::memcpy(&word, text.data() + at, 8);
      word |= kLowerCase;
    } else {
      if (at + 8 <= text.size()) {
        std::memcpy(&word, text.data() + at, 8);
      } else {
        std::memcpy(&word, text.data() + at, left);
      }
      word = (word | kLowerCase) & ((std::uint64_t{1} << (8 * left)) - 1);
    }
    hash = (hash ^ word) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32;
  }
  return hash * 0xC4CEB9FE1A85EC53ULL;
}
std::uint64_t HashOf(std::string_view folded);
inline std::uint64_t HashOf(const NameToken& token) {
  return HashPadded(token.folded.data(), token.size);
}
// Of two names in this order.
inline std::uint64_t PairHash(std::uint64_t first, std::uint64_t second) {
  return ((first ^ 0xA0761D6478BD642FULL) * 0xE7037ED1A0B428DBULL + second) * 0x8EBC6AF09C88C6E3ULL;
}

// All letters and digits of `text`, folded; what is none of them stays (’ becomes ').
std::string FoldName(std::string_view text);

std::u32string Points(std::string_view utf8);

}  // namespace tacit::privacy
