#pragma once

// Slack, live, through its Web API with the engineer's own account and internal app. What may be
// sent is listed in request.h.

#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "sources/call_budget.h"
#include "sources/live.h"
#include "sources/sign_in.h"
#include "sources/thread_book.h"

namespace tacit::sources::slack {

// What signing in gave.
struct Credentials {
  Secret token{""};          // xoxp-…
  Secret refresh_token{""};  // xoxe-…, used once; empty: the token does not expire
  std::string client_id;     // of the app; only for a token that expires
  Micros expires_at = 0;     // 0: never
};

struct ClientOptions {
  std::string address = "https://slack.com/api";  // tests: a server on loopback
  Credentials credentials;
  // Keeps renewed credentials; called before they are used, as the old ones are worth nothing then.
  std::function<Result<void>(const Credentials&)> save;
  std::string proxy;
  int timeout_s = 60;
  Micros retry_wait = 1'000'000;      // before the second try; doubles with each
  Micros minute = 60'000'000;         // of Slack's limits; tests: a server's that is quicker
  int page_limit = 999;               // messages of one page; Slack's most
  int threads_of_page = 20;           // whose replies one page of ours waits for
  Micros poll_interval = 60'000'000;  // of a channel, while following
  const Clock* clock = nullptr;       // must outlive the client
  std::function<bool(Micros)> sleep;  // false: interrupted
  std::function<bool()> interrupted;  // asked while waiting for an answer
  std::shared_ptr<const void> held;   // kept until the client is closed: a lock
};

// `budget` outlives what is opened. The answer to the step kToken is a token; `save` is called with
// one that may do what is needed and nothing else.
Result<std::unique_ptr<SignIn>> OpenSignIn(ClientOptions options, CallBudget& budget);
// kDenied: the token is not taken. `threads` outlives what is opened, too.
Result<std::unique_ptr<LiveSource>> OpenLiveSource(ClientOptions options, CallBudget& budget,
                                                   ThreadBook& threads);

}  // namespace tacit::sources::slack
