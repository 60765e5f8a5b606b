#pragma once

#include "base/result.h"
#include "cli/command.h"

namespace tacit::cli {

// What `tacit channels ACTION` does; each returns the exit code.
Result<int> ChannelsList(Context& context);
Result<int> ChannelsCandidates(Context& context);
Result<int> ChannelsAdd(Context& context);
Result<int> ChannelsRemove(Context& context);
// Acts in the user's name: one at a time, after a question that says what happens.
Result<int> ChannelsJoin(Context& context);
Result<int> ChannelsLeave(Context& context);

}  // namespace tacit::cli
