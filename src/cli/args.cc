#include "cli/args.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <deque>
#include <optional>

#include "cli/nearest.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 7> kGlobalOptions = {{
    {.names = "--home", .value = "DIR", .help = "the home (default: $TACIT_HOME, else "
                                                "~/.local/share/tacit)"},
    {.names = "--json", .help = "one JSON document on stdout"},
    {.names = "-q,--quiet", .help = "errors only"},
    {.names = "--no-color", .help = "no colours (also: NO_COLOR=1)"},
    {.names = "--progress", .value = "MODE", .help = "how to show progress",
     .choices = "auto|tty|plain|none"},
    {.names = "-h,--help", .help = "help for a command"},
    {.names = "--version", .help = "the version"},
}};

bool TakesValue(std::string_view argument) {
  return std::ranges::any_of(kGlobalOptions, [&](const OptionSpec& spec) {
    return spec.names == argument && !spec.value.empty();
  });
}

// The index of the subcommand's name: the first word that is neither an option nor a value.
std::optional<std::size_t> CommandIndex(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") return std::nullopt;
    if (!arguments[i].starts_with('-')) return i;
    if (TakesValue(arguments[i])) ++i;
  }
  return std::nullopt;
}

tl::unexpected<Error> UsageError(const std::string& what, const Command* command) {
  std::string hint = "`tacit help`";
  if (command != nullptr) hint = "`tacit help " + std::string(command->name) + "`";
  return Fail(ErrorCode::kInvalidArgument, what + "; see " + hint);
}

std::vector<std::string> Split(std::string_view list, char separator) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    words.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

// One option while CLI11 parses into it.
struct Slot {
  const OptionSpec* spec = nullptr;
  CLI::Option* option = nullptr;
  bool flag = false;
  std::string one;
  std::vector<std::string> many;

  std::vector<std::string> values() const {
    if (spec->flag()) return {"true"};
    return spec->repeated ? many : std::vector<std::string>{one};
  }
};

void Declare(CLI::App& app, const OptionSpec& spec, std::deque<Slot>& slots) {
  Slot& slot = slots.emplace_back();
  slot.spec = &spec;
  const std::string names(spec.names);
  if (spec.flag()) {
    slot.option = app.add_flag(names, slot.flag);
  } else if (spec.repeated) {
    // One value for each mention of the option: "--channel a PATH" leaves PATH alone.
    slot.option = app.add_option(names, slot.many)->allow_extra_args(false);
  } else {
    slot.option = app.add_option(names, slot.one);
  }
}

std::string NamesOf(std::span<const Command* const> commands, std::string_view word) {
  std::vector<std::string_view> names;
  for (const Command* command : commands) names.push_back(command->name);
  return Suggestion(word, names);
}

std::string UnknownOption(const CLI::App& app, std::span<const Slot> slots) {
  const std::vector<std::string> rest = app.remaining();
  if (rest.empty()) return "unknown arguments";
  const std::string word = rest.front().substr(0, rest.front().find('='));
  if (!word.starts_with('-')) return "unexpected argument '" + word + "'";
  std::vector<std::string> known;
  for (const Slot& slot : slots) {
    for (std::string& name : Split(slot.spec->names, ',')) known.push_back(std::move(name));
  }
  const std::vector<std::string_view> names(known.begin(), known.end());
  return "unknown option " + word + Suggestion(word, names);
}

// CLI11 reports by exceptions; this is the one place that sees them.
Result<void> RunParser(CLI::App& app, std::vector<std::string> arguments,
                       std::span<const Slot> slots, const Command* command) {
  std::ranges::reverse(arguments);  // as CLI11 wants them
  try {
    app.parse(std::move(arguments));
    return {};
  } catch (const CLI::ExtrasError&) {
    return UsageError(UnknownOption(app, slots), command);
  } catch (const CLI::ParseError& error) {
    return UsageError(error.what(), command);
  }
}

Result<void> Check(const Slot& slot, bool help, const Command* command) {
  const OptionSpec& spec = *slot.spec;
  const bool given = slot.option->count() > 0;
  if (!given) {
    if (!spec.required || help) return {};
    const std::string word = spec.positional() ? std::string(spec.names) : "--" +
                             std::string(spec.key()) + " " + std::string(spec.value);
    return UsageError(word + " is missing", command);
  }
  if (spec.choices.empty()) return {};
  const std::vector<std::string> choices = Split(spec.choices, '|');
  for (const std::string& value : slot.values()) {
    if (std::ranges::find(choices, value) != choices.end()) continue;
    const std::vector<std::string_view> known(choices.begin(), choices.end());
    std::string all;
    for (const std::string& choice : choices) all += (all.empty() ? "" : ", ") + choice;
    return UsageError(std::string(spec.names) + ": '" + value + "' is none of " + all, command);
  }
  return {};
}

}  // namespace

std::string_view OptionSpec::key() const {
  if (positional()) return names;
  return names.substr(names.rfind("--") + 2);
}

std::string Args::Value(std::string_view key, std::string_view otherwise) const {
  const auto found = values_.find(key);
  return found == values_.end() ? std::string(otherwise) : found->second.front();
}

std::vector<std::string> Args::Values(std::string_view key) const {
  const auto found = values_.find(key);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

void Args::Set(std::string_view key, std::vector<std::string> values) {
  values_.insert_or_assign(std::string(key), std::move(values));
}

std::span<const OptionSpec> GlobalOptions() { return kGlobalOptions; }

Result<Invocation> ParseCommandLine(const std::vector<std::string>& arguments,
                                    std::span<const Command* const> commands) {
  Invocation invocation;
  std::vector<std::string> rest = arguments;
  if (const auto index = CommandIndex(arguments)) {
    const std::string& word = arguments[*index];
    const auto found = std::ranges::find(commands, word, &Command::name);
    if (found == commands.end()) {
      return UsageError("unknown command '" + word + "'" + NamesOf(commands, word), nullptr);
    }
    invocation.command = *found;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(*index));
  }

  CLI::App app;
  app.set_help_flag();
  std::deque<Slot> slots;  // CLI11 keeps pointers into it
  for (const OptionSpec& spec : kGlobalOptions) Declare(app, spec, slots);
  if (invocation.command != nullptr) {
    for (const OptionSpec& spec : invocation.command->options) Declare(app, spec, slots);
  }
  const std::vector<Slot> known(slots.begin(), slots.end());
  TACIT_CHECK_OK(RunParser(app, std::move(rest), known, invocation.command));

  const bool help = app.get_option("--help")->count() > 0;
  for (const Slot& slot : slots) {
    TACIT_CHECK_OK(Check(slot, help, invocation.command));
    if (slot.option->count() > 0) invocation.args.Set(slot.spec->key(), slot.values());
  }
  return invocation;
}

}  // namespace tacit::cli
