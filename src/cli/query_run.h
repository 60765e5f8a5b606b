#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/command.h"
#include "cli/lake_session.h"
#include "cli/table.h"

namespace tacit::cli {

enum class RowFormat : std::uint8_t { kTable, kCsv, kJson, kJsonl, kParquet };

std::optional<RowFormat> ParseRowFormat(std::string_view name);

struct QueryRequest {
  std::string sql;
  RowFormat format = RowFormat::kCsv;
  std::uint64_t max_rows = 0;  // of kTable; 0: all
  std::string path;            // empty: stdout. A file appears complete or not at all
};

// Runs a user's read-only statement over one snapshot of the lake and writes the rows. When a file
// vanished under it (a commit of another process), it runs once more on the newest snapshot.
// Returns the number of rows written.
Result<std::uint64_t> RunQuery(LakeSession& session, const Config& config,
                               const QueryRequest& request, Console& console);

// A small result of a statement of ours.
Result<std::vector<std::vector<Cell>>> SmallQuery(LakeSession& session, const Config& config,
                                                  const std::string& sql);

}  // namespace tacit::cli
