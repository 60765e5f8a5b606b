#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace tacit::sources {

// A person who is asked where only a person answers: at a terminal, never in a pipe.
class Prompt {
 public:
  virtual ~Prompt() = default;
  // Shows the words and gives the line that was typed behind them. kInterrupted: the input ended,
  // or the user asked to stop.
  virtual Result<std::string> Ask(std::string_view words) = 0;
};

// An act that a person has allowed, this one and once (promise P3). There is no other way to one
// than the question, so what takes a Confirmed cannot be reached without it.
template <typename Act>
class Confirmed {
 public:
  // `words` say what happens; only "yes" allows it. kInterrupted: it was not allowed.
  static Result<Confirmed> Ask(Act act, std::string_view words, Prompt& prompt) {
    TACIT_TRY(const std::string typed, prompt.Ask(words));
    if (typed == "yes") return Confirmed(std::move(act));
    return Fail(ErrorCode::kInterrupted, "not confirmed; nothing was done");
  }
  Confirmed(Confirmed&&) noexcept = default;
  Confirmed& operator=(Confirmed&&) noexcept = default;
  Confirmed(const Confirmed&) = delete;
  Confirmed& operator=(const Confirmed&) = delete;

  const Act& act() const { return act_; }

 private:
  explicit Confirmed(Act act) : act_(std::move(act)) {}
  Act act_;
};

}  // namespace tacit::sources
