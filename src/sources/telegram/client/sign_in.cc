#include <chrono>
#include <utility>

#include "sources/telegram/client/session.h"
#include "sources/telegram/client/telegram_client.h"

namespace tacit::sources::telegram {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kStateTimeout{5'000};  // from an answer "ok" to the new state

class NoUpdates final : public UpdateSink {
 public:
  bool Wants(std::string_view /*type*/) const override { return false; }
  void Take(std::string_view /*type*/, const Json& /*update*/) override {}
};

class TelegramSignIn final : public SignIn {
 public:
  TelegramSignIn(ClientOptions options, CallBudget& budget)
      : options_(std::move(options)), budget_(budget) {}

  Result<void> Connect() {
    TACIT_TRY(session_, Session::Open(options_, budget_, updates_));
    const AuthStep step = session_->Auth().first.step;
    if (step == AuthStep::kAsking) return {};
    if (step == AuthStep::kReady) {
      // What is kept here says "signed in" even when the session was ended elsewhere.
      const auto alive = session_->Call(GetAccountTtl{});
      if (alive) return {};
      const ErrorCode code = alive.error().code;
      if (code == ErrorCode::kInterrupted || code == ErrorCode::kUnavailable) {
        return tl::unexpected(alive.error());
      }
      if (code != ErrorCode::kDenied || !session_->Trouble().empty()) return {};
    }
    // TDLib forgets it then, and a new one begins. Closed before that, TDLib would go on with it at
    // the next start.
    TACIT_CHECK_OK(WaitClosed());
    session_.reset();
    TACIT_TRY(session_, Session::Open(options_, budget_, updates_));
    return {};
  }

  Result<SignInState> State() override {
    const auto [auth, number] = session_->Auth();
    seen_ = number;
    SignInState state = auth.shown;
    const std::string trouble = session_->Trouble();
    if (auth.step == AuthStep::kReady && !trouble.empty()) {
      state = {.step = SignInStep::kRefused, .notice = trouble};
    }
    state.session = auth.step == AuthStep::kReady;
    return state;
  }

  Result<SignInState> Give(std::string_view answer) override {
    if (answer.empty()) return Fail(ErrorCode::kInvalidArgument, "the answer is empty");
    const Secret secret{std::string(answer)};
    TACIT_TRY(const SignInState state, State());
    switch (state.step) {
      case SignInStep::kPhone:
      case SignInStep::kQr:  // another way after all
        return After(session_->Call(SetPhoneNumber{.phone = secret}));
      case SignInStep::kEmail:
        return After(session_->Call(SetEmailAddress{.address = secret}));
      case SignInStep::kEmailCode:
        return After(session_->Call(CheckEmailCode{.code = secret}));
      case SignInStep::kCode:
        return After(session_->Call(CheckCode{.code = secret}));
      case SignInStep::kPassword:
        return After(session_->Call(CheckPassword{.password = secret}));
      case SignInStep::kToken:  // not of Telegram
      case SignInStep::kReady:
      case SignInStep::kRefused:
      case SignInStep::kClosed:
        break;
    }
    return Fail(ErrorCode::kInvalidArgument, "nothing is asked for");
  }

  Result<SignInState> AskForQr() override { return After(session_->Call(RequestQrCode{})); }
  Result<SignInState> Resend() override { return After(session_->Call(ResendCode{})); }

  Result<SignInState> Wait(int timeout_ms) override {
    TACIT_CHECK_OK(session_->WaitAuth(seen_, milliseconds(timeout_ms)));
    return Settled();
  }

  Result<void> LogOut() override {
    // Who is not signed in has nothing to end, and TDLib's answer would be an error.
    if (session_->Auth().first.step != AuthStep::kReady) return {};
    TACIT_CHECK_OK(session_->Call(telegram::LogOut{}));
    return WaitClosed();
  }

 private:
  Result<void> WaitClosed() {
    const auto deadline = std::chrono::steady_clock::now() + options_.connect_timeout;
    while (session_->Auth().first.step != AuthStep::kClosed) {
      if (std::chrono::steady_clock::now() > deadline) {
        return Fail(ErrorCode::kUnavailable,
                    "Telegram was not reached, so the session still stands there: run the command "
                    "again, or end it in an official app under Settings, Devices");
      }
      TACIT_CHECK_OK(session_->WaitAuth(session_->Auth().second, milliseconds(500)));
    }
    return {};
  }

  // An accepted answer changes the state; TDLib may tell of that a little later.
  Result<SignInState> After(const Result<Reply>& reply) {
    if (!reply) return tl::unexpected(reply.error());
    TACIT_CHECK_OK(session_->WaitAuth(seen_, kStateTimeout));
    return Settled();
  }

  // Of new terms and of a frozen account Telegram tells behind the sign-in: when it has answered
  // one question more, that is here, too.
  Result<SignInState> Settled() {
    TACIT_TRY(SignInState state, State());
    if (state.step != SignInStep::kReady) return state;
    const auto answered = session_->Call(GetAccountTtl{});
    if (!answered && answered.error().code == ErrorCode::kInterrupted) {
      return tl::unexpected(answered.error());
    }
    return State();
  }

  ClientOptions options_;
  CallBudget& budget_;
  NoUpdates updates_;
  std::unique_ptr<Session> session_;
  std::uint64_t seen_ = 0;  // number of the state that was shown last
};

}  // namespace

Result<std::unique_ptr<SignIn>> OpenSignIn(ClientOptions options, CallBudget& budget) {
  auto sign_in = std::make_unique<TelegramSignIn>(std::move(options), budget);
  TACIT_CHECK_OK(sign_in->Connect());
  return std::unique_ptr<SignIn>(std::move(sign_in));
}

}  // namespace tacit::sources::telegram
