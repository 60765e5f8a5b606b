#pragma once

// Which messages of a channel are known to be complete: ranges of message ids.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tacit::warehouse {

// A message id as a number that grows with time: Telegram's id, Slack's ts in microseconds, 0 for
// anything else.
std::int64_t OrderOf(std::string_view message_id);

using MessageRanges = std::vector<std::pair<std::string, std::string>>;  // ids, ascending, apart

// The id before every message: a range that begins with it begins with the channel.
inline constexpr std::string_view kChannelBeginning = "0";

// Adds a range; those that touch become one.
void AddRange(MessageRanges& ranges, std::string first, std::string last);

}  // namespace tacit::warehouse
