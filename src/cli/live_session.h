#pragma once

#include <memory>

#include "base/file.h"
#include "base/result.h"
#include "cli/lake_session.h"
#include "cli/metered_calls.h"
#include "net/http.h"
#include "sources/live.h"
#include "sources/thread_book.h"
#include "state/state.h"

namespace tacit::cli {

// A platform with the account that is signed in, and the state: one session for each platform and
// home. kLocked: another process has it. kDenied: nobody is signed in.
class LiveSession {
 public:
  using ShowWait = MeteredCalls::ShowWait;
  static Result<std::unique_ptr<LiveSession>> Open(Platform platform, const OpenedHome& opened,
                                                   ShowWait show_wait);
  // Previews on the web, without an account. kInvalidArgument: they are off.
  static Result<std::unique_ptr<LiveSession>> OpenPreview(const OpenedHome& opened,
                                                          ShowWait show_wait);
  state::State& state() { return calls_->state(); }
  sources::LiveSource& source() { return *source_; }

 private:
  explicit LiveSession(FileLock lock) : lock_(std::move(lock)) {}
  // Without calls and source.
  static Result<std::unique_ptr<LiveSession>> Begin(const Home& home, const std::string& account);
  FileLock lock_;
  std::unique_ptr<MeteredCalls> calls_;
  std::unique_ptr<sources::ThreadBook> threads_;
  std::unique_ptr<net::HttpClient> http_;  // of previews
  std::unique_ptr<sources::LiveSource> source_;
};

}  // namespace tacit::cli
