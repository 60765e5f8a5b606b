#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.h"
#include "model/tables.h"

namespace tacit::warehouse {

// The statistics of a file as the Delta log has them (protocol, "Per-file Statistics"): number of
// rows, and smallest, largest and number of NULLs by column. Bounds hold for every row: text is cut
// to 32 characters, times are at milliseconds, the largest rounded up. No bounds of `text`.
std::string StatsJson(const engine::WrittenFile& file, const std::vector<TableColumn>& columns);

// The parts of StatsJson that can go wrong. Empty: no bound.
std::string LowerTextBound(std::string_view value);
std::string UpperTextBound(std::string_view value);
std::string LowerTimeBound(std::string_view value);
std::string UpperTimeBound(std::string_view value);

}  // namespace tacit::warehouse
