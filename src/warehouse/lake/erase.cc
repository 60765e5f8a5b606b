// Lake::Forget and Lake::Expire: every file with rows that go or change is written again, or goes.

#include <fmt/core.h>

#include <charconv>
#include <map>
#include <utility>

#include "warehouse/lake/channels_table.h"
#include "warehouse/lake/commit.h"
#include "warehouse/lake/lake.h"
#include "warehouse/lake/log_reader.h"
#include "warehouse/lake/merge.h"
#include "warehouse/lake/merge_sql.h"
#include "warehouse/lake/old_stats.h"
#include "warehouse/lake/row_edit.h"

namespace tacit::warehouse {
namespace {

struct Edits {
  RowEdit messages;
  RowEdit samples;
  std::vector<std::string> people;  // their names go from the channels' texts
};

class Erasing {
 public:
  Erasing(LakeContext context, const Place& place, std::string run_id, Edits edits, Staging staging)
      : context_(context),
        run_id_(std::move(run_id)),
        partition_{place.project, std::string(Name(place.platform))},
        edits_(std::move(edits)),
        staging_(std::move(staging)),
        names_(staging_) {}

  Result<ErasureReport> Run() {
    TACIT_TRY(connection_, context_.engine.Connect());
    TACIT_TRY(const auto hold, context_.storage.locks().Commit());
    TACIT_CHECK_OK(Change(MessagesTable(), [this](const Snapshot& now) {
      EditCounts sum;
      auto prepared = Rows(MessagesTable(), now, edits_.messages, sum);
      report_.removed = sum.gone;
      report_.changed = sum.changed;
      return prepared;
    }));
    TACIT_CHECK_OK(Change(SamplesTable(), [this](const Snapshot& now) {
      EditCounts sum;
      auto prepared = Rows(SamplesTable(), now, edits_.samples, sum);
      report_.samples = sum.gone;
      return prepared;
    }));
    if (!edits_.people.empty()) {
      TACIT_CHECK_OK(
          Change(ChannelsTable(), [this](const Snapshot& now) { return Channels(now); }));
    }
    for (const auto& [table, files] : files_) report_.files += files;
    return report_;
  }

 private:
  Result<void> Change(const TableSchema& schema, const PrepareChange& prepare) {
    TACIT_TRY(const Snapshot snapshot, CommitChange(context_, staging_, schema, prepare));
    if (!snapshot.exists()) return {};
    TACIT_CHECK_OK(ForgetOldStats(context_, *connection_, snapshot, staging_.path()));
    TACIT_TRY(const std::vector<std::string> orphans, FindOrphans(context_.storage, snapshot));
    if (orphans.empty()) return {};
    return Fail(ErrorCode::kUnavailable,
                fmt::format("{} replaced files of the lake could not be removed; run the same "
                            "command again",
                            orphans.size()));
  }

  std::string PathOf(const TableSchema& schema, const AddAction& file) const {
    return context_.storage.data().LocalPath(std::string(schema.name) + "/" + file.path);
  }

  Result<StagedFile> Write(const TableSchema& schema, const std::string& select) {
    const std::string path = names_.Local();
    if (schema.name == MessagesTable().name) return WriteSelected(*connection_, select, path);
    TACIT_TRY(const engine::WrittenFile written, connection_->CopyToParquet(select, path));
    return warehouse::Describe(path, written, FileColumns(schema));
  }

  void Add(const TableSchema& schema, const StagedFile& file, PreparedChange& prepared) {
    const std::string path = partition_.path() + "/" + names_.Final();
    prepared.change.adds.push_back(AddOf(file, partition_, path, context_.clock.Now()));
    prepared.placements.push_back({file.local_path, std::string(schema.name) + "/" + path});
  }

  Result<PreparedChange> Rows(const TableSchema& schema, const Snapshot& snapshot,
                              const RowEdit& edit, EditCounts& sum) {
    PreparedChange prepared;
    for (const AddAction& file : FilesOf(snapshot, partition_.values())) {
      const std::string local = PathOf(schema, file);
      TACIT_TRY(const EditCounts counts, CountEdit(*connection_, schema, local, edit));
      if (counts.gone + counts.changed == 0) continue;
      sum.gone += counts.gone;
      sum.changed += counts.changed;
      prepared.change.removes.push_back(RemoveOf(file, context_.clock.Now()));
      TACIT_TRY(const StagedFile fresh, Write(schema, EditedSql(schema, local, edit)));
      if (fresh.rows > 0) Add(schema, fresh, prepared);
    }
    Describe(schema, sum, prepared);
    return prepared;
  }

  void Describe(const TableSchema& schema, const EditCounts& counts, PreparedChange& prepared) {
    const TableChange& change = prepared.change;
    if (change.removes.empty()) return;
    files_[std::string(schema.name)] = change.removes.size();  // again when another was first
    prepared.change.info = {
        .timestamp_ms = Millis(context_.clock.Now()),
        .operation = "DELETE",
        .parameters = {{"project", partition_.project}, {"platform", partition_.platform}},
        .metrics = {{"numUpdatedRows", std::to_string(counts.changed)},
                    {"numDeletedRows", std::to_string(counts.gone)},
                    {"numAddedFiles", std::to_string(change.adds.size())},
                    {"numRemovedFiles", std::to_string(change.removes.size())}},
        .run_id = run_id_};
  }

