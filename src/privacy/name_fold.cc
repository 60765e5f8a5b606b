#include "privacy/name_fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "base/assert.h"
#include "privacy/ascii.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

// All alphabets with case or accents are below; above are Han, kana and Hangul for the most part.
constexpr char32_t kTable = 0x3000;
constexpr char32_t kRightQuote = 0x2019;

struct Pair {
  char32_t from;
  std::array<char32_t, 2> to;
};

// What has no decomposition in Unicode's data, and Arabic letters that are written for each other.
constexpr auto kByHand = std::to_array<Pair>({
    {0xDF, {'s', 's'}},
    {0xE6, {'a', 'e'}},
    {0xF0, {'d'}},
    {0xF8, {'o'}},
    {0xFE, {'t', 'h'}},
    {0x111, {'d'}},
    {0x127, {'h'}},
    {0x131, {'i'}},
    {0x142, {'l'}},
    {0x153, {'o', 'e'}},
    {0x491, {0x433}},
    {0x629, {0x647}},
    {0x640, {}},
    {0x649, {0x64A}},
    {0x6CC, {0x64A}},
    {0x6A9, {0x643}},
});

bool IsMark(UChar32 c) {
  const int type = u_charType(c);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

std::array<char32_t, 2> FoldLetter(char32_t c) {
  const auto lower =
      static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
  for (const Pair& pair : kByHand) {
    if (pair.from == lower) return pair.to;
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  TACIT_ASSERT(U_SUCCESS(error));
  icu::UnicodeString parts;
  if (nfd->getDecomposition(static_cast<UChar32>(lower), parts) == 0) return {lower};
  std::array<char32_t, 2> folded = {};
  std::size_t used = 0;
  for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const UChar32 part = parts.char32At(at);
    if (IsMark(part) || used == folded.size()) continue;
    folded[used++] = static_cast<char32_t>(u_foldCase(part, U_FOLD_CASE_DEFAULT));
  }
  return folded;
}

Folded Classify(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if (IsMark(point)) return {.script = Script::kWord};
  if (u_isalnum(point) == 0) return {};
  return {.script = Script::kWord, .points = FoldLetter(c)};
}

bool IsHan(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3040 && c <= 0x30FF && c != 0x30FB) ||
         c == 0x3005 || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

const std::vector<Folded>& Table() {
  static const std::vector<Folded> table = [] {
    std::vector<Folded> made(kTable);
    for (char32_t c = 0x80; c < kTable; ++c) made[c] = Classify(c);
    return made;
  }();
  return table;
}

constexpr std::array<unsigned char, 256> MakeAsciiFold() {
  std::array<unsigned char, 256> fold = {};
  for (std::size_t i = 0; i < fold.size(); ++i) {
    const auto c = static_cast<char>(i);
    if (i >= 0x80) {
      fold[i] = 1;
    } else if (IsWord(c)) {
      fold[i] = static_cast<unsigned char>(c == '_' ? kFoldedUnderscore : Lower(c));
    }
  }
  return fold;
}

std::size_t AppendPoint(char32_t c, char* to) {
  if (c < 0x80) {
    to[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    to[0] = static_cast<char>(0xC0 | c >> 6);
    to[1] = static_cast<char>(0x80 | (c & 0x3F));
    return 2;
  }
  std::string bytes;
  AppendUtf8(c, bytes);
  std::ranges::copy(bytes, to);
  return bytes.size();
}

void ClearWords(NameToken& token) { token.folded.fill(0); }

// From `at` on, which is inside the token; ASCII letters that follow belong to it as well.
void TakeRest(std::string_view text, std::size_t at, std::size_t size, NameToken& token) {
  token.ascii = false;
  bool fits = size <= NameToken::kMaxSize;
  while (at < text.size()) {
    const Decoded next = DecodeAt(text, at);
    const Folded folded =
        next.c < 0x80 ? Folded{.script = kAsciiFold[next.c] != 0 ? Script::kWord : Script::kNone,
                               .points = {kAsciiFold[next.c]}}
                      : Fold(next.c);
    if (folded.script == Script::kNone) break;
    if (token.script == Script::kNone) token.script = folded.script;
    if (folded.script != token.script) break;
    for (const char32_t c : folded.points) {
      if (c == 0 || !fits) continue;
      size += AppendPoint(c, token.folded.data() + size);
      fits = size <= NameToken::kMaxSize;
    }
    token.has_digit |= next.c < 0x80 && IsDigit(static_cast<char>(next.c));
    at += next.size;
  }
  token.end = static_cast<std::uint32_t>(at);
  token.size = fits ? static_cast<std::uint8_t>(size) : std::uint8_t{0};
}

}  // namespace

constinit const std::array<unsigned char, 256> kAsciiFold = MakeAsciiFold();

Folded Fold(char32_t c) {
  if (c < 0x80) {
    const unsigned char folded = kAsciiFold[c];
    if (folded == 0) return {};
    return {.script = Script::kWord, .points = {folded}};
  }
  if (c < kTable) return Table()[c];
  if (IsHan(c)) return {.script = Script::kHan, .points = {c}};
  if (c >= 0xAC00 && c <= 0xD7A3) return {.script = Script::kHangul, .points = {c}};
  return Classify(c);
}

bool NextToken(std::string_view text, std::size_t at, NameToken& token) {
  const char* bytes = text.data();
  const std::size_t size = text.size();
  ClearWords(token);
  token.script = Script::kNone;
  token.ascii = true;
  token.has_digit = false;
  for (;; ++at) {
    while (at < size && kAsciiFold[static_cast<unsigned char>(bytes[at])] == 0) ++at;
    if (at >= size) return false;
    if (IsAscii(bytes[at])) break;
    const Decoded next = DecodeAt(text, at);
    if (Fold(next.c).script != Script::kNone) break;
    at += next.size - 1;
  }
  token.begin = static_cast<std::uint32_t>(at);
  std::size_t used = 0;
  unsigned char folded = 0;
  bool digit = false;
  for (; at < size; ++at) {
    folded = kAsciiFold[static_cast<unsigned char>(bytes[at])];
    if (folded <= 1) break;
    if (used < NameToken::kMaxSize) token.folded[used] = static_cast<char>(folded);
    digit |= folded <= '9';
    ++used;
  }
  token.has_digit = digit;
  if (used > 0) token.script = Script::kWord;
  if (at < size && folded == 1) {
    TakeRest(text, at, used, token);
    return true;
  }
  token.end = static_cast<std::uint32_t>(at);
  token.size = used <= NameToken::kMaxSize ? static_cast<std::uint8_t>(used) : std::uint8_t{0};
  return true;
}

std::uint64_t HashOf(std::string_view folded) {
  std::array<char, 2 * NameToken::kCapacity> padded = {};
  const std::size_t size = std::min(folded.size(), padded.size());
  std::memcpy(padded.data(), folded.data(), size);
  return HashPadded(padded.data(), size);
}

std::string FoldName(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeAt(text, at);
    at += next.size;
    const Folded to = Fold(next.c);
    if (to.script == Script::kNone) AppendUtf8(next.c == kRightQuote ? U'\'' : next.c, folded);
    for (const char32_t c : to.points) {
      if (c != 0) AppendUtf8(c, folded);
    }
  }
  return folded;
}

std::u32string Points(std::string_view utf8) {
  std::u32string points;
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded next = DecodeAt(utf8, at);
    points += next.c;
    at += next.size;
  }
  return points;
}

}  // namespace tacit::privacy
