#pragma once

#include <string>

#include "cli/console.h"
#include "pipeline/collect.h"

namespace tacit::cli {

// What a run did, for people; at most 80 columns wide.
std::string CollectText(const pipeline::CollectReport& report, bool dry_run, const Style& style);
// The same as one JSON document: the contract of `tacit collect --json`.
std::string CollectJson(const pipeline::CollectReport& report, bool dry_run);

// kExitOk; kExitPartial: a channel was refused in this run; kExitRefused: all of them; or the code
// of what stopped it.
int CollectExit(const pipeline::CollectReport& report);

}  // namespace tacit::cli
