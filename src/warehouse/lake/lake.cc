#include "warehouse/lake/lake.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "model/tables.h"
#include "warehouse/lake/batch.h"
#include "warehouse/lake/coverage.h"
#include "warehouse/lake/data_file.h"
#include "warehouse/lake/log_reader.h"
#include "warehouse/lake/merge_sql.h"
#include "warehouse/lake/ranges.h"
#include "warehouse/lake/verify.h"
#include "warehouse/lake/views.h"

namespace tacit::warehouse {
namespace {

constexpr std::size_t kMaxProjectLength = 40;

// It becomes a directory's name.
bool IsProjectName(std::string_view name) {
  return !name.empty() && name.size() <= kMaxProjectLength &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string_view::npos;
}

}  // namespace

Result<std::unique_ptr<Lake>> Lake::Open(Storage& storage, engine::Engine& engine,
                                         const Clock& clock, const LakeOptions& options) {
  if (options.checkpoint_interval < 1 || options.reader_grace_s < 0) {
    return Fail(ErrorCode::kInvalidArgument, "lake: an option is out of range");
  }
  return std::unique_ptr<Lake>(new Lake(storage, engine, clock, options));
}

Result<std::unique_ptr<Batch>> Lake::Begin(const BatchInfo& info) {
  if (!IsProjectName(info.project)) {
    return Fail(ErrorCode::kInvalidArgument,
                "a project's name has 1 to 40 of a-z, 0-9, '_' and '-'");
  }
  TACIT_CHECK_OK(Staging::Sweep(storage_.StagingDirectory()));
  TACIT_TRY(Staging staging, Staging::Create(storage_.StagingDirectory()));
  return std::make_unique<LakeBatch>(LakeContext{storage_, engine_, clock_, options_}, info,
                                     std::move(staging));
}

Result<std::map<std::string, MessageRanges>> Lake::CoverageOf(const std::string& project,
                                                              Platform platform) {
  TACIT_TRY(const Snapshot snapshot, LoadSnapshot(storage_, engine_, MessagesTable().name));
  TACIT_TRY(const Coverage coverage, Coverage::In(snapshot));
  return coverage.Of(project + "/" + std::string(Name(platform)));
}

Result<std::vector<StoredId>> Lake::StoredIn(const std::string& project, Platform platform,
                                             const std::string& channel_id, const OrderSpan& span,
                                             bool replies) {
  TACIT_TRY(const auto hold, storage_.locks().Read());
  TACIT_TRY(const Snapshot snapshot, LoadSnapshot(storage_, engine_, MessagesTable().name));
  const TextMap partition = Partition{project, std::string(Name(platform))}.values();
  // A reply is newer than what it answers.
  const std::int64_t newest = replies ? std::numeric_limits<std::int64_t>::max() : span.last;
  Paths paths;
  for (const auto& [path, file] : snapshot.files) {
    if (file.partition != partition) continue;
    const auto ranges = RangesOf(file);
    if (ranges && !Overlap({{channel_id, {span.first, newest}}}, *ranges)) continue;
    paths.push_back(storage_.data().LocalPath(std::string(MessagesTable().name) + "/" + path));
  }
  std::vector<StoredId> ids;
  if (paths.empty()) return ids;
  TACIT_TRY(const auto connection, engine_.Connect());
  TACIT_TRY(const engine::TextTable table,
            connection->Query(IdsSql(paths, channel_id, span, replies)));
  for (const auto& row : table.rows) {
    StoredId one{.id = row[0].value_or(""), .reply_to = row[1].value_or("")};
    const bool wanted = span.Contains(OrderOf(one.id)) || span.Contains(OrderOf(one.reply_to));
    if (wanted) ids.push_back(std::move(one));
  }
  return ids;
}

Result<ReadView> Lake::OpenView() {
  ReadView view;
  TACIT_TRY(view.hold, storage_.locks().Read());
  for (const TableSchema& schema : tacit::Tables()) {
    TACIT_TRY(const Snapshot snapshot, LoadSnapshot(storage_, engine_, schema.name));
    view.setup.push_back(TableViewSql(schema, snapshot, storage_));
    view.readable_directories.push_back(storage_.data().LocalPath(std::string(schema.name)));
  }
  for (std::string& sql : DerivedViewsSql()) view.setup.push_back(std::move(sql));
  return view;
}

Result<std::vector<TableInfo>> Lake::Tables() {
  std::vector<TableInfo> tables;
  for (const TableSchema& schema : tacit::Tables()) {
    TACIT_TRY(const Snapshot snapshot, LoadSnapshot(storage_, engine_, schema.name));
    TableInfo info{.table = std::string(schema.name),
                   .version = snapshot.version,
                   .files = snapshot.files.size(),
                   .checkpoint = snapshot.checkpoint};
    for (const auto& [path, file] : snapshot.files) {
      info.rows += RowsOf(file).value_or(0);
      info.bytes += file.size;
    }
    if (snapshot.committed_ms) info.committed = *snapshot.committed_ms * 1000;
    tables.push_back(std::move(info));
  }
  return tables;
}

Result<VerifyReport> Lake::Verify(bool deep) {
  VerifyReport report;
  TACIT_TRY(const auto hold, storage_.locks().Read());
  for (const TableSchema& schema : tacit::Tables()) {
    VerifyTable(storage_, engine_, std::string(schema.name), deep, report);
  }
  return report;
}

}  // namespace tacit::warehouse
