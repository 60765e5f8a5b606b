#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "sources/call_budget.h"
#include "sources/slack/client/reply.h"
#include "sources/slack/client/request.h"
#include "sources/slack/client/slack_client.h"

namespace tacit::net {
class HttpClient;
struct HttpAnswer;
}  // namespace tacit::net

namespace tacit::sources::slack {

// Calls Slack's Web API: HTTPS, POST, the token in a header only. One thread.
class Api {
 public:
  Api(ClientOptions options, CallBudget& budget);
  ~Api();

  // Tries again what Slack or the network failed at, and waits as Slack asks. Errors: kDenied (sign
  // in again); kRefused (its detail is the gate's word); kRetryLater; kUnavailable; kLimit (the
  // answer is too long); kInterrupted. A cursor that was lost and a thread that is not there are
  // replies that are not ok(). `tries`: of an answer that fails.
  Result<Reply> Call(const Request& request, int tries = 5);
  // The last call ended because all its tries failed, not because it has to wait.
  bool gave_up() const { return gave_up_; }
  // Of the last answer that was ok: the header X-OAuth-Scopes.
  const std::string& scopes() const { return scopes_; }
  // Slack has asked for a long wait of this method.
  bool WasHeldUp(std::string_view method) const { return held_up_.contains(method); }
  Micros minute() const { return options_.minute; }

 private:
  enum class Outcome : std::uint8_t { kDone, kAgain, kHeldUp, kRenewed };
  struct Tried {
    Outcome outcome = Outcome::kDone;
    Error error{};  // why it is tried again
  };
  Result<Tried> TryOnce(const Request& request, std::optional<Reply>& reply);
  Result<Tried> Judge(const Request& request, net::HttpAnswer answer, std::optional<Reply>& reply);
  Result<Tried> Refused(const Request& request, const Reply& reply);
  Result<void> RenewInTime();
  Result<void> Renew();
  Result<void> TakeRenewed(const Reply& reply);

  ClientOptions options_;
  CallBudget& budget_;
  std::unique_ptr<net::HttpClient> http_;
  std::string scopes_;
  std::set<std::string, std::less<>> held_up_;
  bool gave_up_ = false;
  bool renewed_ = false;  // since the last answer that was ok
};

}  // namespace tacit::sources::slack
