#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "engine/duckdb_handles.h"

namespace tacit::engine {

using Settings = std::vector<std::pair<const char*, std::string>>;

// An in-memory DuckDB with our common settings (no extensions, no stored secrets, no progress bar,
// rows in order) and these.
Result<DatabaseHandle> OpenInMemory(const Settings& settings);
Result<ConnectionHandle> ConnectTo(const DatabaseHandle& database);

// Runs one of our own statements; `operation` is for the error.
Result<void> RunStatement(duckdb_connection connection, const std::string& sql,
                          std::string_view operation);

}  // namespace tacit::engine
