#include "pipeline/import.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/deleted_filter.h"
#include "pipeline/first_pass.h"
#include "pipeline/left_out.h"
#include "pipeline/part_feed.h"
#include "privacy/policy.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"
#include "sources/archive.h"
#include "warehouse/warehouse.h"

namespace tacit::pipeline {
namespace {

using std::chrono::steady_clock;

// What the workers of one import share.
class Run {
 public:
  Run(const sources::Archive& archive, const privacy::Policy& policy,
      const privacy::ProjectKeys& keys, warehouse::Batch& batch, const ImportOptions& options)
      : archive_(archive),
        policy_(policy),
        keys_(keys),
        roster_(archive.people()),
        passes_(archive.part_count()),
        batch_(batch),
        options_(options) {}

  // The first pass: the names in every message, so that the second finds them in all of a
  // conversation, and values that are split over two messages. What cannot be read ends it for its
  // part; the second pass reports that.
  void CollectNames(privacy::NameMemory::Collector& collector) {
    privacy::Scrubber scrubber(policy_, keys_, roster_, archive_.platform(), archive_.channels());
    while (!stop_) {
      const std::size_t part = next_part_++;
      if (part >= archive_.part_count()) break;
      const auto reader = archive_.OpenPart(part);
      if (reader) CollectPart(**reader, scrubber, collector, passes_[part]);
    }
  }

  // After the first pass: what it found is used from now on.
  void Remember(std::span<privacy::NameMemory::Collector> collectors) {
    memory_ = privacy::NameMemory(collectors);
    next_part_ = 0;
  }

  bool interrupted() const { return interrupted_; }

  // A worker owns a part from the first byte read to the Parquet file; an atomic counter hands the
  // parts out in order.
  void Work() {
    privacy::Scrubber scrubber(policy_, keys_, roster_, archive_.platform(), archive_.channels(),
                               memory_);
    while (!stop_) {
      const std::size_t part = next_part_++;
      if (part >= archive_.part_count()) break;
      if (auto done = WritePart(part, scrubber); !done) Fail(part, std::move(done).error());
    }
  }

  // The error of the earliest part that failed, so that the message does not depend on timing.
  std::optional<Error> error() const { return error_; }
  std::size_t failed_part() const { return failed_part_; }
  const PartCounts& counts() const { return counts_; }
  const privacy::Roster& roster() const { return roster_; }

 private:
  Result<void> WritePart(std::size_t part, privacy::Scrubber& scrubber) {
    TACIT_TRY(const auto reader, archive_.OpenPart(part));
    PartFeed feed(
        *reader, scrubber, passes_[part], options_.guard,
        [this](std::uint64_t bytes, std::uint64_t messages) { return Advance(bytes, messages); },
        DeletedFilter(options_.deleted, archive_.platform(), archive_.channels()));
    TACIT_TRY(const std::uint64_t rows, batch_.WritePart(part, feed));
    (void)rows;
    const std::lock_guard lock(mutex_);
    counts_.Add(feed.counts());
    if (const auto& damage = feed.damage()) return tl::unexpected(*damage);
    return {};
  }

  void CollectPart(sources::ArchiveReader& reader, privacy::Scrubber& scrubber,
                   privacy::NameMemory::Collector& collector, FirstPass& pass) {
    constexpr std::uint64_t kReportEvery = 2048;  // messages
    RawMessage raw;
    std::uint64_t messages = 0;
    std::uint64_t reported = 0;
    privacy::SplitValues splits;
    while (true) {
      const auto more = reader.Next(raw);
      const bool ended = !more || !*more;
      if (ended || ++messages % kReportEvery == 0) {
        const std::uint64_t bytes = reader.bytes_read();
        stop_ = !Advance(bytes - reported, 0) || stop_;
        reported = bytes;
      }
      if (ended || stop_) break;
      pass.Add(raw.text, scrubber.CollectNames(raw, collector));
      splits.Read(raw, scrubber);
    }
    pass.SetSplitParts(splits.Take());
  }

  // False when the run is to stop.
  bool Advance(std::uint64_t bytes, std::uint64_t messages) {
    const std::uint64_t bytes_done = bytes_done_ += bytes;
    const std::uint64_t messages_done = messages_done_ += messages;
    if (!options_.progress) return true;
    const std::unique_lock lock(progress_mutex_, std::try_to_lock);
    const auto now = steady_clock::now();
    if (!lock || now - last_progress_ < std::chrono::milliseconds(100)) return !interrupted_;
    last_progress_ = now;
    if (!options_.progress({.bytes_done = bytes_done,
                            .bytes_total = archive_.bytes() * (policy_.names ? 2 : 1),
                            .messages = messages_done})) {
      interrupted_ = true;
    }
    return !interrupted_;
  }

