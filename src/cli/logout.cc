// tacit logout telegram: ends the session, at Telegram and here.

#include <array>

#include "cli/collect_view.h"
#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/lake_session.h"
#include "cli/metered_calls.h"
#include "cli/telegram.h"
#include "cli/telegram_account.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 2> kOptions = {{
    {.names = "PLATFORM", .help = "where from", .choices = "telegram", .required = true},
    {.names = "--local",
     .help = "forget the session here only, when Telegram cannot be reached: end it in an official "
             "app, too"},
}};

constexpr std::string_view kDetails =
    "Ends the session at Telegram and removes it from secrets/, with api_id and api_hash. The "
    "lake\n"
    "stays.\n";

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

Result<int> Run(Context& context) {
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  TACIT_TRY(auto lock, LockTelegram(opened.home));
  const bool local = context.args.Has("local");
  bool signed_in = true;
  if (!local) {
    const auto ended = EndAtTelegram(opened, lock, context.console);
    signed_in = ended || ended.error().code != ErrorCode::kNotFound;
    if (!ended && signed_in) return tl::unexpected(ended.error());
  }
  if (signed_in) TACIT_CHECK_OK(RecordSessionAct(opened.home, "sign_out"));
  TACIT_CHECK_OK(ForgetTelegramAccount(opened.home));
  Console& console = context.console;
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("platform").Text("telegram");
    json.Key("was_signed_in").Bool(signed_in).Key("local").Bool(local).EndObject();
    console.out().Write(json.Take() + "\n");
  } else if (!console.quiet()) {
    console.out().Write(!signed_in ? "Nobody was signed in to Telegram.\n"
                        : local    ? "The Telegram session was removed from this machine.\n"
                                   : "Signed out of Telegram.\n");
  }
  return kExitOk;
}

}  // namespace

extern const Command kLogoutCommand;
const Command kLogoutCommand{.name = "logout",
                             .summary = "end the Telegram session, there and here",
                             .options = kOptions,
                             .details = kDetails,
                             .run = Run};

}  // namespace tacit::cli
