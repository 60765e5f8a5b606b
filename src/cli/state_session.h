#pragma once

#include <memory>

#include "base/result.h"
#include "cli/home.h"
#include "state/state.h"

namespace tacit::cli {

Result<std::unique_ptr<state::State>> OpenState(const Home& home);
// Null when nothing was ever collected.
Result<std::unique_ptr<state::State>> OpenStateIfThere(const Home& home);

}  // namespace tacit::cli
