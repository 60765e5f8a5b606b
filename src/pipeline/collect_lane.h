#pragma once

// For collect*.cc only: what was read of one project's channels and is not yet committed.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/raw/raw_message.h"
#include "pipeline/collect.h"
#include "pipeline/deleted_messages.h"
#include "pipeline/part_feed.h"
#include "privacy/name_memory.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"
#include "sources/live.h"
#include "warehouse/warehouse.h"

namespace tacit::pipeline {

// What all lanes of a run share. `channels` and `rows` have the same index.
struct CollectContext {
  sources::LiveSource& source;
  state::State& state;
  warehouse::Warehouse& warehouse;
  const CollectOptions& options;
  std::vector<RawChannel> channels;
  std::vector<std::string> bases;     // of the channels
  std::vector<std::string> statuses;  // "collected", "refused"
  DeletedMessages& deleted;
  CollectReport report;
  PartCounts counts;
  // Of the people that the source knows; renewed when there are more of them.
  privacy::Roster roster;
  std::size_t people = 0;

  Micros Now() const { return options.clock->Now(); }
};

class CollectLane {
 public:
  CollectLane(CollectContext& context, const CollectProject& project)
      : context_(context), project_(project) {}

  const std::string& project() const { return project_.name; }

  // Everything staged is committed when `due` is reached.
  void Stage(std::span<const RawMessage> messages, const std::shared_ptr<const void>& owner,
             Micros due);
  void Cover(std::uint32_t channel, std::string first, std::string last, Micros due);
  void Delete(const std::string& channel_id, std::span<const std::string> ids, Micros due);
  void Sample(warehouse::SampleRow sample, Micros due);
  // The counters of these are to be read again; of those, they were.
  void Schedule(std::vector<state::PendingSample> samples);
  void Taken(std::vector<state::PendingSample> samples, Micros due);
  void Mark(std::uint32_t channel, state::SinceMark mark);
  // These threads are staged whole.
  void MarkThreads(std::uint32_t channel, std::span<const ThreadMark> threads);
  // The channel's row is written with the next commit.
  void Touch(std::uint32_t channel, Micros due);
  // Forgets what is staged of the channel.
  void Drop(std::uint32_t channel);

  std::size_t messages() const { return messages_.size(); }
  std::optional<Micros> due() const { return due_; }
  Result<void> Commit();
  // The same, but of each channel the oldest day that is staged stays so, as more of it may come:
  // what one message gives away is redacted in all of its day. With one day only, nothing is
  // committed before there are `least` messages.
  Result<void> CommitWholeDays(std::size_t least, Micros due);
  // Scrubs and counts what is staged, and forgets it: nothing is written.
  Result<void> Count();

 private:
  class Reader;
  struct Held;
  // A message, and the bytes that it points into.
  struct Staged {
    RawMessage message;
    std::shared_ptr<const void> owner;
  };
  void Expect(Micros due);
  bool IsTooOld(const RawMessage& message) const;
  Held HoldOldestDays();
  void HoldOldestDay(std::uint32_t channel, Held& held);
  // Scrubs what is staged into `write`, and counts it.
  using WriteFeed = std::function<Result<void>(warehouse::RowFeed& feed)>;
  Result<void> Scrub(privacy::Scrubber& scrubber, const WriteFeed& write);
  std::vector<state::MessageRef> DeletedRefs() const;
  Result<void> KeepInState();
  Result<void> DoneInState();
  privacy::NameMemory FindNames();
  std::vector<warehouse::ChannelRow> ChannelRows(privacy::Scrubber& scrubber) const;
  void Clear();

  CollectContext& context_;
  const CollectProject& project_;
  std::vector<Staged> messages_;
  std::vector<warehouse::CoveredRange> covered_;
  std::vector<warehouse::MessageKey> deleted_;
  std::vector<Digest256> deleted_hashes_;
  std::vector<warehouse::SampleRow> samples_;
  std::vector<state::PendingSample> scheduled_;
  std::vector<state::PendingSample> taken_;
  std::map<std::uint32_t, state::SinceMark> marks_;
  std::map<std::uint32_t, std::vector<ThreadMark>> threads_;
  std::set<std::uint32_t> touched_;
  std::optional<Micros> due_;  // of the earliest that is staged
  // Of all messages of this run; begun anew each day, so that a run that follows stays small.
  privacy::NameMemory::Collector names_;
  Micros names_day_ = 0;
  privacy::SplitValues splits_;  // of the last messages, too
};

}  // namespace tacit::pipeline
