#pragma once

#include <atomic>
#include <string>

#include "base/result.h"
#include "engine/duckdb_handles.h"
#include "engine/sql_error.h"

namespace tacit::engine {

// Where statements run, how their errors become ours, and a flag that ends them (may be null).
struct Execution {
  duckdb_connection connection = nullptr;
  ErrorMaker make_error = OwnQueryError;
  const std::atomic<bool>* stop = nullptr;

  bool stopped() const { return stop != nullptr && stop->load(); }
  Error ErrorOf(std::string_view message) const;
  // kInterrupted, after an end of what runs: DuckDB's threads would go on otherwise, and the next
  // statement would wait for them.
  Error Interrupted() const;
};

// Parses and binds exactly one statement.
Result<PreparedHandle> PrepareOne(const Execution& execution, const std::string& sql);

// Runs it to its first rows when `streaming`, else to its end.
Result<void> Start(const Execution& execution, const PreparedHandle& statement, bool streaming,
                   ResultHandle& result);

}  // namespace tacit::engine
