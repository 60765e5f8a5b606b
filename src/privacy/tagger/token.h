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

// The hash of words, a character at a time (FNV-1a over lower-cased characters).
inline constexpr std::uint32_t kWordHashSeed = 0x811C9DC5U;
constexpr std::uint32_t MixWord(std::uint32_t hash, char32_t c) {
  return (hash ^ static_cast<std::uint32_t>(c)) * 0x01000193U;
}

// The hash that Token::hash holds. `word` is in lower case.
std::uint32_t WordHash(std::string_view word);

}  // namespace tacit::privacy
