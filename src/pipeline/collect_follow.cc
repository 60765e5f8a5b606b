// Following: what happens is taken as it comes, and counters are read again.

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

#include "pipeline/collect_run.h"

namespace tacit::pipeline {
namespace {

constexpr int kWaitMs = 200;  // an interrupt is seen after so long
constexpr Micros kMillisecond = 1000;
constexpr Micros kSecond = 1'000'000;
constexpr Micros kSampleLate = 86'400'000'000;  // later than that a sample is given up
constexpr Micros kUpkeepEvery = 86'400'000'000;
constexpr std::size_t kIdsOfCall = 100;
constexpr std::size_t kMostDue = 1000;  // samples of one look
constexpr int kMostDoublings = 6;       // pauses of up to a minute

}  // namespace

Result<bool> CollectRun::Follow() {
  for (;;) {
    if (!GoOn(CollectPhase::kLive, nullptr)) return false;
    const bool any_open =
        std::ranges::any_of(channels_, [](const CollectChannel& one) { return one.open(); });
    if (!any_open) {
      return Failed(nullptr, {.code = ErrorCode::kRefused,
                              .detail = "no channel is left that may be collected"});
    }
    if (context_.Now() >= samples_at_) {
      samples_at_ = context_.Now() + kSecond;
      TACIT_TRY(const bool sampled, TakeSamples());
      if (!sampled) return false;
    }
    if (context_.Now() >= look_back_at_) {
      TACIT_TRY(const bool looked, LookBack(true));
      if (!looked) return false;
      if (LooksBack()) upkeep_at_ = 0;  // what was read again may be over a limit
    }
    if (context_.options.upkeep && context_.Now() >= upkeep_at_) {
      upkeep_at_ = context_.Now() + kUpkeepEvery;
      TACIT_CHECK_OK(CommitAll());
      TACIT_CHECK_OK(context_.options.upkeep());
    }
    int timeout_ms = kWaitMs;
    for (const CollectLane& lane : lanes_) {
      const auto due = lane.due();
      if (!due) continue;
      const Micros left = (*due - context_.Now() + kMillisecond - 1) / kMillisecond;
      timeout_ms = static_cast<int>(std::clamp<Micros>(left, 0, timeout_ms));
    }
    TACIT_TRY(const bool pumped, Pump(timeout_ms));
    if (!pumped) return false;
  }
}

Result<bool> CollectRun::Pump(int timeout_ms) {
  const auto events = context_.source.Wait(timeout_ms);
  if (!events) {
    if (events.error().code != ErrorCode::kUnavailable) return Failed(nullptr, events.error());
    TACIT_CHECK_OK(CommitAll());
    return Pause(events.error());
  }
  pauses_ = 0;
  for (const sources::LiveEvent& event : events->events) {
    TACIT_CHECK_OK(Handle(event, events->owner));
  }
  for (CollectLane& lane : lanes_) TACIT_CHECK_OK(CommitIfDue(lane));
  return true;
}

// The network went: it may come back.
bool CollectRun::Pause(const Error& error) {
  const Micros wait = kSecond << std::min(pauses_++, kMostDoublings);
  if (context_.options.sleep && context_.options.sleep(wait)) return true;
  context_.report.stopped = context_.options.sleep
                                ? Error{.code = ErrorCode::kInterrupted, .detail = "interrupted"}
                                : error;
  return false;
}

Result<void> CollectRun::Handle(const sources::LiveEvent& event,
                                const std::shared_ptr<const void>& owner) {
  return std::visit(
      [&](const auto& what) -> Result<void> {
        using What = std::decay_t<decltype(what)>;
        std::uint32_t index = 0;
        if constexpr (std::is_same_v<What, sources::MessageSeen>) {
          index = what.message.channel;
        } else {
          index = what.channel;
        }
        if (index >= channels_.size() || !channels_[index].open()) return {};
        CollectChannel& channel = channels_[index];
        if constexpr (std::is_same_v<What, sources::MessageSeen>) {
          channel.See(what.message, owner);
        } else if constexpr (std::is_same_v<What, sources::MessagesDeleted>) {
          channel.lane().Delete(channel.known().id, what.ids,
                                context_.Now() + context_.options.live_delay);
        } else if constexpr (std::is_same_v<What, sources::MembersSeen>) {
          channel.UpdateMembers(what.members);
        } else if constexpr (std::is_same_v<What, sources::ThreadRead>) {
          channel.lane().MarkThreads(index, {&what.mark, 1});
        } else {
          return channel.Refuse(what.refusal);
        }
        return {};
      },
      event);
}

// Counters that are due: those of one channel in one call.
Result<bool> CollectRun::TakeSamples() {
  TACIT_TRY(const auto due,
            context_.state.DueSamples(context_.source.platform(), context_.Now(), kMostDue));
  std::map<std::string, std::vector<state::PendingSample>> by_channel;
  std::vector<state::PendingSample> given_up;
  for (const state::PendingSample& sample : due) {
    const auto channel = std::ranges::find_if(channels_, [&sample](const CollectChannel& one) {
      return one.known().id == sample.message.channel_id;
    });
    const bool is_here = channel != channels_.end();
    if (sample.due_at + kSampleLate <= context_.Now() || (is_here && !channel->open())) {
      given_up.push_back(sample);
    } else if (is_here) {  // those of other channels wait for a run that is about them
      by_channel[sample.message.channel_id].push_back(sample);
    }
  }
  if (!given_up.empty()) TACIT_CHECK_OK(context_.state.RemoveSamples(given_up));
  for (CollectChannel& channel : channels_) {
    const auto samples = by_channel.find(channel.known().id);
    if (samples == by_channel.end() || !channel.open()) continue;
    TACIT_TRY(const bool taken, TakeSamplesOf(channel, samples->second));
    if (!taken) return false;
  }
  for (CollectLane& lane : lanes_) {
    if (!by_channel.empty()) TACIT_CHECK_OK(Commit(lane));  // they are not to be due again
  }
  return true;
}

Result<bool> CollectRun::TakeSamplesOf(CollectChannel& channel,
                                       const std::vector<state::PendingSample>& due) {
  for (std::size_t begin = 0; begin < due.size(); begin += kIdsOfCall) {
    const std::size_t end = std::min(begin + kIdsOfCall, due.size());
    const std::vector<state::PendingSample> group(due.begin() + static_cast<std::ptrdiff_t>(begin),
                                                  due.begin() + static_cast<std::ptrdiff_t>(end));
    std::vector<std::string> ids;
    for (const state::PendingSample& sample : group) {
      if (std::ranges::find(ids, sample.message.message_id) == ids.end()) {
        ids.push_back(sample.message.message_id);
      }
    }
    const auto page = context_.source.Messages(channel.index(), ids);
    if (!page) return Failed(&channel, page.error());
    Count(channel, *page);
    channel.lane().Taken(group, context_.Now());
  }
  return true;
}

void CollectRun::Count(CollectChannel& channel, const sources::Page& page) {
  const Micros now = context_.Now();
  channel.lane().Stage(page.messages, page.owner, now);
  DeletedMessages::Checker checker(context_.deleted);
  for (const RawMessage& message : page.messages) {
    if (!message.views) continue;
    const bool is_deleted =
        checker.Has(context_.source.platform(), channel.known().id, message.message_id.value());
    if (is_deleted) continue;
    channel.lane().Sample({.channel_id = channel.known().id,
                           .message_id = std::string(message.message_id.value()),
                           .metric = "views",
                           .age_s = (now - message.sent_at) / kSecond,
                           .value = *message.views,
                           .at = now},
                          now);
  }
}

}  // namespace tacit::pipeline
