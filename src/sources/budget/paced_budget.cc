#include "sources/budget/paced_budget.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "base/xoshiro.h"

namespace tacit::sources {
namespace {

constexpr Micros kSecond = 1'000'000;
constexpr std::int64_t kMostDoublings = 16;
constexpr double kStepsBack = 50;  // calls in which a pace gets back from standing still

int SecondsUp(Micros time) { return static_cast<int>((time + kSecond - 1) / kSecond); }

struct Due {
  Micros at = 0;
  WaitReason reason = WaitReason::kPace;
};

std::string Explain(WaitReason reason, std::string_view method) {
  switch (reason) {
    case WaitReason::kFlood:
      return "the platform asked to wait before " + std::string(method) + " is called again";
    case WaitReason::kDailyBudget:
      return "the day's budget of " + std::string(method) + " is used up";
    case WaitReason::kErrors:
      return "the platform answered with errors several times in a row";
    case WaitReason::kPace:
      break;
  }
  return "the next call has to wait";
}

class PacedBudget final : public CallBudget {
 public:
  PacedBudget(BudgetOptions options, state::State& state, const Clock& clock, Sleep sleep)
      : options_(std::move(options)),
        state_(state),
        clock_(clock),
        sleep_(std::move(sleep)),
        random_(options_.seed) {}

  Result<void> Acquire(std::string_view method) override {
    for (;;) {
      const Micros now = clock_.Now();
      TACIT_TRY(const std::optional<Due> due, Take(method, now));
      if (!due) return {};
      const Micros left = due->at - now;
      if (left > options_.patience || due->reason == WaitReason::kErrors) {
        return tl::unexpected(Error{.code = ErrorCode::kRetryLater,
                                    .detail = Explain(due->reason, method),
                                    .retry_after_s = SecondsUp(left)});
      }
      if (due->reason != WaitReason::kPace && options_.waiting) {
        options_.waiting({.method = method, .reason = due->reason, .until = due->at, .left = left});
      }
      if (!sleep_(std::min(left, kSecond))) return Fail(ErrorCode::kInterrupted, "interrupted");
    }
  }

  void Flooded(std::string_view method, int seconds) override {
    const std::lock_guard lock(mutex_);
    const Micros now = clock_.Now();
    Keep(Change(method, now, [&](state::CallState& calls) {
      calls.flood_until = std::max(calls.flood_until, now + Micros{std::max(seconds, 1)} * kSecond);
      const auto pace = options_.paces.find(method);
      if (pace == options_.paces.end() || calls.pace > options_.slowest) return;
      calls.pace = std::min(2 * std::max(calls.pace, pace->second.interval), options_.slowest);
    }));
  }

  void Restrict(std::string_view method, Micros interval) override {
    const std::lock_guard lock(mutex_);
    const Micros now = clock_.Now();
    Keep(Change(method, now, [&](state::CallState& calls) { calls.pace = interval; }));
  }

  void Unrestrict(std::string_view method) override {
    const std::lock_guard lock(mutex_);
    const auto calls = state_.CallsOf(options_.account, method, clock_.Now());
    if (!calls || calls->pace <= options_.slowest) return;
    Keep(Change(method, clock_.Now(), [](state::CallState& one) { one.pace = 0; }));
  }

  void Ended(std::string_view, bool failed) override {
    const std::lock_guard lock(mutex_);
    if (!failed && !failing_) return;  // the usual case writes nothing
    failing_ = failed;
    const Micros now = clock_.Now();
    Keep(Change("", now, [&](state::CallState& calls) {
      calls.errors = failed ? calls.errors + 1 : 0;
      if (calls.errors < options_.breaker_errors) return;
      const auto further = std::min(calls.errors - options_.breaker_errors, kMostDoublings);
      const Micros wait = options_.breaker_wait << further;
      calls.flood_until = now + std::min(wait, options_.breaker_most);
    }));
  }

