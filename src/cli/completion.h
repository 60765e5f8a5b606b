#pragma once

#include <span>
#include <string>

#include "cli/command.h"

namespace tacit::cli {

// Completion scripts, made from the same table as the parser and the help.
std::string BashCompletion(std::span<const Command* const> commands);
std::string ZshCompletion(std::span<const Command* const> commands);
std::string FishCompletion(std::span<const Command* const> commands);

}  // namespace tacit::cli
