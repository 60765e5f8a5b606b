#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sources/slack/archive/json.h"

namespace tacit::sources::slack {

// What is read of an object of channels.json.
struct ChannelObject {
  std::string id;
  std::string name;
  std::string topic;
  std::string purpose;
  std::optional<std::int64_t> members;
  bool archived = false;
  // Why it is no public channel ("private_channel", "dm", "group_dm", "shared_channel", "unknown");
  // empty: nothing in the object says that it is not.
  std::string_view refusal;
};

// Fails closed: a flag that is neither false nor null counts as set, whatever its type, and so does
// one that is set once and not another time. Flags that are absent are fine: exports before 2020
// have none, and channels.json means "public channels".
ChannelObject ReadChannel(dom::object channel);

}  // namespace tacit::sources::slack
