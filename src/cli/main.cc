// tacit: hardens the process, reads the command line, runs one subcommand, reports one error.

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "cli/args.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/key_access.h"
#include "cli/process.h"
#include "cli/usage.h"
#include "cli/version.h"
#include "sources/telegram/client/tdlib.h"

namespace tacit::cli {
namespace {

ConsoleOptions ConsoleOptionsOf(const Args& args) {
  const std::string progress = args.Value("progress", "auto");
  return {.json = args.Has("json"),
          .quiet = args.Has("quiet"),
          .no_color = args.Has("no-color"),
          .progress = progress == "tty"     ? ProgressMode::kTty
                      : progress == "plain" ? ProgressMode::kPlain
                      : progress == "none"  ? ProgressMode::kNone
                                            : ProgressMode::kAuto};
}

// The one place that reports errors: people read stderr, programs the document on stdout (unless
// the command has begun its own).
int Report(const Error& error, bool json, Output& out) {
  Console::Complain(ErrorForPeople(error));
  if (json && !out.used()) out.Write(ErrorAsJson(error));
  static_cast<void>(out.Finish());
  return ExitCodeOf(error.code);
}

Result<int> RunCommand(const Invocation& invocation, Console& console) {
  Output& out = console.out();
  const Args& args = invocation.args;
  const auto commands = AllCommands();
  if (args.Has("version")) {
    out.Write(console.json() ? VersionJson() : VersionLine());
    return kExitOk;
  }
  if (invocation.command == nullptr) {
    out.Write(args.Has("help") ? ProgramHelp(commands, console.style())
                               : FirstSteps(console.style()));
    return kExitOk;
  }
  if (args.Has("help")) {
    out.Write(CommandHelp(*invocation.command, console.style()));
    return kExitOk;
  }
  Context context{.args = args, .console = console, .commands = commands};
  TACIT_TRY(const int code, invocation.command->run(context));
  TACIT_CHECK_OK(out.Finish());
  return code;
}

int Main(const std::vector<std::string>& arguments) {
  HardenProcess();
  CatchInterrupts();
  const auto invocation = ParseCommandLine(arguments, AllCommands());
  if (!invocation) {
    const bool json = std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
    Console console({.json = json});
    return Report(invocation.error(), json, console.out());
  }
  Console console(ConsoleOptionsOf(invocation->args));
  SetPassphraseFile(invocation->args.Value("passphrase-file"));
  const auto code = RunCommand(*invocation, console);
  return code ? *code : Report(code.error(), console.json(), console.out());
}

}  // namespace
}  // namespace tacit::cli

int main(int argc, char** argv) {
  try {
    const int code = tacit::cli::Main(std::vector<std::string>(argv + 1, argv + argc));
    tacit::sources::telegram::TdLibrary::ExitUnlessItWorks(code);
    return code;
  } catch (...) {
    // No what(): a library may quote its input there.
    std::fputs("tacit: internal error; please report it with the command that you ran\n", stderr);
    return tacit::cli::kExitError;
  }
}
