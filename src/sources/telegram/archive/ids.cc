#include "sources/telegram/archive/ids.h"

#include <algorithm>
#include <charconv>

namespace tacit::sources {
namespace {

constexpr std::uint64_t kUserShift = 0x100000000;
constexpr std::uint64_t kChatShift = 0x200000000;

bool AllDigits(std::string_view text) {
  return !text.empty() && text.size() <= 19 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool HasShift(std::int64_t id, std::uint64_t shift) {
  return static_cast<std::uint64_t>(id) >> 32 == shift >> 32;
}

std::string_view Write(std::uint64_t id, IdSpace& space) {
  const auto result = std::to_chars(space.data(), space.data() + space.size(), id);
  return {space.data(), static_cast<std::size_t>(result.ptr - space.data())};
}

}  // namespace

std::string NormalChatId(std::string_view token) {
  const std::optional<std::int64_t> id = ParseInteger(token);
  if (!id) return {};
  if (!HasShift(*id, kChatShift)) return std::string(token);
  return std::to_string(static_cast<std::uint64_t>(*id) - kChatShift);
}

Peer ParsePeer(std::string_view value, bool is_string, IdSpace& space) {
  if (is_string) {
    PeerKind kind = PeerKind::kUser;
    if (value.starts_with("user")) {
      value.remove_prefix(4);
    } else if (value.starts_with("channel")) {
      kind = PeerKind::kChannel;
      value.remove_prefix(7);
    } else if (value.starts_with("chat")) {
      kind = PeerKind::kChat;
      value.remove_prefix(4);
    }
    return AllDigits(value) ? Peer{kind, value} : Peer{};
  }
  const std::optional<std::int64_t> id = ParseInteger(value);
  if (!id || *id <= 0) return {};
  const auto number = static_cast<std::uint64_t>(*id);
  if (HasShift(*id, kUserShift)) return {PeerKind::kUser, Write(number - kUserShift, space)};
  if (HasShift(*id, kChatShift)) return {PeerKind::kChannel, Write(number - kChatShift, space)};
  return {PeerKind::kUser, value};
}

}  // namespace tacit::sources
