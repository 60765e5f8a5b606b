#pragma once

#include <memory>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "cli/config.h"
#include "cli/home.h"
#include "sources/call_budget.h"
#include "sources/live.h"
#include "sources/telegram/client/telegram_client.h"

namespace tacit::cli {

struct TelegramAccount;

// The account's session with the settings in force; holds the session's lock as long as it lives. A
// session that Telegram ends is an entry of the audit log.
sources::telegram::ClientOptions TelegramOptions(const Home& home, const Config& config,
                                                 const TelegramAccount& account,
                                                 std::shared_ptr<const void> lock);

// How long signing in and out waits for the budget: somebody sits there. Longer waits are told.
inline constexpr Micros kSignInPatience = 60'000'000;

// Telegram as a source, for the account that `tacit login telegram` signed in. kDenied: nobody is
// signed in; kLocked: another tacit uses the session.
Result<std::unique_ptr<sources::LiveSource>> OpenTelegram(const Home& home, const Config& config,
                                                          sources::CallBudget& budget);

}  // namespace tacit::cli
