#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "sources/telegram/client/challenge.h"
#include "sources/telegram/client/errors.h"
#include "sources/telegram/client/ids.h"
#include "sources/telegram/client/live_source.h"

namespace tacit::sources::telegram {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

// TDLib keeps waits of up to a minute that Telegram asks for, and sends then.
constexpr milliseconds kSendTimeout{90'000};
constexpr milliseconds kSendTick{100};

// td_api.tl, ChatJoinResult. What is new to us is no membership.
JoinOutcome OutcomeOf(const Json& result) {
  if (result.type() == "chatJoinResultSuccess") return JoinOutcome::kJoined;
  if (result.type() == "chatJoinResultRequestSent") return JoinOutcome::kRequested;
  if (result.type() == "chatJoinResultGuardBotApprovalRequired") return JoinOutcome::kGuarded;
  return JoinOutcome::kDeclined;
}

}  // namespace

Result<JoinOutcome> TelegramLive::Join(Confirmed<JoinChannel> join) {
  joined_chat_ = ChatIdIn(join.act().channel);
  by_bots_.clear();
  given_.reset();
  channels_.clear();
  state_.Follow({&joined_chat_, 1});  // a bot may ask before the answer is here
  TACIT_TRY(const Reply reply, Call(JoinChat{.confirmed = join}));
  return OutcomeOf(reply.root());
}

Result<void> TelegramLive::Leave(Confirmed<LeaveChannel> leave) {
  TACIT_TRY([[maybe_unused]] const Reply reply, Call(LeaveChat{.confirmed = leave}));
  return {};
}

Result<std::optional<Challenge>> TelegramLive::NextChallenge(int timeout_ms) {
  const auto deadline = Steady::now() + milliseconds(timeout_ms);
  while (true) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - Steady::now());
    TACIT_TRY(const std::vector<Change> changes,
              WaitForChanges(static_cast<int>(std::max(left, milliseconds(0)).count())));
    for (const Change& change : changes) {
      if (change.kind == Change::Kind::kMessage) by_bots_.insert(change.message_id);
      if (change.kind == Change::Kind::kDeleted) by_bots_.erase(change.message_id);
    }
    TACIT_TRY(std::optional<Challenge> newest, NewestChallenge());
    const bool is_new = newest && !(given_ && Same(*given_, *newest));
    if (is_new || left <= milliseconds(0)) {
      given_ = newest;
      return newest;
    }
  }
}

// Of the messages that came since the account joined; drops those that no bot wrote.
Result<std::optional<Challenge>> TelegramLive::NewestChallenge() {
  for (auto id = by_bots_.begin(); id != by_bots_.end();) {
    const auto reply = Call(GetMessageLocally{.chat_id = joined_chat_, .message_id = *id});
    if (!reply && reply.error().code != ErrorCode::kNotFound) {
      return tl::unexpected(reply.error());
    }
    const bool by_bot = reply && state_.KindOfUser(SenderOf(reply->root())) == AuthorKind::kBot;
    if (!by_bot) {
      id = by_bots_.erase(id);
      continue;
    }
    if (auto challenge = ChallengeOf(reply->root(), state_.own_id())) return challenge;
    ++id;
  }
  return std::optional<Challenge>();
}

// A link in the bot's answer is shown and never opened.
Result<Secret> TelegramLive::Press(Confirmed<PressButton> press) {
  TACIT_TRY(const Reply reply, Call(GetCallbackQueryAnswer{.confirmed = press}));
  std::string words(reply.root()["text"].Text());
  if (const std::string_view url = reply.root()["url"].Text(); !url.empty()) {
    words += (words.empty() ? "" : " ") + std::string(url);
  }
  return Secret(std::move(words));
}

// TDLib gives the message a name of its own at once, and the server's word comes later. An error
// after which nobody knows whether it was delivered never says kUnavailable: it is not to be sent a
// second time.
Result<void> TelegramLive::Post(Confirmed<PostAnswer> post) {
  TACIT_TRY(const Reply sent, Call(SendMessage{.confirmed = post}));
  const std::int64_t id = sent.root()["id"].IntOr(0);
  const std::int64_t chat_id = ChatIdIn(post.act().channel);
  const auto deadline = Steady::now() + kSendTimeout;
  auto delivery = state_.AwaitDelivery(chat_id, id, kSendTick);
  while (!delivery && Steady::now() < deadline) {
    TACIT_CHECK_OK(session_->CheckReady());
    if (options_.interrupted && options_.interrupted()) {
      return Fail(ErrorCode::kInterrupted, "interrupted; the answer may have been delivered");
    }
    delivery = state_.AwaitDelivery(chat_id, id, kSendTick);
  }
  if (!delivery) {
    return Fail(ErrorCode::kRetryLater,
                "Telegram does not say whether the answer was delivered: look into an official app "
                "before you answer again");
  }
  if (!delivery->failed) return {};
  const std::string_view method = SendMessage::kMethod.name;
  if (const auto seconds = FloodSeconds(delivery->code, delivery->message)) {
    budget_.Flooded(method, *seconds);
  }
  return tl::unexpected(ErrorOf(method, delivery->code, delivery->message));
}

}  // namespace tacit::sources::telegram
