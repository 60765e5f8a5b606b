#include "engine/parquet_copy.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/file.h"
#include "engine/duckdb_handles.h"

namespace tacit::engine {
namespace {

// RETURN_STATS gives one row: filename, count, file_size_bytes, footer_size_bytes,
// column_statistics MAP(VARCHAR, MAP(VARCHAR, VARCHAR)), partition_keys.
constexpr idx_t kCountColumn = 1;
constexpr idx_t kSizeColumn = 2;
constexpr idx_t kStatisticsColumn = 4;

std::string CopyStatement(const std::string& select, const std::string& path, CopyShape shape) {
  std::string statement = "COPY (" + select + ") TO " + SqlQuote(path) +
                          " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1,"
                          " USE_TMP_FILE false, RETURN_STATS, ROW_GROUP_SIZE ";
  // 33 columns as of `messages`, parts of 65,536 rows, one thread, medians on a busy machine:
  //   row group                  CPU time  peak above idle  bytes a row
  //   122,880                    1.00      112 MiB          56.2
  //   30,720                     1.02       67 MiB          57.3
  //   20,480                     0.95       51 MiB          58.1
  //   20,480, dictionary 1,000   0.92       39 MiB          58.0
  //   10,240                     0.84       32 MiB          59.2
  // DuckDB holds a row group in memory twice: as rows, then as pages. A dictionary of more than
  // 1,000 values is mostly built in vain, then dropped. PARQUET_VERSION V2 saves 7 % of the bytes
  // and costs 5 % time; leaving bloom filters out saves nothing that can be measured.
  statement +=
      shape == CopyShape::kSmallRowGroups ? "20480, DICTIONARY_SIZE_LIMIT 1000)" : "122880)";
  return statement;
}

std::uint64_t Number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// A MAP vector is a LIST of STRUCT(key, value).
struct MapVectors {
  explicit MapVectors(duckdb_vector map)
      : entries(static_cast<duckdb_list_entry*>(duckdb_vector_get_data(map))),
        keys(duckdb_struct_vector_get_child(duckdb_list_vector_get_child(map), 0)),
        values(duckdb_struct_vector_get_child(duckdb_list_vector_get_child(map), 1)) {}
  duckdb_list_entry* entries;
  duckdb_vector keys;
  duckdb_vector values;
};

ColumnStats StatsOf(std::string_view name, const MapVectors& map, duckdb_list_entry entry) {
  ColumnStats stats{.name = std::string(name)};
  for (idx_t i = entry.offset; i < entry.offset + entry.length; ++i) {
    const std::string_view key = TextAt(map.keys, i);
    const std::string_view value = TextAt(map.values, i);
    if (key == "min") stats.min = value;
    if (key == "max") stats.max = value;
    if (key == "null_count") stats.null_count = Number(value);
  }
  return stats;
}

// "name" for a top-level column; nothing for an element of a list ("name"."list"."element").
std::optional<std::string> TopLevelName(std::string_view path) {
  if (path.size() < 2 || path.front() != '"' || path.back() != '"') return std::nullopt;
  std::string name;
  for (std::size_t i = 1; i + 1 < path.size(); ++i) {
    if (path[i] == '"' && path[++i] != '"') return std::nullopt;
    name += path[i];
  }
  return name;
}

WrittenFile ReadReturnedStats(duckdb_data_chunk chunk) {
  const auto vector = [&](idx_t column) { return duckdb_data_chunk_get_vector(chunk, column); };
  WrittenFile file;
  file.rows = *static_cast<std::uint64_t*>(duckdb_vector_get_data(vector(kCountColumn)));
  file.bytes = *static_cast<std::uint64_t*>(duckdb_vector_get_data(vector(kSizeColumn)));
  const MapVectors columns(vector(kStatisticsColumn));
  const MapVectors statistics(columns.values);
  const duckdb_list_entry all = columns.entries[0];
  for (idx_t i = all.offset; i < all.offset + all.length; ++i) {
    const std::optional<std::string> name = TopLevelName(TextAt(columns.keys, i));
    if (name) file.columns.push_back(StatsOf(*name, statistics, statistics.entries[i]));
  }
  return file;
}

Result<WrittenFile> RunCopy(const Execution& execution, const std::string& statement) {
  TACIT_TRY(const PreparedHandle prepared, PrepareOne(execution, statement));
  ResultHandle result;
  TACIT_CHECK_OK(Start(execution, prepared, false, result));
  const ChunkHandle chunk(duckdb_fetch_chunk(result.get()));
  if (!chunk || duckdb_data_chunk_get_column_count(chunk.get()) <= kStatisticsColumn) {
    return Fail(ErrorCode::kUnavailable, "DuckDB gave no statistics of a Parquet file");
  }
  return ReadReturnedStats(chunk.get());
}

// DuckDB gives them in the order of a hash map.
void Arrange(std::vector<ColumnStats>& statistics, std::span<const CopiedColumn> columns) {
  std::vector<ColumnStats> arranged;
  for (const CopiedColumn& column : columns) {
    const auto found = std::ranges::find(statistics, column.name, &ColumnStats::name);
    if (found == statistics.end()) continue;
    arranged.push_back(std::move(*found));
    if (!column.is_time) continue;
    ColumnStats& times = arranged.back();
    if (times.min) times.min = IsoTime(*times.min);
    if (times.max) times.max = IsoTime(*times.max);
  }
  statistics = std::move(arranged);
}

}  // namespace

std::vector<CopiedColumn> CopiedColumnsOf(const TextQuery& query) {
  std::vector<CopiedColumn> columns;
  for (std::size_t i = 0; i < query.names().size(); ++i) {
    columns.push_back({query.names()[i], query.is_time(i)});
  }
  return columns;
}

Result<WrittenFile> CopyQueryToParquet(const Execution& execution, const std::string& select,
                                       std::span<const CopiedColumn> columns,
                                       const std::string& path, CopyShape shape) {
  // Made by us for its mode; COPY truncates it and keeps the mode.
  if (auto made = File::Create(path); !made) return tl::unexpected(std::move(made).error());
  Result<WrittenFile> written = RunCopy(execution, CopyStatement(select, path, shape));
  if (!written) {
    static_cast<void>(RemoveFile(path));  // the first error is the one to report
    return written;
  }
  Arrange(written->columns, columns);
  return written;
}

std::optional<std::string> IsoTime(std::string_view duckdb_time) {
  constexpr std::string_view kForm = "0000-00-00 00:00:00";
  constexpr std::string_view kZone = "+00";
  if (duckdb_time.size() < kForm.size() + kZone.size() || !duckdb_time.ends_with(kZone)) {
    return std::nullopt;
  }
  duckdb_time.remove_suffix(kZone.size());
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = duckdb_time[i] >= '0' && duckdb_time[i] <= '9';
    if (kForm[i] == '0' ? !digit : duckdb_time[i] != kForm[i]) return std::nullopt;
  }
  std::string iso(duckdb_time.substr(0, kForm.size()));
  iso[10] = 'T';
  std::string fraction(duckdb_time.substr(kForm.size()));  // "" or ".5"
  if (fraction.empty()) fraction = ".";
  if (fraction.front() != '.' || fraction.size() > 7) return std::nullopt;
  fraction.resize(7, '0');
  return iso + fraction + "Z";
}

}  // namespace tacit::engine
