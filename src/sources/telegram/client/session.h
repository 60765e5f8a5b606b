#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "base/result.h"
#include "sources/call_budget.h"
#include "sources/telegram/client/auth_state.h"
#include "sources/telegram/client/reply.h"
#include "sources/telegram/client/requests.h"
#include "sources/telegram/client/tdlib.h"
#include "sources/telegram/client/telegram_client.h"

namespace tacit::sources::telegram {

// Gets the updates that it asks for, in their order, before any later answer is handed out. Called
// on the receiving thread; must be quick and must not call the session.
class UpdateSink {
 public:
  virtual ~UpdateSink() = default;
  virtual bool Wants(std::string_view type) const = 0;
  virtual void Take(std::string_view type, const Json& update) = 0;
};

// One client of TDLib: a thread that receives, and blocking calls. Calls from one thread. Closed in
// order by the destructor, always: TDLib aborts a process that ends with a client alive.
class Session {
 public:
  // Everything outlives the session. Gives it once TDLib says what it waits for.
  static Result<std::unique_ptr<Session>> Open(const ClientOptions& options, CallBudget& budget,
                                               UpdateSink& sink);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  template <Request Type>
  Result<Reply> Call(const Type& request) {
    return CallText(Type::kMethod, JsonOf(request));
  }
  // The present state, and a number that grows with each.
  std::pair<AuthState, std::uint64_t> Auth() const;
  // Until there is a state with a greater number; the newest one at the timeout.
  Result<std::pair<AuthState, std::uint64_t>> WaitAuth(std::uint64_t seen,
                                                       std::chrono::milliseconds timeout);
  // Why nothing may be asked for although somebody is signed in; empty: nothing is wrong.
  std::string Trouble() const;
  // kDenied unless somebody is signed in and there is no trouble.
  Result<void> CheckReady() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Slot {
    bool answered = false;
    Reply reply;
  };

  Session(const TdLibrary& library, const ClientOptions& options, CallBudget& budget,
          UpdateSink& sink);
  Result<void> Start();
  Result<Reply> GoThroughProxy();
  void Close();
  // Sends and does not wait; what comes back is dropped.
  template <Request Type>
  void Post(const Type& request) {
    SendText(JsonOf(request), 0);
  }
  void SendText(std::string request, std::uint64_t extra);
  Result<Reply> CallText(const Method& method, std::string request);
  Result<void> Allowed(const Method& method);
  Result<Reply> CallOnce(const Method& method, std::string& request);
  Result<Reply> Await(std::uint64_t extra, std::string_view method,
                      const std::shared_ptr<Slot>& slot);
  Result<void> Waited(std::string_view method, Clock::time_point begin) const;
  Error Failed(const Method& method, const Json& error);

  void Receive();  // the thread
  void Handle(Reply::Parser& parser, std::string_view text);
  void TakeUpdate(std::string_view type, const Json& update);
  void TakeConnection(std::string_view state);

  const TdLibrary& library_;
  const ClientOptions& options_;
  CallBudget& budget_;
  UpdateSink& sink_;
  const int client_;

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  AuthState auth_;
  std::uint64_t auth_number_ = 0;
  std::uint64_t last_extra_ = 0;
  std::map<std::uint64_t, std::shared_ptr<Slot>> slots_;
  bool connected_ = false;
  Clock::time_point disconnected_at_;
  std::string trouble_;
  bool ending_asked_ = false;  // by us: closed, or logged out
  bool lost_ = false;          // somebody was signed in, and Telegram ended that

  std::thread receiver_;
};

}  // namespace tacit::sources::telegram
