#pragma once

#include <duckdb.h>

#include <string_view>

#include "base/result.h"

namespace tacit::engine {

// An error of DuckDB about our own SQL. DuckDB's messages quote values ("Could not convert string
// '...'"), so `detail` names only the operation and the class of the error. A full disk or quota,
// and DuckDB's memory limit, become kLimit.
Error SqlError(std::string_view operation, duckdb_error_type type, std::string_view message);

// The same, from what a failed call left in `result` or `statement`.
Error SqlError(std::string_view operation, duckdb_result* result);
Error SqlError(std::string_view operation, duckdb_prepared_statement statement);

// A C string of DuckDB's that may be null.
std::string_view OrEmpty(const char* text);

}  // namespace tacit::engine
