#include "warehouse/lake/checkpoint.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "base/file.h"
#include "warehouse/lake/json_writer.h"
#include "warehouse/lake/log_reader.h"

namespace tacit::warehouse {
namespace {

// Equal to delta.deletedFileRetentionDuration in the tables' configuration.
constexpr std::int64_t kTombstoneMs = 3'600'000;

// Delta protocol, "Checkpoint Schema". Each row has one of the structs, the others are NULL.
constexpr std::string_view kColumns = R"({
  txn: 'STRUCT(appId VARCHAR, version BIGINT, lastUpdated BIGINT)',
  add: 'STRUCT(path VARCHAR, partitionValues MAP(VARCHAR, VARCHAR), size BIGINT,
        modificationTime BIGINT, dataChange BOOLEAN, stats VARCHAR, tags MAP(VARCHAR, VARCHAR))',
  remove: 'STRUCT(path VARCHAR, deletionTimestamp BIGINT, dataChange BOOLEAN,
           extendedFileMetadata BOOLEAN, partitionValues MAP(VARCHAR, VARCHAR), size BIGINT)',
  metaData: 'STRUCT(id VARCHAR, name VARCHAR, description VARCHAR,
             format STRUCT(provider VARCHAR, options MAP(VARCHAR, VARCHAR)), schemaString VARCHAR,
             partitionColumns VARCHAR[], configuration MAP(VARCHAR, VARCHAR), createdTime BIGINT)',
  protocol: 'STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER, readerFeatures VARCHAR[],
             writerFeatures VARCHAR[])',
  domainMetadata: 'STRUCT(domain VARCHAR, configuration VARCHAR, removed BOOLEAN)'})";

struct Lines {
  std::string text;
  std::int64_t count = 0;

  template <typename Action>
  void Append(const Action& action) {
    text += ToLine(action) + "\n";
    ++count;
  }
};

Lines CheckpointLines(const Snapshot& snapshot, Micros now) {
  Lines lines;
  if (snapshot.protocol) lines.Append(*snapshot.protocol);
  if (snapshot.metadata) lines.Append(*snapshot.metadata);
  for (const auto& [id, txn] : snapshot.txns) lines.Append(txn);
  for (const auto& [domain, configuration] : snapshot.domains) {
    lines.Append(DomainAction{.domain = domain, .configuration = configuration});
  }
  for (const auto& [path, remove] : snapshot.removed) {
    if (remove.deleted_ms <= Millis(now) - kTombstoneMs) continue;
    RemoveAction tombstone = remove;
    tombstone.data_change = false;
    lines.Append(tombstone);
  }
  for (const auto& [path, add] : snapshot.files) {
    AddAction file = add;
    file.data_change = false;  // as the reference implementation writes them
    lines.Append(file);
  }
  return lines;
}

// Of a checkpoint that is there.
Result<std::int64_t> RowsIn(Storage& storage, engine::Connection& connection,
                            const std::string& path) {
  TACIT_TRY(const engine::TextTable table,
            connection.Query("SELECT count(*) FROM read_parquet(" +
                             engine::SqlQuote(storage.data().LocalPath(path)) +
                             ", hive_partitioning = false)"));
  const std::string rows = table.rows[0][0].value_or("");
  std::int64_t count = 0;
  std::from_chars(rows.data(), rows.data() + rows.size(), count);
  return count;
}

Result<void> PointToIt(Storage& storage, const Snapshot& snapshot, std::int64_t rows,
                       std::optional<std::uint64_t> bytes) {
  JsonWriter hint;
  hint.Begin('{').Key("version").Int(snapshot.version).Key("size").Int(rows);
  if (bytes) hint.Key("sizeInBytes").Int(static_cast<std::int64_t>(*bytes));
  hint.Key("numOfAddFiles").Int(static_cast<std::int64_t>(snapshot.files.size())).End('}');
  return storage.log().Replace(LogDirectory(snapshot.table) + "/" + std::string(kLastCheckpoint),
                               hint.Take());
}

}  // namespace

Result<void> WriteCheckpoint(Storage& storage, engine::Connection& connection,
                             const Snapshot& snapshot, const std::string& staging, Micros now) {
  const std::string directory = LogDirectory(snapshot.table);
  const std::string name = CheckpointName(snapshot.version);
  TACIT_TRY(const std::vector<std::string> names, storage.log().List(directory));
  if (std::ranges::find(names, name) != names.end()) {
    TACIT_TRY(const std::int64_t rows, RowsIn(storage, connection, directory + "/" + name));
    return PointToIt(storage, snapshot, rows, std::nullopt);
  }
  const Lines lines = CheckpointLines(snapshot, now);
  // A published file is the same file under two names, so no name is used twice.
  const std::string local =
      staging + "/" + snapshot.table + "-" + std::to_string(snapshot.version) + ".checkpoint";
  const std::string json = local + ".json";
  const std::string parquet = local + ".parquet";
  TACIT_CHECK_OK(WriteFileDurably(json, lines.text));
  TACIT_TRY(const engine::WrittenFile written,
            connection.CopyToParquet(
                "SELECT * FROM read_json(" + engine::SqlQuote(json) +
                    ", format = 'newline_delimited', columns = " + std::string(kColumns) + ")",
                parquet));
  const Placement placement{parquet, directory + "/" + name};
  TACIT_CHECK_OK(storage.data().Publish({&placement, 1}));
  return PointToIt(storage, snapshot, lines.count, written.bytes);
}

}  // namespace tacit::warehouse
