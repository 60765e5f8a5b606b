#include "cli/live_session.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "cli/live_source.h"
#include "cli/process.h"
#include "cli/slack.h"
#include "cli/state_session.h"
#include "sources/budget/state_thread_book.h"

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
    options.paces = SlackPaces();
  }
  return options;
}

Result<std::unique_ptr<LiveSession>> LiveSession::Open(Platform platform, const OpenedHome& opened,
                                                       ShowWait show_wait) {
  const Home& home = opened.home;
  const std::string name(Name(platform));
  if (opened.config.Number("collect.calls_per_minute") == 0 &&
      !TalksToTestServer(platform, opened.config)) {
    return Fail(ErrorCode::kInvalidArgument,
                "collect.calls_per_minute = 0 is for a test server on this machine only");
  }
  auto lock = FileLock::TryExclusive(home.path() + "/collect." + name + ".lock");
  if (!lock && lock.error().code == ErrorCode::kLocked) {
    return Fail(ErrorCode::kLocked, "another tacit is connected to " + name);
  }
  if (!lock) return tl::unexpected(lock.error());
  std::unique_ptr<LiveSession> session(new LiveSession(*std::move(lock)));
  TACIT_TRY(session->state_, OpenState(home));
  sources::BudgetOptions options = BudgetOf(platform, opened.config);
  options.waiting = std::move(show_wait);
  session->budget_ = sources::MakePacedBudget(std::move(options), *session->state_, session->clock_,
                                              SleepUnlessInterrupted);
  session->threads_ = std::make_unique<sources::StateThreadBook>(platform, *session->state_);
  TACIT_TRY(session->source_,
            OpenLive(platform, home, opened.config, *session->budget_, *session->threads_));
  return session;
}

}  // namespace tacit::cli
