#pragma once

#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace tacit::sources {

// Stands between a client and its platform: no call leaves without it. Thread-safe.
class CallBudget {
 public:
  virtual ~CallBudget() = default;
  // Waits until `method` may be called, and notes the call. kRetryLater, with the seconds, when the
  // wait is longer than this run has patience for, when the day's budget is used up, or when
  // errors in a row opened the breaker; kInterrupted.
  virtual Result<void> Acquire(std::string_view method) = 0;
  // The platform asked for a wait before `method` is called again. Kept over restarts.
  virtual void Flooded(std::string_view method, int seconds) = 0;
  // The platform turned out to allow `method` only once in so long, for as long as it says so.
  virtual void Restrict(std::string_view /*method*/, Micros /*interval*/) {}
  // That is over.
  virtual void Unrestrict(std::string_view /*method*/) {}
  // How a call ended: errors of the platform or the network in a row open the breaker.
  virtual void Ended(std::string_view method, bool failed) = 0;
};

}  // namespace tacit::sources
