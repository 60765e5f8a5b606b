#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/command.h"

namespace tacit::cli {

struct Invocation {
  const Command* command = nullptr;  // null: none was named
  Args args;                         // global options and the command's own
};

// Options that every subcommand takes, before or after its name.
std::span<const OptionSpec> GlobalOptions();

// Reads the arguments (without the program's name). kInvalidArgument says what is wrong and names
// the nearest known word. With --help nothing is required.
Result<Invocation> ParseCommandLine(const std::vector<std::string>& arguments,
                                    std::span<const Command* const> commands);

}  // namespace tacit::cli
