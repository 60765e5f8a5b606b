#pragma once

// Telegram, live, through TDLib with the engineer's own account: nothing else talks to Telegram.
// What may be sent is listed in requests.h.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "base/secret.h"
#include "sources/call_budget.h"
#include "sources/live.h"
#include "sources/sign_in.h"

namespace tacit::sources::telegram {

struct ClientOptions {
  std::string directory;  // TDLib's own files, encrypted under `database_key`; one client at a time
  Secret database_key{""};  // 32 random bytes
  std::int32_t api_id = 0;  // the engineer's own, from my.telegram.org
  Secret api_hash{""};
  bool test_dc = false;
  std::string proxy_host;  // SOCKS5; empty: none
  std::int32_t proxy_port = 0;
  std::string version = "0";  // of the program: Telegram shows it in the list of sessions
  // Without a connection for so long, or an answer: kUnavailable, kRetryLater. TDLib itself waits
  // out short floods (up to a minute) before it answers.
  std::chrono::milliseconds connect_timeout{30'000};
  std::chrono::milliseconds answer_timeout{150'000};
  // TDLib keeps every message in memory: after so many it is closed and opened again.
  std::uint64_t messages_before_reopen = 20'000;
  std::function<bool()> interrupted;  // asked while waiting
  std::shared_ptr<const void> held;   // kept until the client is closed: a lock
  // Called once, when the client is closed: Telegram had ended its session meanwhile.
  std::function<void()> session_lost;
};

// `budget` outlives what is opened. kUnavailable: the library is not there, or its files do not
// open with this key; kLocked: another process has them open.
Result<std::unique_ptr<SignIn>> OpenSignIn(ClientOptions options, CallBudget& budget);
// kDenied: nobody is signed in.
Result<std::unique_ptr<LiveSource>> OpenLiveSource(ClientOptions options, CallBudget& budget);

}  // namespace tacit::sources::telegram
