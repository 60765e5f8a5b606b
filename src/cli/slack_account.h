#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "cli/home.h"
#include "sources/slack/client/slack_client.h"

namespace tacit::cli {

// What signing in to Slack gave: in secrets/slack.sealed, under the home's master key.

// One process at a time uses the token, as renewing it makes the old one worthless. kLocked.
Result<std::shared_ptr<const void>> LockSlack(const Home& home);
// kNotFound: nobody has signed in.
Result<sources::slack::Credentials> LoadSlackAccount(const Home& home);
Result<void> SaveSlackAccount(const Home& home, const sources::slack::Credentials& credentials);
// Absent is fine.
Result<void> ForgetSlackAccount(const Home& home);

}  // namespace tacit::cli
