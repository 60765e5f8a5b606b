#pragma once

#include <string>

#include "base/result.h"
#include "cli/command.h"
#include "model/kinds.h"

namespace tacit::cli {

// Of the options. The public name is without "@".
Platform PlatformOf(const Args& args);
Result<std::string> NameOption(const Args& args);

// What `tacit channels ACTION` does; each returns the exit code.
Result<int> ChannelsList(Context& context);
Result<int> ChannelsCandidates(Context& context);
Result<int> ChannelsAdd(Context& context);
Result<int> ChannelsRemove(Context& context);
// Acts in the user's name, after a question on the terminal that says what happens.
Result<int> ChannelsJoin(Context& context);
Result<int> ChannelsLeave(Context& context);

}  // namespace tacit::cli
