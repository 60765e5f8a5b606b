#pragma once

#include <memory>

#include "base/result.h"
#include "cli/config.h"
#include "cli/home.h"
#include "sources/budget/paced_budget.h"
#include "sources/call_budget.h"
#include "sources/live.h"
#include "sources/slack/client/slack_client.h"
#include "sources/thread_book.h"

namespace tacit::cli {

// With the settings in force; `lock` is held as long as what is opened lives.
sources::slack::ClientOptions SlackOptions(const Home& home, const Config& config,
                                           sources::slack::Credentials credentials,
                                           std::shared_ptr<const void> lock);

// Slack as a source, for the account that `tacit login slack` signed in. kDenied: nobody is signed
// in; kLocked: another tacit uses the token.
Result<std::unique_ptr<sources::LiveSource>> OpenSlack(const Home& home, const Config& config,
                                                       sources::CallBudget& budget,
                                                       sources::ThreadBook& threads);

// How long a minute of the limits lasts: 60 s but on a test server.
Micros SlackMinute(const Config& config);

// Calls of each method: what Slack allows of it in any minute, a fifth of it as a burst.
std::map<std::string, sources::MethodPace, std::less<>> SlackPaces(Micros minute);

// The setting names a server for tests on this machine.
bool IsSlackTestServer(const Config& config);

}  // namespace tacit::cli
