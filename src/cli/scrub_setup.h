#pragma once

#include "base/result.h"
#include "cli/command.h"
#include "privacy/keys.h"
#include "privacy/policy.h"

namespace tacit::cli {

// What a command needs to scrub texts that it does not store.
struct ScrubSetup {
  privacy::Policy policy;
  privacy::ProjectKeys keys;
};

// The home's key and settings if there is a home; else the defaults and a key for this run only.
// The option --project, where the command has it, chooses the project's settings.
Result<ScrubSetup> MakeScrubSetup(const Context& context);

}  // namespace tacit::cli
