#pragma once

// For collect*.cc only: one run over all channels of a source.

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "pipeline/collect.h"
#include "pipeline/collect_channel.h"
#include "pipeline/collect_lane.h"
#include "sources/live.h"

namespace tacit::pipeline {

// In functions that give Result<bool>, false is the orderly end: `report.stopped` says why. An
// error is one of the lake or of the state.
class CollectRun {
 public:
  CollectRun(sources::LiveSource& source, state::State& state, warehouse::Warehouse& warehouse,
             const CollectOptions& options);
  Result<CollectReport> Run();

 private:
  Result<void> Prepare();
  // Looks at every channel anew.
  Result<bool> Open();
  Result<void> Admit(CollectChannel& channel, const sources::Candidate& candidate);
  Result<void> DeletePending();
  Result<bool> Phases();
  Result<bool> DryRun();
  Result<bool> Walk(CollectPhase phase);
  Result<bool> NextPage(CollectChannel& channel, CollectPhase phase);
  Result<void> CommitIfDue(CollectLane& lane);
  Result<void> CommitAll();
  Result<void> Commit(CollectLane& lane);
  void RefreshRoster();
  Result<void> RefreshPeople();

  // collect_follow.cc
  Result<bool> Follow();
  Result<bool> Pump(int timeout_ms);
  Result<void> Handle(const sources::LiveEvent& event, const std::shared_ptr<const void>& owner);
  Result<bool> TakeSamples();
  Result<bool> TakeSamplesOf(CollectChannel& channel, const std::vector<state::PendingSample>& due);
  void Count(CollectChannel& channel, const sources::Page& page);
  bool Pause(const Error& error);

  // collect_look_back.cc
  struct Place {
    std::string before;       // empty: from the newest
    bool ended = false;       // nothing older is known
    std::uint64_t shown = 0;  // messages of the pages above it
  };
  bool LooksBack() const;
  Result<bool> ReadAlready(CollectChannel& channel, const ReadAt& read);
  Place PlaceOf(const CollectChannel& channel) const;
  Result<bool> LookBack(bool following);
  Result<bool> ReadAgain(CollectChannel& channel, std::uint64_t count, Place& place);
  Result<bool> Compare(CollectChannel& channel, const std::string& before,
                       const sources::Page& page);
  Result<bool> CompareIn(CollectChannel& channel, const warehouse::OrderSpan& span,
                         const sources::Page& page);
  Result<std::vector<std::string>> Missing(const CollectChannel& channel,
                                           std::span<const warehouse::StoredId> stored,
                                           const warehouse::OrderSpan& span,
                                           const sources::Page& page);
  Result<bool> AskFor(CollectChannel& channel, std::vector<std::string>& gone);
  void StageAgain(CollectChannel& channel, const sources::Page& page);
  bool IsCovered(const CollectChannel& channel, const RawMessage& message) const;

  bool GoOn(CollectPhase phase, const CollectChannel* channel);
  // Of the source: the end of the channel, or of the run.
  Result<bool> Failed(CollectChannel* channel, const Error& error);
  Result<void> NoteRun(Micros ended_at, std::string_view outcome);
  void FillReport();

  CollectContext context_;
  std::deque<CollectLane> lanes_;
  std::deque<CollectChannel> channels_;  // by index
  // Where looking back goes on: what the search for new messages showed is compared then.
  std::map<std::uint32_t, Place> places_;
  Micros started_at_ = 0;
  Micros samples_at_ = 0;    // when to look for due samples
  Micros look_back_at_ = 0;  // when to look back again
  Micros upkeep_at_ = 0;     // when upkeep is next
  int pauses_ = 0;           // in a row
};

}  // namespace tacit::pipeline
