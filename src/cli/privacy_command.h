#pragma once

#include "base/result.h"
#include "cli/command.h"

namespace tacit::cli {

// The actions of `tacit privacy`, a file each: privacy_<action>.cc. Return the exit code.
Result<int> RunPrivacyEvaluate(Context& context);
Result<int> RunPrivacyReport(Context& context);
Result<int> RunPrivacyRescrub(Context& context);

}  // namespace tacit::cli
