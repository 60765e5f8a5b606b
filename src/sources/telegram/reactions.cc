#include "sources/telegram/reactions.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <limits>

namespace tacit::sources {
namespace {

constexpr std::string_view kCustom = "custom";
constexpr std::string_view kPaid = "paid";

// Takes the first code point off valid UTF-8.
std::uint32_t TakeCodePoint(std::string_view& text) {
  const auto byte = [&text](std::size_t at) {
    return std::uint32_t{static_cast<unsigned char>(text[at])};
  };
  const std::uint32_t lead = byte(0);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t code_point = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t at = 1; at < size && at < text.size(); ++at) {
    code_point = code_point << 6 | (byte(at) & 0x3F);
  }
  text.remove_prefix(std::min(size, text.size()));
  return code_point;
}

// An emoji and nothing else: a reaction is stored as it is, so no word may pass for one.
bool IsEmoji(std::string_view text) {
  if (text.empty() || text.size() > 64) return false;
  bool symbol = false;
  int ascii = 0;
  while (!text.empty()) {
    const std::uint32_t code_point = TakeCodePoint(text);
    const auto has = [code_point](UProperty property) {
      return u_hasBinaryProperty(static_cast<UChar32>(code_point), property) != 0;
    };
    if (code_point < 0x80) {  // a keycap: 1, U+FE0F, U+20E3
      const bool key =
          (code_point >= '0' && code_point <= '9') || code_point == '#' || code_point == '*';
      if (!key || ++ascii > 1) return false;
      continue;
    }
    // Tag characters, from U+E0000 on, can spell any word.
    const bool emoji = has(UCHAR_EMOJI) || has(UCHAR_EMOJI_COMPONENT);
    if (!emoji || code_point >= 0xE0000) return false;
    symbol = true;
  }
  return symbol;
}

}  // namespace

void ReactionTally::AddEmoji(std::string_view emoji, std::int64_t count) {
  Add(IsEmoji(emoji) ? emoji : kCustom, count);
}

void ReactionTally::AddCustom(std::int64_t count) { Add(kCustom, count); }

void ReactionTally::AddPaid(std::int64_t count) { Add(kPaid, count); }

void ReactionTally::Add(std::string_view key, std::int64_t count) {
  if (count <= 0) return;
  constexpr std::int64_t kMax = std::numeric_limits<std::int32_t>::max();
  const auto same = std::ranges::find(entries_, key, &Entry::first);
  if (same == entries_.end()) {
    entries_.emplace_back(key, static_cast<std::int32_t>(std::min(count, kMax)));
  } else {
    same->second = static_cast<std::int32_t>(std::min(same->second + std::min(count, kMax), kMax));
  }
}

}  // namespace tacit::sources
