#pragma once

// The budget of calls of one account, kept in the state: a restart changes nothing.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "sources/call_budget.h"
#include "state/state.h"

namespace tacit::sources {

enum class WaitReason : std::uint8_t { kPace, kFlood, kDailyBudget, kErrors };

std::string_view Name(WaitReason reason);  // "pace", "flood wait", "daily budget", "errors"

struct Waiting {
  std::string_view method;
  WaitReason reason = WaitReason::kPace;
  Micros until = 0;
  Micros left = 0;
};

// What the platform allows of one method: `burst` calls at once, then one every `interval`.
struct MethodPace {
  Micros interval = 0;
  int burst = 1;
};

struct BudgetOptions {
  std::string account;  // a word of ours: "telegram"
  Micros interval =
      1'000'000;  // the least time between two calls, and up to a quarter more; 0: none
  std::map<std::string, std::int64_t, std::less<>> daily;  // calls of a method in 24 hours
  // By method. Slowed down to a half when the platform asks to wait, and step by step back again.
  std::map<std::string, MethodPace, std::less<>> paces;
  Micros patience = 900'000'000;     // longer waits end the run
  Micros slowest = 30'000'000;       // of what is learned from waits; slower is a restriction
  std::int64_t breaker_errors = 5;   // so many errors in a row open the breaker
  Micros breaker_wait = 60'000'000;  // doubles with each further error
  Micros breaker_most = 3'600'000'000;
  std::uint64_t seed = 1;  // of the jitter
  // Called about once a second of every wait but that of the pace.
  std::function<void(const Waiting&)> waiting;
};

// Waits so long; false: the user asked to stop.
using Sleep = std::function<bool(Micros)>;

// The references must outlive the budget.
std::unique_ptr<CallBudget> MakePacedBudget(BudgetOptions options, state::State& state,
                                            const Clock& clock, Sleep sleep);

}  // namespace tacit::sources
