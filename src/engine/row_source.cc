#include "engine/row_source.h"

#include "engine/column_types.h"
#include "engine/sql_error.h"

namespace tacit::engine {
namespace {

using ValueHandle = Handle<duckdb_value, duckdb_destroy_value>;

void Bind(duckdb_bind_info info) {
  auto* sources = static_cast<RowSources*>(duckdb_bind_get_extra_info(info));
  const ValueHandle id(duckdb_bind_get_parameter(info, 0));
  RowSource* source = sources->Find(duckdb_get_uint64(id.get()));
  if (source == nullptr) {
    duckdb_bind_set_error(info, "no such source of rows");
    return;
  }
  for (const Column& column : source->columns) {
    const TypeHandle type = LogicalTypeOf(column);
    duckdb_bind_add_result_column(info, column.name.c_str(), type.get());
  }
  duckdb_bind_set_bind_data(info, source, nullptr);  // the caller of WriteParquet owns it
}

// One thread, so the rows keep the producer's order.
void Init(duckdb_init_info info) { duckdb_init_set_max_threads(info, 1); }

// The builder's bytes live until the next call. That is enough: DuckDB hands a chunk of a scan to
// COPY, which copies it into its row group's buffer, before it asks for the next.
void Pull(duckdb_function_info info, duckdb_data_chunk output) {
  auto* source = static_cast<RowSource*>(duckdb_function_get_bind_data(info));
  if (source->ended) {
    duckdb_data_chunk_set_size(output, 0);
    return;
  }
  source->builder.Begin(output);
  Result<std::size_t> rows = source->producer.Fill(source->builder);
  if (!rows) {
    source->error = std::move(rows).error();
    duckdb_function_set_error(info, "the producer of the rows failed");
    return;
  }
  source->ended = *rows == 0;
  source->builder.End(*rows);
}

}  // namespace

Result<void> RowSources::Register(duckdb_connection connection) {
  const TableFunctionHandle function(duckdb_create_table_function());
  const TypeHandle id_type(duckdb_create_logical_type(DUCKDB_TYPE_UBIGINT));
  duckdb_table_function_set_name(function.get(), kFunction);
  duckdb_table_function_add_parameter(function.get(), id_type.get());
  duckdb_table_function_set_extra_info(function.get(), this, nullptr);
  duckdb_table_function_set_bind(function.get(), Bind);
  duckdb_table_function_set_init(function.get(), Init);
  duckdb_table_function_set_function(function.get(), Pull);
  if (duckdb_register_table_function(connection, function.get()) == DuckDBError) {
    return Fail(ErrorCode::kUnavailable, "DuckDB refused the table function of the rows");
  }
  return {};
}

std::uint64_t RowSources::Add(RowSource* source) {
  const std::lock_guard lock(mutex_);
  sources_.emplace(next_id_, source);
  return next_id_++;
}

void RowSources::Remove(std::uint64_t id) {
  const std::lock_guard lock(mutex_);
  sources_.erase(id);
}

RowSource* RowSources::Find(std::uint64_t id) {
  const std::lock_guard lock(mutex_);
  const auto found = sources_.find(id);
  return found == sources_.end() ? nullptr : found->second;
}

}  // namespace tacit::engine
