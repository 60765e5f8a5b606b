#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tacit::privacy {

class Lexicon;

enum class TokenKind : std::uint8_t {
  kWord,         // letters, with inner apostrophes and with hyphens before a capital: O'Brien
  kSuffix,       // what is left of a contraction: 's, n't
  kNumber,       // digits
  kCode,         // letters mixed with digits or '_', file names, domains, paths
  kMention,      // @ann
  kHashtag,      // #tag
  kUrl,          // https://…
  kPunctuation,  // a run of one ASCII sign
  kSymbol,       // emoji and other signs
  kPlaceholder,  // [[EMAIL]], and what is inside backticks
  kNewline,
  kIdeographic,  // a run of Han, Kana or Hangul
  kHandle,       // a word after "@ ": a mention that was cut by a tokeniser
};

enum class Shape : std::uint8_t {
  kNone,     // no word
  kLower,    // ann
  kCapital,  // Ann, Lee-Smith, O'Brien
  kUpper,    // ANN
  kInitial,  // A or A.
  kMixed,    // LeBron, iPhone
};

struct Token {
  std::uint32_t begin = 0;  // in bytes
  std::uint32_t end = 0;
  std::uint32_t hash = 0;   // of the lower-cased letters; without the dot of an initial
  std::uint16_t flags = 0;  // WordFlag, of the lexicon
  TokenKind kind = TokenKind::kWord;
  Shape shape = Shape::kNone;
  bool candidate = false;  // may be a part of a name
};

constexpr bool IsIdeographic(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3005;
}

// Cuts a text into tokens, in order and without overlaps; blanks are left out. `text` is valid
// UTF-8. Replaces what `tokens` held.
void Tokenise(std::string_view text, const Lexicon& lexicon, std::vector<Token>& tokens);

// The hash of a word's lower-cased bytes, eight at a time.
class WordHasher {
 public:
  void Add(char32_t c) {
    if (c < 0x80) return AddByte(c);
    if (c < 0x800) {
      AddByte(0xC0 | c >> 6);
    } else {
      AddByte(0xE0 | (c >> 12 & 0x1F));
      AddByte(0x80 | (c >> 6 & 0x3F));
    }
    AddByte(0x80 | (c & 0x3F));
  }
  // Eight bytes, the first one lowest; the last ones of a word are padded with zeros. Not to be
  // mixed with Add().
  void AddChunk(std::uint64_t chunk) {
    hash_ = (hash_ ^ chunk) * 0x9E3779B97F4A7C15U;
    hash_ ^= hash_ >> 32;
  }
  std::uint32_t Value() const {
    WordHasher last = *this;
    if (bits_ > 0) last.AddChunk(chunk_);
    return static_cast<std::uint32_t>(last.hash_ * 0xBF58476D1CE4E5B9U >> 32);
  }

 private:
  void AddByte(char32_t byte) {
    chunk_ |= std::uint64_t{byte & 0xFF} << bits_;
    bits_ += 8;
    if (bits_ < 64) return;
    AddChunk(chunk_);
    chunk_ = 0;
    bits_ = 0;
  }

  std::uint64_t hash_ = 0x811C9DC5U;
  std::uint64_t chunk_ = 0;
  unsigned bits_ = 0;
};

// What is known of the parts of the hashtag whose first byte after the '#' is the text's first.
std::uint16_t HashtagFlags(std::string_view text, const Lexicon& lexicon);

// The hash that Token::hash holds. `word` is in lower case.
std::uint32_t WordHash(std::string_view word);

}  // namespace tacit::privacy
