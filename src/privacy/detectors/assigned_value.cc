#include "privacy/detectors/assigned_value.h"

#include <algorithm>

#include "privacy/detectors/byte_set.h"
#include "privacy/detectors/characters.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kLongestBare = 256;
constexpr std::size_t kLongestQuoted = 4096;

// Whether another setting begins at `position`: "…,user=" or "…/ID:".
bool IsNextSetting(std::string_view text, std::size_t position) {
  constexpr std::size_t kLongestName = 24;
  std::size_t i = position;
  while (i < text.size() && i - position < kLongestName &&
         (IsLetter(text[i]) || text[i] == '_' || text[i] == ' ')) {
    ++i;
  }
  return i > position && IsSign(At(text, i));
}

// Where a value without quotes stops. Passwords hold marks, so a mark ends one only where a blank,
// the end or another setting follows.
bool StopsAt(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (IsAlnum(c) || IsNonAscii(c)) return false;
  static constexpr ByteSet kStops(" \t\n\r<>|&[\\,;)]}\"'`/");
  if (!kStops(c)) return false;
  if (IsBlank(c) || c == '<' || c == '>' || c == '|') return true;
  if (text.substr(i).starts_with("&quot;")) return true;
  if (c == '[' && At(text, i + 1) == '[') return true;
  if (c == '\\') return At(text, i + 1) == '"' || At(text, i + 1) == 'n';
  constexpr std::string_view kMarks = ",;)]}\"'`/&";
  if (kMarks.find(c) == kNone) return false;
  const char next = At(text, i + 1);
  if (c != '/' && c != '&' && (next == '\0' || IsBlank(next) || kMarks.find(next) != kNone))
    return true;
  return IsNextSetting(text, i + 1);
}

// "(word7)": one word with a digit, in parentheses.
bool OpensWord(std::string_view text, std::size_t i) {
  if (At(text, i) != '(') return false;
  const std::string_view rest = text.substr(i + 1, kLongestBare);
  const std::size_t close = rest.find_first_of("() \t\n");
  return close != kNone && rest[close] == ')' &&
         std::ranges::any_of(rest.substr(0, close), IsDigit);
}

}  // namespace

std::string_view Of(std::string_view text, const AssignedValue& value) {
  return text.substr(value.begin, value.end - value.begin);
}

bool IsSign(char c) { return c == ':' || c == '='; }
bool IsQuote(char c) { return c == '"' || c == '\'' || c == '`'; }

bool ReadQuoted(std::string_view text, std::size_t quote, AssignedValue& value) {
  const char mark = text[quote];
  value.begin = quote + 1;
  value.quoted = true;
  const std::size_t limit = std::min(text.size(), value.begin + kLongestQuoted);
  for (std::size_t i = value.begin; i < limit && text[i] != '\n'; ++i) {
    if (text[i] == '[' && At(text, i + 1) == '[') return false;
    if (text[i] != mark) continue;
    value.end = text[i - 1] == '\\' && i > value.begin ? i - 1 : i;
    return value.end > value.begin;
  }
  return false;
}

void ReadBare(std::string_view text, std::size_t begin, AssignedValue& value) {
  value.begin = begin;
  std::size_t end = begin;
  while (end < text.size() && end - begin < kLongestBare && !StopsAt(text, end)) ++end;
  while (end < text.size() && (text[end] & 0xC0) == 0x80) --end;  // the limit cut a character
  constexpr std::string_view kSentence = ".,;:";
  while (end > begin && kSentence.find(text[end - 1]) != kNone) --end;
  value.end = end;
}

bool ReadValue(std::string_view text, std::size_t after, AssignedValue& value) {
  constexpr std::size_t kMostBlanks = 12;
  std::size_t i = after;
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t' || text[i] == '*') &&
         i - after < kMostBlanks) {
    ++i;
  }
  value.spaced = i > after;
  if (At(text, i) == '\\' && IsQuote(At(text, i + 1))) ++i;
  if (text.substr(i).starts_with("&quot;")) i += 6;
  // Python's r"" and b"", C's L"", C#'s @"".
  if (IsLetter(At(text, i)) && (At(text, i + 1) == '"' || At(text, i + 1) == '\'')) ++i;
  if (IsQuote(At(text, i)) && ReadQuoted(text, i, value)) return true;
  while (IsQuote(At(text, i))) ++i;
  if (OpensWord(text, i)) ++i;
  ReadBare(text, i, value);
  return value.end > value.begin;
}

}  // namespace tacit::privacy
