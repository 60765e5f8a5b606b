#include "cli/act_terminal.h"

#include <unistd.h>

#include "cli/key_access.h"

namespace tacit::cli {

Result<ActTerminal> ActTerminal::Open() {
  auto terminal = File::OpenInPlace("/dev/tty");
  if (terminal && ::isatty(STDIN_FILENO) != 0) return ActTerminal(*std::move(terminal));
  return Fail(ErrorCode::kInvalidArgument,
              "this is asked on a terminal, and only a person answers: run the command there, "
              "without a pipe");
}

Result<std::string> ActTerminal::Ask(std::string_view words) {
  return AskTerminalLine(terminal_, words);
}

Result<void> ActTerminal::Say(std::string_view line) {
  return terminal_.Write(std::string(line) + "\n");
}

}  // namespace tacit::cli
