#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "warehouse/lake/commit.h"
#include "warehouse/lake/context.h"
#include "warehouse/lake/coverage.h"
#include "warehouse/lake/data_file.h"
#include "warehouse/lake/merge.h"
#include "warehouse/lake/row_mapper.h"
#include "warehouse/warehouse.h"

namespace tacit::warehouse {

class LakeBatch final : public Batch {
 public:
  LakeBatch(LakeContext context, BatchInfo info, Staging staging)
      : context_(context),
        info_(std::move(info)),
        partition_{info_.project, std::string(Name(info_.platform))},
        staging_(std::move(staging)),
        names_(staging_) {}

  Result<std::uint64_t> WritePart(std::size_t part, RowFeed& feed) override;
  void DiscardAfter(std::size_t part) override;
  Result<CommitReport> Commit(const Changes& changes) override;

 private:
  Result<CommitReport> CommitMessages(const Changes& changes, engine::Connection& connection,
                                      Snapshot& snapshot);
  Result<PreparedChange> PrepareMessages(const Snapshot& snapshot, const Changes& changes,
                                         engine::Connection& connection, CommitReport& report);
  Result<void> AddCoverage(const Snapshot& snapshot, const Changes& changes,
                           TableChange& change) const;
  Result<void> CommitChannels(std::span<const ChannelRow> channels, const Coverage& coverage,
                              engine::Connection& connection);
  Result<PreparedChange> PrepareChannels(const Snapshot& snapshot,
                                         std::span<const ChannelRow> channels,
                                         const Coverage& coverage, engine::Connection& connection);
  Result<void> CommitSamples(std::span<const SampleRow> samples, engine::Connection& connection);
  Result<PreparedChange> PrepareSamples(const Snapshot& snapshot,
                                        std::span<const SampleRow> samples,
                                        engine::Connection& connection);
  // The transaction and the text of a commit.
  void Sign(std::string_view operation, TextMap metrics, TableChange& change) const;
  std::vector<AddAction> LiveFiles(const Snapshot& snapshot) const;
  void Add(const StagedFile& file, const TableSchema& schema, bool data_change,
           PreparedChange& prepared);
  void Remove(const AddAction& file, bool data_change, PreparedChange& prepared) const;
  std::string CoverageKey() const { return partition_.project + "/" + partition_.platform; }

  const LakeContext context_;
  const BatchInfo info_;
  const Partition partition_;
  const Staging staging_;
  FileNames names_;

  struct Part {
    StagedFile file;
    ChannelSpans spans;
  };
  std::mutex mutex_;  // guards parts_ while parts are written
  std::map<std::size_t, Part> parts_;
  ChannelSpans spans_;  // of all parts; known from Commit on
};

}  // namespace tacit::warehouse
