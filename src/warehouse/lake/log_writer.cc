#include "warehouse/lake/log_writer.h"

#include <cstdint>
#include <utility>

#include "base/hash.h"
#include "warehouse/lake/log_reader.h"
#include "warehouse/lake/schema.h"

namespace tacit::warehouse {
namespace {

Result<MetadataAction> NewMetadata(const TableSchema& schema, std::int64_t created_ms) {
  TACIT_TRY(std::string id, NewUuid());
  MetadataAction metadata{.id = std::move(id),
                          .name = std::string(schema.name),
                          .description = std::string(schema.description),
                          .schema_string = SchemaString(schema),
                          .created_ms = created_ms};
  for (const std::string_view column : kPartitionColumns) {
    metadata.partition_columns.emplace_back(column);
  }
  // Removed files are gone at once (docs/formats/lake.md), so tombstones need not be kept for long.
  metadata.configuration.emplace("delta.deletedFileRetentionDuration", "interval 1 hours");
  return metadata;
}

template <typename Actions>
void AppendLines(const Actions& actions, std::string& lines) {
  for (const auto& action : actions) lines += ToLine(action) + "\n";
}

}  // namespace

Result<std::string> EntryLines(const Snapshot& snapshot, const TableSchema& schema,
                               const TableChange& change) {
  std::string lines = ToLine(change.info) + "\n";
  if (!snapshot.exists()) {
    lines += ToLine(ProtocolAction{.writer_features = {std::string(kDomainFeature)}}) + "\n";
    TACIT_TRY(const MetadataAction metadata, NewMetadata(schema, change.info.timestamp_ms));
    lines += ToLine(metadata) + "\n";
  }
  AppendLines(change.txns, lines);
  AppendLines(change.domains, lines);
  AppendLines(change.removes, lines);
  AppendLines(change.adds, lines);
  return lines;
}

Result<void> WriteEntry(Storage& storage, const std::string& lines, Snapshot& snapshot) {
  const std::int64_t version = snapshot.version + 1;
  const std::string path = LogDirectory(snapshot.table) + "/" + EntryName(version);
  // What we cannot read ourselves must never get into the log.
  Snapshot next = snapshot;
  TACIT_CHECK_OK(next.ApplyLines(lines));
  next.version = version;
  if (auto put = storage.log().PutIfAbsent(path, lines); !put) {
    if (put.error().code == ErrorCode::kLocked) return put;
    const auto there = storage.log().Read(path);
    if (!there || *there != lines) return put;
  }
  snapshot = std::move(next);
  return {};
}

Result<std::string> NewUuid() {
  constexpr std::size_t kBytes = 16;
  TACIT_TRY(const Secret random, RandomSecret(kBytes));
  std::string bytes = random.Reveal();
  bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x40U);
  bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
  std::string uuid = HexLower(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  for (const std::size_t at : {20U, 16U, 12U, 8U}) uuid.insert(at, 1, '-');
  return uuid;
}

}  // namespace tacit::warehouse
