#include "privacy/tagger/features.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "privacy/tagger/lexicon.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

constexpr std::uint16_t kNameFlags = kGivenName | kSurname;
constexpr std::uint16_t kKnownNames = kGivenName | kSurname | kSeenAsName | kWholeName;
// A long text has most words in lower case somewhere.
constexpr std::size_t kMaxTokensForLower = 400;

bool IsWord(const Token& token) { return token.kind == TokenKind::kWord; }

bool IsCapitalised(const Token& token) {
  return IsWord(token) && token.shape != Shape::kLower && token.shape != Shape::kNone;
}

constexpr bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }

bool Has(const Token& token, std::uint16_t flags) { return (token.flags & flags) != 0; }

// Whether a token like this ends a sentence, or stands before one.
bool EndsSentence(std::string_view text, const Token& token) {
  switch (token.kind) {
    case TokenKind::kNewline:
    case TokenKind::kMention:
    case TokenKind::kSymbol:
    case TokenKind::kUrl:
      return true;
    case TokenKind::kPunctuation: {
      constexpr std::string_view kEnds = ".!?:\"*|>~-";
      return kEnds.find(text[token.begin]) != std::string_view::npos;
    }
    default:
      return false;
  }
}

// Of names that have a capital inside: LeBron, McDonald, DiCaprio, but not ComboBox.
bool IsMixedName(std::string_view word) {
  std::size_t upper = 1;
  while (upper < word.size() && !IsAsciiUpper(word[upper])) ++upper;
  constexpr std::array<std::string_view, 10> kHeads = {"Mc", "Mac", "De",   "Di",  "Le",
                                                       "La", "Du",  "Fitz", "Van", "Des"};
  return std::ranges::find(kHeads, word.substr(0, upper)) != kHeads.end();
}

bool IsCandidate(std::string_view text, const TextLook& look, std::span<const Token> tokens,
                 std::size_t index) {
  const Token& token = tokens[index];
  if (token.kind == TokenKind::kHashtag) return look.tech == 0 || Has(token, kKnownNames);
  if (token.kind == TokenKind::kHandle) return look.tech == 0;
  if (!IsWord(token)) return false;
  const Token* before = index > 0 ? &tokens[index - 1] : nullptr;
  const Token* after = index + 1 < tokens.size() ? &tokens[index + 1] : nullptr;
  const bool capital_after = after != nullptr && IsCapitalised(*after);
  const bool capital_before = before != nullptr && IsCapitalised(*before);
  switch (token.shape) {
    case Shape::kLower:
      if (Has(token, kParticle)) {
        const bool second = after != nullptr && Has(*after, kParticle) &&
                            index + 2 < tokens.size() && IsCapitalised(tokens[index + 2]);
        return capital_after || second;
      }
      if (Has(token, kCommonWord)) return look.social > 0 && Has(token, kNameFlags);
      return look.known || Has(token, kKnownNames) ||
             (look.tech == 0 && before != nullptr && Has(*before, kTitle | kCue));
    case Shape::kInitial:
      return capital_after || capital_before;
    case Shape::kMixed:
      if (!(look.tech == 1 && look.social > 0 && IsAsciiUpper(text[token.begin])) &&
          !Has(token, kKnownNames) &&
          !IsMixedName(text.substr(token.begin, token.end - token.begin))) {
        return false;
      }
      break;
    case Shape::kUpper:
      if (look.tech > 0 && look.capitals != TextLook::Capitals::kAll && !Has(token, kKnownNames) &&
          !(before != nullptr && Has(*before, kKnownNames)) &&
          !(after != nullptr && Has(*after, kKnownNames))) {
        return false;
      }
      break;
    default:
      break;
  }
  if (!Has(token, kCommonWord) || Has(token, kKnownNames) || capital_after || capital_before) {
    return true;
  }
  return before != nullptr && !EndsSentence(text, *before);
}

// SplitMix64's finaliser, cut short: enough to spread a slot's values over the table.
std::uint64_t Hash(std::uint64_t slot, std::uint64_t value) {
  std::uint64_t h = (value + slot * 0xD6E8FEB86659FD93U) * 0x9E3779B97F4A7C15U;
  h ^= h >> 32;
  return h * 0xBF58476D1CE4E5B9U;
}

std::uint64_t Pair(std::uint64_t a, std::uint64_t b) { return a | b << 32; }

// What a token is, but for the word itself.
std::uint64_t Class(const Token& token) {
  return static_cast<std::uint64_t>(token.kind) << 3 | static_cast<std::uint64_t>(token.shape);
}

std::uint64_t Flags(const Token& token) { return token.flags & kFeatureFlags; }

