#pragma once

#include <optional>
#include <string_view>

namespace tacit::sources::slack {

// What stands between '<' and '>' in mrkdwn. Views into the text, entities not decoded.
struct MrkdwnToken {
  enum class Kind { kUser, kUserGroup, kChannel, kBroadcast, kFallback, kLink };
  Kind kind = Kind::kLink;
  std::string_view value;  // the id, the range of a broadcast, the URL
  std::string_view label;  // of a link; what to show instead of a date
  std::size_t size = 0;    // with both brackets
};

// The token that begins `text`; empty: a '<' that opens none, which is text like any other.
std::optional<MrkdwnToken> ParseMrkdwnToken(std::string_view text);

}  // namespace tacit::sources::slack
