#include "cli/slack.h"

#include <array>
#include <utility>

#include "cli/metered_calls.h"
#include "cli/process.h"
#include "cli/slack_account.h"
#include "cli/socks_address.h"

namespace tacit::cli {
namespace {

using sources::slack::Credentials;

// https://docs.slack.dev/apis/web-api/rate-limits: calls a minute, by method and workspace.
struct Tier {
  std::string_view method;
  int calls = 0;
};
constexpr auto kTiers = std::to_array<Tier>({{"conversations.list", 20},
                                             {"users.list", 20},
                                             {"conversations.info", 50},
                                             {"conversations.history", 50},
                                             {"conversations.replies", 50},
                                             {"auth.revoke", 50},
                                             {"auth.test", 100}});
constexpr int kParts = 5;
constexpr Micros kMinute = 60'000'000;
constexpr Micros kMillisecond = 1'000;
constexpr Micros kSecond = 1'000'000;
constexpr Micros kTestRetry = 20'000;

}  // namespace

bool IsSlackTestServer(const Config& config) { return !config.Text("slack.test_server").empty(); }

sources::slack::ClientOptions SlackOptions(const Home& home, const Config& config,
                                           Credentials credentials,
                                           std::shared_ptr<const void> lock) {
  static const SystemClock clock;
  sources::slack::ClientOptions options{
      .credentials = std::move(credentials),
      .save = [home](const Credentials& fresh) { return SaveSlackAccount(home, fresh); },
      .timeout_s = static_cast<int>(config.Number("slack.timeout_s")),
      .poll_interval = config.Number("slack.poll_s") * kSecond,
      .clock = &clock,
      .sleep = SleepUnlessInterrupted,
      .interrupted = Interrupted,
      .held = std::move(lock)};
  if (IsSlackTestServer(config)) {
    options.address = config.Text("slack.test_server");
    options.retry_wait = kTestRetry;
    options.minute = SlackMinute(config);
  }
  if (const auto proxy = ParseSocksAddress(config.Text("slack.proxy"))) {
    options.proxy = "socks5h://" + proxy->host + ":" + std::to_string(proxy->port);
  }
  return options;
}

Result<std::unique_ptr<sources::LiveSource>> OpenSlack(const Home& home, const Config& config,
                                                       sources::CallBudget& budget,
                                                       sources::ThreadBook& threads) {
  TACIT_TRY(auto lock, LockSlack(home));
  auto credentials = LoadSlackAccount(home);
  if (!credentials && credentials.error().code == ErrorCode::kNotFound) {
    return Fail(ErrorCode::kDenied, credentials.error().detail);
  }
  if (!credentials) return tl::unexpected(credentials.error());
  return sources::slack::OpenLiveSource(
      SlackOptions(home, config, *std::move(credentials), std::move(lock)), budget, threads);
}

Micros SlackMinute(const Config& config) {
  return IsSlackTestServer(config) ? config.Number("slack.test_minute_ms") * kMillisecond : kMinute;
}

// In any minute at most the burst and what flows back: a fifth and four fifths.
std::map<std::string, sources::MethodPace, std::less<>> SlackPaces(Micros minute) {
  std::map<std::string, sources::MethodPace, std::less<>> paces;
  for (const Tier& tier : kTiers) {
    paces[std::string(tier.method)] = {
        .interval = minute * kParts / (Micros{tier.calls} * (kParts - 1)),
        .burst = tier.calls / kParts};
  }
  return paces;
}

}  // namespace tacit::cli
