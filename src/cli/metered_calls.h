#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "base/result.h"
#include "cli/lake_session.h"
#include "model/kinds.h"
#include "sources/budget/paced_budget.h"
#include "state/state.h"

namespace tacit::cli {

// Sleeps in short pieces; false as soon as the user asks to stop.
bool SleepUnlessInterrupted(Micros time);

// The settings of a platform's budget.
sources::BudgetOptions BudgetOf(Platform platform, const Config& config);

// Every call to a platform is counted here: the home's state, and the budget that is kept in it.
class MeteredCalls {
 public:
  using ShowWait = std::function<void(const sources::Waiting&)>;
  // `patience`: longer waits are an error; default: collect.patience_s.
  static Result<std::unique_ptr<MeteredCalls>> Open(Platform platform, const OpenedHome& opened,
                                                    ShowWait show_wait,
                                                    std::optional<Micros> patience = {});
  static Result<std::unique_ptr<MeteredCalls>> Open(const Home& home,
                                                    sources::BudgetOptions options);
  state::State& state() { return *state_; }
  sources::CallBudget& budget() { return *budget_; }
  const Clock& clock() const { return clock_; }

 private:
  SystemClock clock_;
  std::unique_ptr<state::State> state_;
  std::unique_ptr<sources::CallBudget> budget_;
};

}  // namespace tacit::cli
