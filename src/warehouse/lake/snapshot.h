#pragma once

// The state of a table at one version: what the log's entries, replayed in order, amount to
// (Delta protocol, "Action Reconciliation").

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "warehouse/lake/actions.h"

namespace tacit::warehouse {

struct Snapshot {
  std::string table;
  std::int64_t version = -1;     // -1: the table does not exist yet
  std::int64_t checkpoint = -1;  // version of the newest checkpoint
  std::optional<ProtocolAction> protocol;
  std::optional<MetadataAction> metadata;
  std::map<std::string, AddAction> files;       // live files, by path
  std::map<std::string, RemoveAction> removed;  // tombstones, by path
  std::map<std::string, TxnAction> txns;        // by application
  std::map<std::string, std::string> domains;   // configurations, by domain
  std::optional<std::int64_t> committed_ms;     // of the newest entry that says so

  bool exists() const { return version >= 0; }

  void Apply(AddAction action);
  void Apply(RemoveAction action);
  void Apply(TxnAction action);
  void Apply(DomainAction action);

  // Applies the lines of one log entry or of a checkpoint. Unknown actions and fields are ignored,
  // as the protocol asks. The error's detail is what is wrong and in which line, for the caller to
  // say where.
  Result<void> ApplyLines(std::string_view lines);

  // kCorrupt: a newer writer uses what we cannot read, or there is no schema.
  Result<void> CheckReadable() const;
  // The same for what a writer must understand.
  Result<void> CheckWritable() const;
};

// The live files of a partition, by path.
std::vector<AddAction> FilesOf(const Snapshot& snapshot, const TextMap& partition);

// The number of rows that a file's statistics state.
std::optional<std::uint64_t> RowsOf(const AddAction& file);

}  // namespace tacit::warehouse
