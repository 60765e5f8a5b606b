#include "sources/telegram/client/message_mapper.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "sources/telegram/client/content_kinds.h"
#include "sources/telegram/client/gate.h"
#include "sources/telegram/client/rich_text.h"

namespace tacit::sources::telegram {
namespace {

constexpr Micros kSecond = 1'000'000;
constexpr std::int64_t kGeneralTopic = 1;

// A date of the schema is an int32 of seconds, 0 where there is none; anything else is none.
Micros TimeOf(const Json& date) {
  const std::int64_t seconds = date.IntOr(0);
  const bool is_date = seconds > 0 && seconds <= std::numeric_limits<std::int32_t>::max();
  return is_date ? seconds * kSecond : 0;
}

// One message on its way.
class Mapping {
 public:
  Mapping(const Json& object, const ChannelContext& channel, const KindOfUser& kind_of,
          PageBytes& page, RawMessage& message, const Json& full)
      : object_(object),
        full_(full),
        channel_(channel),
        kind_of_(kind_of),
        ids_(page.ids),
        bytes_(page.messages.emplace_back()),
        message_(message) {}

  void Run(std::int64_t id) {
    const std::int64_t server_id = ServerId(id);
    message_ = RawMessage{};
    message_.channel = channel_.channel;
    message_.message_id = MessageId(ids_.Add(server_id));
    message_.order = server_id;
    message_.sent_at = TimeOf(object_["date"]);
    if (const Micros edited = TimeOf(object_["edit_date"]); edited > 0) {
      message_.edited_at = edited;
    }
    message_.author = Sender(object_["sender_id"]);
    TakeTopicAndReply();
    TakeForward(object_["forward_info"]["origin"]);
    TakeContent(object_["content"]);
    TakeCounters(object_["interaction_info"]);
    message_.reactions_known = channel_.reactions_known || !message_.reactions.empty();
  }

 private:
  RawActor User(const Json& user_id) {
    const std::int64_t id = user_id.IntOr(0);
    if (id <= 0) return {};
    return {.id = ids_.Add(id), .kind = kind_of_(id)};
  }

  // A supergroup or channel by its chat; basic groups have no public id.
  RawActor Chat(const Json& chat_id) {
    const std::int64_t id = SupergroupIdOf(chat_id.IntOr(0));
    return {.id = id > 0 ? ids_.Add(id) : std::string_view(), .kind = AuthorKind::kChannel};
  }

  RawActor Sender(const Json& sender) {
    if (sender.type() == "messageSenderUser") return User(sender["user_id"]);
    if (sender.type() != "messageSenderChat") return {};
    RawActor actor = Chat(sender["chat_id"]);
    // An administrator who writes as the group.
    if (actor.id == channel_.id && !channel_.broadcast) actor.kind = AuthorKind::kAnonymous;
    return actor;
  }

  MessageId Message(const Json& id) {
    const std::int64_t number = id.IntOr(0);
    return IsServerMessage(number) ? MessageId(ids_.Add(ServerId(number))) : MessageId();
  }

  void TakeTopicAndReply() {
    const Json topic = object_["topic_id"];
    const Json reply = object_["reply_to"];
    if (reply.type() == "messageReplyToMessage" && reply["chat_id"].IntOr(0) == channel_.chat_id) {
      message_.reply_to_id = Message(reply["message_id"]);
    }
    if (topic.type() == "messageTopicThread") {
      message_.thread_id = Message(topic["message_thread_id"]);
    } else if (topic.type() == "messageTopicForum") {
      const std::int64_t id = topic["forum_topic_id"].IntOr(0);
      if (id <= 0) return;
      message_.thread_id = MessageId(ids_.Add(id));
      // To Telegram a message in a topic answers the one that opened it, and an export says so.
      if (!reply.present() && id != kGeneralTopic) message_.reply_to_id = message_.thread_id;
    }
  }

  void TakeForward(const Json& origin) {
    const std::string_view type = origin.type();
    if (type == "messageOriginUser") {
      message_.forwarded_from = User(origin["sender_user_id"]);
    } else if (type == "messageOriginChat") {
      message_.forwarded_from = Chat(origin["sender_chat_id"]);
    } else if (type == "messageOriginChannel") {
      message_.forwarded_from = Chat(origin["chat_id"]);
    }
    if (message_.forwarded_from.id.empty()) message_.forwarded_from = {};
    // An export does not tell bots from people here.
    if (type == "messageOriginUser") message_.forwarded_from.kind = AuthorKind::kUser;
  }

