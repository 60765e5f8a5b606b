// tacit init: makes a home.

#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/lake_session.h"

namespace tacit::cli {
namespace {

constexpr std::string_view kDetails =
    "Makes config.toml (commented), keys/ with the master key of the pseudonyms, and lake/.\n"
    "What is there already stays as it is; a home that was half made is completed.\n";

Result<int> Run(Context& context) {
  TACIT_TRY(const OpenedHome opened, OpenOrCreateHome(context.args.Value("home")));
  Console& console = context.console;
  const Home& home = opened.home;
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("home").Text(home.path());
    json.Key("created").Bool(home.created()).EndObject();
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
                      "  keys/master.key   the secret of the pseudonyms: keep a copy in a safe "
                      "place,\n"
                      "                    never beside exported data\n"
                      "  lake/             the tables\n\n"
                      "Next:\n  " +
                      style.Cyan("tacit import ~/Downloads/result.json --project acme") + "\n");
  return kExitOk;
}

}  // namespace

extern const Command kInitCommand;
const Command kInitCommand{.name = "init",
                           .summary = "make a home: settings, keys, an empty lake",
                           .options = {},
                           .details = kDetails,
                           .run = Run};

}  // namespace tacit::cli
