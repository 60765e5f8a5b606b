#include "warehouse/lake/commit.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "warehouse/lake/checkpoint.h"
#include "warehouse/lake/log_reader.h"

namespace tacit::warehouse {
namespace {

// Other engines commit seldom; losing that often in a row means that something else is wrong.
constexpr int kMaxAttempts = 20;

void Withdraw(Storage& storage, const std::vector<Placement>& placements) {
  std::vector<std::string> paths;
  paths.reserve(placements.size());
  for (const Placement& placement : placements) paths.push_back(placement.path);
  static_cast<void>(storage.data().Remove(paths));  // what stays is swept by the next commit
}

// Publishes files and entry. False: another writer was first, nothing is changed.
Result<bool> TryCommit(const LakeContext& context, const TableSchema& schema,
                       const PreparedChange& prepared, Snapshot& snapshot) {
  TACIT_TRY(const std::string lines, EntryLines(snapshot, schema, prepared.change));
  TACIT_CHECK_OK(context.storage.data().Publish(prepared.placements));
  auto written = WriteEntry(context.storage, lines, snapshot);
  if (written) return true;
  Withdraw(context.storage, prepared.placements);
  if (written.error().code == ErrorCode::kLocked) return false;
  return tl::unexpected(std::move(written).error());
}

// Temporary files that a crash left in the log's directory.
Result<void> SweepLog(Storage& storage, const std::string& table) {
  TACIT_TRY(const std::vector<std::string> names, storage.log().List(LogDirectory(table)));
  std::vector<std::string> paths;
  for (const std::string& name : names) {
    if (name.find(".tmp.") != std::string::npos) paths.push_back(LogDirectory(table) + "/" + name);
  }
  return paths.empty() ? Result<void>{} : storage.data().Remove(paths);
}

Result<void> RemoveDead(const LakeContext& context, const Snapshot& snapshot,
                        const std::vector<RemoveAction>& removes) {
  TACIT_CHECK_OK(SweepLog(context.storage, snapshot.table));
  TACIT_TRY(std::vector<std::string> paths, FindOrphans(context.storage, snapshot));
  // Files of other writers have names of their own; those that we replaced go too.
  for (const RemoveAction& remove : removes) {
    if (!FileNames::IsOurs(remove.path)) paths.push_back(snapshot.table + "/" + remove.path);
  }
  if (paths.empty()) return {};
  TACIT_TRY(const auto hold, context.storage.locks().NoReaders(context.options.reader_grace_s));
  return context.storage.data().Remove(paths);
}

bool IsCheckpointDue(const LakeContext& context, const Snapshot& snapshot) {
  return snapshot.exists() && snapshot.version - std::max<std::int64_t>(snapshot.checkpoint, 0) >=
                                  context.options.checkpoint_interval;
}

}  // namespace

Result<std::vector<std::string>> FindOrphans(Storage& storage, const Snapshot& snapshot) {
  TACIT_TRY(const std::vector<StoredFile> stored, storage.data().ListBelow(snapshot.table));
  std::vector<std::string> orphans;
  for (const StoredFile& file : stored) {
    const std::string path = file.path.substr(snapshot.table.size() + 1);
    if (FileNames::IsOurs(path) && !snapshot.files.contains(path)) orphans.push_back(file.path);
  }
  return orphans;
}

Result<Snapshot> CommitChange(const LakeContext& context, const Staging& staging,
                              const TableSchema& schema, const PrepareChange& prepare) {
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    TACIT_TRY(Snapshot snapshot, LoadSnapshot(context.storage, context.engine, schema.name));
    TACIT_CHECK_OK(snapshot.CheckWritable());
    TACIT_TRY(const PreparedChange prepared, prepare(snapshot));
    if (!prepared.change.empty()) {
      TACIT_TRY(const bool committed, TryCommit(context, schema, prepared, snapshot));
      if (!committed) continue;
    }
    // Failures from here on change no row and are made up for by the next commit.
    static_cast<void>(RemoveDead(context, snapshot, prepared.change.removes));
    if (IsCheckpointDue(context, snapshot)) {
      auto connection = context.engine.Connect();
      const Micros now = context.clock.Now();
      if (connection &&
          WriteCheckpoint(context.storage, **connection, snapshot, staging.path(), now)) {
        snapshot.checkpoint = snapshot.version;
      }
    }
    return snapshot;
  }
  return Fail(ErrorCode::kUnavailable, "table " + std::string(schema.name) +
                                           ": other programs keep writing to it; try again");
}

}  // namespace tacit::warehouse
