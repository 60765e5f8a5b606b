#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "state/state.h"

namespace tacit::state {

// One SQLite file (docs/formats/state.md), made with mode 0600 when it is missing. kCorrupt: not a
// state of ours, or damaged. kUnavailable: a newer tacit wrote it.
Result<std::unique_ptr<State>> OpenSqliteState(const std::string& path);

}  // namespace tacit::state
