#include "engine/text_query.h"

#include <algorithm>
#include <utility>

namespace tacit::engine {
namespace {

// Calls `on_row` for the rows of a chunk of VARCHAR columns.
bool ForEachRow(duckdb_data_chunk chunk, std::vector<std::optional<std::string>>& cells,
                const TextQuery::OnRow& on_row) {
  const idx_t rows = duckdb_data_chunk_get_size(chunk);
  for (idx_t row = 0; row < rows; ++row) {
    for (idx_t column = 0; column < cells.size(); ++column) {
      duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, column);
      if (IsNullAt(vector, row)) {
        cells[column].reset();
      } else {
        cells[column] = TextAt(vector, row);
      }
    }
    if (!on_row(cells)) return false;
  }
  return true;
}

}  // namespace

Result<TextQuery> TextQuery::Prepare(const Execution& execution, const std::string& sql) {
  TextQuery query(execution);
  TACIT_TRY(query.statement_, PrepareOne(execution, sql));
  duckdb_prepared_statement statement = query.statement_.get();
  query.type_ = duckdb_prepared_statement_type(statement);
  bool all_text = true;
  for (idx_t i = 0; i < duckdb_prepared_statement_column_count(statement); ++i) {
    const char* name = duckdb_prepared_statement_column_name(statement, i);
    query.names_.emplace_back(OrEmpty(name));
    duckdb_free(const_cast<char*>(name));  // NOLINT: the C API gives const what is ours to free
    const duckdb_type type = duckdb_prepared_statement_column_type(statement, i);
    query.is_time_.push_back(type == DUCKDB_TYPE_TIMESTAMP_TZ);
    if (type != DUCKDB_TYPE_VARCHAR) all_text = false;
  }
  if (!all_text && query.type_ == DUCKDB_STATEMENT_TYPE_SELECT) {
    // DuckDB renders its own values. A subquery without LIMIT keeps its ORDER BY (tested).
    query.wrapped_ = true;
    TACIT_TRY(query.statement_,
              PrepareOne(execution, "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (\n" + sql + "\n)"));
  }
  return query;
}

Result<void> TextQuery::Run(const OnRow& on_row) {
  Result<void> done = ReadRows(on_row);
  if (!done && wrapped_) {  // "LINE 1: ..." would show the SQL around the user's
    std::string& detail = done.error().detail;
    detail.resize(std::min(detail.size(), detail.find("\n\nLINE ")));
  }
  return done;
}

Result<void> TextQuery::ReadRows(const OnRow& on_row) {
  ResultHandle result;
  TACIT_CHECK_OK(Start(execution_, statement_, true, result));
  std::vector<std::optional<std::string>> cells(names_.size());
  for (;;) {
    const ChunkHandle chunk(duckdb_fetch_chunk(result.get()));
    if (execution_.stopped()) return tl::unexpected(execution_.Interrupted());
    if (!chunk || duckdb_data_chunk_get_size(chunk.get()) == 0) break;
    if (!ForEachRow(chunk.get(), cells, on_row)) {
      static_cast<void>(execution_.Interrupted());
      return {};
    }
  }
  if (const char* message = duckdb_result_error(result.out()); message != nullptr) {
    return tl::unexpected(execution_.ErrorOf(message));
  }
  return {};
}

}  // namespace tacit::engine
