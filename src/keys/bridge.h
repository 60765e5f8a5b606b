#pragma once

// Which pseudonym of one epoch is which of a later one: keys/bridge/<project>.<from>-<to>, sealed
// under Epochs::BridgeKey.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "keys/epochs.h"
#include "privacy/epoch_bridge.h"

namespace tacit::keys {

// Adds what an import put together. Absent pairs only; several imports may do so at a time.
Result<void> SaveBridges(const std::string& directory, const Epochs& epochs,
                         const std::string& project, const privacy::ProjectKeys& keys);

// Sorted pairs of pseudonyms as they stand in the lake. kNotFound: there is no such bridge.
using PseudonymPairs = std::vector<std::pair<std::string, std::string>>;
Result<PseudonymPairs> OpenBridge(const std::string& directory, const Epochs& epochs,
                                  const std::string& project, std::int32_t from, std::int32_t to);

// (from, to) of each bridge of a project.
std::vector<std::pair<std::int32_t, std::int32_t>> ListBridges(const std::string& directory,
                                                               const std::string& project);

// Takes all pairs with one of the pseudonyms out of a project's bridges.
Result<void> ForgetInBridges(const std::string& directory, const Epochs& epochs,
                             const std::string& project,
                             const std::vector<std::string>& pseudonyms);

// Overwrites and removes all bridges that begin or end at an epoch.
Result<void> ShredBridgesOf(const std::string& directory, const std::string& project,
                            std::int32_t epoch);

}  // namespace tacit::keys
