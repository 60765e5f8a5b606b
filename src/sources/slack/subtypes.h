#pragma once

#include <cstdint>
#include <string_view>

#include "model/kinds.h"

namespace tacit::sources::slack {

enum class Treatment : std::uint8_t {
  kWritten,     // somebody wrote it
  kEvent,       // Slack wrote it; its text names people and is dropped
  kFileShared,  // until 2018 Slack wrote the text around the author's comment
  kFileComment,
  kSkip,     // a deleted message
  kUnknown,  // a subtype of tomorrow: text when it has any, else an event
};

struct Subtype {
  std::string_view name;
  Treatment treatment = Treatment::kUnknown;
  MessageKind kind = MessageKind::kOther;
};

// Slack's list: https://docs.slack.dev/reference/events/message
Subtype SubtypeOf(std::string_view name);

}  // namespace tacit::sources::slack
