// tacit help [COMMAND].

#include <algorithm>
#include <array>

#include "cli/command.h"
#include "cli/nearest.h"
#include "cli/usage.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 1> kOptions = {{
    {.names = "COMMAND", .help = "the command to explain"},
}};

Result<int> Run(Context& context) {
  Console& console = context.console;
  const std::string word = context.args.Value("COMMAND");
  if (word.empty()) {
    console.out().Write(ProgramHelp(context.commands, console.style()));
    return kExitOk;
  }
  const auto found = std::ranges::find(context.commands, word, &Command::name);
  if (found == context.commands.end()) {
    std::vector<std::string_view> names;
    for (const Command* command : context.commands) names.push_back(command->name);
    return Fail(ErrorCode::kInvalidArgument,
                "unknown command '" + word + "'" + Suggestion(word, names));
  }
  console.out().Write(CommandHelp(**found, console.style()));
  return kExitOk;
}

}  // namespace

extern const Command kHelpCommand;
const Command kHelpCommand{.name = "help",
                           .summary = "explain the commands, or one of them",
                           .options = kOptions,
                           .details = {},
                           .run = Run};

}  // namespace tacit::cli
