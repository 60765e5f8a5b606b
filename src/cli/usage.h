#pragma once

#include <span>
#include <string>

#include "cli/command.h"

namespace tacit::cli {

// What `tacit` alone prints: the first commands to try.
std::string FirstSteps(const Style& style);
// `tacit help`: every command and the global options.
std::string ProgramHelp(std::span<const Command* const> commands, const Style& style);
// `tacit help import`.
std::string CommandHelp(const Command& command, const Style& style);
// "tacit import PATH... --project NAME [--as telegram|slack]…"
std::string UsageLine(const Command& command);

}  // namespace tacit::cli
