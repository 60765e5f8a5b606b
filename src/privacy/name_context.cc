#include "privacy/name_context.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <span>

#include "privacy/ascii.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

using View = std::string_view;

constexpr auto kGreetings = std::to_array<View>(
    {"hey",      "hi",      "hello",    "hiya",    "heya",    "thanks", "thank you",
     "thx",      "ty",      "cheers",   "dear",    "ping",    "cc",     "yo",
     "morning",  "welcome", "congrats", "bye",     "hallo",   "danke",  "hola",
     "gracias",  "merci",   "salut",    "bonjour", "ciao",    "grazie", "ola",
     "obrigado", "thank",   "night",    "evening", "goodbye", "sorry",  "tnx"});

constexpr auto kSaying =
    std::to_array<View>({"said", "says", "asked", "wrote", "told", "mentioned", "thinks",
                         "suggested", "replied", "pinged", "joined", "confirmed", "agreed", "wants",
                         "knows", "posted", "explained", "promised"});

bool Holds(std::span<const View> words, View word) {
  return std::ranges::any_of(words, [word](View one) { return EqualsIgnoreCase(one, word); });
}

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool IsIn(char c, View set) { return set.find(c) != View::npos; }

}  // namespace

bool IsDecoration(char c) { return c != '\0' && IsIn(c, "`|^[]{}\\~"); }

bool IsCapitalAt(View text, std::size_t at) {
  if (at >= text.size()) return false;
  if (IsAscii(text[at])) return text[at] >= 'A' && text[at] <= 'Z';
  return u_isupper(static_cast<UChar32>(DecodeAt(text, at).c)) != 0;
}

// A blank at the text's ends.
char NameContext::Before(std::size_t distance) const {
  return token_.begin >= distance ? text_[token_.begin - distance] : '\n';
}

char NameContext::After(std::size_t distance) const {
  return token_.end + distance < text_.size() ? text_[token_.end + distance] : '\n';
}

bool NameContext::IsCapital() const {
  if (!IsCapitalAt(text_, token_.begin)) return false;
  std::size_t second = token_.begin + 1;
  while (second < token_.end && IsContinuation(text_[second])) ++second;
  return second >= token_.end || !IsCapitalAt(text_, second);
}

bool NameContext::IsMention() const { return Before() == '@' && !IsWord(Before(2)); }

bool NameContext::IsInEmail() const {
  const auto is_local = [](char c) { return IsWord(c) || IsIn(c, ".%+-"); };
  std::size_t at = token_.end;
  const std::size_t end = std::min(text_.size(), at + kReach);
  while (at < end && is_local(text_[at])) ++at;
  if (at + 1 < end && text_[at] == '@' && (at > token_.end || IsWord(text_[at + 1]))) {
    return IsWord(text_[at + 1]);
  }
  std::size_t begin = token_.begin;
  const std::size_t limit = begin - std::min(begin, kReach);
  while (begin > limit && is_local(text_[begin - 1])) --begin;
  return begin > limit + 1 && text_[begin - 1] == '@' && IsWord(text_[begin - 2]);
}

bool NameContext::IsInAddress() const {
  std::size_t begin = token_.begin;
  const std::size_t limit = begin - std::min(begin, kReach);
  while (begin > limit && !IsBlank(text_[begin - 1])) --begin;
  const View run = text_.substr(begin, token_.begin - begin);
  if (run.find("://") != View::npos || run.find("www.") != View::npos) return true;
  if (Before() == '/' || Before() == '\\') return true;
  return After() == '/' && !run.empty() && IsIn(run.front(), "/~.");
}

bool NameContext::IsGlued() const {
  constexpr View kJoiners = "._-/\\=$#&+*:";
  if (IsIn(Before(), "#$=") || (IsIn(Before(), kJoiners) && IsWord(Before(2)))) return true;
  return IsIn(After(), "=(") || (IsIn(After(), kJoiners) && IsWord(After(1)));
}

std::string NameContext::Decorated(bool before, bool after) const {
  std::string word;
  if (before) {
    if (!IsDecoration(Before())) return {};
    word += Before();
  }
  word += token_.view();
  if (after) {
    if (!IsDecoration(After())) return {};
    word += After();
  }
  return word;
}

bool NameContext::OpensLine() const {
  std::size_t begin = token_.begin;
  while (begin > 0 && (text_[begin - 1] == ' ' || text_[begin - 1] == '@')) --begin;
  return begin == 0 || text_[begin - 1] == '\n' || text_[begin - 1] == '\r';
}

bool NameContext::OpensSentence() const {
  std::size_t begin = token_.begin;
  const std::size_t limit = begin - std::min(begin, kReach);
  while (begin > limit && (text_[begin - 1] == ' ' || IsIn(text_[begin - 1], "\"'([*_>-`"))) {
    --begin;
  }
  if (begin == limit) return true;
  const char last = text_[begin - 1];
  // A sign that is no ASCII: an emoji, a dash, a quotation mark; letters in names are rare enough.
  return IsIn(last, ".!?:;\n\r|]") || !IsAscii(last);
}

bool NameContext::ClosesSentence() const {
  std::size_t end = token_.end;
  while (end < text_.size() && text_[end] == ' ') ++end;
  return end == text_.size() || IsIn(text_[end], ".!?,;\n\r)");
}

View NameContext::WordBefore() const {
  std::size_t end = token_.begin;
  const std::size_t limit = end - std::min(end, kReach);
  while (end > limit && IsIn(text_[end - 1], " ,")) --end;
  std::size_t begin = end;
  while (begin > limit && IsLetter(text_[begin - 1])) --begin;
  return text_.substr(begin, end - begin);
}

View NameContext::WordAfter() const {
  std::size_t begin = token_.end;
  const std::size_t limit = std::min(text_.size(), begin + kReach);
  while (begin < limit && text_[begin] == ' ') ++begin;
  std::size_t end = begin;
  while (end < limit && IsLetter(text_[end])) ++end;
  return text_.substr(begin, end - begin);
}

bool NameContext::IsAddressed(WordLevel level) const {
  const bool function = level == WordLevel::kFunction;
  const bool mark = After() == ':' || After() == ',';
  if (OpensLine() && mark && IsBlank(After(1)) && !function) return true;
  const View word = WordBefore();
  if (!word.empty() && Holds(kGreetings, word)) {
    if (IsCapital() && (!function || ClosesSentence())) return true;
    if (!function && ClosesSentence() && Before() == ' ') return true;
  }
  return !function && IsCapital() && Before() == ' ' && Before(2) == ',' && ClosesSentence() &&
         After() != ',';
}

bool NameContext::MayBeAddressed() const {
  return Before() == '@' || After() == ':' || After() == ',' || ClosesSentence() ||
         IsCapitalAt(text_, token_.begin);
}

bool NameContext::IsNamed() const {
  if (!IsCapital()) return false;
  if ((After() == '\'' && After(1) == 's') || text_.substr(token_.end).starts_with("’s")) {
    return true;
  }
  if (OpensSentence()) return Holds(kSaying, WordAfter());
  const View before = WordBefore();  // "ASK May": who shouts writes capitals
  // "Grace Period", "Long Term"
  if (After() == ' ' && IsCapitalAt(text_, token_.end + 1) && WordAfter() != "I") return false;
  return before.size() < 2 || !IsCapitalAt(before, 0) || !IsCapitalAt(before, before.size() - 1);
}

}  // namespace tacit::privacy
