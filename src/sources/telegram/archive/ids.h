#pragma once

// Telegram's ids in today's form, whatever the age of the export.
//
// - Since 2021-05 an id is bare: a chat's header has 1494031694, a message has "user123",
//   "channel123" or "chat123". User ids above 2^32 exist today; nothing may be taken off them.
// - Before, the header wrote a group or channel as 0x200000000 + id: 10083966286 is 1494031694.
//   Ids had 32 bits then, and no bare channel id has reached 2^33, so the bits above tell.
// - Before, from_id was an integer; from 2020-10 on it was 0x100000000 + id for a user and
//   0x200000000 + id for a chat. Ids had 32 bits as long as integers were written, so an integer
//   with bit 32 set is of that form. The same number in a "user..." string is a real id.
//   (The shifts: chat-history-manager, crates/loaders/src/loader/telegram.rs.)

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace tacit::sources {

static_assert(std::endian::native == std::endian::little);

namespace internal {

// Eight digits at a time: every message has three numbers or more.
inline std::optional<std::uint64_t> ParseEightDigits(const char* p) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, p, sizeof(bytes));  // little-endian: the first digit is the lowest byte
  constexpr std::uint64_t kHigh = 0xF0F0F0F0F0F0F0F0;
  constexpr std::uint64_t kDigits = 0x3030303030303030;
  const bool digits =
      (bytes & kHigh) == kDigits && ((bytes + 0x0606060606060606) & kHigh) == kDigits;
  if (!digits) return std::nullopt;
  bytes -= kDigits;
  bytes = bytes * 10 + (bytes >> 8);  // pairs, in every second byte
  constexpr std::uint64_t kPairs = 0x000000FF000000FF;
  return ((bytes & kPairs) * (100 + (std::uint64_t{1'000'000} << 32)) +
          (bytes >> 16 & kPairs) * (1 + (std::uint64_t{10'000} << 32))) >>
         32;
}

}  // namespace internal

// An integer as JSON writes it: no plus, no leading zero, no fraction; up to 18 digits.
inline std::optional<std::int64_t> ParseInteger(std::string_view token) {
  const bool negative = token.starts_with('-');
  const char* p = token.data() + (negative ? 1 : 0);
  const char* const end = token.data() + token.size();
  if (p == end || end - p > 18 || (*p == '0' && end - p > 1)) return std::nullopt;
  std::uint64_t value = 0;
  if (end - p >= 8) {
    const std::optional<std::uint64_t> eight = internal::ParseEightDigits(p);
    if (!eight) return std::nullopt;
    value = *eight;
    p += 8;
  }
  for (; p != end; ++p) {
    const auto digit = static_cast<std::uint8_t>(*p - '0');
    if (digit > 9) return std::nullopt;
    value = value * 10 + digit;
  }
  const auto number = static_cast<std::int64_t>(value);
  return negative ? -number : number;
}

// The id of a group's or channel's header. Empty when `token` is no integer.
std::string NormalChatId(std::string_view token);

enum class PeerKind : std::uint8_t { kNone, kUser, kChat, kChannel };

struct Peer {
  PeerKind kind = PeerKind::kNone;
  std::string_view id;  // bare digits
};

// Space for an id that had to be written anew.
using IdSpace = std::array<char, 24>;

// `value` is the inside of a string ("user123") or an integer's token. Anything else is kNone, so
// that nothing but digits can pass for an id. The id points into `value` or `space`.
Peer ParsePeer(std::string_view value, bool is_string, IdSpace& space);

}  // namespace tacit::sources
