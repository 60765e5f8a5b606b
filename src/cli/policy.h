#pragma once

#include "cli/config.h"
#include "privacy/policy.h"

namespace tacit::cli {

// The rule set that the settings ask for.
privacy::Policy MakePolicy(const Config& config);

}  // namespace tacit::cli
