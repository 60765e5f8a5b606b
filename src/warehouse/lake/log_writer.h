#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "engine/engine.h"
#include "model/tables.h"
#include "warehouse/lake/snapshot.h"
#include "warehouse/lake/storage.h"

namespace tacit::warehouse {

// What one commit does to a table.
struct TableChange {
  CommitInfo info;
  std::vector<TxnAction> txns;
  std::vector<DomainAction> domains;
  std::vector<RemoveAction> removes;
  std::vector<AddAction> adds;

  bool empty() const { return domains.empty() && removes.empty() && adds.empty(); }
};

// The lines of the log entry that makes `change` to `snapshot`; with protocol and metaData where
// the table does not exist yet.
Result<std::string> EntryLines(const Snapshot& snapshot, const TableSchema& schema,
                               const TableChange& change);

// Puts the entry of version snapshot.version + 1 in place and applies it to `snapshot`. kLocked:
// another writer was first. After any other error nothing is committed: an entry whose fate is not
// known (put in place, not synced) is looked at again.
Result<void> WriteEntry(Storage& storage, const std::string& lines, Snapshot& snapshot);

// A version 4 UUID (RFC 9562).
Result<std::string> NewUuid();

}  // namespace tacit::warehouse
