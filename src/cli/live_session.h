#pragma once

#include <memory>

#include "base/clock.h"
#include "base/file.h"
#include "base/result.h"
#include "cli/lake_session.h"
#include "sources/budget/paced_budget.h"
#include "sources/live.h"
#include "sources/thread_book.h"
#include "state/state.h"

namespace tacit::cli {

// Sleeps in short pieces; false as soon as the user asks to stop.
bool SleepUnlessInterrupted(Micros time);

// The settings of a platform's budget.
sources::BudgetOptions BudgetOf(Platform platform, const Config& config);

// A platform with the account that is signed in, and the state: one session for each platform and
// home. kLocked: another process has it. kDenied: nobody is signed in.
class LiveSession {
 public:
  using ShowWait = std::function<void(const sources::Waiting&)>;
  static Result<std::unique_ptr<LiveSession>> Open(Platform platform, const OpenedHome& opened,
                                                   ShowWait show_wait);
  state::State& state() { return *state_; }
  sources::LiveSource& source() { return *source_; }

 private:
  explicit LiveSession(FileLock lock) : lock_(std::move(lock)) {}
  FileLock lock_;
  SystemClock clock_;
  std::unique_ptr<state::State> state_;
  std::unique_ptr<sources::CallBudget> budget_;
  std::unique_ptr<sources::ThreadBook> threads_;
  std::unique_ptr<sources::LiveSource> source_;
};

}  // namespace tacit::cli
