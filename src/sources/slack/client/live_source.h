#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sources/live.h"
#include "sources/slack/channel_object.h"
#include "sources/slack/client/api.h"
#include "sources/slack/client/history_window.h"
#include "sources/slack/client/page_maker.h"
#include "sources/slack/client/slack_client.h"
#include "sources/slack/mrkdwn.h"

namespace tacit::sources::slack {

// live_source.cc: channels and their verdicts; live_pages.cc: messages and threads;
// live_follow.cc: polling.
class SlackLive final : public LiveSource {
 public:
  SlackLive(const ClientOptions& options, CallBudget& budget, ThreadBook& threads);
  Result<void> Connect();

  Platform platform() const override { return Platform::kSlack; }
  Result<std::vector<Candidate>> Candidates() override;
  Result<Candidate> Find(std::string_view handle) override;
  Result<std::vector<Candidate>> Open(std::span<const RawChannel> channels) override;
  Result<Page> History(std::uint32_t channel, std::string_view before) override;
  bool ShowsAll() const override { return true; }
  bool KeepsThreadsApart() const override { return true; }
  Result<Page> Messages(std::uint32_t channel, std::span<const std::string> ids) override;
  Result<Candidate> Check(std::uint32_t channel) override;
  std::span<const RawPerson> People() const override { return people_; }
  Result<LiveEvents> Wait(int timeout_ms) override;

 private:
  struct Listed {
    ChannelObject object;
    bool joined = false;
  };
  // What was last seen of a message; another print is another state of it.
  struct Seen {
    std::uint64_t print = 0;
    std::string thread;  // of its first message; its own id where it is no reply
  };
  struct Followed {
    RawChannel channel;
    std::string refusal;
    std::optional<HistoryWindow> window;
    std::string position;                                  // the window goes on before this message
    std::map<std::string, ThreadMark, std::less<>> marks;  // of threads read since Open()
    std::map<std::string, Seen, std::less<>> seen;         // while following: the newest, by id
    // The newest message that was handed on: what polls read reaches down to it. "0": there was
    // none; empty: nothing was read yet.
    std::string known;
    Micros next_poll = 0;
    Micros next_check = 0;
  };

  Result<void> ListAll();
  Result<void> ListPeople();
  Result<Candidate> Ask(const std::string& id);
  Candidate Describe(const Listed& listed) const;
  Result<Followed*> Allowed(std::uint32_t channel);

  Result<std::optional<ThreadMark>> ThreadToRead(const Followed& followed, dom::object message);
  Result<bool> TakeItem(Followed& followed, std::uint32_t channel, const RawItem& item,
                        PageMaker& maker);
  Result<void> TakeThread(Followed& followed, std::uint32_t channel, ThreadMark mark,
                          PageMaker& maker);

  static void Forget(Followed& followed, const PageMaker& maker);

  std::optional<std::uint32_t> NextToPoll() const;
  Result<void> Poll(std::uint32_t channel, LiveEvents& events);
  Result<std::vector<RawItem>> ReadNewest(const Followed& followed);
  static void TellGone(Followed& followed, std::uint32_t channel, std::string_view oldest,
                       const PageMaker& maker, LiveEvents& events);
  static void TellSeen(Followed& followed, PageMaker& maker, LiveEvents& events);

  ClientOptions options_;
  CallBudget& budget_;
  ThreadBook& threads_;
  Api api_;
  PageSize history_size_;
  PageSize replies_size_;
  PageSize poll_size_;
  std::map<std::string, Listed, std::less<>> listed_;  // by id
  ChannelNames names_;                                 // of all public channels
  std::vector<Followed> channels_;
  std::vector<RawPerson> people_;
};

}  // namespace tacit::sources::slack
