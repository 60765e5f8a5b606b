// tacit logout telegram|slack: ends the session, at the platform and here.

#include <array>

#include "cli/audit_trail.h"
#include "cli/collect_view.h"
#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/lake_session.h"
#include "cli/metered_calls.h"
#include "cli/slack.h"
#include "cli/slack_account.h"
#include "cli/telegram.h"
#include "cli/telegram_account.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 2> kOptions = {{
    {.names = "PLATFORM", .help = "where from", .choices = "telegram|slack", .required = true},
    {.names = "--local",
     .help = "forget the session here only, when the platform cannot be reached: end it there, in "
             "an official app or on the app's page, too"},
}};

constexpr std::string_view kDetails =
    "Ends the session at Telegram, or revokes the token at Slack, and removes it from secrets/.\n"
    "The lake stays.\n";

Result<void> EndAtTelegram(const OpenedHome& opened, std::shared_ptr<const void> lock,
                           const Console& console) {
  TACIT_TRY(const TelegramAccount account, LoadTelegramAccount(opened.home));
  CollectView view(console);
  TACIT_TRY(const auto calls,
            MeteredCalls::Open(
                Platform::kTelegram, opened,
                [&view](const sources::Waiting& wait) { view.Show(wait); }, kSignInPatience));
  TACIT_TRY(
      const auto sign_in,
      sources::telegram::OpenSignIn(
          TelegramOptions(opened.home, opened.config, account, std::move(lock)), calls->budget()));
  return sign_in->LogOut();
}

Result<void> EndAtSlack(const OpenedHome& opened, std::shared_ptr<const void> lock,
                        const Console& console) {
  TACIT_TRY(auto credentials, LoadSlackAccount(opened.home));
  CollectView view(console);
  TACIT_TRY(const auto calls,
            MeteredCalls::Open(
                Platform::kSlack, opened,
                [&view](const sources::Waiting& wait) { view.Show(wait); }, kSignInPatience));
  TACIT_TRY(const auto sign_in,
            sources::slack::OpenSignIn(
                SlackOptions(opened.home, opened.config, std::move(credentials), std::move(lock)),
                calls->budget()));
  return sign_in->LogOut();
}

Result<int> Run(Context& context) {
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  const bool slack = context.args.Value("PLATFORM") == "slack";
  const Platform platform = slack ? Platform::kSlack : Platform::kTelegram;
  const std::string name = slack ? "Slack" : "Telegram";
  TACIT_TRY(auto lock, slack ? LockSlack(opened.home) : LockTelegram(opened.home));
  const bool local = context.args.Has("local");
  bool signed_in = true;
  if (!local) {
    const auto ended = slack ? EndAtSlack(opened, lock, context.console)
                             : EndAtTelegram(opened, lock, context.console);
    signed_in = ended || ended.error().code != ErrorCode::kNotFound;
    if (!ended && signed_in) return tl::unexpected(ended.error());
  }
  if (signed_in) TACIT_CHECK_OK(RecordSessionAct(opened.home, platform, "sign_out"));
  TACIT_CHECK_OK(slack ? ForgetSlackAccount(opened.home) : ForgetTelegramAccount(opened.home));
  Console& console = context.console;
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("platform").Text(context.args.Value("PLATFORM"));
    json.Key("was_signed_in").Bool(signed_in).Key("local").Bool(local).EndObject();
    console.out().Write(json.Take() + "\n");
  } else if (!console.quiet()) {
    console.out().Write(!signed_in ? "Nobody was signed in to " + name + ".\n"
                        : local    ? "The " + name + " session was removed from this machine.\n"
                                   : "Signed out of " + name + ".\n");
  }
  return kExitOk;
}

}  // namespace

extern const Command kLogoutCommand;
const Command kLogoutCommand{.name = "logout",
                             .summary = "end the session with Telegram or Slack, there and here",
                             .options = kOptions,
                             .details = kDetails,
                             .run = Run};

}  // namespace tacit::cli
