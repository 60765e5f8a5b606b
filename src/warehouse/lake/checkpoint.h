#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "engine/engine.h"
#include "warehouse/lake/snapshot.h"
#include "warehouse/lake/storage.h"

namespace tacit::warehouse {

// Writes the snapshot as a classic checkpoint in one part (Delta protocol, "V1 spec") and points
// _last_checkpoint to it; one that is there already stays as it is. `staging` is a directory for
// the file while it is written.
Result<void> WriteCheckpoint(Storage& storage, engine::Connection& connection,
                             const Snapshot& snapshot, const std::string& staging, Micros now);

}  // namespace tacit::warehouse
