#pragma once

#include "base/result.h"
#include "cli/command.h"

namespace tacit::cli {

// The actions of `tacit keys`. Each returns the exit code.
Result<int> KeysStatus(Context& context);
Result<int> KeysRotate(Context& context);
Result<int> KeysBridge(Context& context);
Result<int> KeysDestroy(Context& context);
Result<int> KeysMove(Context& context);

}  // namespace tacit::cli
