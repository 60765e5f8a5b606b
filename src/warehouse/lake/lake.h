#pragma once

// warehouse/lake/: the warehouse as Delta Lake tables (docs/formats/lake.md): Parquet parts that
// the engine writes, and the open Delta transaction log, which is ours. Every change is one log
// entry, put in place atomically; readers work on a snapshot and never block a writer.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "engine/engine.h"
#include "warehouse/erasure.h"
#include "warehouse/lake/storage.h"
#include "warehouse/rewrite.h"
#include "warehouse/warehouse.h"

namespace tacit::warehouse {

struct LakeOptions {
  std::uint64_t small_file_bytes = 4ULL << 20;  // smaller live files are candidates for compaction
  std::size_t small_files = 8;                  // compact a partition that has more of them
  int checkpoint_interval = 10;                 // log entries between two checkpoints
  int reader_grace_s = 5;                       // how long removal waits for running queries
};

// What `tacit status` shows of a table.
struct TableInfo {
  std::string table;
  std::int64_t version = -1;  // -1: the table does not exist yet
  std::uint64_t rows = 0;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::int64_t checkpoint = -1;     // version of the newest checkpoint
  std::optional<Micros> committed;  // time of the newest commit
};

// What a query needs: statements that create the views over one snapshot (SessionOptions::setup),
// what they read (SessionOptions::readable_directories), and a hold that keeps those files from
// being removed: keep it as long as the session.
struct ReadView {
  std::vector<std::string> setup;
  std::vector<std::string> readable_directories;
  std::unique_ptr<Hold> hold;
};

// What is wrong with a lake, in words for people; no problems: it is sound.
struct VerifyReport {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::vector<std::string> problems;
};

// Thread-safe; any number of processes may have one open on the same storage.
class Lake final : public Warehouse, public Rewritable, public Erasable {
 public:
  // All references must outlive the lake.
  static Result<std::unique_ptr<Lake>> Open(Storage& storage, engine::Engine& engine,
                                            const Clock& clock, const LakeOptions& options);

  Result<std::unique_ptr<Batch>> Begin(const BatchInfo& info) override;
  Result<std::map<std::string, MessageRanges>> CoverageOf(const std::string& project,
                                                          Platform platform) override;
  Result<std::vector<StoredId>> StoredIn(const std::string& project, Platform platform,
                                         const std::string& channel_id, const OrderSpan& span,
                                         bool replies) override;
  Result<RewriteReport> Rewrite(const RewriteInfo& info, RowRewriter& rewriter) override;
  Result<std::vector<PublicChannel>> PublicChannels(const std::string& project,
                                                    Platform platform) override;

  Result<ErasureReport> Forget(const ForgetInfo& info) override;
  Result<ErasureReport> Expire(const ExpiryInfo& info) override;
  Result<ErasureReport> Expired(const ExpiryInfo& info) override;
  Result<std::optional<Micros>> NewestMessage(Micros not_after) override;

  // Views `messages`, `channels`, `reactions`, `events`, `pii_findings`.
  Result<ReadView> OpenView();
  Result<std::vector<TableInfo>> Tables();
  // Reads the logs and looks for every live file: exists, size; with `deep` also its SHA-256; and
  // for files that no log names. Damage is a problem in the report, not an error.
  Result<VerifyReport> Verify(bool deep);

 private:
  Lake(Storage& storage, engine::Engine& engine, const Clock& clock, const LakeOptions& options)
      : storage_(storage), engine_(engine), clock_(clock), options_(options) {}

  Storage& storage_;
  engine::Engine& engine_;
  const Clock& clock_;
  LakeOptions options_;
};

}  // namespace tacit::warehouse
