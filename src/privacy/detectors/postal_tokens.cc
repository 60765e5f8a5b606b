#include "privacy/detectors/postal_tokens.h"

#include "privacy/detectors/characters.h"
#include "privacy/detectors/letter_case.h"
#include "privacy/detectors/place_words.h"
#include "privacy/detectors/utf8.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxBytes = 320;
constexpr std::size_t kMaxWord = 40;
constexpr std::size_t kNone = std::string_view::npos;

bool IsCapitalAt(std::string_view text, std::size_t i) {
  if (!IsNonAscii(text[i])) return IsUpper(text[i]);
  const std::uint32_t code = CodePointAt(text, i).value;
  return LowerOfCapital(code) != 0 || IsUnspaced(code);
}

std::size_t WordEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size() && i - begin < kMaxWord) {
    const bool inner = (text[i] == '\'' || text[i] == '-') && i > begin && IsWordAt(text, i + 1);
    if (inner) {
      ++i;
    } else if (IsWordAt(text, i)) {
      i += IsNonAscii(text[i]) ? CodePointAt(text, i).size : 1;
    } else {
      const std::string_view rest = text.substr(i, 3);
      if (rest != "’" || !IsWordAt(text, i + 3)) break;
      i += 3;
    }
  }
  return i;
}

// "12", "12a", "12-14", "12/3", "12-345"; kNone: the digits belong to something else.
std::size_t NumberEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size() && IsDigit(text[i])) ++i;
  const bool joins = At(text, i) == '-' || At(text, i) == '/';
  if (joins && IsDigit(At(text, i + 1))) {
    const std::size_t part = ++i;
    while (i < text.size() && IsDigit(text[i])) ++i;
    if (i - part > 4) return kNone;
  }
  if (IsLetter(At(text, i)) && !IsWordByte(At(text, i + 1))) ++i;
  if ((At(text, i) == '.' || At(text, i) == ',') && IsDigit(At(text, i + 1))) return kNone;
  return IsWordByte(At(text, i)) || At(text, i) == '%' ? kNone : i;
}

}  // namespace

void PostalTokens::ReadNext() const {
  ended_ = true;
  if (size_ == kMax || at_ - begin_ >= kMaxBytes) return;
  PostalToken next;
  if (size_ > 0) at_ = Skip(at_, next);
  if (at_ == kNone || !Read(at_, next)) return;
  at_ = next.end;
  tokens_[size_++] = next;
  ended_ = false;
}

// To the next word; kNone: the address ends here.
std::size_t PostalTokens::Skip(std::size_t i, PostalToken& next) const {
  const PostalToken& last = tokens_[size_ - 1];
  if (At(text_, i) == '.') {
    // After an abbreviation, an initial or a number ("u. 15. Suite 3"), not after a word.
    const bool short_word = last.digits != 0 ? last.digits <= 3
                                             : last.words != 0 || last.end - last.begin <= 2 ||
                                                   EndsWithFolded(Text(size_ - 1), "str");
    if (last.words != 0 && (last.words & ~(kCountryWord | kStateWord | kJoinWord)) == 0)
      return kNone;
    if (!short_word) return kNone;
    ++i;
  }
  for (int marks = 0; marks < 12 && i < text_.size(); ++marks, ++i) {
    const char c = text_[i];
    if (c == ',') {
      if (next.comma) return kNone;
      next.comma = true;
    } else if (c == '\n') {
      if (next.line) return kNone;
      next.line = true;
    } else if (c == '>') {
      if (!next.line) return kNone;
    } else if (c == ')') {
      if (marks > 0 && text_[i - 1] == ' ') return kNone;
    } else if (c != ' ' && c != '\t' && c != '\r' && c != '(' && c != '#') {
      return i == last.end ? kNone : i;
    }
  }
  return kNone;
}

bool PostalTokens::Read(std::size_t i, PostalToken& next) const {
  if (!IsWordAt(text_, i) || text_[i] == '_') return false;
  next.begin = static_cast<std::uint32_t>(i);
  std::size_t end = kNone;
  if (IsDigit(text_[i])) {
    end = NumberEnd(text_, i);
    if (end == kNone) {  // "6XE", "5th"
      end = WordEnd(text_, i);
      if (end - i > 5 || At(text_, end) == '.' || At(text_, end) == '%') return false;
      next.code = end - i == 3 && IsUpper(text_[i + 1]) && IsUpper(text_[i + 2]);
      next.capital = true;
    } else {
      while (next.digits < end - i && IsDigit(text_[i + next.digits])) ++next.digits;
      if (next.digits > 6) return false;
    }
  } else {
    end = WordEnd(text_, i);
    if (text_.substr(i, 2) == "c/" || text_.substr(i, 2) == "C/") end = i + 2;
    const bool elided = At(text_, i + 1) == '\'' && i + 2 < end;  // "l'Église"
    next.capital = IsCapitalAt(text_, i) || (elided && IsCapitalAt(text_, i + 2));
    next.words = PlaceWordOf(text_.substr(i, end - i));
    const std::size_t size = end - i;
    next.code = size >= 2 && size <= 4 && IsUpper(text_[i]) &&
                (IsDigit(text_[i + 1]) || (size > 2 && IsDigit(text_[i + 2])));
  }
  next.end = static_cast<std::uint32_t>(end);
  return end > i;
}

}  // namespace tacit::privacy
