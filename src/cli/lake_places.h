#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/lake_session.h"
#include "warehouse/erasure.h"

namespace tacit::cli {

// The projects and platforms that the lake has rows of; `only` this project when it is not empty.
Result<std::vector<warehouse::Place>> PlacesIn(LakeSession& session, const Config& config,
                                               const std::string& only);

}  // namespace tacit::cli
