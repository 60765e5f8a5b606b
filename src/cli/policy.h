#pragma once

#include <string_view>

#include "base/result.h"
#include "cli/config.h"
#include "privacy/policy.h"

namespace tacit::cli {

// The rule set that the settings ask for in `project`; empty: those that count for every project.
Result<privacy::Policy> PolicyOf(const Config& config, std::string_view project);

}  // namespace tacit::cli