  void TakeContent(const Json& content) {
    const ContentRule& rule = RuleOf(content.type());
    message_.kind = rule.kind;
    if (content.type() == "messageAnimatedEmoji") {
      bytes_.text.SetWhole({.bytes = content["emoji"].Text()});
    } else if (content.type() == "messageRichMessage") {
      AddRichMessage(full_.present() ? full_ : content["message"], ids_, bytes_.text);
    } else if (!rule.text.empty()) {
      AddFormattedText(content[rule.text], ids_, bytes_.text);
    }
    bytes_.text.Finish(message_);
    if (!rule.targets.empty()) TakeTargets(content[rule.targets]);
    if (rule.kind == MessageKind::kPin) message_.reply_to_id = Message(content["message_id"]);
  }

  void TakeTargets(const Json& users) {
    const auto take = [this](const Json& user) {
      if (const RawActor actor = User(user); !actor.id.empty()) bytes_.targets.push_back(actor);
    };
    users.Int() ? take(users) : users.ForEach(take);
    message_.targets = bytes_.targets;
  }

  // In groups nobody counts views: Telegram then says 0, and means nothing.
  void TakeCounters(const Json& info) {
    if (!info.present()) return;
    const bool post = object_["is_channel_post"].IsTrue();
    const auto counted = [&](std::string_view key) -> std::optional<std::int64_t> {
      const auto count = info[key].Int();
      if (!count || *count < 0 || (*count == 0 && !post)) return std::nullopt;
      return count;
    };
    message_.views = counted("view_count");
    message_.forwards = counted("forward_count");
    if (const auto replies = info["reply_info"]["reply_count"].Int(); replies && *replies >= 0) {
      message_.replies = replies;
    }
    info["reactions"]["reactions"].ForEach([this](const Json& reaction) {
      const Json type = reaction["type"];
      const std::int64_t count = reaction["total_count"].IntOr(0);
      if (type.type() == "reactionTypeEmoji") {
        bytes_.reactions.AddEmoji(type["emoji"].Text(), count);
      } else if (type.type() == "reactionTypeCustomEmoji") {
        bytes_.reactions.AddCustom(count);
      } else if (type.type() == "reactionTypePaid") {
        bytes_.reactions.AddPaid(count);
      }
    });
    message_.reactions = bytes_.reactions.entries();
  }

  const Json& object_;
  const Json& full_;
  const ChannelContext& channel_;
  const KindOfUser& kind_of_;
  IdTexts& ids_;
  MessageBytes& bytes_;
  RawMessage& message_;
};

// Its sender or its group wants it gone, or not copied, or Telegram does not show it everywhere.
// What does not say that it may be saved may not.
bool MayNotBeKept(const Json& object) {
  return !object["can_be_saved"].IsTrue() || object["self_destruct_type"].present() ||
         object["self_destruct_in"].Number().value_or(0) > 0 ||
         object["auto_delete_in"].Number().value_or(0) > 0 ||
         object["ephemeral_message_id"].IntOr(0) != 0 ||  // shown to this account only
         object["restriction_info"].present() || object["content"]["is_secret"].IsTrue() ||
         object["content"].type().starts_with("messageExpired");
}

bool IsCut(const Json& object, const Json& full) {
  const Json content = object["content"];
  if (content.type() != "messageRichMessage") return false;
  return !(full.present() ? full : content["message"])["is_full"].IsTrue();
}

}  // namespace

Mapped MapMessage(const Json& object, const ChannelContext& channel, const KindOfUser& kind_of,
                  PageBytes& page, RawMessage& message, const Json& full) {
  const std::int64_t id = object["id"].IntOr(0);
  const bool here = object["chat_id"].IntOr(0) == channel.chat_id;
  if (object.type() != "message" || !here || !IsServerMessage(id)) return Mapped::kSkipped;
  if (MayNotBeKept(object)) return Mapped::kRefused;
  if (IsCut(object, full)) return Mapped::kCut;
  Mapping(object, channel, kind_of, page, message, full).Run(id);
  return Mapped::kTaken;
}

}  // namespace tacit::sources::telegram
