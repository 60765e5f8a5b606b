#pragma once

// Which messages a file holds, by channel: what an import compares to find files that it overlaps.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "warehouse/message_ranges.h"

namespace tacit::warehouse {

struct OrderRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
  bool Overlaps(const OrderRange& other) const {
    return first <= other.last && other.first <= last;
  }
};

using ChannelRanges = std::map<std::string, OrderRange, std::less<>>;

bool Overlap(const ChannelRanges& a, const ChannelRanges& b);

// OrderOf(message_id) in SQL.
extern const std::string_view kOrderSql;

// "channel:first-last,…", sorted; the channel is percent-encoded. Nullopt: not in that form.
std::string EncodeRanges(const ChannelRanges& ranges);
std::optional<ChannelRanges> DecodeRanges(std::string_view text);

// Percent-encoding as RFC 3986 section 2 has it; '/' and '=' stay as they are: partition paths.
std::string PercentEncode(std::string_view text);
// Nullopt: a '%' without two hex digits.
std::optional<std::string> PercentDecode(std::string_view text);

}  // namespace tacit::warehouse
