#include "privacy/reaction_filter.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "privacy/ascii.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kCustom = "custom";
constexpr std::size_t kMaxName = 50;
constexpr std::size_t kMaxEmojiBytes = 64;
constexpr std::ptrdiff_t kMaxDigits = 6;  // more could be a phone number
constexpr std::size_t kMaxRemembered = 4096;
// Shorter handles are looked for as whole words of a name only: "art" is in "heart".
constexpr std::size_t kMinInside = 5;

bool IsName(std::string_view name) {
  return !name.empty() && name.size() <= kMaxName && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || IsDigit(c) || c == '_' || c == '+' || c == '\'' || c == '-';
  });
}

bool IsEmoji(std::string_view name) {
  if (name.empty() || name.size() > kMaxEmojiBytes) return false;
  for (std::size_t at = 0; at < name.size();) {
    const Decoded next = DecodeAt(name, at);
    const auto c = static_cast<UChar32>(next.c);
    if (!next.valid) return false;
    if (!u_hasBinaryProperty(c, UCHAR_EMOJI) && !u_hasBinaryProperty(c, UCHAR_EMOJI_COMPONENT)) {
      return false;
    }
    at += next.size;
  }
  return true;
}

bool IsBoundary(std::string_view name, std::size_t at) {
  return at == 0 || at == name.size() || !IsWord(name[at]) || !IsWord(name[at - 1]) ||
         name[at] == '_' || name[at - 1] == '_';
}

}  // namespace

std::string_view ReactionFilter::Clean(std::string_view name) {
  name = name.substr(0, name.find("::skin-tone-"));
  auto known = known_.find(name);
  if (known == known_.end()) {
    if (known_.size() >= kMaxRemembered) known_.clear();
    known = known_.try_emplace(std::string(name), IsHarmless(name)).first;
  }
  return known->second ? name : kCustom;
}

bool ReactionFilter::IsHarmless(std::string_view name) const {
  if (std::ranges::count_if(name, IsDigit) > kMaxDigits) return false;
  return IsEmoji(name) || (IsName(name) && !HoldsHandle(name));
}

bool ReactionFilter::HoldsHandle(std::string_view name) const {
  if (roster_.empty()) return false;
  for (std::size_t begin = 0; begin < name.size(); ++begin) {
    for (std::size_t end = begin + 1; end <= name.size(); ++end) {
      const bool words = IsBoundary(name, begin) && IsBoundary(name, end);
      if (!words && end - begin < kMinInside) continue;
      if (roster_.Knows(name.substr(begin, end - begin))) return true;
    }
  }
  return false;
}

}  // namespace tacit::privacy
