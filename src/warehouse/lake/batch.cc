#include "warehouse/lake/batch.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "base/assert.h"
#include "base/file.h"
#include "warehouse/lake/channels_table.h"
#include "warehouse/lake/coverage.h"

namespace tacit::warehouse {
namespace {

std::string_view CoverageConfiguration(const Snapshot& snapshot) {
  const auto domain = snapshot.domains.find(std::string(kCoverageDomain));
  return domain == snapshot.domains.end() ? std::string_view() : domain->second;
}

Result<Coverage> CoverageOf(const Snapshot& snapshot) {
  auto coverage = Coverage::Parse(CoverageConfiguration(snapshot));
  if (coverage) return coverage;
  return Fail(coverage.error().code, "table " + snapshot.table + ", log version " +
                                         std::to_string(snapshot.version) + ": " +
                                         coverage.error().detail);
}

}  // namespace

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

Result<CommitReport> LakeBatch::Commit(std::span<const ChannelRow> channels) {
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
  TACIT_TRY(const CommitReport report, CommitMessages(*connection, snapshot));
  TACIT_TRY(const Coverage coverage, CoverageOf(snapshot));
  TACIT_CHECK_OK(CommitChannels(channels, coverage, *connection));
  return report;
}

Result<CommitReport> LakeBatch::CommitMessages(engine::Connection& connection, Snapshot& snapshot) {
  CommitReport report;
  TACIT_TRY(snapshot, CommitChange(context_, staging_, MessagesTable(), [&](const Snapshot& now) {
              return PrepareMessages(now, connection, report);
            }));
  report.version = snapshot.version;
  return report;
}

std::vector<AddAction> LakeBatch::LiveFiles(const Snapshot& snapshot) const {
  std::vector<AddAction> files;
  for (const auto& [path, file] : snapshot.files) {
    if (file.partition == partition_.values()) files.push_back(file);
  }
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

Result<PreparedChange> LakeBatch::PrepareMessages(const Snapshot& snapshot,
                                                  engine::Connection& connection,
                                                  CommitReport& report) {
  std::vector<StagedFile> parts;
  parts.reserve(parts_.size());
  for (const auto& [number, part] : parts_) parts.push_back(part.file);
  Merger merger(context_, connection, names_);
  TACIT_TRY(const MergePlan plan, merger.Plan(parts, LiveFiles(snapshot)));
  report = {.loaded = plan.loaded, .updated = plan.updated, .unchanged = plan.unchanged};

  PreparedChange prepared;
  for (const StagedFile& file : plan.adds) Add(file, MessagesTable(), true, prepared);
  for (const AddAction& file : plan.removes) Remove(file, true, prepared);
  for (const StagedFile& file : plan.compacted) Add(file, MessagesTable(), false, prepared);
  for (const AddAction& file : plan.compaction_removes) Remove(file, false, prepared);
  TACIT_CHECK_OK(AddCoverage(snapshot, prepared.change));
  const std::int64_t now_ms = Millis(context_.clock.Now());
  prepared.change.txns.push_back({.app_id = info_.run_id, .version = 1, .updated_ms = now_ms});
  prepared.change.info = {
      .timestamp_ms = now_ms,
      .operation = plan.removes.empty() ? "WRITE" : "MERGE",
      .parameters = {{"project", partition_.project}, {"platform", partition_.platform}},
      .metrics = {{"numLoadedRows", std::to_string(plan.loaded)},
                  {"numUpdatedRows", std::to_string(plan.updated)},
                  {"numUnchangedRows", std::to_string(plan.unchanged)},
                  {"numAddedFiles", std::to_string(prepared.change.adds.size())},
                  {"numRemovedFiles", std::to_string(prepared.change.removes.size())}},
      .run_id = info_.run_id};
  return prepared;
}

Result<void> LakeBatch::AddCoverage(const Snapshot& snapshot, TableChange& change) const {
  TACIT_TRY(Coverage coverage, CoverageOf(snapshot));
  for (const auto& [channel, span] : spans_) {
    coverage.Add(CoverageKey(), channel, span.first_id, span.last_id);
  }
  std::string configuration = coverage.ToJson();
  if (!spans_.empty() && configuration != CoverageConfiguration(snapshot)) {
    change.domains.push_back(
        {.domain = std::string(kCoverageDomain), .configuration = std::move(configuration)});
  }
  return {};
}

Result<void> LakeBatch::CommitChannels(std::span<const ChannelRow> channels,
                                       const Coverage& coverage, engine::Connection& connection) {
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
  std::vector<std::string> paths;
  paths.reserve(live.size());
  for (const AddAction& file : live) {
    paths.push_back(context_.storage.data().LocalPath(snapshot.table + "/" + file.path));
  }
  TACIT_TRY(const StoredChannels known, ReadChannels(connection, paths));
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
  const std::int64_t now_ms = Millis(context_.clock.Now());
  prepared.change.txns.push_back({.app_id = info_.run_id, .version = 1, .updated_ms = now_ms});
  prepared.change.info = {
      .timestamp_ms = now_ms,
      .operation = "MERGE",
      .parameters = {{"project", partition_.project}, {"platform", partition_.platform}},
      .metrics = {{"numOutputRows", std::to_string(merged.size())}},
      .run_id = info_.run_id};
  return prepared;
}

}  // namespace tacit::warehouse
