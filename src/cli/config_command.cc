// tacit config check|show.

#include <algorithm>
#include <array>

#include "base/file.h"
#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/lake_session.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 2> kOptions = {{
    {.names = "ACTION",
     .help = "find mistakes, or show what is in force",
     .choices = "check|show",
     .required = true},
    {.names = "--origin", .help = "with show: where each value comes from"},
}};

constexpr std::string_view kDetails =
    "What counts first: a command's option, then the environment (TACIT_IMPORT_THREADS=1), then\n"
    "config.toml, then the default.\n";

// The settings of the home if there is one, with every problem; a home is not needed.
Result<Config> Read(const Context& context, std::vector<std::string>& problems) {
  TACIT_TRY(const std::string path, Home::Locate(context.args.Value("home")));
  std::string text = "version = 1";
  if (FileExists(path + "/home.json")) {
    TACIT_TRY(const Home home, Home::Open(path));
    if (FileExists(home.config_path())) {
      TACIT_TRY(text, ReadFile(home.config_path(), 1UL << 20));
    }
  }
  return Config::Parse(text, Environment, problems);
}

int Check(Console& console, const std::vector<std::string>& problems) {
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("ok").Bool(problems.empty());
    json.Key("problems").BeginArray();
    for (const std::string& problem : problems) json.Text(problem);
    json.EndArray().EndObject();
    console.out().Write(json.Take() + "\n");
  } else if (problems.empty()) {
    console.out().Write("ok\n");
  } else {
    for (const std::string& problem : problems) {
      console.out().Write(EscapeForTerminal(problem) + "\n");
    }
  }
  return problems.empty() ? kExitOk : kExitUsage;
}

int Show(Console& console, const Config& config, bool origin) {
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("values").BeginObject();
    for (const auto& [name, value] : config.values()) {
      json.Key(name).BeginObject().Key("value").Raw(ConfigText(value));
      json.Key("origin").Text(value.origin).EndObject();
    }
    json.EndObject().EndObject();
    console.out().Write(json.Take() + "\n");
    return kExitOk;
  }
  std::size_t width = 0;
  for (const auto& [name, value] : config.values()) {
    width = std::max(width, name.size() + 3 + ConfigText(value).size());
  }
  for (const auto& [name, value] : config.values()) {
    const std::string line = name + " = " + ConfigText(value);
    console.out().Write(origin ? PadRight(line, width) + "  " +
                                     console.style().Dim("# " + value.origin) + "\n"
                               : line + "\n");
  }
  return kExitOk;
}

Result<int> Run(Context& context) {
  std::vector<std::string> problems;
  TACIT_TRY(const Config config, Read(context, problems));
  if (context.args.Value("ACTION") == "check") return Check(context.console, problems);
  if (!problems.empty()) return Fail(ErrorCode::kInvalidArgument, problems.front());
  return Show(context.console, config, context.args.Has("origin"));
}

}  // namespace

extern const Command kConfigCommand;
const Command kConfigCommand{.name = "config",
                             .summary = "check the settings, or show them and their origin",
                             .options = kOptions,
                             .details = kDetails,
                             .run = Run};

}  // namespace tacit::cli