  void Fail(std::size_t part, Error error) {
    stop_ = true;
    const std::lock_guard lock(mutex_);
    if (part >= failed_part_) return;
    failed_part_ = part;
    error_ = std::move(error);
  }

  const sources::Archive& archive_;
  const privacy::Policy& policy_;
  const privacy::ProjectKeys& keys_;
  const privacy::Roster roster_;
  privacy::NameMemory memory_;     // written between the passes only
  std::vector<FirstPass> passes_;  // by part; empty where there was none
  warehouse::Batch& batch_;
  const ImportOptions& options_;

  std::atomic<std::size_t> next_part_ = 0;
  std::atomic<std::uint64_t> bytes_done_ = 0;
  std::atomic<std::uint64_t> messages_done_ = 0;
  std::atomic<bool> stop_ = false;
  std::atomic<bool> interrupted_ = false;

  std::mutex mutex_;  // guards the three below
  PartCounts counts_;
  std::size_t failed_part_ = std::numeric_limits<std::size_t>::max();
  std::optional<Error> error_;

  std::mutex progress_mutex_;  // guards last_progress_, and the callback
  steady_clock::time_point last_progress_;
};

// Runs work(0) … work(count - 1), each on a thread; the first on this one.
template <typename Work>
void OnThreads(std::size_t count, const Work& work) {
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < count; ++i) threads.emplace_back([&work, i] { work(i); });
  work(0);
}

std::vector<warehouse::ChannelRow> ChannelRows(const sources::Archive& archive,
                                               privacy::Scrubber& scrubber) {
  std::vector<warehouse::ChannelRow> rows;
  for (const RawChannel& channel : archive.channels()) {
    rows.push_back({.channel_id = channel.id,
                    .name = channel.handle,
                    .title = scrubber.ScrubText(channel.title),
                    .description = scrubber.ScrubText(channel.description),
                    .kind = channel.kind,
                    .members = channel.members,
                    .basis = "export",
                    .status = channel.archived ? "archived" : "imported"});
  }
  return rows;
}

}  // namespace

Result<ImportReport> Import(const sources::Archive& archive, const privacy::Policy& policy,
                            const privacy::ProjectKeys& keys, warehouse::Warehouse& warehouse,
                            const ImportOptions& options) {
  const auto begin = steady_clock::now();
  ImportReport report;
  report.refused = archive.refused();
  report.channels = archive.channels().size();
  report.bytes = archive.bytes();

  if (options.state != nullptr) {
    TACIT_CHECK_OK(LearnOptOuts(*options.state, keys.opt_outs.get(), archive.platform(),
                                archive.people(), SystemClock().Now()));
  }
  TACIT_TRY(const auto batch, warehouse.Begin({.project = options.project,
                                               .platform = archive.platform(),
                                               .policy = policy.digest,
                                               .key_epoch = keys.epoch,
                                               .collected_at = archive.taken_at(),
                                               .run_id = options.run_id}));
  Run run(archive, policy, keys, *batch, options);
  const std::size_t workers = std::clamp<std::size_t>(archive.part_count(), 1, options.threads);
  if (policy.names) {
    std::vector<privacy::NameMemory::Collector> collectors(workers);
    OnThreads(workers, [&](std::size_t worker) { run.CollectNames(collectors[worker]); });
    if (run.interrupted()) return Fail(ErrorCode::kInterrupted, "interrupted");
    run.Remember(collectors);
  }
  OnThreads(workers, [&run](std::size_t) { run.Work(); });
  if (const auto error = run.error()) {
    if (!options.partial || error->code != ErrorCode::kBadInput) return tl::unexpected(*error);
    report.damaged = error->detail;
    batch->DiscardAfter(run.failed_part());
  }

  TACIT_CHECK_OK(CheckGuard(run.counts().Guard(), options.guard));

  privacy::Scrubber scrubber(policy, keys, run.roster(), archive.platform(), archive.channels());
  const std::vector<warehouse::ChannelRow> rows = ChannelRows(archive, scrubber);
  TACIT_TRY(const auto commit, batch->Commit({.channels = rows}));
  report.loaded = commit.loaded;
  report.updated = commit.updated;
  report.unchanged = commit.unchanged;
  report.messages = run.counts().messages;
  report.withheld = run.counts().Withheld();
  report.dropped = run.counts().Dropped();
  report.redacted = run.counts().Redacted();
  report.guard = run.counts().Guard();
  report.seconds = std::chrono::duration<double>(steady_clock::now() - begin).count();
  return report;
}

}  // namespace tacit::pipeline
