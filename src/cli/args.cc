#include "cli/args.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <deque>
#include <optional>

#include "cli/nearest.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 8> kGlobalOptions = {{
    {.names = "--home",
     .value = "DIR",
     .help = "the home (default: $TACIT_HOME, else "
             "~/.local/share/tacit)"},
    {.names = "--json", .help = "one JSON document on stdout"},
    {.names = "-q,--quiet", .help = "errors only"},
    {.names = "--no-color", .help = "no colours (also: NO_COLOR=1)"},
    {.names = "--progress",
     .value = "MODE",
     .help = "how to show progress",
     .choices = "auto|tty|plain|none"},
    {.names = "--passphrase-file",
     .value = "FILE",
     .help = "the passphrase of the key, where it has one (also: TACIT_PASSPHRASE_FILE)"},
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

// One option while CLI11 parses into it; also a positional argument, which CLI11 does not see: it
// would cut "[a,b]" into two.
struct Slot {
  const OptionSpec* spec = nullptr;
  CLI::Option* option = nullptr;
  bool flag = false;
  std::string one;
  std::vector<std::string> many;

  bool given() const { return option != nullptr ? option->count() > 0 : !many.empty(); }
  std::vector<std::string> values() const {
    if (spec->flag()) return {"true"};
    return spec->repeated || spec->positional() ? many : std::vector<std::string>{one};
  }
};

using Slots = std::deque<Slot>;  // CLI11 keeps pointers into it

void Declare(CLI::App& app, const OptionSpec& spec, Slots& slots) {
  Slot& slot = slots.emplace_back();
  slot.spec = &spec;
  const std::string names(spec.names);
  if (spec.positional()) return;
  if (spec.flag()) {
    slot.option = app.add_flag(names, slot.flag);
  } else if (spec.repeated) {
    // One value for each mention of the option: "--channel a PATH" leaves PATH alone.
    slot.option = app.add_option(names, slot.many)->allow_extra_args(false);
  } else {
    slot.option = app.add_option(names, slot.one);
  }
}

std::string UnknownCommand(std::span<const Command* const> commands, const std::string& word) {
  std::vector<std::string_view> names;
  for (const Command* command : commands) names.push_back(command->name);
  return "unknown command '" + word + "'" + Suggestion(word, names);
}

std::string UnknownOption(const std::string& argument, const Slots& slots) {
  const std::string word = argument.substr(0, argument.find('='));
  std::vector<std::string> known;
  for (const Slot& slot : slots) {
    if (slot.spec->positional()) continue;
    for (std::string& name : Split(slot.spec->names, ',')) known.push_back(std::move(name));
  }
  const std::vector<std::string_view> names(known.begin(), known.end());
  return "unknown option " + word + Suggestion(word, names);
}

// Lets CLI11 take the options and returns the rest. It reports by exceptions; this is the one place
// that sees them.
Result<std::vector<std::string>> TakeOptions(CLI::App& app, std::vector<std::string> arguments,
                                             const Command* command) {
  app.allow_extras();
  std::ranges::reverse(arguments);  // as CLI11 wants them
  try {
    app.parse(std::move(arguments));
    return app.remaining();
  } catch (const CLI::ParseError& error) {
    return UsageError(error.what(), command);
  }
}

Result<void> TakePositionals(const std::vector<std::string>& words, Slots& slots,
                             const Command* command) {
  for (const std::string& word : words) {
    const auto takes_it = [](const Slot& slot) {
      return slot.spec->positional() && (slot.spec->repeated || slot.many.empty());
    };
    const auto slot = std::ranges::find_if(slots, takes_it);
    if (slot == slots.end()) return UsageError("unexpected argument '" + word + "'", command);
    slot->many.push_back(word);
  }
  return {};
}

Result<void> Check(const Slot& slot, bool help, const Command* command) {
  const OptionSpec& spec = *slot.spec;
  if (!slot.given()) {
    if (!spec.required || help) return {};
    const std::string word = spec.positional()
                                 ? std::string(spec.names)
                                 : "--" + std::string(spec.key()) + " " + std::string(spec.value);
    return UsageError(word + " is missing", command);
  }
  if (spec.choices.empty()) return {};
  const std::vector<std::string> choices = Split(spec.choices, '|');
  for (const std::string& value : slot.values()) {
    if (std::ranges::find(choices, value) != choices.end()) continue;
    std::string all;
    for (const std::string& choice : choices) all.append(all.empty() ? "" : ", ").append(choice);
    return UsageError(fmt::format("{}: '{}' is none of {}", spec.names, value, all), command);
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
  std::vector<std::string> options = arguments;
  if (const auto index = CommandIndex(arguments)) {
    const std::string& word = arguments[*index];
    const auto found = std::ranges::find(commands, word, &Command::name);
    if (found == commands.end()) return UsageError(UnknownCommand(commands, word), nullptr);
    invocation.command = *found;
    options.erase(options.begin() + static_cast<std::ptrdiff_t>(*index));
  }
  // Behind "--" nothing is an option.
  const auto dashes = std::ranges::find(options, "--");
  std::vector<std::string> words;
  if (dashes != options.end()) words.assign(dashes + 1, options.end());
  options.erase(dashes, options.end());

  CLI::App app;
  app.set_help_flag();  // ours is an option like the others
  Slots slots;
  for (const OptionSpec& spec : kGlobalOptions) Declare(app, spec, slots);
  if (invocation.command != nullptr) {
    for (const OptionSpec& spec : invocation.command->options) Declare(app, spec, slots);
  }
  TACIT_TRY(std::vector<std::string> rest,
            TakeOptions(app, std::move(options), invocation.command));
  for (const std::string& word : rest) {
    if (word.size() > 1 && word.starts_with('-')) {
      return UsageError(UnknownOption(word, slots), invocation.command);
    }
  }
  rest.insert(rest.end(), words.begin(), words.end());
  TACIT_CHECK_OK(TakePositionals(rest, slots, invocation.command));

  const bool help = app.get_option("--help")->count() > 0;
  for (const Slot& slot : slots) {
    TACIT_CHECK_OK(Check(slot, help, invocation.command));
    if (slot.given()) invocation.args.Set(slot.spec->key(), slot.values());
  }
  return invocation;
}

}  // namespace tacit::cli
