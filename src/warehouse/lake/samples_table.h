#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/engine.h"
#include "warehouse/lake/data_file.h"
#include "warehouse/warehouse.h"

namespace tacit::warehouse {

Result<StagedFile> WriteSamples(engine::Connection& connection, std::span<const SampleRow> samples,
                                const std::string& path);

// The rows of several files as one.
Result<StagedFile> JoinSamples(engine::Connection& connection,
                               const std::vector<std::string>& paths, const std::string& path);

}  // namespace tacit::warehouse
