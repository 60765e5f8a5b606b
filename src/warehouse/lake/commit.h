#pragma once

// One change to one table, whole or not at all.

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "warehouse/lake/context.h"
#include "warehouse/lake/log_writer.h"
#include "warehouse/lake/snapshot.h"

namespace tacit::warehouse {

// A change, and where the files that it adds are now.
struct PreparedChange {
  TableChange change;
  std::vector<Placement> placements;
};

// Makes the change for a snapshot. Called again, with the newer snapshot, when another engine
// committed in between.
using PrepareChange = std::function<Result<PreparedChange>(const Snapshot& snapshot)>;

// To be called under Locks::Commit. In this order: files to their places, durably; the log entry,
// by put-if-absent: that is the commit; then replaced and forgotten files are removed, and a
// checkpoint is written when one is due: both are made up for by the next commit when they fail. An
// empty change makes no entry. Returns the snapshot after it.
Result<Snapshot> CommitChange(const LakeContext& context, const Staging& staging,
                              const TableSchema& schema, const PrepareChange& prepare);

// Our files in the table's directory that no snapshot names: paths in the lake.
Result<std::vector<std::string>> FindOrphans(Storage& storage, const Snapshot& snapshot);

}  // namespace tacit::warehouse