// The word's first and last characters, in lower case, and what scripts it is of.
struct Letters {
  static constexpr std::size_t kMax = 24;
  std::array<char32_t, kMax> chars{};
  std::size_t size = 0;
  std::uint64_t script = 0;

  explicit Letters(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      const auto byte = static_cast<unsigned char>(word[at]);
      char32_t c = byte;
      if (byte < 0x80) {
        ++at;
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
      } else {
        const Decoded next = DecodeAt(word, at);
        at += next.size;
        c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(next.c)));
        script |= c < 0x250                   ? 1U
                  : c < 0x400                 ? 2U
                  : c < 0x530                 ? 4U
                  : c >= 0x1E00 && c < 0x1F00 ? 8U
                                              : 16U;
      }
      if (size == kMax) {  // keep the last ones right
        std::copy(chars.begin() + 9, chars.end(), chars.begin() + 8);
        --size;
      }
      chars[size++] = c;
      if (size > 2 && c == chars[size - 2] && c == chars[size - 3]) script |= 32U;  // "heyyy"
    }
  }
  std::uint64_t Prefix(std::size_t n) const {
    std::uint64_t hash = n;
    for (std::size_t i = 0; i < std::min(n, size); ++i) hash = hash * 0x1000193U + chars[i];
    return hash + (size <= n ? 77 : 0);
  }
  std::uint64_t Suffix(std::size_t n) const {
    std::uint64_t hash = n;
    for (std::size_t i = size - std::min(n, size); i < size; ++i)
      hash = hash * 0x1000193U + chars[i];
    return hash + (size <= n ? 77 : 0);
  }
};

std::uint64_t Glue(std::string_view text, const Token& token) {
  const auto left = static_cast<unsigned char>(token.begin > 0 ? text[token.begin - 1] : ' ');
  const auto right = static_cast<unsigned char>(token.end < text.size() ? text[token.end] : ' ');
  return Pair(left < 0x80 ? left : 0x80, right < 0x80 ? right : 0x80);
}

}  // namespace

bool MarkCandidates(std::string_view text, const TextLook& look, std::span<Token> tokens) {
  bool any = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].candidate = IsCandidate(text, look, tokens, i);
    any = any || tokens[i].candidate;
  }
  if (!any) return false;
  // "justin xyz" where "justin" is a name and "xyz" no word that we know.
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (token.candidate || !IsWord(token) || token.shape != Shape::kLower ||
        Has(token, kCommonWord)) {
      continue;
    }
    const auto is_name = [&](std::size_t at) {
      return at < tokens.size() && tokens[at].candidate && Has(tokens[at], kKnownNames);
    };
    if (is_name(i + 1) || (i > 0 && is_name(i - 1))) token.candidate = true;
  }
  return true;
}

TextLook LookOf(std::span<const Token> tokens) {
  std::size_t words = 0;
  std::size_t capital = 0;
  std::size_t upper = 0;
  std::size_t tech = 0;
  std::size_t social = 0;
  std::size_t strange = 0;
  std::size_t familiar = 0;
  for (const Token& token : tokens) {
    social += static_cast<std::size_t>(token.kind == TokenKind::kMention ||
                                       token.kind == TokenKind::kHashtag ||
                                       token.kind == TokenKind::kHandle);
    tech += static_cast<std::size_t>(token.kind == TokenKind::kCode ||
                                     (IsWord(token) && token.shape == Shape::kMixed) ||
                                     Has(token, kTechTerm | kTechContext));
    if (!IsWord(token) || token.shape == Shape::kInitial) continue;
    ++words;
    if (token.shape == Shape::kLower) {
      ++(token.flags == 0 ? strange : familiar);
    }
    capital += static_cast<std::size_t>(token.shape == Shape::kCapital);
    upper += static_cast<std::size_t>(token.shape == Shape::kUpper);
  }
  using Capitals = TextLook::Capitals;
  TextLook look{.tech = static_cast<std::uint8_t>(std::min<std::size_t>(tech, 3)),
                .social = static_cast<std::uint8_t>(std::min<std::size_t>(social, 2))};
  look.known = tech == 0 && familiar >= 2 * strange;
  if (capital + upper == 0) look.capitals = Capitals::kNone;
  if (words >= 4 && (capital + upper) * 4 >= words * 3) look.capitals = Capitals::kTitleCase;
  if (words >= 3 && upper * 4 >= words * 3) look.capitals = Capitals::kAll;
  return look;
}

void Features::Take(std::string_view text, const TextLook& look, std::span<const Token> tokens) {
  text_ = text;
  tokens_ = tokens;
  look_ = look;
  lower_.reset();
  if (tokens.size() > kMaxTokensForLower) return;
  for (const Token& token : tokens) {
    if (token.shape == Shape::kLower) lower_.set(token.hash % lower_.size());
  }
}

