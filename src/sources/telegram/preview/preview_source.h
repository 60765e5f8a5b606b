#pragma once

// A channel's public web preview, fetched page by page: for those who have no account to collect
// with, and off by default, as it stands on weaker ground than the API (docs/PRIVACY.md). Polite:
// see preview_site.h. What it does not show: which posts were deleted (a post that is not there may
// be part of an album, or hidden), when one was edited, who wrote it, how often it was forwarded.

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

// The least time between the starts of two requests; the CallBudget keeps it.
inline constexpr Micros kPreviewPause = 5'000'000;

struct PreviewOptions {
  std::string address = "https://t.me";  // tests: a server on loopback
  Micros poll = 300'000'000;             // following: each channel is looked at so often
  std::function<bool(Micros)> sleep;     // false: interrupted
};

// The gate's words: "no_preview", "other_channel" (the name is somebody else's now). kBadInput:
// the page is laid out in an unknown way. All references must outlive the source.
std::unique_ptr<LiveSource> MakePreviewSource(net::HttpClient& http, CallBudget& budget,
                                              const Clock& clock, PreviewOptions options);

}  // namespace tacit::sources
