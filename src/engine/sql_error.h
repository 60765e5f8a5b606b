#pragma once

#include <duckdb.h>

#include <string_view>

#include "base/result.h"

namespace tacit::engine {

// An error of DuckDB about our own SQL. DuckDB's messages quote values ("Could not convert string
// '...'"), so `detail` names only the operation and the class of the error. A full disk or quota,
// and DuckDB's memory limit, become kLimit.
Error SqlError(std::string_view operation, duckdb_error_type type, std::string_view message);

// The same, from what a failed call left in `result`.
Error SqlError(std::string_view operation, duckdb_result* result);

// How an error becomes ours; differs between our SQL and a user's.
using ErrorMaker = Error (*)(duckdb_error_type type, std::string_view message);
Error OwnCopyError(duckdb_error_type type, std::string_view message);
Error OwnQueryError(duckdb_error_type type, std::string_view message);
// DuckDB's own words: the message is about the user's own SQL. What the session may not touch is
// kRefused, a full disk or memory limit kLimit, anything else kInvalidArgument.
Error UserQueryError(duckdb_error_type type, std::string_view message);

// A prepared or pending statement has no error type of its own; its message begins with the class.
duckdb_error_type TypeOfMessage(std::string_view message);

// A C string of DuckDB's that may be null.
std::string_view OrEmpty(const char* text);

}  // namespace tacit::engine
