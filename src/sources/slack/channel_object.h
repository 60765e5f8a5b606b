#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/raw/raw_message.h"
#include "sources/slack/json.h"
#include "sources/slack/mrkdwn.h"

namespace tacit::sources::slack {

// What is read of a channel in channels.json, conversations.list and conversations.info.
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

enum class AbsentFlags : std::uint8_t {
  kFine,     // exports before 2020 have none, and channels.json means "public channels"
  kRefused,  // the Web API gives them all; what says nothing may be private
};

// Fails closed: a flag that is neither false nor null counts as set, whatever its type, and so does
// one that is set once and not another time.
ChannelObject ReadChannel(dom::object channel, AbsentFlags absent = AbsentFlags::kFine);

// The channel as the tables want it; its description is text, not mrkdwn.
RawChannel ToRawChannel(const ChannelObject& object, const ChannelNames& names);

}  // namespace tacit::sources::slack
