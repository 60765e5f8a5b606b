#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tacit::cli {

struct ChildResult {
  int exit_code = 0;  // 128 + the signal that ended it
  std::string out;
  std::string err;
};

// Runs a program of the PATH with `input` on its stdin, and waits for its end. kNotFound: there is
// no such program.
Result<ChildResult> RunChild(const std::vector<std::string>& command, std::string_view input = {});

}  // namespace tacit::cli
