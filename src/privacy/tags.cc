#include "privacy/tags.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "privacy/ascii.h"
#include "privacy/links.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

bool IsLetterOrMark(char32_t c) {
  return (u_charType(static_cast<UChar32>(c)) >= U_UPPERCASE_LETTER &&
          u_charType(static_cast<UChar32>(c)) <= U_COMBINING_SPACING_MARK);
}

bool IsTagCharacter(char32_t c) {
  return c == '_' || IsLetterOrMark(c) ||
         u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER;
}

// The tag's name at the begin of `text`; empty: none.
std::string_view TagAt(std::string_view text) {
  std::size_t at = 0;
  bool letter = false;
  while (at < text.size()) {
    const Decoded next = DecodeAt(text, at);
    if (!IsTagCharacter(next.c)) break;
    letter = letter || IsLetterOrMark(next.c);
    at += next.size;
  }
  return letter ? text.substr(0, at) : std::string_view();
}

// Whether what stands before `at` cannot be the first part of the same word or URL.
bool BeginsWord(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (IsAscii(before)) return !IsWord(before) && before != '/' && before != '&' && before != '$';
  std::size_t last = at - 1;
  while (last > 0 && IsContinuation(text[last])) --last;
  return !IsTagCharacter(DecodeAt(text, last).c);
}

}  // namespace

void CollectHashtags(const TextCleaner& clean, std::vector<std::string_view>& tags) {
  const std::string_view text = clean.text();
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1)) {
    if (!BeginsWord(text, at) || !clean.IsFreeText(static_cast<std::uint32_t>(at))) continue;
    const std::string_view tag = TagAt(text.substr(at + 1));
    if (!tag.empty()) AddOnce(tag, tags);
  }
}

void CollectHashtags(const TextCleaner& clean, std::string_view raw, std::span<const RawSpan> spans,
                     std::vector<std::string_view>& tags) {
  for (const RawSpan& span : spans) {
    if (span.kind != RawSpanKind::kHashtag || span.end > raw.size() || span.begin >= span.end) {
      continue;
    }
    if (clean.IsTouched(span.begin, span.end)) continue;
    std::string_view tag = raw.substr(span.begin, span.end - span.begin);
    if (tag.starts_with('#')) tag.remove_prefix(1);
    tag = TagAt(tag);
    if (!tag.empty()) AddOnce(tag, tags);
  }
}

void CollectCashtags(const TextCleaner& clean, Arena& arena, std::vector<std::string_view>& tags) {
  constexpr std::size_t kMinLetters = 2;
  constexpr std::size_t kMaxLetters = 10;
  const std::string_view text = clean.text();
  for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && IsLetter(text[end])) ++end;
    const std::size_t letters = end - at - 1;
    if (letters < kMinLetters || letters > kMaxLetters) continue;
    if (end < text.size() && (IsWord(text[end]) || !IsAscii(text[end]))) continue;
    if (!BeginsWord(text, at) || !clean.IsFreeText(static_cast<std::uint32_t>(at))) continue;
    char* upper = arena.Take(letters);
    std::ranges::transform(text.substr(at + 1, letters), upper, Upper);
    AddOnce({upper, letters}, tags);
  }
}

}  // namespace tacit::privacy
