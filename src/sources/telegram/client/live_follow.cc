#include <algorithm>
#include <utility>

#include "sources/telegram/client/live_source.h"

namespace tacit::sources::telegram {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

constexpr milliseconds kTick{100};
constexpr std::size_t kMaxIds = 100;      // of one request
constexpr std::size_t kMaxChanges = 200;  // of one Wait
constexpr std::int64_t kGapSeconds = 60;  // clocks of two machines

bool IsMissing(const Error& error) { return error.code == ErrorCode::kNotFound; }

void MoveMessages(Page& page, LiveEvents& events) {
  for (const RawMessage& message : page.messages) {
    events.events.emplace_back(MessageSeen{message});
  }
  page.messages.clear();
}

}  // namespace

Result<LiveEvents> TelegramLive::Wait(int timeout_ms) {
  TACIT_CHECK_OK(ReopenWhenFull());
  TACIT_CHECK_OK(PrepareToFollow());
  TACIT_TRY(const std::vector<Change> changes, WaitForChanges(timeout_ms));
  LiveEvents events;
  PageMaker maker;
  if (auto taken = TakeChanged(changes, maker, events); !taken) {
    for (const Change& change : changes) state_.Touch(change);  // nothing is lost
    return tl::unexpected(std::move(taken).error());
  }
  events.owner = std::move(maker.bytes);
  return events;
}

Result<std::vector<Change>> TelegramLive::WaitForChanges(int timeout_ms) {
  const auto deadline = Steady::now() + milliseconds(timeout_ms);
  while (true) {
    TACIT_CHECK_OK(session_->CheckReady());
    if (options_.interrupted && options_.interrupted()) {
      return Fail(ErrorCode::kInterrupted, "interrupted");
    }
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - Steady::now());
    auto changes = state_.TakeChanges(kMaxChanges, std::clamp(left, milliseconds(0), kTick));
    if (!changes.empty() || left <= milliseconds(0)) return changes;
  }
}

// Channels that the account has not joined send updates only while they are held open. After a
// reopening TDLib knows no message, and says nothing of edits to those: the newest are read again,
// and what changed meanwhile is taken as a change.
Result<void> TelegramLive::PrepareToFollow() {
  for (Followed& followed : channels_) {
    if (followed.context.chat_id == 0 || !Allowed(followed.context.channel)) continue;
    if (const auto prepared = PrepareOne(followed); !prepared) {
      TACIT_CHECK_OK(UnlessBarred(prepared.error(), followed));
    }
  }
  return {};
}

Result<void> TelegramLive::PrepareOne(Followed& followed) {
  const auto candidate = state_.Find(followed.context.chat_id);
  if (!followed.held_open && candidate && !candidate->joined) {
    TACIT_CHECK_OK(Call(OpenChat{.chat_id = followed.context.chat_id}));
    followed.held_open = true;
  }
  return followed.newest_read ? Result<void>() : ReadNewest(followed);
}

// Told as a change of the channel, which no later error loses.
Result<void> TelegramLive::UnlessBarred(const Error& error, Followed& followed) {
  const std::uint32_t channel = followed.context.channel;
  if (IsMissing(error)) {
    followed.barred = "not_found";
  } else if (error.code == ErrorCode::kRefused) {
    followed.barred = AsRefusal(error, channel).detail;
  } else {
    return tl::unexpected(error);
  }
  state_.Touch({Change::Kind::kGate, channel, 0});
  return {};
}

Result<void> TelegramLive::ReadNewest(Followed& followed) {
  TACIT_TRY(const Reply reply,
            Call(SearchChatMessages{.chat_id = followed.context.chat_id, .limit = kMaxIds}));
  followed.newest_read = true;
  reply.root()["messages"].ForEach([&](const Json& message) {
    ++messages_;
    const std::int64_t id = message["id"].IntOr(0);
    const std::int64_t changed = std::max(message["date"].IntOr(0), message["edit_date"].IntOr(0));
    if (IsServerMessage(id) && closed_at_ != 0 && changed >= closed_at_ - kGapSeconds) {
      state_.Touch({Change::Kind::kMessage, followed.context.channel, id});
    }
  });
  return {};
}

Result<void> TelegramLive::TakeChanged(const std::vector<Change>& changes, PageMaker& maker,
                                       LiveEvents& events) {
  Missing missing;
  for (const Change& change : changes) {
    TACIT_CHECK_OK(TakeOneChange(change, maker, events, missing));
    MoveMessages(maker.page, events);
  }
  return TakeMissing(missing, maker, events);
}

// What TDLib has forgotten since it said so.
Result<void> TelegramLive::TakeMissing(const Missing& missing, PageMaker& maker,
                                       LiveEvents& events) {
  for (const auto& [channel, ids] : missing) {
    Followed& followed = channels_[channel];
    for (std::size_t at = 0; at < ids.size() && Allowed(channel); at += kMaxIds) {
      const auto some = std::span(ids).subspan(at, std::min<std::size_t>(kMaxIds, ids.size() - at));
      NoteKnownReactions(followed);
      const auto reply =
          Call(GetMessages{.chat_id = followed.context.chat_id, .message_ids = some});
      if (!reply) {
        TACIT_CHECK_OK(UnlessBarred(reply.error(), followed));
        break;
      }
      if (!Allowed(channel)) break;
      reply->root()["messages"].ForEach(
          [&](const Json& message) { TakeMessage(message, followed, maker); });
      maker.bytes->replies.push_back(*reply);
      if (const auto taken = TakeCut(followed, maker); !taken) {
        TACIT_CHECK_OK(UnlessBarred(taken.error(), followed));
      }
      MoveMessages(maker.page, events);
    }
  }
  return {};
}

Result<void> TelegramLive::TakeOneChange(const Change& change, PageMaker& maker, LiveEvents& events,
                                         Missing& missing) {
  Followed& followed = channels_[change.channel];
  if (change.kind == Change::Kind::kDeleted) {
    const std::string id = std::to_string(ServerId(change.message_id));
    events.events.emplace_back(MessagesDeleted{.channel = change.channel, .ids = {id}});
    return {};
  }
  if (!Allowed(change.channel)) {
    if (!std::exchange(followed.told, true)) {
      events.events.emplace_back(ChannelRefused{change.channel, followed.refusal});
    }
    return {};
  }
  followed.told = false;
  if (change.kind == Change::Kind::kMembers) {
    const auto candidate = state_.Find(followed.context.chat_id);
    if (candidate && candidate->channel.members) {
      events.events.emplace_back(MembersSeen{change.channel, *candidate->channel.members});
    }
  } else if (change.kind == Change::Kind::kMessage) {
    NoteKnownReactions(followed);
    const auto reply = Call(
        GetMessageLocally{.chat_id = followed.context.chat_id, .message_id = change.message_id});
    if (!reply && !IsMissing(reply.error())) return UnlessBarred(reply.error(), followed);
    if (!reply) {
      missing[change.channel].push_back(change.message_id);
    } else {
      TakeMessage(reply->root(), followed, maker);
      maker.bytes->replies.push_back(*reply);
      if (const auto taken = TakeCut(followed, maker); !taken) {
        return UnlessBarred(taken.error(), followed);
      }
    }
  }
  return {};
}

}  // namespace tacit::sources::telegram
