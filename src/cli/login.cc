// tacit login telegram|slack: signs in with the engineer's own account.

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/hash.h"
#include "cli/audit_trail.h"
#include "cli/collect_view.h"
#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/lake_session.h"
#include "cli/metered_calls.h"
#include "cli/qr_code.h"
#include "cli/sign_in_text.h"
#include "cli/slack.h"
#include "cli/slack_account.h"
#include "cli/telegram.h"
#include "cli/telegram_account.h"
#include "cli/terminal_line.h"
#include "keys/aead.h"
#include "sources/sign_in.h"
#include "sources/slack/client/scopes.h"

namespace tacit::cli {
namespace {

using sources::SignIn;
using sources::SignInState;
using sources::SignInStep;

constexpr std::array<OptionSpec, 2> kOptions = {{
    {.names = "PLATFORM", .help = "where to", .choices = "telegram|slack", .required = true},
    {.names = "--qr",
     .help = "Telegram: with a QR code that a signed-in phone scans, not a number"},
}};

constexpr std::string_view kDetails =
    "Signs in with your own account: tacit is no bot and has none of its own.\n"
    "telegram  asks for an api_id and api_hash from https://my.telegram.org, then for your "
    "number,\n"
    "          a code and, if you have set one, your password\n"
    "slack     shows the manifest of an app of your own, then asks for its token (xoxp-…); one "
    "that\n"
    "          may do more than read public channels is refused\n"
    "Nothing of it is taken from the command line. Wrong input may be tried again. The session is\n"
    "kept in secrets/, encrypted under the home's key; tacit logout ends it there too. What is "
    "typed may also come from a pipe, line by line.\n"
    "With --json each step is a line on stdout: {\"version\":1,\"step\":\"code\",…}.\n";

constexpr int kQrTick = 1'000;

// A conversation until somebody is signed in.
class Login {
 public:
  Login(Context& context, const OpenedHome& opened)
      : context_(context), console_(context.console), opened_(opened), home_(opened.home) {}

  Result<int> Run() {
    const bool slack = context_.args.Value("PLATFORM") == "slack";
    if (slack) {
      TACIT_CHECK_OK(Slack());
    } else {
      TACIT_CHECK_OK(Telegram());
    }
    if (!console_.json() && !console_.quiet()) {
      const std::string name = slack ? "Slack" : "Telegram";
      console_.out().Write(was_ready_ ? "You are signed in to " + name + " already.\n"
                                      : "Signed in to " + name + ".\n");
    }
    return kExitOk;
  }

 private:
  Result<std::unique_ptr<MeteredCalls>> Calls(Platform platform) {
    return MeteredCalls::Open(
        platform, opened_, [this](const sources::Waiting& wait) { view_.Show(wait); },
        kSignInPatience);
  }

  Result<void> Telegram() {
    TACIT_TRY(auto lock, LockTelegram(home_));
    TACIT_TRY(const TelegramAccount account, Account());
    auto done = SignInToTelegram(account, std::move(lock));
    // What Telegram does not take, the next run asks for again.
    const bool refused = !done && done.error().code == ErrorCode::kDenied && !past_number_;
    if (refused && !input_ended_) TACIT_CHECK_OK(ForgetTelegramAccount(home_));
    return done;
  }

  Result<void> Slack() {
    TACIT_TRY(auto lock, LockSlack(home_));
    auto credentials = LoadSlackAccount(home_);
    if (!credentials && credentials.error().code != ErrorCode::kNotFound) {
      return tl::unexpected(credentials.error());
    }
    TACIT_TRY(const auto calls, Calls(Platform::kSlack));
    TACIT_TRY(const auto sign_in,
              sources::slack::OpenSignIn(
                  SlackOptions(home_, opened_.config,
                               credentials ? *credentials : sources::slack::Credentials(),
                               std::move(lock)),
                  calls->budget()));
    TACIT_TRY(const SignInState state, sign_in->State());
    if (state.step == SignInStep::kToken) {
      console_.Note(std::string(kSlackAppExplanation) + "\n" + sources::slack::AppManifest() +
                    "\n" + std::string(kSlackTokenExplanation));
    }
    return Converse(Platform::kSlack, *sign_in, state);
  }

  Result<void> SignInToTelegram(const TelegramAccount& account, std::shared_ptr<const void> lock) {
    TACIT_TRY(const auto calls, Calls(Platform::kTelegram));
    TACIT_TRY(
        const auto sign_in,
        sources::telegram::OpenSignIn(
            TelegramOptions(home_, opened_.config, account, std::move(lock)), calls->budget()));
    TACIT_TRY(SignInState state, sign_in->State());
    if (context_.args.Has("qr") && state.step == SignInStep::kPhone) {
      TACIT_TRY(state, sign_in->AskForQr());
    }
    return Converse(Platform::kTelegram, *sign_in, std::move(state));
  }

