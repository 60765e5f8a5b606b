// Lake::Rewrite: every file with rows of another policy is written again, a file at a time.

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "warehouse/lake/channels_table.h"
#include "warehouse/lake/commit.h"
#include "warehouse/lake/lake.h"
#include "warehouse/lake/log_reader.h"
#include "warehouse/lake/merge.h"
#include "warehouse/lake/merge_sql.h"
#include "warehouse/lake/old_stats.h"
#include "warehouse/lake/stored_rows.h"

namespace tacit::warehouse {
namespace {

constexpr std::size_t kKeyColumns = 2;  // of PatchColumns()

std::uint64_t CountIn(const engine::TextTable& table) {
  const std::string text = table.rows[0][0].value_or("0");
  std::uint64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

class Rewriting {
 public:
  Rewriting(LakeContext context, const RewriteInfo& info, RowRewriter& rewriter, Staging staging)
      : context_(context),
        info_(info),
        rewriter_(rewriter),
        partition_{info.project, std::string(Name(info.platform))},
        staging_(std::move(staging)),
        names_(staging_) {}

  Result<RewriteReport> Run() {
    TACIT_TRY(reader_, context_.engine.Connect());
    TACIT_TRY(writer_, context_.engine.Connect());
    TACIT_TRY(const auto hold, context_.storage.locks().Commit());
    TACIT_CHECK_OK(Change(MessagesTable(), [this](const Snapshot& now) { return Messages(now); }));
    TACIT_CHECK_OK(Change(ChannelsTable(), [this](const Snapshot& now) { return Channels(now); }));
    return report_;
  }

 private:
  Result<void> Change(const TableSchema& schema, const PrepareChange& prepare) {
    if (info_.dry_run) {
      TACIT_TRY(const Snapshot snapshot,
                LoadSnapshot(context_.storage, context_.engine, schema.name));
      TACIT_TRY(const PreparedChange change, prepare(snapshot));
      return {};
    }
    TACIT_TRY(const Snapshot snapshot, CommitChange(context_, staging_, schema, prepare));
    if (!snapshot.exists()) return {};
    return ForgetOldStats(context_, *writer_, snapshot, staging_.path());
  }

  std::string PathOf(const TableSchema& schema, const AddAction& file) const {
    return context_.storage.data().LocalPath(std::string(schema.name) + "/" + file.path);
  }

  void Replace(const TableSchema& schema, const std::vector<AddAction>& old, const StagedFile& file,
               PreparedChange& prepared) {
    const std::string path = partition_.path() + "/" + names_.Final();
    const Micros now = context_.clock.Now();
    prepared.change.adds.push_back(AddOf(file, partition_, path, now));
    prepared.placements.push_back({file.local_path, std::string(schema.name) + "/" + path});
    for (const AddAction& replaced : old) {
      prepared.change.removes.push_back(RemoveOf(replaced, now));
    }
  }

  void Describe(PreparedChange& prepared) const {
    if (prepared.change.adds.empty()) return;
    prepared.change.info = {
        .timestamp_ms = Millis(context_.clock.Now()),
        .operation = "UPDATE",
        .parameters = {{"project", partition_.project},
                       {"platform", partition_.platform},
                       {"policy", info_.policy}},
        .metrics = {{"numUpdatedRows", std::to_string(report_.changed)},
                    {"numAddedFiles", std::to_string(prepared.change.adds.size())},
                    {"numRemovedFiles", std::to_string(prepared.change.removes.size())}},
        .run_id = info_.run_id};
  }

  Result<PreparedChange> Messages(const Snapshot& snapshot) {
    report_ = {};
    PreparedChange prepared;
    for (const AddAction& file : FilesOf(snapshot, partition_.values())) {
      const std::string local = PathOf(MessagesTable(), file);
      TACIT_TRY(
          const engine::TextTable old,
          writer_->Query(fmt::format("SELECT count(*) FROM {} WHERE policy IS DISTINCT FROM {}",
                                     ScanSql({local}), engine::SqlQuote(info_.policy))));
      const std::uint64_t rows = CountIn(old);
      if (rows == 0) continue;
      report_.rows += rows;
      ++report_.files;
      TACIT_TRY(const std::string patch, Patch(local));
      if (info_.dry_run) continue;
      TACIT_TRY(const StagedFile fresh,
                WriteSelected(*writer_, PatchedSql(local, patch), names_.Local()));
      if (!patch.empty()) TACIT_CHECK_OK(RemoveFile(patch));
      Replace(MessagesTable(), {file}, fresh, prepared);
    }
    Describe(prepared);
    return prepared;
  }

  // A file with the rows that changed; empty: none did.
  Result<std::string> Patch(const std::string& live) {
    const std::string path = names_.Local();
    PatchProducer producer(*reader_, live, info_.policy, rewriter_);
    TACIT_TRY(const engine::WrittenFile written,
              writer_->WriteParquet(PatchColumns(), producer, path));
    report_.changed += producer.changed();
    if (written.rows > 0) return path;
    TACIT_CHECK_OK(RemoveFile(path));
    return std::string();
  }

  std::string PatchedSql(const std::string& live, const std::string& patch) const {
    std::string columns;
    for (const TableColumn& column : FileColumns(MessagesTable())) {
      const std::string name = Identifier(column.name);
      if (!columns.empty()) columns += ", ";
      if (column.name == "policy") {
        columns += fmt::format("{} AS {}", engine::SqlQuote(info_.policy), name);
      } else if (!patch.empty() && IsPatched(column.name)) {
        columns +=
            fmt::format("CASE WHEN p.channel_id IS NULL THEN l.{0} ELSE p.{0} END AS {0}", name);
      } else {
        columns += "l." + name;
      }
    }
    std::string from = ScanSql({live}) + " AS l";
    if (!patch.empty()) {
      from += " LEFT JOIN " + ScanSql({patch}) +
              " AS p ON p.channel_id = l.channel_id AND p.message_id = l.message_id";
    }
    return fmt::format("SELECT * FROM (SELECT {} FROM {}) ORDER BY channel_id, {}, message_id",
                       columns, from, kOrderSql);
  }

  static bool IsPatched(std::string_view name) {
    const auto& columns = PatchColumns();
    for (std::size_t i = kKeyColumns; i < columns.size(); ++i) {
      if (columns[i].name == name) return true;
    }
    return false;
  }

  Result<PreparedChange> Channels(const Snapshot& snapshot) {
    const std::vector<AddAction> live = FilesOf(snapshot, partition_.values());
    TACIT_TRY(StoredChannels channels,
              ReadChannels(*writer_, LocalPaths(context_.storage, ChannelsTable().name, live)));
    report_.channels = 0;
    for (auto& [id, channel] : channels) {
      TACIT_TRY(const CleanText title, rewriter_.RewriteText(channel.title));
      TACIT_TRY(const CleanText description, rewriter_.RewriteText(channel.description));
      const bool same =
          title.value() == channel.title && description.value() == channel.description;
      if (!same) ++report_.channels;
      channel.title = title.value();
      channel.description = description.value();
    }
    PreparedChange prepared;
    if (report_.channels == 0 || info_.dry_run) return prepared;
    TACIT_TRY(const StagedFile file, WriteChannels(*writer_, channels, names_.Local()));
    Replace(ChannelsTable(), live, file, prepared);
    Describe(prepared);
    return prepared;
  }

  const LakeContext context_;
  const RewriteInfo& info_;
  RowRewriter& rewriter_;
  const Partition partition_;
  const Staging staging_;
  FileNames names_;
  std::unique_ptr<engine::Connection> reader_;
  std::unique_ptr<engine::Connection> writer_;
  RewriteReport report_;
};

}  // namespace

Result<RewriteReport> Lake::Rewrite(const RewriteInfo& info, RowRewriter& rewriter) {
  TACIT_CHECK_OK(Staging::Sweep(storage_.StagingDirectory()));
  TACIT_TRY(Staging staging, Staging::Create(storage_.StagingDirectory()));
  Rewriting rewrite(LakeContext{storage_, engine_, clock_, options_}, info, rewriter,
                    std::move(staging));
  return rewrite.Run();
}

Result<std::vector<PublicChannel>> Lake::PublicChannels(const std::string& project,
                                                        Platform platform) {
  TACIT_TRY(const auto hold, storage_.locks().Read());
  TACIT_TRY(const Snapshot snapshot, LoadSnapshot(storage_, engine_, ChannelsTable().name));
  const Partition partition{project, std::string(Name(platform))};
  const std::vector<AddAction> live = FilesOf(snapshot, partition.values());
  TACIT_TRY(const auto connection, engine_.Connect());
  TACIT_TRY(const StoredChannels channels,
            ReadChannels(*connection, LocalPaths(storage_, snapshot.table, live)));
  std::vector<PublicChannel> names;
  for (const auto& [id, channel] : channels) names.push_back({.id = id, .name = channel.name});
  return names;
}

}  // namespace tacit::warehouse
