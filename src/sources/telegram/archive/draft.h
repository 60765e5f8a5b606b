#pragma once

// What both readers take out of a message object, and what is made of it. All rules of the mapping
// are here, so that the two readers can differ in how they read only.

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "model/raw/raw_message.h"
#include "sources/telegram/archive/dates.h"
#include "sources/telegram/archive/ids.h"
#include "sources/telegram/reactions.h"
#include "sources/telegram/text_builder.h"

namespace tacit::sources {

// A scalar as it stands in the file: the inside of a string, or the token of a number, true, null.
struct RawValue {
  std::string_view bytes;
  bool is_string = false;

  bool IsNull() const { return !is_string && bytes == "null"; }
};

enum class DraftType : std::uint8_t { kUnknown, kMessage, kService };

// The fields that are taken; no other field of a message is looked at.
struct DraftFields {
  DraftType type = DraftType::kUnknown;  // "unsupported" and whatever comes later: kUnknown
  bool from_null = false;                // "from" or "actor" is null: the account is deleted
  bool has_photo = false;
  bool has_poll = false;
  bool has_location = false;
  bool has_contact = false;
  bool has_file = false;
  bool self_destructs = false;
  RawValue id;
  RawValue date_unixtime;
  RawValue date;
  RawValue edited_unixtime;
  RawValue edited;
  RawValue from_id;  // or actor_id
  RawValue forwarded_from_id;
  RawValue reply_to_message_id;
  RawValue reply_to_peer_id;
  RawValue message_id;  // of the message that was pinned
  RawValue action;
  RawValue media_type;
};

// Notes that the message has the field `key`; `value` is empty when it is an object or an array.
// Keys that are not taken are dropped. Of a key that comes twice, the last one counts.
void TakeField(std::string_view key, const RawValue& value, DraftFields& fields);

// One reaction: {"type", "count", "emoji"}.
struct RawReaction {
  std::string_view type;
  std::string_view count;
  RawString emoji;
};

// The chat that messages are in.
struct ChatContext {
  std::uint32_t channel = 0;
  std::string_view id;     // in today's form
  bool broadcast = false;  // a channel, not a supergroup
  const LocalTime* local_time = nullptr;
};

// Filled by a reader, then finished. One thread.
class Draft {
 public:
  DraftFields fields;
  TextBuilder text;

  void Clear();
  void ClearReactions() { reactions_.Clear(); }
  void AddReaction(const RawReaction& reaction);
  // Fills `message`; its views hold until Clear() and as long as the bytes that were read.
  // Gives nullptr, or what is wrong: "has no number as its id".
  const char* Finish(const ChatContext& chat, RawMessage& message);

 private:
  RawActor Author(const ChatContext& chat);
  MessageId ReplyTo(const RawValue& id, const ChatContext& chat) const;

  std::array<IdSpace, 2> id_space_{};
  ReactionTally reactions_;
  std::deque<std::string> unescaped_;  // emoji that were written with escapes
};

}  // namespace tacit::sources