  Result<void> Converse(Platform platform, SignIn& sign_in, SignInState state) {
    was_ready_ = state.step == SignInStep::kReady;
    recorded_ = state.session;
    while (true) {
      view_.Clear();
      if (state.session && !std::exchange(recorded_, true)) {
        TACIT_CHECK_OK(RecordSessionAct(home_, platform, "sign_in"));
      }
      ShowState(state);
      past_number_ =
          past_number_ || (state.step != SignInStep::kPhone && state.step != SignInStep::kQr);
      if (state.step == SignInStep::kReady) return {};
      if (state.step == SignInStep::kRefused) return Fail(ErrorCode::kDenied, state.notice);
      if (state.step == SignInStep::kClosed) {
        return Fail(ErrorCode::kDenied, "the sign-in was ended: run the command again");
      }
      TACIT_TRY(state, state.step == SignInStep::kQr ? WaitForScan(sign_in, state)
                                                     : AskAndGive(sign_in, state));
    }
  }

  // Wrong input keeps the step.
  Result<SignInState> AskAndGive(SignIn& sign_in, const SignInState& state) {
    auto answer = Ask(QuestionOf(state), IsHidden(state.step));
    if (!answer) return tl::unexpected(InputError(answer.error()));
    const std::string& text = answer->Reveal();
    auto next = text.empty() && state.step == SignInStep::kPhone ? sign_in.AskForQr()
                : text.empty() && state.resend_after_s > 0       ? sign_in.Resend()
                                                                 : sign_in.Give(text);
    if (next || next.error().code != ErrorCode::kInvalidArgument) return next;
    ShowMistake(state, next.error());
    last_mistake_ = next.error();
    return state;
  }

  Result<SignInState> WaitForScan(SignIn& sign_in, const SignInState& shown) {
    while (true) {
      TACIT_TRY(const SignInState state, sign_in.Wait(kQrTick));
      if (state.step != shown.step || state.link != shown.link) return state;
    }
  }

  // Input that ends behind a mistake ends with that mistake.
  Error InputError(const Error& error) {
    if (error.code != ErrorCode::kDenied) return error;
    input_ended_ = true;
    return last_mistake_.value_or(error);
  }

  Result<TelegramAccount> Account() {
    auto account = LoadTelegramAccount(home_);
    if (account || account.error().code != ErrorCode::kNotFound) return account;
    console_.Note(kApiExplanation);
    if (console_.json()) console_.out().Write(StepLine("api", {}, {}));
    TelegramAccount made;
    while (made.api_id == 0) {
      auto typed = Ask("api_id: ", false);
      if (!typed) return tl::unexpected(InputError(typed.error()));
      made.api_id = ParseApiId(typed->Reveal());
      if (made.api_id == 0) Mistake("an api_id is a number, like 1234567");
    }
    while (made.api_hash.Reveal().empty()) {
      auto typed = Ask("api_hash (does not show): ", true);
      if (!typed) return tl::unexpected(InputError(typed.error()));
      if (IsApiHash(typed->Reveal())) {
        made.api_hash = *typed;
      } else {
        Mistake("an api_hash has 32 digits and letters from a to f");
      }
    }
    TACIT_TRY(made.database_key, RandomSecret(keys::kKeyBytes));
    TACIT_CHECK_OK(SaveTelegramAccount(home_, made));
    return made;
  }

  void Mistake(std::string_view what) {
    last_mistake_ = Error{.code = ErrorCode::kInvalidArgument, .detail = std::string(what)};
    Console::Complain(ErrorForPeople(*last_mistake_));
    if (console_.json()) console_.out().Write(StepLine("api", {}, what));
  }

  void ShowMistake(const SignInState& state, const Error& error) {
    Console::Complain(ErrorForPeople(error));
    if (console_.json()) console_.out().Write(StepLine(NameOf(state.step), state, error.detail));
  }

  void ShowState(const SignInState& state) {
    if (console_.json()) {
      console_.out().Write(StepLine(NameOf(state.step), state, {}));
      console_.out().Flush();
    }
    if (state.step == SignInStep::kReady || state.step == SignInStep::kRefused) return;
    if (state.step == SignInStep::kQr) {
      const auto code = QrCode(state.link, console_.err_style().on);
      Console::Complain(code ? *code : ErrorForPeople(code.error()));
      console_.Note(kQrExplanation);
    } else if (!state.notice.empty()) {
      console_.Note(state.notice);
    }
  }

  Context& context_;
  Console& console_;
  const OpenedHome& opened_;
  const Home& home_;
  CollectView view_{console_};
  std::optional<Error> last_mistake_;
  bool past_number_ = false;
  bool input_ended_ = false;
  bool was_ready_ = false;
  bool recorded_ = false;
};

Result<int> Run(Context& context) {
  TACIT_TRY(const OpenedHome opened, OpenOrCreateHome(context.args.Value("home")));
  return Login(context, opened).Run();
}

}  // namespace

extern const Command kLoginCommand;
const Command kLoginCommand{.name = "login",
                            .summary = "sign in to Telegram or Slack with your own account",
                            .options = kOptions,
                            .details = kDetails,
                            .run = Run};

}  // namespace tacit::cli
