#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "base/result.h"
#include "sources/confirmed.h"

namespace tacit::cli {

// The terminal that the program was started on, for acts that only a person may allow. What is said
// here is in no pipe and no file.
class ActTerminal final : public sources::Prompt {
 public:
  // kInvalidArgument: stdin is no terminal, or there is none.
  static Result<ActTerminal> Open();

  Result<std::string> Ask(std::string_view words) override;
  Result<void> Say(std::string_view line);

 private:
  explicit ActTerminal(File terminal) : terminal_(std::move(terminal)) {}
  File terminal_;
};

}  // namespace tacit::cli
