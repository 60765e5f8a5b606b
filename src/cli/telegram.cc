#include "cli/telegram.h"

#include <chrono>
#include <utility>

#include "cli/audit_trail.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/process.h"
#include "cli/socks_address.h"
#include "cli/telegram_account.h"

namespace tacit::cli {

sources::telegram::ClientOptions TelegramOptions(const Home& home, const Config& config,
                                                 const TelegramAccount& account,
                                                 std::shared_ptr<const void> lock) {
  sources::telegram::ClientOptions options{.directory = TelegramDirectory(home),
                                           .database_key = account.database_key,
                                           .api_id = account.api_id,
                                           .api_hash = account.api_hash,
                                           .version = TACIT_VERSION};
  options.test_dc = config.Flag("telegram.test_dc");
  if (const auto proxy = ParseSocksAddress(config.Text("telegram.proxy"))) {
    options.proxy_host = proxy->host;
    options.proxy_port = proxy->port;
  }
  options.connect_timeout = std::chrono::seconds(config.Number("telegram.timeout_s"));
  options.messages_before_reopen =
      static_cast<std::uint64_t>(config.Number("telegram.reopen_messages"));
  options.interrupted = Interrupted;
  options.held = std::move(lock);
  options.session_lost = [home] {
    const auto recorded = RecordSessionAct(home, Platform::kTelegram, "session_lost");
    if (!recorded) Console::Complain(ErrorForPeople(recorded.error()));
  };
  return options;
}

Result<std::unique_ptr<sources::LiveSource>> OpenTelegram(const Home& home, const Config& config,
                                                          sources::CallBudget& budget) {
  TACIT_TRY(auto lock, LockTelegram(home));
  const auto account = LoadTelegramAccount(home);
  if (!account && account.error().code == ErrorCode::kNotFound) {
    return Fail(ErrorCode::kDenied, account.error().detail);
  }
  if (!account) return tl::unexpected(account.error());
  return sources::telegram::OpenLiveSource(TelegramOptions(home, config, *account, std::move(lock)),
                                           budget);
}

}  // namespace tacit::cli
