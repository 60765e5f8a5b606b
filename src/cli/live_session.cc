#include "cli/live_session.h"

#include <string>
#include <utility>

#include "cli/live_source.h"

namespace tacit::cli {
Result<std::unique_ptr<LiveSession>> LiveSession::Open(Platform platform, const OpenedHome& opened,
                                                       ShowWait show_wait) {
  const Home& home = opened.home;
  const std::string name(Name(platform));
  auto lock = FileLock::TryExclusive(home.path() + "/collect." + name + ".lock");
  if (!lock && lock.error().code == ErrorCode::kLocked) {
    return Fail(ErrorCode::kLocked, "another tacit is connected to " + name);
  }
  if (!lock) return tl::unexpected(lock.error());
  std::unique_ptr<LiveSession> session(new LiveSession(*std::move(lock)));
  TACIT_TRY(session->calls_, MeteredCalls::Open(platform, opened, std::move(show_wait)));
  TACIT_TRY(session->source_, OpenLive(platform, home, opened.config, session->calls_->budget()));
  return session;
}

}  // namespace tacit::cli