  Result<PreparedChange> Channels(const Snapshot& snapshot) {
    PreparedChange prepared;
    const std::vector<AddAction> live = FilesOf(snapshot, partition_.values());
    TACIT_TRY(StoredChannels channels,
              ReadChannels(*connection_, LocalPaths(context_.storage, ChannelsTable().name, live)));
    EditCounts sum;
    for (auto& [id, channel] : channels) {
      std::string title = WithoutPeople(channel.title, edits_.people);
      std::string description = WithoutPeople(channel.description, edits_.people);
      if (title == channel.title && description == channel.description) continue;
      channel.title = std::move(title);
      channel.description = std::move(description);
      ++sum.changed;
    }
    report_.channels = sum.changed;
    if (sum.changed == 0) return prepared;
    TACIT_TRY(const StagedFile file, WriteChannels(*connection_, channels, names_.Local()));
    for (const AddAction& old : live) {
      prepared.change.removes.push_back(RemoveOf(old, context_.clock.Now()));
    }
    Add(ChannelsTable(), file, prepared);
    Describe(ChannelsTable(), sum, prepared);
    return prepared;
  }

  const LakeContext context_;
  const std::string run_id_;
  const Partition partition_;
  const Edits edits_;
  const Staging staging_;
  FileNames names_;
  std::unique_ptr<engine::Connection> connection_;
  std::map<std::string, std::uint64_t> files_;  // replaced or removed, by table
  ErasureReport report_;
};

Result<ErasureReport> Erase(const LakeContext& context, const Place& place,
                            const std::string& run_id, Edits edits) {
  TACIT_CHECK_OK(Staging::Sweep(context.storage.StagingDirectory()));
  TACIT_TRY(Staging staging, Staging::Create(context.storage.StagingDirectory()));
  return Erasing(context, place, run_id, std::move(edits), std::move(staging)).Run();
}

// How many rows an edit would take and change; `files`: those of ours that no snapshot names.
Result<EditCounts> CountOver(const LakeContext& context, engine::Connection& connection,
                             const TableSchema& schema, const Place& place, const RowEdit& edit,
                             std::uint64_t& files) {
  const Partition partition{place.project, std::string(Name(place.platform))};
  TACIT_TRY(const Snapshot snapshot, LoadSnapshot(context.storage, context.engine, schema.name));
  TACIT_TRY(const std::vector<std::string> orphans, FindOrphans(context.storage, snapshot));
  files += orphans.size();
  EditCounts sum;
  const std::vector<AddAction> live = FilesOf(snapshot, partition.values());
  for (const std::string& local : LocalPaths(context.storage, schema.name, live)) {
    TACIT_TRY(const EditCounts counts, CountEdit(connection, schema, local, edit));
    sum.gone += counts.gone;
    sum.changed += counts.changed;
  }
  return sum;
}

}  // namespace

Result<ErasureReport> Lake::Forget(const ForgetInfo& info) {
  return Erase(
      {storage_, engine_, clock_, options_}, info.place, info.run_id,
      {.messages = ForgetMessages(info), .samples = ForgetSamples(info), .people = info.people});
}

Result<ErasureReport> Lake::Expire(const ExpiryInfo& info) {
  return Erase(
      {storage_, engine_, clock_, options_}, info.place, info.run_id,
      {.messages = ExpireMessages(info.rules), .samples = ExpireSamples(info.rules), .people = {}});
}

Result<ErasureReport> Lake::Expired(const ExpiryInfo& info) {
  const LakeContext context{storage_, engine_, clock_, options_};
  // Not beside a commit: its files would seem to be nobody's before its entry is there.
  TACIT_TRY(const auto hold, storage_.locks().Commit());
  TACIT_TRY(const auto connection, engine_.Connect());
  ErasureReport report;
  TACIT_TRY(const EditCounts messages, CountOver(context, *connection, MessagesTable(), info.place,
                                                 ExpireMessages(info.rules), report.files));
  TACIT_TRY(const EditCounts samples, CountOver(context, *connection, SamplesTable(), info.place,
                                                ExpireSamples(info.rules), report.files));
  report.removed = messages.gone;
  report.changed = messages.changed;
  report.samples = samples.gone;
  return report;
}

Result<std::optional<Micros>> Lake::NewestMessage(Micros not_after) {
  TACIT_TRY(const auto hold, storage_.locks().Read());
  TACIT_TRY(const Snapshot snapshot, LoadSnapshot(storage_, engine_, MessagesTable().name));
  TACIT_TRY(const auto connection, engine_.Connect());
  std::optional<Micros> newest;
  for (const auto& [path, file] : snapshot.files) {
    const std::string local = storage_.data().LocalPath(snapshot.table + "/" + path);
    TACIT_TRY(const engine::TextTable found,
              connection->Query(
                  fmt::format("SELECT max(epoch_us(sent_at)) FROM {} WHERE epoch_us(sent_at) <= {}",
                              ScanSql({local}), not_after)));
    const auto& cell = found.rows[0][0];
    if (!cell) continue;
    Micros at = 0;
    std::from_chars(cell->data(), cell->data() + cell->size(), at);
    if (!newest || at > *newest) newest = at;
  }
  return newest;
}

}  // namespace tacit::warehouse
