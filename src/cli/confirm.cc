#include "cli/confirm.h"

#include "base/file.h"
#include "cli/key_access.h"

namespace tacit::cli {

Result<void> Confirm(const Args& args, const Question& question) {
  if (args.Has("yes")) return {};
  auto terminal = File::OpenInPlace("/dev/tty");
  if (!terminal) return Fail(ErrorCode::kInvalidArgument, question.unasked);
  TACIT_TRY(const std::string answer, AskTerminalLine(*terminal, question.what));
  if (answer == question.answer) return {};
  return Fail(ErrorCode::kInterrupted, "not confirmed; nothing was changed");
}

}  // namespace tacit::cli
