#pragma once

// Live collecting: source -> gate -> scrub -> rows, in many small commits. Each holds whole pages
// and says what it covers, so that a run that ends anywhere is continued by the next.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "model/kinds.h"
#include "pipeline/import.h"
#include "state/state.h"

namespace tacit::sources {
class LiveSource;
}

namespace tacit::pipeline {

// What the rows of a project are cleaned with.
struct CollectProject {
  std::string name;
  const privacy::Policy* policy = nullptr;
  const privacy::ProjectKeys* keys = nullptr;
  GuardOptions guard = {};
};

enum class CollectPhase : std::uint8_t { kNew, kBackfill, kLookBack, kLive };

struct CollectProgress {
  CollectPhase phase = CollectPhase::kNew;
  std::string_view channel;       // public name; empty: all
  std::uint64_t messages = 0;     // of the channel, in this run
  std::optional<Micros> reached;  // when the oldest of them was sent
};

struct CollectOptions {
  std::vector<CollectProject> projects;  // of all channels
  std::vector<state::Channel> channels;  // active ones, of the source's platform
  std::string run_id;
  bool follow = false;   // stay, and take what comes
  bool dry_run = false;  // one page of each channel, scrubbed and counted; nothing is written
  std::optional<Micros> since;          // nothing that was sent before
  std::uint64_t max = 0;                // messages of one channel in this run; 0: all
  std::uint64_t batch_messages = 5000;  // commit when there are so many
  // Pages of each channel that are read again below its newest messages: edits of a source that
  // nobody can follow.
  std::uint64_t pages_again = 0;
  Micros batch_time = 30'000'000;   // or when the oldest has waited so long
  Micros live_delay = 500'000;      // the same for new messages while following
  Micros change_delay = 5'000'000;  // and for edits and counters
  // When counters of a message are read again: so long after it was sent.
  std::vector<Micros> sample_ages = {300'000'000, 1'200'000'000, 3'600'000'000, 86'400'000'000};
  // Messages of each channel that are read again in a run, as they may have changed or gone while
  // nobody followed: so many of the newest, and so many older ones, from where the last run
  // stopped. While following again after `look_back_every`.
  std::uint64_t look_back = 1000;
  std::uint64_t audit = 500;
  Micros look_back_every = 21'600'000'000;
  DeletedMessages* deleted = nullptr;
  const Clock* clock = nullptr;
  std::function<bool(Micros)> sleep;  // false interrupts
  // Messages of the channel that were sent before go no further: retention would take them. Null,
  // or nothing: all are kept.
  std::function<std::optional<Micros>(const std::string& channel_id)> keep_from;
  // While following, called at the beginning, once a day and after looking back, when everything
  // is committed.
  std::function<Result<void>()> upkeep;
  // Called before each page and after each wait. False interrupts: what was read is committed.
  std::function<bool(const CollectProgress&)> progress;
};

struct CollectedChannel {
  std::string project;
  std::string id;
  std::string handle;
  std::uint64_t messages = 0;   // read in this run
  std::uint64_t gaps = 0;       // places that are known to be incomplete
  bool from_beginning = false;  // its history is there from the first message on, but for the gaps
  std::string refusal;          // the gate's word; empty: it passes
};

// What reading again brought.
struct LookBackReport {
  std::uint64_t calls = 0;  // of the source
  std::uint64_t messages = 0;
  std::uint64_t updated = 0;
  std::uint64_t deleted = 0;
};

struct CollectReport {
  ImportReport counts;  // as of an import
  std::uint64_t deleted = 0;
  std::uint64_t samples = 0;
  std::uint64_t commits = 0;
  std::uint64_t kept_out = 0;  // messages that the platform does not allow to be kept
  LookBackReport look_back;    // its rows are in the counts above, too
  std::vector<CollectedChannel> channels;
  std::optional<Error> stopped;  // why it ended before it was done; what was read is committed
};

// Errors of the lake and of the state end it as errors: what was read since the last commit is
// given up. Those of the source end it with a report.
Result<CollectReport> Collect(sources::LiveSource& source, state::State& state,
                              warehouse::Warehouse& warehouse, const CollectOptions& options);

}  // namespace tacit::pipeline