 private:
  // Notes the call; or says until when it has to wait.
  Result<std::optional<Due>> Take(std::string_view method, Micros now) {
    const std::lock_guard lock(mutex_);
    if (error_.has_value()) {
      Error error = std::move(*error_);
      error_.reset();
      return tl::unexpected(std::move(error));
    }
    TACIT_TRY(const state::CallState account, state_.CallsOf(options_.account, "", now));
    TACIT_TRY(const state::CallState calls, state_.CallsOf(options_.account, method, now));
    failing_ = failing_ || account.errors > 0;
    // A pace that lies further ahead than it can: the clock was set back.
    const bool is_pace = account.not_before <= now + 2 * options_.interval;
    Due due{.at = options_.interval > 0 && is_pace ? account.not_before : 0};
    const auto later = [&due](Micros at, WaitReason reason) {
      if (at > due.at) due = {.at = at, .reason = reason};
    };
    later(account.flood_until, WaitReason::kErrors);
    later(calls.flood_until, WaitReason::kFlood);
    const auto pace = options_.paces.find(method);
    const bool paced = pace != options_.paces.end();
    if (paced) later(EarliestOf(calls, pace->second, now), WaitReason::kPace);
    const auto daily = options_.daily.find(method);
    if (daily != options_.daily.end() && calls.calls_today >= daily->second) {
      TACIT_TRY(const Micros leaves, state_.OldestCallLeaves(options_.account, method, now));
      later(leaves, WaitReason::kDailyBudget);
    }
    if (due.at > now) return due;
    const Micros jitter = random_.Below(static_cast<std::uint64_t>(options_.interval / 4 + 1));
    TACIT_CHECK_OK(
        state_.CountCall(options_.account, method, now, now + options_.interval + jitter));
    if (paced) TACIT_CHECK_OK(state_.PutCallState(Advanced(calls, pace->second, now)));
    return std::nullopt;
  }

  // A bucket of `burst` calls that one call flows back into every interval, kept as the time when
  // it is full (the generic cell rate algorithm, ITU-T I.371).
  Micros EarliestOf(const state::CallState& calls, const MethodPace& pace, Micros now) const {
    const Micros interval = std::max(calls.pace, pace.interval);
    const int burst = calls.pace > 0 ? 1 : pace.burst;
    const bool set_back =
        calls.not_before > now + (burst + 1) * std::max(interval, options_.slowest);
    return set_back ? 0 : calls.not_before - (burst - 1) * interval;
  }

  state::CallState Advanced(state::CallState calls, const MethodPace& pace, Micros now) const {
    const Micros interval = std::max(calls.pace, pace.interval);
    calls.not_before = std::max(calls.not_before, now) + interval;
    if (calls.pace == 0 || calls.pace > options_.slowest) return calls;
    // So many calls more in the same time.
    const double rate = 1 / static_cast<double>(calls.pace);
    const double usual = 1 / static_cast<double>(std::max<Micros>(pace.interval, 1));
    const auto next = static_cast<Micros>(1 / (rate + usual / kStepsBack));
    calls.pace = next > pace.interval ? next : 0;
    return calls;
  }

  template <typename Edit>
  Result<void> Change(std::string_view method, Micros now, const Edit& edit) {
    TACIT_TRY(state::CallState calls, state_.CallsOf(options_.account, method, now));
    edit(calls);
    return state_.PutCallState(calls);
  }

  // What could not be kept is told by the next Acquire.
  void Keep(Result<void> done) {
    if (!done) error_ = std::move(done).error();
  }

  const BudgetOptions options_;
  state::State& state_;
  const Clock& clock_;
  const Sleep sleep_;
  std::mutex mutex_;  // guards the three below, and reading before writing in the state
  Xoshiro random_;
  bool failing_ = false;  // the last call known of failed
  std::optional<Error> error_;
};

}  // namespace

std::string_view Name(WaitReason reason) {
  switch (reason) {
    case WaitReason::kPace:
      return "pace";
    case WaitReason::kFlood:
      return "flood wait";
    case WaitReason::kDailyBudget:
      return "daily budget";
    case WaitReason::kErrors:
      return "errors";
  }
  return "pace";
}

std::unique_ptr<CallBudget> MakePacedBudget(BudgetOptions options, state::State& state,
                                            const Clock& clock, Sleep sleep) {
  return std::make_unique<PacedBudget>(std::move(options), state, clock, std::move(sleep));
}

}  // namespace tacit::sources
