#include "cli/preview.h"

#include <algorithm>

#include "cli/live_session.h"
#include "cli/process.h"
#include "cli/socks_address.h"
#include "sources/telegram/preview/preview_source.h"

namespace tacit::cli {
namespace {

constexpr Micros kSecond = 1'000'000;
constexpr Micros kMinute = 60 * kSecond;
constexpr std::size_t kMostBytes = 8U << 20;  // of a page; real ones have a tenth of one

bool IsTestServer(const Config& config) { return !config.Text("telegram.preview_server").empty(); }

}  // namespace

constinit const std::string_view kPreviewTerms =
    "The web preview (t.me/s/NAME) is read without an account. You agreed to no terms of\n"
    "an API for it, but Telegram's content licence holds all the same: content is there\n"
    "for the ordinary use of Telegram, not for collections or for machine learning. That\n"
    "is weaker ground than your own account: collect your own project's channels only,\n"
    "with their owner's word (--basis).\n"
    "It does not show: deletions; when a post was edited; authors; how often a post was\n"
    "forwarded; posts of an album but the first; groups; whether the owner lets content\n"
    "be saved. Views and reactions are rounded.\n"
    "tacit asks for one page in five seconds, obeys robots.txt, and stops when the site\n"
    "says so (403, 429).\n";

Result<void> CheckPreviewIsOn(const Config& config) {
  if (config.Flag("telegram.preview")) return {};
  return Fail(ErrorCode::kInvalidArgument,
              "web previews are not fetched: telegram.preview is off\n\n" +
                  std::string(kPreviewTerms) +
                  "\nIf that is what you want, write into config.toml:\n\n"
                  "  [telegram]\n"
                  "  preview = true");
}

// The platform's calls by account have a pace of their own.
sources::BudgetOptions PreviewBudget(const Config& config) {
  const std::int64_t rate = config.Number("collect.calls_per_minute");
  const Micros interval = rate > 0 ? kMinute / rate : 0;
  return {.account = "telegram-preview",
          .interval = IsTestServer(config) ? interval : std::max(interval, sources::kPreviewPause),
          // Nothing but the pace is waited for: a site that asks to stop is left alone.
          .patience = kMinute,
          .seed = static_cast<std::uint64_t>(SystemClock().Now())};
}

std::unique_ptr<net::HttpClient> MakePreviewClient(const Config& config) {
  net::HttpOptions options{.timeout_s = static_cast<int>(config.Number("telegram.timeout_s")),
                           .max_bytes = kMostBytes,
                           .proxy = {},
                           .stop = Interrupted};
  // The proxy finds the address of the name, too.
  if (const auto proxy = ParseSocksAddress(config.Text("telegram.proxy"))) {
    const bool is_v6 = proxy->host.find(':') != std::string::npos;
    const std::string host = is_v6 ? "[" + proxy->host + "]" : proxy->host;
    options.proxy = "socks5h://" + host + ":" + std::to_string(proxy->port);
  }
  return net::MakeHttpClient(std::move(options));
}

std::unique_ptr<sources::LiveSource> OpenPreview(const Config& config, net::HttpClient& http,
                                                 sources::CallBudget& budget, const Clock& clock) {
  sources::PreviewOptions options{.poll = config.Number("telegram.preview_poll_s") * kSecond,
                                  .sleep = SleepUnlessInterrupted};
  if (IsTestServer(config)) options.address = config.Text("telegram.preview_server");
  return sources::MakePreviewSource(http, budget, clock, std::move(options));
}

std::string PreviewServerProblem(std::string_view text) {
  constexpr std::string_view kLoopback = "http://127.0.0.1:";
  if (text.empty()) return {};
  const bool loopback = text.starts_with(kLoopback) && text.size() > kLoopback.size() &&
                        std::ranges::all_of(text.substr(kLoopback.size()),
                                            [](char c) { return c >= '0' && c <= '9'; });
  return loopback ? std::string() : "must be of the form \"http://127.0.0.1:PORT\"";
}

}  // namespace tacit::cli
