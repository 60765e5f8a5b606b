#include "privacy/lookalikes.h"

#include "privacy/ascii.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kReach = 40;

struct Pair {
  char32_t from;
  char to;
};
constexpr Pair kPairs[] = {
    // Cyrillic
    {0x430, 'a'},
    {0x435, 'e'},
    {0x43E, 'o'},
    {0x440, 'p'},
    {0x441, 'c'},
    {0x443, 'y'},
    {0x445, 'x'},
    {0x456, 'i'},
    {0x458, 'j'},
    {0x455, 's'},
    {0x4BB, 'h'},
    {0x501, 'd'},
    {0x51B, 'q'},
    {0x51D, 'w'},
    {0x475, 'v'},
    {0x4CF, 'l'},
    {0x43A, 'k'},
    {0x43C, 'm'},
    {0x442, 't'},
    {0x432, 'b'},
    {0x43D, 'h'},
    {0x410, 'A'},
    {0x412, 'B'},
    {0x415, 'E'},
    {0x417, '3'},
    {0x41A, 'K'},
    {0x41C, 'M'},
    {0x41D, 'H'},
    {0x41E, 'O'},
    {0x420, 'P'},
    {0x421, 'C'},
    {0x422, 'T'},
    {0x423, 'Y'},
    {0x425, 'X'},
    {0x406, 'I'},
    {0x408, 'J'},
    {0x405, 'S'},
    {0x4C0, 'I'},
    // Greek
    {0x391, 'A'},
    {0x392, 'B'},
    {0x395, 'E'},
    {0x396, 'Z'},
    {0x397, 'H'},
    {0x399, 'I'},
    {0x39A, 'K'},
    {0x39C, 'M'},
    {0x39D, 'N'},
    {0x39F, 'O'},
    {0x3A1, 'P'},
    {0x3A4, 'T'},
    {0x3A5, 'Y'},
    {0x3A7, 'X'},
    {0x3B1, 'a'},
    {0x3B3, 'y'},
    {0x3B5, 'e'},
    {0x3B9, 'i'},
    {0x3BA, 'k'},
    {0x3BD, 'v'},
    {0x3BF, 'o'},
    {0x3C1, 'p'},
    {0x3C4, 't'},
    {0x3C5, 'u'},
    {0x3C7, 'x'},
    // Latin
    {0x131, 'i'},
};

char DrawnLike(char32_t c) {
  for (const Pair& pair : kPairs) {
    if (pair.from == c) return pair.to;
  }
  return 0;
}

bool IsMixable(char32_t c) { return c == 0x131 || (c >= 0x370 && c <= 0x52F); }

// What the word around `at` holds; false: a letter that is like no ASCII letter.
struct Word {
  bool letters = false;  // ASCII ones
  bool digits = false;
  bool fine = true;
};

void Look(std::string_view text, std::size_t at, Word& word) {
  if (IsAscii(text[at])) {
    word.letters = word.letters || IsLetter(text[at]);
    word.digits = word.digits || IsDigit(text[at]);
  } else if (DrawnLike(DecodeAt(text, at).c) == 0) {
    word.fine = false;
  }
}

bool BelongsToWord(std::string_view text, std::size_t at) {
  return IsAscii(text[at]) ? IsLetter(text[at]) || IsDigit(text[at])
                           : IsMixable(DecodeAt(text, at).c);
}

bool IsEmoji(char32_t c) {
  return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0x2B50;
}

}  // namespace

char LookalikeAt(std::string_view text, std::size_t at) {
  const char32_t c = DecodeAt(text, at).c;
  if (!IsMixable(c)) return 0;
  const char like = DrawnLike(c);
  if (like == 0) return 0;
  Word word;
  for (std::size_t i = at; i < text.size() && i - at < kReach && word.fine;) {
    if (!BelongsToWord(text, i)) break;
    Look(text, i, word);
    i += DecodeAt(text, i).size;
  }
  for (std::size_t i = at; i > 0 && at - i < kReach && word.fine;) {
    --i;
    while (i > 0 && IsContinuation(text[i])) --i;
    if (!BelongsToWord(text, i)) break;
    Look(text, i, word);
  }
  if (!word.fine || !(word.letters || word.digits)) return 0;
  if (!word.letters && (like == 'o' || like == 'O')) return '0';
  return like;
}

char EmojiInNumber(std::string_view text, std::size_t at) {
  const Decoded emoji = DecodeAt(text, at);
  if (!IsEmoji(emoji.c)) return 0;
  std::size_t before = at;
  if (before > 0 && text[before - 1] == ' ') --before;
  if (before == 0 || !IsDigit(text[before - 1])) return 0;
  std::size_t after = at + emoji.size;
  if (text.substr(after, 3) == "\xEF\xB8\x8F") after += 3;
  if (after < text.size() && text[after] == ' ') ++after;
  if (after >= text.size() || !IsDigit(text[after])) return 0;
  const bool group = (before > 1 && IsDigit(text[before - 2])) ||
                     (after + 1 < text.size() && IsDigit(text[after + 1]));
  const bool blank = before != at || text[after - 1] == ' ';
  return group && !blank ? ' ' : 'x';
}

}  // namespace tacit::privacy
