#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"
#include "model/kinds.h"

namespace tacit::privacy {
struct Policy;
struct ProjectKeys;
}  // namespace tacit::privacy
namespace tacit::warehouse {
class Rewritable;
}

namespace tacit::pipeline {

struct RescrubOptions {
  std::string project;
  Platform platform = Platform::kTelegram;
  std::string run_id;
  bool dry_run = false;
  // The keys that rows of an epoch were written with: for what is found anew. May give others when
  // the epoch's are destroyed.
  std::function<Result<privacy::ProjectKeys>(std::int32_t epoch)> keys_of;
};

struct RescrubReport {
  std::uint64_t rows = 0;      // of older rule sets
  std::uint64_t changed = 0;   // of those, rows in which something was found
  std::uint64_t files = 0;     // written again
  std::uint64_t channels = 0;  // whose title or description changed
};

// Runs a rule set over what is in the lake: one commit for each table. Nothing that is redacted
// comes back. Sensitive texts are withheld, also where the settings drop them: no row goes. There
// is no roster: names and handles of people are found only where the rules do without.
Result<RescrubReport> Rescrub(warehouse::Rewritable& lake, const privacy::Policy& policy,
                              const RescrubOptions& options);

}  // namespace tacit::pipeline
