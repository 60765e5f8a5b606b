#pragma once

// The tables' schemas: names, types and one-line descriptions. SQL, the Delta log, the documents
// and the web page read them from here. The tables are partitioned by project and platform.

#include <cstdint>
#include <span>
#include <string_view>

namespace tacit {

enum class ColumnKind : std::uint8_t {
  kText,         // VARCHAR
  kLong,         // BIGINT
  kInt,          // INTEGER
  kTime,         // TIMESTAMPTZ, UTC, microseconds
  kTextList,     // VARCHAR[]
  kReactions,    // STRUCT(reaction VARCHAR, count INTEGER)[]
  kClassCounts,  // STRUCT(class VARCHAR, count INTEGER)[]
  kRanges,       // STRUCT(first VARCHAR, last VARCHAR)[]
};

struct TableColumn {
  std::string_view name;
  ColumnKind kind = ColumnKind::kText;
  std::string_view description;
};

struct TableSchema {
  std::string_view name;
  std::string_view description;
  std::span<const TableColumn> columns;
};

inline constexpr std::string_view kPartitionColumns[] = {"project", "platform"};
inline constexpr bool IsPartitionColumn(std::string_view name) {
  return name == kPartitionColumns[0] || name == kPartitionColumns[1];
}

// Key (platform, channel_id, message_id) within a project.
const TableSchema& MessagesTable();
// Key (platform, channel_id) within a project.
const TableSchema& ChannelsTable();
// Key (platform, channel_id, message_id, metric, at) within a project.
const TableSchema& SamplesTable();
// All of them, in the order in which they are shown.
std::span<const TableSchema> Tables();

// DuckDB's words: "VARCHAR", "STRUCT(reaction VARCHAR, count INTEGER)[]".
std::string_view SqlType(ColumnKind kind);

}  // namespace tacit
