#include "warehouse/lake/views.h"

#include <fmt/core.h>

#include "engine/engine.h"
#include "warehouse/lake/schema.h"

namespace tacit::warehouse {
namespace {

std::string EmptyTableSql(const TableSchema& schema) {
  std::string columns;
  for (const TableColumn& column : schema.columns) {
    if (!columns.empty()) columns += ", ";
    columns += fmt::format("CAST(NULL AS {}) AS {}", SqlType(column.kind), Identifier(column.name));
  }
  return fmt::format("SELECT {} WHERE false", columns);
}

}  // namespace

std::string TableViewSql(const TableSchema& schema, const Snapshot& snapshot, Storage& storage) {
  if (snapshot.files.empty()) {
    return fmt::format("CREATE VIEW {} AS {}", schema.name, EmptyTableSql(schema));
  }
  std::string paths;
  for (const auto& [path, file] : snapshot.files) {
    if (!paths.empty()) paths += ", ";
    paths += engine::SqlQuote(storage.data().LocalPath(snapshot.table + "/" + path));
  }
  const std::vector<TableColumn> columns(schema.columns.begin(), schema.columns.end());
  // The partition columns come from the directories' names; without hive_types a project named 2024
  // would be a number.
  return fmt::format(
      "CREATE VIEW {} AS SELECT {} FROM read_parquet([{}], hive_partitioning = true, "
      "hive_types = {{'project': VARCHAR, 'platform': VARCHAR}})",
      schema.name, ColumnList(columns), paths);
}

std::vector<std::string> DerivedViewsSql() {
  return {
      "CREATE VIEW reactions AS SELECT m.platform, m.project, m.channel_id, m.message_id, "
      "m.sent_at, r.entry.reaction AS reaction, r.entry.\"count\" AS \"count\" "
      "FROM messages AS m, unnest(m.reactions) AS r(entry)",
      "CREATE VIEW events AS SELECT platform, project, channel_id, message_id, sent_at, kind, "
      "author, targets FROM messages WHERE kind IN ('join', 'leave', 'title', 'pin', 'call')",
      // Weeks begin on Monday, UTC.
      "CREATE VIEW pii_findings AS SELECT m.project, m.platform, m.channel_id, "
      "CAST(date_trunc('week', m.sent_at AT TIME ZONE 'UTC') AS DATE) AS week, "
      "p.entry.\"class\" AS \"class\", CAST(sum(p.entry.\"count\") AS BIGINT) AS \"count\" "
      "FROM messages AS m, unnest(m.pii) AS p(entry) GROUP BY ALL",
  };
}

}  // namespace tacit::warehouse
