#include "engine/column_types.h"

#include <array>

#include "base/assert.h"

namespace tacit::engine {
namespace {

TypeHandle Plain(duckdb_type type) { return TypeHandle(duckdb_create_logical_type(type)); }

TypeHandle ListOf(const TypeHandle& element) {
  return TypeHandle(duckdb_create_list_type(element.get()));
}

TypeHandle ListOfPairs(const char* first, const char* second, duckdb_type second_type) {
  const TypeHandle text = Plain(DUCKDB_TYPE_VARCHAR);
  const TypeHandle other = Plain(second_type);
  std::array<duckdb_logical_type, 2> types = {text.get(), other.get()};
  std::array<const char*, 2> names = {first, second};
  return ListOf(TypeHandle(duckdb_create_struct_type(types.data(), names.data(), types.size())));
}

}  // namespace

TypeHandle LogicalTypeOf(const Column& column) {
  switch (column.type) {
    case ColumnType::kVarchar:
      return Plain(DUCKDB_TYPE_VARCHAR);
    case ColumnType::kBigint:
      return Plain(DUCKDB_TYPE_BIGINT);
    case ColumnType::kInteger:
      return Plain(DUCKDB_TYPE_INTEGER);
    case ColumnType::kTimestampTz:
      return Plain(DUCKDB_TYPE_TIMESTAMP_TZ);
    case ColumnType::kVarcharList:
      return ListOf(Plain(DUCKDB_TYPE_VARCHAR));
    case ColumnType::kCountedList:
      TACIT_ASSERT(!column.first_field.empty());
      return ListOfPairs(column.first_field.c_str(), "count", DUCKDB_TYPE_INTEGER);
    case ColumnType::kRangeList:
      return ListOfPairs("first", "last", DUCKDB_TYPE_VARCHAR);
  }
  TACIT_ASSERT(false);
}

}  // namespace tacit::engine
