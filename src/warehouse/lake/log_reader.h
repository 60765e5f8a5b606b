#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "engine/engine.h"
#include "warehouse/lake/snapshot.h"
#include "warehouse/lake/storage.h"

namespace tacit::warehouse {

inline constexpr std::string_view kLastCheckpoint = "_last_checkpoint";

std::string LogDirectory(std::string_view table);
// "00000000000000000007.json"
std::string EntryName(std::int64_t version);
std::string CheckpointName(std::int64_t version);

// The newest snapshot: the newest checkpoint and the entries after it. A table without a log is a
// snapshot of version -1. kCorrupt, with table and version, when an entry is missing or damaged or
// a newer program wrote the table.
Result<Snapshot> LoadSnapshot(Storage& storage, engine::Engine& engine, std::string_view table);

// The same from the entries alone; checks that checkpoints say what the entries say.
Result<Snapshot> ReplayEntries(Storage& storage, std::string_view table);

}  // namespace tacit::warehouse
