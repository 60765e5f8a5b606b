#pragma once

#include <cstdint>
#include <string_view>

#include "model/kinds.h"

namespace tacit::sources::telegram {

// What is taken from a MessageContent (td_api.tl) besides its kind.
struct ContentRule {
  std::string_view type;
  MessageKind kind = MessageKind::kOther;
  std::string_view text = {};     // the key of its formattedText; none for events: it names people
  std::string_view targets = {};  // the key of the user, or the users, whom an event is about
};

// What is new to us is kOther, with nothing taken.
const ContentRule& RuleOf(std::string_view content_type);

}  // namespace tacit::sources::telegram