const Token& Features::At(std::size_t index, int offset) const {
  static constexpr Token kOutside{.hash = 1, .kind = TokenKind::kNewline};
  const auto at = static_cast<std::int64_t>(index) + offset;
  if (at < 0 || at >= static_cast<std::int64_t>(tokens_.size())) return kOutside;
  return tokens_[static_cast<std::size_t>(at)];
}

bool Features::BeginsSentence(std::size_t index) const {
  return index == 0 || EndsSentence(text_, tokens_[index - 1]);
}

bool Features::IsNearPlaceholder(std::size_t index) const {
  for (const int offset : {-2, -1, 1, 2}) {
    const Token& token = At(index, offset);
    if (token.kind == TokenKind::kPlaceholder && text_[token.begin] == '[') return true;
  }
  return false;
}

void Features::Of(std::size_t index, FeatureRows& rows) const {
  const Token& t = tokens_[index];
  const Token& b1 = At(index, -1);
  const Token& b2 = At(index, -2);
  const Token& a1 = At(index, 1);
  const Token& a2 = At(index, 2);
  const Letters letters(text_.substr(t.begin, t.end - t.begin));
  const std::uint64_t word = t.hash;
  const auto shape = static_cast<std::uint64_t>(t.shape);
  const std::uint64_t flags = Flags(t);
  const std::uint64_t starts = BeginsSentence(index) ? 1 : 0;
  const auto capitals = static_cast<std::uint64_t>(look_.capitals);
  const std::uint64_t in_lower = t.shape != Shape::kLower && lower_[t.hash % lower_.size()] ? 1 : 0;
  const std::uint64_t look = flags << 6 | shape << 3 | starts << 1 | in_lower;
  const std::uint64_t names = t.flags & (kNameFlags | kCommonWord | kWholeName);
  const std::uint64_t about = std::uint64_t{look_.tech} << 2 | look_.social;
  const bool title = Has(b1, kTitle) || Has(b2, kTitle) || Has(At(index, -3), kTitle);
  const std::array<std::uint64_t, kFeatureCount> values = {
      // The word itself (kIdentityFeatures).
      word,
      Pair(word, shape << 1 | starts),
      letters.Prefix(4),
      letters.Suffix(4),
      Pair(b1.hash, word),
      Pair(word, a1.hash),
      // Its parts and looks.
      letters.Prefix(3) << 3 | shape,
      letters.Prefix(2) << 3 | shape,
      letters.Suffix(3) << 3 | shape,
      letters.Suffix(2) << 3 | shape,
      letters.Suffix(1) << 3 | shape,
      look,
      look << 2 | capitals,
      Pair(look, letters.script),
      Pair(std::min<std::size_t>(letters.size, 12), shape << 14 | flags),
      // Its neighbours.
      b1.hash,
      a1.hash,
      b2.hash,
      a2.hash,
      Pair(b1.hash, b2.hash),
      Pair(a1.hash, a2.hash),
      Pair(b1.hash, shape << 14 | names),
      Pair(a1.hash, shape << 14 | names),
      Pair(b1.hash, a1.hash),
      Class(b1) << 16 | shape << 8 | Class(a1),
      Class(b2) << 32 | Class(b1) << 24 | shape << 16 | Class(a1) << 8 | Class(a2),
      Flags(b1) << 32 | Class(b1) << 20 | look,
      Flags(a1) << 32 | Class(a1) << 20 | look,
      (Flags(b1) << 42 | Flags(a1) << 28 | flags << 14) + Class(b1) * 31 + Class(a1) * 1009 + shape,
      Flags(b2) << 44 | Flags(b1) << 30 | flags << 16 | shape,
      Flags(a2) << 44 | Flags(a1) << 30 | flags << 16 | shape,
      Glue(text_, t) * 31 + shape,
      Pair(Glue(text_, t) * 8 + shape, flags),
      Pair(static_cast<std::uint64_t>(title), shape << 14 | flags),
      Pair(letters.Suffix(3), names << 1 | starts),
      Pair(letters.Prefix(3), names << 1 | starts),
      Class(b1) << 40 | Class(a1) << 32 | capitals << 24 | look,
      Pair(b1.hash, capitals << 1 | starts),
      Pair(a1.hash, starts << 3 | shape),
      Pair(about, look),
      Pair(about, shape << 14 | names),
      about,
  };
  for (std::size_t i = 0; i < kFeatureCount; ++i) rows[i] = Hash(i + 1, values[i]);
}

}  // namespace tacit::privacy
