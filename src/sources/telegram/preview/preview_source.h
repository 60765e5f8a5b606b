#pragma once

// A channel's public web preview, fetched page by page: for those who have no account to collect
// with, and off by default, as it stands on weaker ground than the API (docs/PRIVACY.md). Polite:
// robots.txt is obeyed, one request in five seconds, an end at the first 403 or 429.

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "sources/call_budget.h"
#include "sources/live.h"

namespace tacit::net {
class HttpClient;
}

namespace tacit::sources {

struct PreviewOptions {
  std::string address = "https://t.me";  // tests: a server on loopback
  Micros pause = 5'000'000;              // between the starts of two requests
  std::function<bool(Micros)> sleep;     // false: interrupted
};

// Cannot be followed: Wait() is kInvalidArgument. All references must outlive the source.
std::unique_ptr<LiveSource> MakePreviewSource(net::HttpClient& http, CallBudget& budget,
                                              const Clock& clock, PreviewOptions options);

}  // namespace tacit::sources
