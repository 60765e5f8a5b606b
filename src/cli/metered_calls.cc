#include "cli/metered_calls.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "cli/live_source.h"
#include "cli/process.h"
#include "cli/slack.h"
#include "cli/state_session.h"

namespace tacit::cli {
namespace {

constexpr Micros kSecond = 1'000'000;
constexpr Micros kMinute = 60 * kSecond;

}  // namespace

bool SleepUnlessInterrupted(Micros time) {
  constexpr Micros kPiece = 50'000;
  using std::chrono::steady_clock;
  const auto end = steady_clock::now() + std::chrono::microseconds(time);
  while (!Interrupted()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::microseconds>(end - steady_clock::now()).count();
    if (left <= 0) return true;
    std::this_thread::sleep_for(std::chrono::microseconds(std::min<Micros>(left, kPiece)));
  }
  return false;
}

sources::BudgetOptions BudgetOf(Platform platform, const Config& config) {
  const std::int64_t rate = config.Number("collect.calls_per_minute");
  sources::BudgetOptions options{
      .account = std::string(Name(platform)),
      .interval = rate > 0 ? kMinute / rate : 0,
      .patience = config.Number("collect.patience_s") * kSecond,
      .seed = static_cast<std::uint64_t>(SystemClock().Now()),
  };
  if (platform == Platform::kTelegram) {
    options.daily["searchPublicChat"] = config.Number("collect.name_lookups_per_day");
  } else if (rate > 0) {
    const Micros minute = SlackMinute(config);
    options.paces = SlackPaces(minute);
    options.slowest = minute / 2;
  }
  return options;
}

Result<std::unique_ptr<MeteredCalls>> MeteredCalls::Open(Platform platform,
                                                         const OpenedHome& opened,
                                                         ShowWait show_wait,
                                                         std::optional<Micros> patience) {
  if (opened.config.Number("collect.calls_per_minute") == 0 &&
      !TalksToTestServer(platform, opened.config)) {
    return Fail(ErrorCode::kInvalidArgument,
                "collect.calls_per_minute = 0 is for a test server on this machine only");
  }
  sources::BudgetOptions options = BudgetOf(platform, opened.config);
  options.waiting = std::move(show_wait);
  if (patience) options.patience = std::min(options.patience, *patience);
  return Open(opened.home, std::move(options));
}

Result<std::unique_ptr<MeteredCalls>> MeteredCalls::Open(const Home& home,
                                                         sources::BudgetOptions options) {
  auto calls = std::make_unique<MeteredCalls>();
  TACIT_TRY(calls->state_, OpenState(home));
  calls->budget_ = sources::MakePacedBudget(std::move(options), *calls->state_, calls->clock_,
                                            SleepUnlessInterrupted);
  return calls;
}

}  // namespace tacit::cli
