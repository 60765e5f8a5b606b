#pragma once

// Telegram's ids as TDLib writes them.

#include <cstdint>
#include <optional>
#include <string_view>

namespace tacit::sources::telegram {

// A supergroup or channel is the chat -(10^12 + its id).
inline constexpr std::int64_t kSupergroupChats = 1'000'000'000'000;
constexpr std::int64_t ChatIdOf(std::int64_t supergroup_id) {
  return -kSupergroupChats - supergroup_id;
}
constexpr std::int64_t SupergroupIdOf(std::int64_t chat_id) { return -chat_id - kSupergroupChats; }

// The id of a message that the server has is the server's, shifted; others are local.
inline constexpr int kMessageIdShift = 20;
constexpr bool IsServerMessage(std::int64_t id) {
  return id > 0 && (id & ((std::int64_t{1} << kMessageIdShift) - 1)) == 0;
}
constexpr std::int64_t ServerId(std::int64_t id) { return id >> kMessageIdShift; }
constexpr std::int64_t ClientId(std::int64_t server_id) { return server_id << kMessageIdShift; }

// Ids as tacit keeps them, in digits; nothing: it is none.
std::optional<std::int64_t> SupergroupIdIn(std::string_view digits);
std::optional<std::int64_t> ServerIdIn(std::string_view digits);
// The same as TDLib wants them; 0, which no chat and no message has, for what is none.
std::int64_t ChatIdIn(std::string_view digits);
std::int64_t MessageIdIn(std::string_view digits);

}  // namespace tacit::sources::telegram
