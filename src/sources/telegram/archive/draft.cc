#include "sources/telegram/archive/draft.h"

#include <algorithm>
#include <optional>

#include "sources/telegram/json_text.h"

namespace tacit::sources {
namespace {

struct KindWord {
  std::string_view word;
  MessageKind kind;
};

// export_output_json.cpp, SerializeMessage.
constexpr KindWord kMediaKinds[] = {
    {"sticker", MessageKind::kSticker},     {"video_message", MessageKind::kVideo},
    {"animation", MessageKind::kVideo},     {"video_file", MessageKind::kVideo},
    {"voice_message", MessageKind::kVoice}, {"audio_file", MessageKind::kAudio},
};
constexpr KindWord kActionKinds[] = {
    {"invite_members", MessageKind::kJoin},
    {"join_group_by_link", MessageKind::kJoin},
    {"join_group_by_request", MessageKind::kJoin},
    {"remove_members", MessageKind::kLeave},
    {"create_group", MessageKind::kTitle},
    {"create_channel", MessageKind::kTitle},
    {"edit_group_title", MessageKind::kTitle},
    {"pin_message", MessageKind::kPin},
    {"phone_call", MessageKind::kCall},
};

MessageKind MediaKind(const DraftFields& fields) {
  if (!fields.media_type.bytes.empty()) {
    for (const KindWord& entry : kMediaKinds) {
      if (entry.word == fields.media_type.bytes) return entry.kind;
    }
    return MessageKind::kDocument;
  }
  if (fields.has_photo) return MessageKind::kPhoto;
  if (fields.has_poll) return MessageKind::kPoll;
  if (fields.has_location) return MessageKind::kLocation;
  if (fields.has_contact) return MessageKind::kContact;
  if (fields.has_file) return MessageKind::kDocument;
  return MessageKind::kText;
}

MessageKind ActionKind(std::string_view action) {
  for (const KindWord& entry : kActionKinds) {
    if (entry.word == action) return entry.kind;
  }
  if (action.starts_with("topic_")) return MessageKind::kTitle;
  if (action.starts_with("group_call")) return MessageKind::kCall;
  return MessageKind::kOther;
}

std::optional<Micros> SentAt(const DraftFields& fields, const LocalTime& local_time) {
  if (const auto time = ParseUnixTime(fields.date_unixtime.bytes)) return time;
  return local_time.Parse(fields.date.bytes);
}

// Old exports write the epoch for "never edited", in local time: 1970-01-01T05:00:00.
std::optional<Micros> EditedAt(const DraftFields& fields, const LocalTime& local_time) {
  if (!fields.edited_unixtime.bytes.empty()) {
    const auto time = ParseUnixTime(fields.edited_unixtime.bytes);
    if (time) return *time == 0 ? std::nullopt : time;
  }
  const std::string_view date = fields.edited.bytes;
  if (date.empty() || date.starts_with("1970-01-01T") || date.starts_with("1969-12-31T")) {
    return std::nullopt;
  }
  return local_time.Parse(date);
}

RawActor ActorOf(const Peer& peer) {
  const bool user = peer.kind == PeerKind::kUser || peer.kind == PeerKind::kNone;
  return {.id = peer.id, .kind = user ? AuthorKind::kUser : AuthorKind::kChannel};
}

DraftType TypeOf(const RawValue& value) {
  if (!value.is_string) return DraftType::kUnknown;
  if (value.bytes == "message") return DraftType::kMessage;
  if (value.bytes == "service") return DraftType::kService;
  return DraftType::kUnknown;
}

}  // namespace

void TakeField(std::string_view key, const RawValue& value, DraftFields& fields) {
  const auto take = [&](std::string_view name, RawValue DraftFields::*field) {
    if (key == name) fields.*field = value;
  };
  const auto note = [&](std::string_view name, bool DraftFields::*flag) {
    if (key == name) fields.*flag = true;
  };
  switch (key.size()) {  // most fields of a message are none of ours: one comparison for each
    case 2:
      return take("id", &DraftFields::id);
    case 4:
      if (key == "type") fields.type = TypeOf(value);
      if (key == "from") fields.from_null = value.IsNull();
      take("date", &DraftFields::date);
      note("poll", &DraftFields::has_poll);
      return note("file", &DraftFields::has_file);
    case 5:
      if (key == "actor") fields.from_null = value.IsNull();
      return note("photo", &DraftFields::has_photo);
    case 6:
      take("edited", &DraftFields::edited);
      return take("action", &DraftFields::action);
    case 7:
      return take("from_id", &DraftFields::from_id);
    case 8:
      return take("actor_id", &DraftFields::from_id);
    case 10:
      take("message_id", &DraftFields::message_id);
      return take("media_type", &DraftFields::media_type);
    case 13:
      return take("date_unixtime", &DraftFields::date_unixtime);
    case 15:
      return take("edited_unixtime", &DraftFields::edited_unixtime);
    case 16:
      return take("reply_to_peer_id", &DraftFields::reply_to_peer_id);
    case 17:
      return take("forwarded_from_id", &DraftFields::forwarded_from_id);
    case 19:
      take("reply_to_message_id", &DraftFields::reply_to_message_id);
      return note("contact_information", &DraftFields::has_contact);
    case 20:
      return note("location_information", &DraftFields::has_location);
    case 28:
      return note("self_destruct_period_seconds", &DraftFields::self_destructs);
    default:
      return;
  }
}

void Draft::Clear() {
  fields = {};
  text.Clear();
  reactions_.Clear();
  if (!unescaped_.empty()) unescaped_.clear();
}

void Draft::AddReaction(const RawReaction& reaction) {
  const std::optional<std::int64_t> count = ParseInteger(reaction.count);
  if (!count) return;
  if (reaction.type == "custom_emoji") {
    reactions_.AddCustom(*count);
  } else if (reaction.type == "paid") {
    reactions_.AddPaid(*count);
  } else if ((reaction.type == "emoji" || reaction.type.empty()) && !reaction.emoji.bytes.empty()) {
    std::string_view emoji = reaction.emoji.bytes;
    if (reaction.emoji.escaped) {
      std::string& unescaped = unescaped_.emplace_back();
      emoji = AppendUnescaped(reaction.emoji.bytes, unescaped) ? std::string_view(unescaped) : "";
    }
    reactions_.AddEmoji(emoji, *count);
  }
}

RawActor Draft::Author(const ChatContext& chat) {
  const Peer peer = ParsePeer(fields.from_id.bytes, fields.from_id.is_string, id_space_[0]);
  switch (peer.kind) {
    case PeerKind::kChannel:
      if (peer.id != chat.id || chat.broadcast) break;
      return {.id = peer.id, .kind = AuthorKind::kAnonymous};  // an admin who writes as the group
    case PeerKind::kChat:
      break;
    case PeerKind::kNone:
      if (chat.broadcast && !fields.from_null) {
        return {.id = chat.id, .kind = AuthorKind::kChannel};  // a post without a name
      }
      [[fallthrough]];
    case PeerKind::kUser:
      return {.id = peer.id, .kind = fields.from_null ? AuthorKind::kDeleted : AuthorKind::kUser};
  }
  return {.id = peer.id, .kind = AuthorKind::kChannel};
}

MessageId Draft::ReplyTo(const RawValue& id, const ChatContext& chat) const {
  if (id.bytes.empty() || !ParseInteger(id.bytes)) return {};
  if (!fields.reply_to_peer_id.bytes.empty()) {
    IdSpace space;
    const Peer peer =
        ParsePeer(fields.reply_to_peer_id.bytes, fields.reply_to_peer_id.is_string, space);
    if (peer.kind != PeerKind::kChannel || peer.id != chat.id) return {};
  }
  return MessageId(id.bytes);
}

const char* Draft::Finish(const ChatContext& chat, RawMessage& message) {
  message = RawMessage{};
  message.channel = chat.channel;
  const std::optional<std::int64_t> id = ParseInteger(fields.id.bytes);
  if (!id || fields.id.is_string) return "has no whole number as its id";
  message.message_id = MessageId(fields.id.bytes);
  message.order = *id;
  const std::optional<Micros> sent_at = SentAt(fields, *chat.local_time);
  if (!sent_at && fields.type != DraftType::kUnknown) return "has no date that can be read";
  message.sent_at = sent_at.value_or(0);
  message.kind = MessageKind::kOther;
  if (fields.type == DraftType::kUnknown) return nullptr;

  message.edited_at = EditedAt(fields, *chat.local_time);
  message.author = Author(chat);
  message.reactions = reactions_.entries();
  if (fields.type == DraftType::kService) {
    message.kind = ActionKind(fields.action.bytes);
    if (message.kind == MessageKind::kPin) message.reply_to_id = ReplyTo(fields.message_id, chat);
    return nullptr;
  }
  message.kind = MediaKind(fields);
  message.reply_to_id = ReplyTo(fields.reply_to_message_id, chat);
  if (const RawValue& from = fields.forwarded_from_id; !from.bytes.empty()) {
    message.forwarded_from = ActorOf(ParsePeer(from.bytes, from.is_string, id_space_[1]));
  }
  if (fields.self_destructs) return nullptr;  // its sender wanted it gone: the kind only
  if (text.broken()) return "holds an escape that is none";
  text.Finish(message);
  return nullptr;
}

}  // namespace tacit::sources
