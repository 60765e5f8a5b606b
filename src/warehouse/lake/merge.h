#pragma once

// How staged parts get into a partition: which are appended as they are, which are merged with live
// files, and which live files are rewritten for it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "warehouse/lake/context.h"
#include "warehouse/lake/data_file.h"
#include "warehouse/lake/merge_sql.h"
#include "warehouse/lake/snapshot.h"
#include "warehouse/warehouse.h"

namespace tacit::warehouse {

struct MergePlan {
  std::vector<StagedFile> adds;
  std::vector<AddAction> removes;
  std::vector<StagedFile> compacted;          // rows that only move
  std::vector<AddAction> compaction_removes;  // where they were
  std::uint64_t loaded = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t deleted = 0;
};

// The rows of a SELECT over files of `messages` as a new file in the staging directory.
Result<StagedFile> WriteSelected(engine::Connection& connection, const std::string& select,
                                 const std::string& path);

// Reads and writes files through one connection, a few at a time.
class Merger {
 public:
  Merger(const LakeContext& context, engine::Connection& connection, FileNames& names,
         Replacing replacing = Replacing::kWhole)
      : context_(context), connection_(connection), names_(names), replacing_(replacing) {}

  // `parts`: of one batch, in order. `live`: the partition's files. Rows of `deleted` are in
  // neither afterwards.
  Result<MergePlan> Plan(const std::vector<StagedFile>& parts, const std::vector<AddAction>& live,
                         std::span<const MessageKey> deleted = {});

  // The parts as files that overlap nowhere, each key once. Parts that are so already stay.
  Result<std::vector<StagedFile>> Untangle(const std::vector<StagedFile>& parts);

 private:
  struct Overlaps;
  Result<void> Distinct(const std::vector<StagedFile>& parts, std::vector<StagedFile>& out);
  Result<void> DropDeleted(std::span<const MessageKey> deleted, std::vector<StagedFile>& staged);
  Result<std::uint64_t> CountDeleted(std::span<const MessageKey> deleted,
                                     const std::optional<ChannelRanges>& ranges,
                                     const std::string& path);
  Result<void> MergeIntoLive(const AddAction& live, const std::vector<StagedFile>& staged,
                             Overlaps& overlaps, MergePlan& plan);
  Result<void> AddNewRows(const StagedFile& staged, const std::vector<AddAction>& live,
                          std::uint64_t matched, MergePlan& plan);
  std::vector<AddAction> SmallFiles(const std::vector<AddAction>& live,
                                    const MergePlan& plan) const;
  Result<void> Compact(const std::vector<AddAction>& live, MergePlan& plan);
  Result<StagedFile> Write(const std::string& select);
  std::string PathOf(const AddAction& file) const;

  const LakeContext& context_;
  engine::Connection& connection_;
  FileNames& names_;
  const Replacing replacing_;
};

}  // namespace tacit::warehouse
