// tacit init: makes a home.

#include <array>

#include "base/hash.h"
#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/key_access.h"
#include "cli/lake_session.h"
#include "keys/aead.h"
#include "keys/master_key.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 1> kOptions = {{
    {.names = "--key",
     .value = "PLACE",
     .help = "where the master key lives (default: file)",
     .choices = "file|keyring|passphrase"},
}};

constexpr std::string_view kDetails =
    "Makes config.toml (commented), keys/ with the master key of the pseudonyms, and lake/.\n"
    "What is there already stays as it is; a home that was half made is completed.\n"
    "--key keyring puts the key into the session's keyring, --key passphrase seals it under a\n"
    "passphrase, which is asked for on the terminal or read from --passphrase-file.\n";

// A new key in the place that is asked for; nothing: in the file, as it is.
Home::MakeKeyFile KeyMaker(const std::string& place) {
  const auto known = keys::ParseKeyPlace(place);
  if (!known || *known == keys::KeyPlace::kFile) return {};
  return [place = *known]() -> Result<std::string> {
    TACIT_TRY(const Secret key, RandomSecret(keys::kKeyBytes));
    return keys::KeyFileBytes(key, place, HomeKeyAccess());
  };
}

std::string_view KeyLine(keys::KeyPlace place) {
  switch (place) {
    case keys::KeyPlace::kFile:
      return "the secret of the pseudonyms";
    case keys::KeyPlace::kKeyring:
      return "says that the secret of the pseudonyms is in the keyring";
    case keys::KeyPlace::kPassphrase:
      return "the secret of the pseudonyms, under your passphrase";
  }
  return "";
}

// What is there already stays: a key in another place is a reason to say how it moves.
Result<void> CheckPlace(const Home& home, const std::string& asked) {
  TACIT_TRY(const keys::KeyFile file, keys::ReadKeyFile(home.key_path()));
  if (asked.empty() || asked == keys::Name(file.place)) return {};
  return Fail(ErrorCode::kInvalidArgument, "the home's key is in place \"" +
                                               std::string(keys::Name(file.place)) +
                                               "\" already; to move it: tacit keys move " + asked);
}

Result<int> Run(Context& context) {
  const std::string place = context.args.Value("key");
  TACIT_TRY(const OpenedHome opened, OpenOrCreateHome(context.args.Value("home"), KeyMaker(place)));
  Console& console = context.console;
  const Home& home = opened.home;
  TACIT_CHECK_OK(CheckPlace(home, place));
  TACIT_TRY(const keys::KeyFile key, keys::ReadKeyFile(home.key_path()));
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("home").Text(home.path());
    json.Key("created").Bool(home.created());
    json.Key("key").Text(keys::Name(key.place)).EndObject();
    console.out().Write(json.Take() + "\n");
    return kExitOk;
  }
  if (console.quiet()) return kExitOk;
  const Style& style = console.style();
  const std::string path = ShortPath(home.path());
  if (!home.created()) {
    console.out().Write("The home at " + path + " is complete already; nothing was changed.\n");
    return kExitOk;
  }
  console.out().Write("Made a home at " + style.Bold(path) + "\n" +
                      "  config.toml       settings, explained in the file\n"
                      "  keys/master.key   " +
                      std::string(KeyLine(key.place)) +
                      "\n"
                      "                    keep a copy of keys/ in a safe place, never beside "
                      "exported data\n"
                      "  lake/             the tables\n\n"
                      "Next:\n  " +
                      style.Cyan("tacit import ~/Downloads/result.json --project acme") + "\n");
  return kExitOk;
}

}  // namespace

extern const Command kInitCommand;
const Command kInitCommand{.name = "init",
                           .summary = "make a home: settings, keys, an empty lake",
                           .options = kOptions,
                           .details = kDetails,
                           .run = Run};

}  // namespace tacit::cli
