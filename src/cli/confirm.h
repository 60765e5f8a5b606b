#pragma once

#include <string>

#include "base/result.h"
#include "cli/args.h"

namespace tacit::cli {

struct Question {
  std::string what;     // shown on the terminal before the answer is typed
  std::string unasked;  // the error's text where there is no terminal
  std::string answer;   // what has to be typed
};

// --yes, or the answer typed on the terminal. kInvalidArgument: there is no terminal;
// kInterrupted: something else was typed.
Result<void> Confirm(const Args& args, const Question& question);

}  // namespace tacit::cli
