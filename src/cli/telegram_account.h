#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "cli/home.h"

namespace tacit::cli {

// What a Telegram session needs besides TDLib's own files: in secrets/telegram.sealed, under the
// home's master key.
struct TelegramAccount {
  std::int32_t api_id = 0;  // the engineer's own
  Secret api_hash{""};
  Secret database_key{""};  // of TDLib's files in secrets/telegram/
};

// A telephone of what was typed: nothing when it is no api_id, or no api_hash.
std::int32_t ParseApiId(std::string_view text);  // 0: it is none
bool IsApiHash(std::string_view text);

std::string TelegramDirectory(const Home& home);
// One process at a time uses the session. kLocked.
Result<std::shared_ptr<const void>> LockTelegram(const Home& home);
// kNotFound: nobody has signed in.
Result<TelegramAccount> LoadTelegramAccount(const Home& home);
Result<void> SaveTelegramAccount(const Home& home, const TelegramAccount& account);
// The sealed file and TDLib's; absent is fine.
Result<void> ForgetTelegramAccount(const Home& home);

}  // namespace tacit::cli
