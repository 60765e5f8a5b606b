#include "warehouse/lake/merge_sql.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/engine.h"
#include "warehouse/lake/ranges.h"
#include "warehouse/lake/schema.h"

namespace tacit::warehouse {
namespace {

using engine::SqlQuote;

const std::vector<TableColumn>& Columns() {
  static const std::vector<TableColumn> columns = FileColumns(MessagesTable());
  return columns;
}

std::string Names() { return ColumnList(Columns()); }

std::string OrderBy() { return fmt::format(" ORDER BY channel_id, {}, message_id", kOrderSql); }

constexpr std::string_view kSameKey = "s.channel_id = l.channel_id AND s.message_id = l.message_id";

// A relation with the columns channel_id and message_id.
std::string KeysSql(std::span<const MessageKey> keys) {
  std::string rows;
  for (const MessageKey& key : keys) {
    rows += fmt::format("{}({}, {})", rows.empty() ? "" : ", ", SqlQuote(key.channel_id),
                        SqlQuote(key.message_id));
  }
  return fmt::format("(SELECT * FROM (VALUES {}) AS k(channel_id, message_id))", rows);
}

// Whether staged row s is not older than live row l.
constexpr std::string_view kNotOlder =
    "(coalesce(s.edited_at, '-infinity'::TIMESTAMPTZ) > "
    "coalesce(l.edited_at, '-infinity'::TIMESTAMPTZ) OR "
    "(s.edited_at IS NOT DISTINCT FROM l.edited_at AND s.collected_at >= l.collected_at))";

// Columns that change without an edit, and those that say who wrote the row.
constexpr std::array<std::string_view, 5> kCounters = {"reactions", "views", "forwards", "replies",
                                                       "thread_id"};  // Slack: with the first reply
// Whose NULL says that the platform did not tell: what is known stays.
constexpr std::string_view kKeptIfNull = "reactions";
constexpr std::array<std::string_view, 2> kWriting = {"collected_at", "run_id"};

template <typename List>
bool Among(const List& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// Whether s and l are of the same version of a message: an edit changes edited_at. A second edit in
// the same second does not, so what was taken within a minute of its edit may be either.
constexpr std::string_view kSameVersion =
    "(s.edited_at IS NOT DISTINCT FROM l.edited_at AND s.text_length IS NOT DISTINCT FROM "
    "l.text_length AND s.kind IS NOT DISTINCT FROM l.kind AND (l.edited_at IS NULL OR "
    "epoch_us(l.collected_at) > epoch_us(l.edited_at) + 60000000))";

std::string Differs(bool counters_only) {
  std::string condition;
  for (const TableColumn& column : Columns()) {
    if (column.name == "channel_id" || column.name == "message_id" ||
        Among(kWriting, column.name) || (counters_only && !Among(kCounters, column.name))) {
      continue;
    }
    const std::string name = Identifier(column.name);
    condition += condition.empty() ? "(" : " OR ";
    condition += column.name == kKeptIfNull
                     ? fmt::format("(s.{0} IS NOT NULL AND s.{0} IS DISTINCT FROM l.{0})", name)
                     : fmt::format("s.{0} IS DISTINCT FROM l.{0}", name);
  }
  return condition + ")";
}

std::string Replaces(Replacing replacing) {
  if (replacing == Replacing::kWhole) return fmt::format("({} AND {})", kNotOlder, Differs(false));
  return fmt::format("({} AND CASE WHEN {} THEN {} ELSE {} END)", kNotOlder, kSameVersion,
                     Differs(true), Differs(false));
}

// Whether a row with columns channel_id and row_order is at or after the bound.
std::string AtOrAfter(const RowBound& bound) {
  const std::string channel = SqlQuote(bound.channel);
  return fmt::format("(channel_id > {0} OR (channel_id = {0} AND row_order >= {1}))", channel,
                     bound.order);
}

}  // namespace

std::string ScanSql(const Paths& paths) {
  std::string list;
  for (const std::string& path : paths) {
    if (!list.empty()) list += ", ";
    list += SqlQuote(path);
  }
  return fmt::format("read_parquet([{}], hive_partitioning = false)", list);
}

std::string RangesSql(const std::string& path) {
  return fmt::format(
      "SELECT channel_id, min(row_order), max(row_order) FROM "
      "(SELECT channel_id, {} AS row_order FROM {}) GROUP BY channel_id",
      kOrderSql, ScanSql({path}));
}

std::string SortedSql(const Paths& paths) {
  return fmt::format("SELECT {} FROM {}{}", Names(), ScanSql(paths), OrderBy());
}

std::string IdsSql(const Paths& paths, const std::string& channel, const OrderSpan& span,
                   bool replies) {
  const std::string later =
      replies ? fmt::format(" OR (reply_to_id IS NOT NULL AND {} > {})", kOrderSql, span.last) : "";
  return fmt::format(
      "SELECT message_id, reply_to_id FROM {} WHERE channel_id = {} AND ({} BETWEEN {} AND {}{})",
      ScanSql(paths), SqlQuote(channel), kOrderSql, span.first, span.last, later);
}

std::string CountSql(const std::string& staged, const std::string& live, Replacing replacing) {
  return fmt::format("SELECT count(*), count(*) FILTER (WHERE {}) FROM {} AS s JOIN {} AS l ON {}",
                     Replaces(replacing), ScanSql({staged}), ScanSql({live}), kSameKey);
}

std::string ReplacedSql(const Paths& staged, const std::string& live, Replacing replacing) {
  std::string both;
  std::string chosen;
  for (const TableColumn& column : Columns()) {
    const std::string name(column.name);
    const bool of_every_version = Among(kCounters, column.name) || Among(kWriting, column.name);
    both += fmt::format("s.\"{0}\" AS s_{0}, l.\"{0}\" AS l_{0}, ", name);
    if (!chosen.empty()) chosen += ", ";
    const std::string staged_value = column.name == kKeptIfNull
                                         ? fmt::format("coalesce(s_{0}, l_{0})", name)
                                         : fmt::format("s_{0}", name);
    chosen += fmt::format("CASE WHEN {1} THEN {2} ELSE l_{0} END AS \"{0}\"", name,
                          of_every_version ? "replaces" : "replaces AND takes_all", staged_value);
  }
  const std::string takes_all =
      replacing == Replacing::kWhole ? "true" : fmt::format("NOT {}", kSameVersion);
  return fmt::format(
      "SELECT {} FROM (SELECT {} FROM (SELECT {}(s.channel_id IS NOT NULL AND {}) AS replaces, "
      "{} AS takes_all FROM {} AS l LEFT JOIN {} AS s ON {})){}",
      Names(), chosen, both, Replaces(replacing), takes_all, ScanSql({live}), ScanSql(staged),
      kSameKey, OrderBy());
}

std::string NewRowsSql(const std::string& staged, const Paths& live) {
  return fmt::format("SELECT {} FROM (SELECT s.* FROM {} AS s ANTI JOIN {} AS l ON {}){}", Names(),
                     ScanSql({staged}), ScanSql(live), kSameKey, OrderBy());
}

std::string CountKeysSql(const std::string& path, std::span<const MessageKey> keys) {
  return fmt::format("SELECT count(*) FROM {} AS l SEMI JOIN {} AS s ON {}", ScanSql({path}),
                     KeysSql(keys), kSameKey);
}

std::string WithoutKeysSql(const std::string& select, std::span<const MessageKey> keys) {
  return fmt::format("SELECT {} FROM (SELECT l.* FROM ({}) AS l ANTI JOIN {} AS s ON {}){}",
                     Names(), select, KeysSql(keys), kSameKey, OrderBy());
}

std::string CutsSql(const Paths& parts, std::uint64_t rows) {
  return fmt::format(
      "SELECT DISTINCT channel_id, row_order FROM "
      "(SELECT channel_id, row_order, row_number() OVER (ORDER BY channel_id, row_order) AS at "
      "FROM (SELECT channel_id, {} AS row_order FROM {})) WHERE at % {} = 0 "
      "ORDER BY channel_id, row_order",
      kOrderSql, ScanSql(parts), rows);
}

std::string DistinctSql(const Paths& parts, const std::optional<RowBound>& begin,
                        const std::optional<RowBound>& end) {
  std::string paths;
  for (const std::string& path : parts) {
    if (!paths.empty()) paths += ", ";
    paths += SqlQuote(path);
  }
  const std::string from = begin ? AtOrAfter(*begin) : "true";
  const std::string to = end ? AtOrAfter(*end) : "false";
  return fmt::format(
      "SELECT {0} FROM (SELECT * REPLACE (first_value({5} IGNORE NULLS) OVER (versions ROWS "
      "BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS {5}), "
      "row_number() OVER versions AS version FROM (SELECT *, {1} AS row_order FROM "
      "read_parquet([{2}], filename = true, "
      "file_row_number = true, hive_partitioning = false)) WHERE {3} AND NOT {4} "
      "WINDOW versions AS (PARTITION BY channel_id, message_id ORDER BY edited_at DESC "
      "NULLS LAST, collected_at DESC, filename DESC, file_row_number DESC)) WHERE version = 1 "
      "ORDER BY channel_id, row_order, message_id",
      Names(), kOrderSql, paths, from, to, kKeptIfNull);
}

}  // namespace tacit::warehouse
