#include "sources/slack/channel_object.h"

#include <algorithm>

namespace tacit::sources::slack {
namespace {

struct Flags {
  bool not_channel = false;
  bool is_private = false;
  bool im = false;
  bool mpim = false;
  bool shared_outside = false;
  bool shared = false;
  bool org_shared = false;
  // The flags stand there, set or not.
  bool said_channel = false;
  bool said_private = false;
  bool said_im = false;
  bool said_mpim = false;
  bool said_shared_outside = false;

  bool AllSaid() const {
    return said_channel && said_private && said_im && said_mpim && said_shared_outside;
  }
};

bool IsSet(dom::element value) {
  bool flag = false;
  if (value.get(flag) == simdjson::SUCCESS) return flag;
  return !value.is_null();
}

bool IsExactlyTrue(dom::element value) {
  bool flag = false;
  return value.get(flag) == simdjson::SUCCESS && flag;
}

void ReadFlag(std::string_view key, dom::element value, Flags& flags) {
  const bool said = !value.is_null();
  if (key == "is_private") {
    flags.said_private = said;
    flags.is_private |= IsSet(value);
  } else if (key == "is_group") {
    flags.is_private |= IsSet(value);
  } else if (key == "is_im") {
    flags.said_im = said;
    flags.im |= IsSet(value);
  } else if (key == "is_mpim") {
    flags.said_mpim = said;
    flags.mpim |= IsSet(value);
  } else if (key == "is_ext_shared" || key == "is_pending_ext_shared") {
    flags.said_shared_outside = flags.said_shared_outside || (said && key == "is_ext_shared");
    flags.shared_outside |= IsSet(value);
  } else if (key == "is_shared") {
    flags.shared |= IsSet(value);
  } else if (key == "is_org_shared") {
    flags.org_shared = IsExactlyTrue(value);
  } else if (key == "is_channel") {
    flags.said_channel = said;
    flags.not_channel |= !IsExactlyTrue(value);
  }
}

bool IsId(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           c == '-';
  });
}

std::string_view RefusalOf(const ChannelObject& channel, const Flags& flags, AbsentFlags absent) {
  if (flags.im || channel.id.starts_with('D')) return "dm";
  if (flags.mpim) return "group_dm";
  if (flags.is_private) return "private_channel";
  // Until 2021 the ids of private channels, and of no others, began with G; later ones say
  // is_private.
  if (channel.id.starts_with('G') && !flags.said_private) return "private_channel";
  if (flags.shared_outside || (flags.shared && !flags.org_shared)) return "shared_channel";
  if (flags.not_channel || channel.name.empty() || !IsId(channel.id)) return "unknown";
  if (absent == AbsentFlags::kRefused && !flags.AllSaid()) return "unknown";
  if (absent == AbsentFlags::kRefused && flags.org_shared) return "org_shared_channel";
  return {};
}

std::string ValueOf(dom::element value) {
  const auto object = ObjectOf(value);
  return object ? std::string(StringAt(*object, "value")) : std::string();
}

void ReadField(std::string_view key, dom::element value, ChannelObject& channel) {
  if (key == "id") {
    channel.id = StringOf(value);
  } else if (key == "name") {
    channel.name = StringOf(value);
  } else if (key == "topic") {
    channel.topic = ValueOf(value);
  } else if (key == "purpose") {
    channel.purpose = ValueOf(value);
  } else if (key == "num_members") {
    channel.members = CountOf(value);
  } else if (key == "members") {
    const auto members = ArrayOf(value);
    if (members && !channel.members) channel.members = static_cast<std::int64_t>(members->size());
  } else if (key == "is_archived") {
    channel.archived = IsExactlyTrue(value);
  }
}

}  // namespace

ChannelObject ReadChannel(dom::object object, AbsentFlags absent) {
  ChannelObject channel;
  Flags flags;
  for (const auto field : object) {
    ReadField(field.key, field.value, channel);
    ReadFlag(field.key, field.value, flags);
  }
  channel.refusal = RefusalOf(channel, flags, absent);
  return channel;
}

RawChannel ToRawChannel(const ChannelObject& object, const ChannelNames& names) {
  std::string description = object.purpose;
  if (!description.empty() && !object.topic.empty()) description += '\n';
  description += object.topic;
  TextBuilder text;
  AppendMrkdwn(description, names, text);
  return {.id = object.id,
          .handle = object.name,
          .title = object.name,
          .description = std::string(text.text()),
          .kind = "channel",
          .members = object.members,
          .archived = object.archived};
}

}  // namespace tacit::sources::slack
