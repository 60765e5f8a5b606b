#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "sources/live.h"
#include "sources/telegram/client/live_state.h"
#include "sources/telegram/client/message_mapper.h"
#include "sources/telegram/client/session.h"
#include "sources/telegram/client/telegram_client.h"

namespace tacit::sources::telegram {

// live_source.cc: chats and their verdicts; live_pages.cc: messages; live_follow.cc: what happens;
// live_acts.cc: joining and leaving.
class TelegramLive final : public LiveSource, public Acts {
 public:
  TelegramLive(ClientOptions options, CallBudget& budget);
  ~TelegramLive() override;
  Result<void> Connect();

  Platform platform() const override { return Platform::kTelegram; }
  Result<std::vector<Candidate>> Candidates() override;
  Result<Candidate> Find(std::string_view handle) override;
  Result<std::vector<Candidate>> Open(std::span<const RawChannel> channels) override;
  Result<Page> History(std::uint32_t channel, std::string_view before) override;
  bool ShowsAll() const override { return true; }
  Result<Page> Messages(std::uint32_t channel, std::span<const std::string> ids) override;
  Result<Candidate> Check(std::uint32_t channel) override;
  std::span<const RawPerson> People() const override { return people_; }
  Result<LiveEvents> Wait(int timeout_ms) override;
  Acts* acts() override { return this; }

  Result<JoinOutcome> Join(Confirmed<JoinChannel> join) override;
  Result<void> Leave(Confirmed<LeaveChannel> leave) override;
  Result<std::optional<Challenge>> NextChallenge(int timeout_ms) override;
  Result<Secret> Press(Confirmed<PressButton> press) override;
  Result<void> Post(Confirmed<PostAnswer> post) override;

 private:
  struct Followed {
    ChannelContext context;  // chat_id 0: it was not found
    std::string refusal;
    std::string barred;      // the server's word, also where the channel's facts show nothing
    bool told = false;       // that it is refused
    bool held_open = false;  // for updates without being a member
    // The newest messages are in TDLib's memory, so that it tells of edits.
    bool newest_read = false;
    bool silent = false;  // TDLib named no reactions that are allowed here: not waited for again
  };
  // A page in the making.
  struct PageMaker {
    std::shared_ptr<PageBytes> bytes = std::make_shared<PageBytes>();
    Page page;
    std::vector<Json> cut;    // messages that are not in `page` yet: their text is cut short
    std::int64_t oldest = 0;  // TDLib's id, also of what is not on the server
    std::uint64_t shown = 0;

    Page Take();
  };
  using Missing = std::map<std::uint32_t, std::vector<std::int64_t>>;

  template <Request Type>
  Result<Reply> Call(const Type& request) {
    if (auto ready = session_->CheckReady(); !ready) {
      return tl::unexpected(std::move(ready).error());
    }
    return session_->Call(request);
  }
  Result<void> ReopenWhenFull();
  Result<void> AwaitReactions();
  // Before each request for messages: TDLib may learn more while it answers.
  void NoteKnownReactions(Followed& followed);
  Result<void> LoadAllChats(bool archive);
  Result<std::int64_t> Resolve(std::string_view handle);
  Result<Candidate> Describe(std::int64_t chat_id);
  Result<Candidate> Refresh(std::int64_t chat_id);
  Result<Candidate> OpenOne(Followed& followed, const RawChannel& channel);
  Result<Followed*> Allowed(std::uint32_t channel);
  // The server's refusal in the gate's word.
  Error AsRefusal(Error error, std::uint32_t channel);
  void NotePerson(std::int64_t user_id);
  void TakeMessage(const Json& message, const Followed& followed, PageMaker& maker,
                   const Json& full = {});
  static void KeepOut(const Json& message, PageMaker& maker);
  // Once the replies that hold the messages are in `maker`.
  Result<void> TakeCut(const Followed& followed, PageMaker& maker);
  void TakeMessages(const Reply& reply, const Followed& followed, PageMaker& maker);
  Result<void> PrepareToFollow();
  Result<void> PrepareOne(Followed& followed);
  Result<void> ReadNewest(Followed& followed);
  // Nothing: the error is about this channel alone, which is refused from here on.
  Result<void> UnlessBarred(const Error& error, Followed& followed);
  Result<std::vector<Change>> WaitForChanges(int timeout_ms);
  Result<void> TakeChanged(const std::vector<Change>& changes, PageMaker& maker,
                           LiveEvents& events);
  Result<void> TakeOneChange(const Change& change, PageMaker& maker, LiveEvents& events,
                             Missing& missing);
  Result<void> TakeMissing(const Missing& missing, PageMaker& maker, LiveEvents& events);
  Result<std::optional<Challenge>> NewestChallenge();

  ClientOptions options_;
  CallBudget& budget_;
  LiveState state_;  // outlives the session
  std::unique_ptr<Session> session_;
  std::vector<Followed> channels_;
  std::vector<RawPerson> people_;
  std::unordered_set<std::int64_t> noted_;  // users who are in people_, or have no name
  std::uint64_t messages_ = 0;              // in TDLib's memory since it was opened
  std::uint64_t new_messages_before_ = 0;
  std::int64_t closed_at_ = 0;  // Unix time; 0: never

  std::int64_t joined_chat_ = 0;                    // that was joined last
  std::set<std::int64_t, std::greater<>> by_bots_;  // messages in it since, TDLib's ids
  std::optional<Challenge> given_;                  // by NextChallenge()
};

}  // namespace tacit::sources::telegram
