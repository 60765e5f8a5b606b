#include "warehouse/lake/batch.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "base/assert.h"
#include "base/file.h"
#include "warehouse/lake/channels_table.h"
#include "warehouse/lake/samples_table.h"

namespace tacit::warehouse {

Result<std::uint64_t> LakeBatch::WritePart(std::size_t part, RowFeed& feed) {
  static const std::vector<engine::Column> columns = EngineColumns(MessagesTable());
  static const std::vector<TableColumn> file_columns = FileColumns(MessagesTable());
  TACIT_TRY(const auto connection, context_.engine.Connect());
  const std::string path = fmt::format("{}/part-{:06}.parquet", staging_.path(), part);
  RowMapper mapper(info_, feed);
  TACIT_TRY(const engine::WrittenFile written, connection->WriteParquet(columns, mapper, path));
  if (written.rows == 0) {
    TACIT_CHECK_OK(RemoveFile(path));
    return 0;
  }
  TACIT_TRY(StagedFile file, Describe(path, written, file_columns));
  file.ranges = mapper.Ranges();
  file.increasing = mapper.increasing();

  const std::lock_guard lock(mutex_);
  const bool once = parts_.emplace(part, Part{std::move(file), mapper.spans()}).second;
  TACIT_ASSERT(once);
  return written.rows;
}

void LakeBatch::DiscardAfter(std::size_t part) {
  const std::lock_guard lock(mutex_);
  parts_.erase(parts_.upper_bound(part), parts_.end());
}

Result<CommitReport> LakeBatch::Commit(const Changes& changes) {
  const std::lock_guard lock(mutex_);
  for (const auto& [number, part] : parts_) {
    for (const auto& [channel, span] : part.spans) {
      const auto [known, fresh] = spans_.try_emplace(channel, span);
      if (!fresh) known->second.Add(span);
    }
  }
  TACIT_TRY(const auto connection, context_.engine.Connect());
  TACIT_TRY(const auto hold, context_.storage.locks().Commit());
  TACIT_CHECK_OK(Staging::Sweep(context_.storage.StagingDirectory()));
  Snapshot snapshot;
  TACIT_TRY(const CommitReport report, CommitMessages(changes, *connection, snapshot));
  TACIT_TRY(const Coverage coverage, Coverage::In(snapshot));
  TACIT_CHECK_OK(CommitChannels(changes.channels, coverage, *connection));
  TACIT_CHECK_OK(CommitSamples(changes.samples, *connection));
  return report;
}

Result<CommitReport> LakeBatch::CommitMessages(const Changes& changes,
                                               engine::Connection& connection, Snapshot& snapshot) {
  CommitReport report;
  TACIT_TRY(snapshot, CommitChange(context_, staging_, MessagesTable(), [&](const Snapshot& now) {
              return PrepareMessages(now, changes, connection, report);
            }));
  report.version = snapshot.version;
  return report;
}

std::vector<AddAction> LakeBatch::LiveFiles(const Snapshot& snapshot) const {
  std::vector<AddAction> files = FilesOf(snapshot, partition_.values());
  // By age, so that files of one channel stand in the order of its messages, mostly.
  std::ranges::stable_sort(files, {}, &AddAction::modified_ms);
  return files;
}

void LakeBatch::Add(const StagedFile& file, const TableSchema& schema, bool data_change,
                    PreparedChange& prepared) {
  const std::string path = partition_.path() + "/" + names_.Final();
  AddAction add = AddOf(file, partition_, path, context_.clock.Now());
  add.data_change = data_change;
  prepared.change.adds.push_back(std::move(add));
  prepared.placements.push_back({file.local_path, std::string(schema.name) + "/" + path});
}

void LakeBatch::Remove(const AddAction& file, bool data_change, PreparedChange& prepared) const {
  RemoveAction remove = RemoveOf(file, context_.clock.Now());
  remove.data_change = data_change;
  prepared.change.removes.push_back(std::move(remove));
}

void LakeBatch::Sign(std::string_view operation, TextMap metrics, TableChange& change) const {
  const std::int64_t now_ms = Millis(context_.clock.Now());
  change.txns.push_back({.app_id = info_.run_id, .version = 1, .updated_ms = now_ms});
  change.info = {.timestamp_ms = now_ms,
                 .operation = std::string(operation),
                 .parameters = {{"project", partition_.project}, {"platform", partition_.platform}},
                 .metrics = std::move(metrics),
                 .run_id = info_.run_id};
}

Result<PreparedChange> LakeBatch::PrepareMessages(const Snapshot& snapshot, const Changes& changes,
                                                  engine::Connection& connection,
                                                  CommitReport& report) {
  std::vector<StagedFile> parts;
  parts.reserve(parts_.size());
  for (const auto& [number, part] : parts_) parts.push_back(part.file);
  Merger merger(context_, connection, names_,
                info_.counters_only ? Replacing::kCounters : Replacing::kWhole);
  TACIT_TRY(const MergePlan plan, merger.Plan(parts, LiveFiles(snapshot), changes.deleted));
  report = {.loaded = plan.loaded,
            .updated = plan.updated,
            .unchanged = plan.unchanged,
            .deleted = plan.deleted};

  PreparedChange prepared;
  for (const StagedFile& file : plan.adds) Add(file, MessagesTable(), true, prepared);
  for (const AddAction& file : plan.removes) Remove(file, true, prepared);
  for (const StagedFile& file : plan.compacted) Add(file, MessagesTable(), false, prepared);
  for (const AddAction& file : plan.compaction_removes) Remove(file, false, prepared);
  TACIT_CHECK_OK(AddCoverage(snapshot, changes, prepared.change));
  Sign(plan.removes.empty() ? "WRITE" : "MERGE",
       {{"numLoadedRows", std::to_string(plan.loaded)},
        {"numUpdatedRows", std::to_string(plan.updated)},
        {"numUnchangedRows", std::to_string(plan.unchanged)},
        {"numDeletedRows", std::to_string(plan.deleted)},
        {"numAddedFiles", std::to_string(prepared.change.adds.size())},
        {"numRemovedFiles", std::to_string(prepared.change.removes.size())}},
       prepared.change);
  return prepared;
}

Result<void> LakeBatch::AddCoverage(const Snapshot& snapshot, const Changes& changes,
                                    TableChange& change) const {
  TACIT_TRY(Coverage coverage, Coverage::In(snapshot));
  const std::string before = coverage.ToJson();
  if (changes.covered) {
    for (const CoveredRange& range : *changes.covered) {
      coverage.Add(CoverageKey(), range.channel_id, range.first, range.last);
    }
  } else {
    for (const auto& [channel, span] : spans_) {
      coverage.Add(CoverageKey(), channel, span.first_id, span.last_id);
    }
  }
  std::string configuration = coverage.ToJson();
  if (configuration != before) {
    change.domains.push_back(
        {.domain = std::string(kCoverageDomain), .configuration = std::move(configuration)});
  }
  return {};
}

Result<void> LakeBatch::CommitChannels(std::span<const ChannelRow> channels,
                                       const Coverage& coverage, engine::Connection& connection) {
  if (channels.empty()) return {};
  const auto committed =
      CommitChange(context_, staging_, ChannelsTable(), [&](const Snapshot& snapshot) {
        return PrepareChannels(snapshot, channels, coverage, connection);
      });
  if (!committed) return tl::unexpected(committed.error());
  return {};
}

Result<PreparedChange> LakeBatch::PrepareChannels(const Snapshot& snapshot,
                                                  std::span<const ChannelRow> channels,
                                                  const Coverage& coverage,
                                                  engine::Connection& connection) {
  const std::vector<AddAction> live = LiveFiles(snapshot);
  TACIT_TRY(const StoredChannels known,
            ReadChannels(connection, LocalPaths(context_.storage, ChannelsTable().name, live)));
  StoredChannels merged = known;
  for (const ChannelRow& row : channels) {
    const auto span = spans_.find(row.channel_id);
    MergeChannel(row, span == spans_.end() ? nullptr : &span->second,
                 coverage.Of(CoverageKey(), row.channel_id), merged[row.channel_id]);
  }
  PreparedChange prepared;
  if (merged == known) return prepared;
  TACIT_TRY(const StagedFile file, WriteChannels(connection, merged, names_.Local()));
  Add(file, ChannelsTable(), true, prepared);
  for (const AddAction& old : live) Remove(old, true, prepared);
  Sign("MERGE", {{"numOutputRows", std::to_string(merged.size())}}, prepared.change);
  return prepared;
}

Result<void> LakeBatch::CommitSamples(std::span<const SampleRow> samples,
                                      engine::Connection& connection) {
  if (samples.empty()) return {};
  const auto committed = CommitChange(
      context_, staging_, SamplesTable(),
      [&](const Snapshot& snapshot) { return PrepareSamples(snapshot, samples, connection); });
  if (!committed) return tl::unexpected(committed.error());
  return {};
}

// Samples are only ever added. When there are many small files, they become one.
Result<PreparedChange> LakeBatch::PrepareSamples(const Snapshot& snapshot,
                                                 std::span<const SampleRow> samples,
                                                 engine::Connection& connection) {
  PreparedChange prepared;
  TACIT_TRY(const StagedFile fresh, WriteSamples(connection, samples, names_.Local()));
  std::vector<AddAction> small = LiveFiles(snapshot);
  std::erase_if(small, [this](const AddAction& file) {
    return file.size >= context_.options.small_file_bytes;
  });
  Add(fresh, SamplesTable(), true, prepared);
  if (small.size() > context_.options.small_files) {
    TACIT_TRY(const StagedFile merged,
              JoinSamples(connection, LocalPaths(context_.storage, SamplesTable().name, small),
                          names_.Local()));
    Add(merged, SamplesTable(), false, prepared);
    for (const AddAction& old : small) Remove(old, false, prepared);
  }
  Sign("WRITE", {{"numOutputRows", std::to_string(samples.size())}}, prepared.change);
  return prepared;
}

}  // namespace tacit::warehouse
