#include "cli/live_session.h"

#include <string>
#include <utility>

#include "cli/live_source.h"
#include "cli/preview.h"
#include "sources/budget/state_thread_book.h"

namespace tacit::cli {

Result<std::unique_ptr<LiveSession>> LiveSession::Begin(const Home& home,
                                                        const std::string& account) {
  auto lock = FileLock::TryExclusive(home.path() + "/collect." + account + ".lock");
  if (!lock && lock.error().code == ErrorCode::kLocked) {
    return Fail(ErrorCode::kLocked, "another tacit is connected to " + account);
  }
  if (!lock) return tl::unexpected(lock.error());
  return std::unique_ptr<LiveSession>(new LiveSession(*std::move(lock)));
}

Result<std::unique_ptr<LiveSession>> LiveSession::Open(Platform platform, const OpenedHome& opened,
                                                       ShowWait show_wait) {
  TACIT_TRY(auto session, Begin(opened.home, std::string(Name(platform))));
  TACIT_TRY(session->calls_, MeteredCalls::Open(platform, opened, std::move(show_wait)));
  session->threads_ =
      std::make_unique<sources::StateThreadBook>(platform, session->calls_->state());
  TACIT_TRY(session->source_, OpenLive(platform, opened.home, opened.config,
                                       session->calls_->budget(), *session->threads_));
  return session;
}

Result<std::unique_ptr<LiveSession>> LiveSession::OpenPreview(const OpenedHome& opened,
                                                              ShowWait show_wait) {
  TACIT_CHECK_OK(CheckPreviewIsOn(opened.config));
  sources::BudgetOptions options = PreviewBudget(opened.config);
  options.waiting = std::move(show_wait);
  TACIT_TRY(auto session, Begin(opened.home, options.account));
  TACIT_TRY(session->calls_, MeteredCalls::Open(opened.home, std::move(options)));
  session->http_ = MakePreviewClient(opened.config);
  session->source_ = cli::OpenPreview(opened.config, *session->http_, session->calls_->budget(),
                                      session->calls_->clock());
  return session;
}

}  // namespace tacit::cli
