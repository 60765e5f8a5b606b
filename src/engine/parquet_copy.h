#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/engine.h"
#include "engine/execution.h"
#include "engine/text_query.h"

namespace tacit::engine {

struct CopiedColumn {
  std::string name;
  bool is_time = false;  // TIMESTAMPTZ
};

enum class CopyShape : std::uint8_t {
  kSmallRowGroups,  // 20,480 rows: many writers at a time, little memory each
  kLargeRowGroups,  // 122,880 rows: for readers
};

std::vector<CopiedColumn> CopiedColumnsOf(const TextQuery& query);

// COPY (<select>) TO <path> as Parquet. Creates the file with mode 0600; on failure removes it.
// The statistics come in the order of `columns`; those of times become ISO 8601.
Result<WrittenFile> CopyQueryToParquet(const Execution& execution, const std::string& select,
                                       std::span<const CopiedColumn> columns,
                                       const std::string& path, CopyShape shape);

// '1970-01-01 00:00:09.5+00' as '1970-01-01T00:00:09.500000Z'; nothing for any other form.
std::optional<std::string> IsoTime(std::string_view duckdb_time);

}  // namespace tacit::engine
