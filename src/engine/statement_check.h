#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "engine/execution.h"

namespace tacit::engine {

// A user's statement that may run.
struct ReadOnlyStatement {
  std::string explain;  // "EXPLAIN ...", in our spelling; empty: a plain query
  std::string select;   // one statement without a semicolon that DuckDB parses as a SELECT
  std::string sql() const { return explain + select; }
};

// Lets one SELECT (WITH, FROM, VALUES, TABLE, DESCRIBE, SUMMARIZE, SHOW, PIVOT ... IN) or EXPLAIN
// of one pass: kRefused otherwise, kInvalidArgument with DuckDB's message when it does not parse.
// Also refuses table functions that are not in a list of harmless ones: DuckDB has some that act,
// such as enable_logging(storage_path = ...), which writes files where the session may read.
Result<ReadOnlyStatement> CheckReadOnly(const Execution& execution, std::string_view sql);

// Without white space, comments and semicolons around it.
std::string_view TrimStatement(std::string_view sql);

}  // namespace tacit::engine
