#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "sources/slack/client/api.h"
#include "sources/slack/client/scopes.h"
#include "sources/slack/client/slack_client.h"

namespace tacit::sources::slack {
namespace {

// A user's token, also one that expires. Others cannot read public channels that they are not in.
bool IsUserToken(std::string_view token) {
  const bool begins = token.starts_with("xoxp-") || token.starts_with("xoxe.xoxp-");
  return begins && std::ranges::all_of(token, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '.';
         });
}

class SlackSignIn final : public SignIn {
 public:
  SlackSignIn(ClientOptions options, CallBudget& budget)
      : options_(std::move(options)), budget_(budget) {}

  Result<SignInState> State() override {
    if (options_.credentials.token.Reveal().empty()) return SignInState{.step = SignInStep::kToken};
    Api api(options_, budget_);
    const auto reply = api.Call(Request::AuthTest());
    if (reply) return SignInState{.step = SignInStep::kReady, .session = true};
    if (reply.error().code != ErrorCode::kDenied) return tl::unexpected(reply.error());
    return SignInState{.step = SignInStep::kToken};
  }

  Result<SignInState> Give(std::string_view answer) override {
    const std::string_view token = Trim(answer);
    if (!IsUserToken(token)) {
      return Fail(ErrorCode::kInvalidArgument,
                  "that is no user token: it begins with xoxp-; the app's page shows it under "
                  "\"OAuth & Permissions\" as \"User OAuth Token\"");
    }
    ClientOptions tried = options_;
    tried.credentials = {.token = Secret(std::string(token))};
    Api api(tried, budget_);
    const auto reply = api.Call(Request::AuthTest());
    if (!reply && reply.error().code == ErrorCode::kDenied) {
      return Fail(ErrorCode::kInvalidArgument,
                  "Slack does not take this token: copy it again from the app's page");
    }
    if (!reply) return tl::unexpected(reply.error());
    TACIT_CHECK_OK(CheckGranted(api.scopes()));
    TACIT_CHECK_OK(options_.save(tried.credentials));
    options_.credentials = std::move(tried.credentials);
    return SignInState{.step = SignInStep::kReady, .session = true};
  }

  Result<SignInState> AskForQr() override { return NotHere(); }
  Result<SignInState> Resend() override { return NotHere(); }
  Result<SignInState> Wait(int /*timeout_ms*/) override { return State(); }

  Result<void> LogOut() override {
    Api api(options_, budget_);
    const auto reply = api.Call(Request::AuthRevoke());
    // Slack does not take it any more: that is what was wanted.
    if (!reply && reply.error().code != ErrorCode::kDenied) return tl::unexpected(reply.error());
    return {};
  }

 private:
  static tl::unexpected<Error> NotHere() {
    return Fail(ErrorCode::kInvalidArgument, "signing in to Slack has no such step");
  }

  ClientOptions options_;
  CallBudget& budget_;
};

}  // namespace

Result<std::unique_ptr<SignIn>> OpenSignIn(ClientOptions options, CallBudget& budget) {
  return std::make_unique<SlackSignIn>(std::move(options), budget);
}

}  // namespace tacit::sources::slack
