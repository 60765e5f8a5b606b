#pragma once

#include <string>

#include "base/result.h"
#include "engine/engine.h"
#include "warehouse/lake/context.h"
#include "warehouse/lake/snapshot.h"

namespace tacit::warehouse {

// The log's statistics quote the smallest and largest text of each file: those of files that are
// gone go too, from old entries and from old checkpoints. `staging`: a directory for files that are
// being written. Under Locks::Commit.
Result<void> ForgetOldStats(const LakeContext& context, engine::Connection& connection,
                            const Snapshot& snapshot, const std::string& staging);

}  // namespace tacit::warehouse
