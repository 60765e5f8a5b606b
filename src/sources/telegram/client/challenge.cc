#include "sources/telegram/client/challenge.h"

#include <algorithm>
#include <string>

#include "sources/telegram/client/content_kinds.h"
#include "sources/telegram/client/gate.h"
#include "sources/telegram/client/ids.h"

namespace tacit::sources::telegram {
namespace {

constexpr std::size_t kMostButtons = 100;  // as many as Telegram allows

// td_api.tl, InlineKeyboardButtonType. A button that needs the account's password is none that is
// pressed here; those of other types open something, which is for a browser or an official app.
Challenge::Button ButtonOf(const Json& button) {
  const Json type = button["type"];
  Challenge::Button found{.label = Secret(std::string(button["text"].Text()))};
  if (type.type() == "inlineKeyboardButtonTypeCallback") found.data = type["data"].Text();
  found.link = Secret(std::string(type["url"].Text()));
  return found;
}

bool Mentions(const Json& formatted, std::int64_t own_id) {
  bool found = false;
  formatted["entities"].ForEach([&](const Json& entity) {
    const Json type = entity["type"];
    found = found || (own_id != 0 && type.type() == "textEntityTypeMentionName" &&
                      type["user_id"].IntOr(0) == own_id);
  });
  return found;
}

}  // namespace

std::int64_t SenderOf(const Json& message) {
  const Json sender = message["sender_id"];
  return sender.type() == "messageSenderUser" ? sender["user_id"].IntOr(0) : 0;
}

std::optional<Challenge> ChallengeOf(const Json& message, std::int64_t own_id) {
  const std::int64_t id = message["id"].IntOr(0);
  const std::int64_t chat_id = message["chat_id"].IntOr(0);
  if (chat_id >= -kSupergroupChats || chat_id < -2 * kSupergroupChats) return std::nullopt;
  const Json content = message["content"];
  const ContentRule& rule = RuleOf(content.type());
  const Json formatted = rule.text.empty() ? Json() : content[rule.text];
  Challenge challenge{.channel = std::to_string(SupergroupIdOf(chat_id)),
                      .message = std::to_string(ServerId(id)),
                      .text = Secret(std::string(formatted["text"].Text())),
                      .has_media = rule.kind != MessageKind::kText};
  const bool answerable =
      ChatIdIn(challenge.channel) == chat_id && MessageIdIn(challenge.message) == id;
  if (!answerable) return std::nullopt;
  const Json markup = message["reply_markup"];
  if (markup.type() == "replyMarkupInlineKeyboard") {
    markup["rows"].ForEach([&](const Json& row) {
      row.ForEach([&](const Json& button) {
        if (challenge.buttons.size() < kMostButtons) challenge.buttons.push_back(ButtonOf(button));
      });
    });
  }
  const bool asks = !challenge.buttons.empty() || message["contains_unread_mention"].IsTrue() ||
                    markup.type() == "replyMarkupForceReply" || Mentions(formatted, own_id);
  return asks ? std::optional(std::move(challenge)) : std::nullopt;
}

bool Same(const Challenge& one, const Challenge& other) {
  return one.channel == other.channel && one.message == other.message &&
         one.text.Reveal() == other.text.Reveal() &&
         std::ranges::equal(one.buttons, other.buttons, [](const auto& a, const auto& b) {
           return a.data == b.data && a.label.Reveal() == b.label.Reveal() &&
                  a.link.Reveal() == b.link.Reveal();
         });
}

}  // namespace tacit::sources::telegram
