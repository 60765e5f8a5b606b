#pragma once

// For collect*.cc only: one channel of a run.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "pipeline/collect_lane.h"
#include "warehouse/message_ranges.h"

namespace tacit::pipeline {

// A page of the history, and the message that it begins before; empty: the newest.
struct ReadAt {
  std::string before;
  sources::Page page;
  bool cut = false;  // by a limit: not all of it is staged
};

class CollectChannel {
 public:
  CollectChannel(CollectContext& context, CollectLane& lane, std::uint32_t index,
                 const state::Channel& known)
      : context_(context), lane_(lane), index_(index), known_(known) {}

  // What the lake and the state know of it.
  void Know(warehouse::MessageRanges ranges, std::optional<state::SinceMark> mark);

  CollectLane& lane() { return lane_; }
  const state::Channel& known() const { return known_; }
  std::uint32_t index() const { return index_; }
  bool open() const { return refusal_.empty(); }
  const std::string& refusal() const { return refusal_; }
  std::uint64_t messages() const { return messages_; }
  std::optional<Micros> reached() const { return reached_; }
  const warehouse::MessageRanges& ranges() const { return ranges_; }

  // Of when the run began: whether anything was covered, and the oldest message that is newer than
  // all that was; empty: there is none.
  bool known_before() const { return high_water_ >= 0; }
  std::int64_t high_water() const { return high_water_; }
  const std::string& new_from() const { return new_from_; }

  // The way down through the history: a page at a time, over what is covered already. From the
  // newest message; stops at what was covered when the run began, or after a page when nothing was.
  void BeginNew();
  // From there on, to the beginning or to the limits.
  void BeginBackfill();
  bool done() const { return !cursor_; }
  // Reads and stages the next page, but for its threads, and gives it back. Errors are those of the
  // source.
  Result<ReadAt> ReadPage();

  // While following: a message that is newer than all before it, or the newest state of one.
  void See(const RawMessage& message, const std::shared_ptr<const void>& owner);
  // The gate refuses it from now on: what is staged is forgotten.
  Result<void> Refuse(const std::string& refusal);
  void UpdateMembers(std::int64_t members);
  CollectedChannel Report() const;

 private:
  struct Cut;
  // Whether a limit cut it.
  Result<bool> Take(const std::string& before, const sources::Page& page);
  Cut CutToLimits(const sources::Page& page);
  void Schedule(std::span<const RawMessage> messages);
  std::optional<std::string> Below(const std::string& first) const;

  CollectContext& context_;
  CollectLane& lane_;
  const std::uint32_t index_;
  const state::Channel& known_;
  warehouse::MessageRanges ranges_;  // with what is staged
  std::optional<state::SinceMark> mark_;
  std::optional<std::string> cursor_;  // the next page is before it; empty: the newest
  bool only_new_ = true;
  std::int64_t high_water_ = -1;  // what was covered when the run began; -1: nothing
  std::string new_from_;
  std::optional<std::string> next_;  // where the backfill begins
  std::uint64_t pages_again_ = 0;
  std::uint64_t messages_ = 0;
  std::optional<Micros> reached_;
  std::string refusal_;
};

}  // namespace tacit::pipeline
