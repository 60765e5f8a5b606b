// tacit completion bash|zsh|fish.

#include "cli/completion.h"

#include <array>

#include "cli/args.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 1> kOptions = {{
    {.names = "SHELL", .help = "the shell", .choices = "bash|zsh|fish", .required = true},
}};

constexpr std::string_view kDetails =
    "  bash   tacit completion bash > ~/.local/share/bash-completion/completions/tacit\n"
    "  zsh    tacit completion zsh > \"${fpath[1]}/_tacit\"\n"
    "  fish   tacit completion fish > ~/.config/fish/completions/tacit.fish\n";

// Words between single quotes of a shell.
std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char byte : text) {
    if (byte == '\'') {
      quoted += "'\\''";
    } else {
      quoted += byte;
    }
  }
  return quoted + "'";
}

std::string Spaced(std::string_view list, char separator) {
  std::string words(list);
  for (char& byte : words) {
    if (byte == separator) byte = ' ';
  }
  return words;
}

template <typename Function>
void ForEachOption(const Command& command, Function function) {
  for (const OptionSpec& spec : command.options) function(spec);
  for (const OptionSpec& spec : GlobalOptions()) function(spec);
}

std::string CommandNames(std::span<const Command* const> commands) {
  std::string names;
  for (const Command* command : commands) {
    names += (names.empty() ? "" : " ") + std::string(command->name);
  }
  return names;
}

// "    command:--option) words=…;;": what an option's value may be.
std::string BashValues(const Command& command) {
  std::string cases;
  ForEachOption(command, [&](const OptionSpec& spec) {
    if (spec.positional() || spec.choices.empty()) return;
    std::string pattern = std::string(command.name) + ":" + std::string(spec.names);
    if (const std::size_t comma = pattern.find(','); comma != std::string::npos) {
      pattern.replace(comma, 1, "|" + std::string(command.name) + ":");
    }
    cases += "    " + pattern + ") words=" + Quoted(Spaced(spec.choices, '|')) + " ;;\n";
  });
  return cases;
}

std::string BashWords(const Command& command) {
  std::string options;
  std::string choices;
  ForEachOption(command, [&](const OptionSpec& spec) {
    if (!spec.positional()) options += (options.empty() ? "" : " ") + Spaced(spec.names, ',');
    if (spec.positional() && !spec.choices.empty()) choices += Spaced(spec.choices, '|') + " ";
  });
  return "    " + std::string(command.name) + ") options=" + Quoted(options) +
         " choices=" + Quoted(choices) + " ;;\n";
}

std::string ZshSpec(const OptionSpec& spec) {
  std::string help(spec.help);
  for (char& byte : help) {
    if (byte == '[' || byte == ']' || byte == ':') byte = ' ';
  }
  const std::string action =
      spec.choices.empty() ? "_files" : "(" + Spaced(spec.choices, '|') + ")";
  if (spec.positional()) {
    return Quoted((spec.repeated ? "*:" : ":") + std::string(spec.names) + ":" + action);
  }
  const std::string names = Spaced(spec.names, ',');
  const std::string long_name = names.substr(names.rfind("--"));
  std::string rest = "[" + help + "]";
  if (!spec.flag()) rest += ":" + std::string(spec.value) + ":" + action;
  return Quoted((spec.repeated ? "*" : "") + long_name + rest);
}

}  // namespace

std::string BashCompletion(std::span<const Command* const> commands) {
  std::string script =
      "# bash completion of tacit; made by `tacit completion bash`\n"
      "_tacit() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local command='' options='' choices='' words='' i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case ${COMP_WORDS[i]} in\n"
      "    --home|--progress) ((i++)) ;;\n"
      "    -*) ;;\n"
      "    *) command=${COMP_WORDS[i]}; break ;;\n"
      "    esac\n"
      "  done\n"
      "  case $command in\n";
  for (const Command* command : commands) script += BashWords(*command);
  script += "    *) options='' choices=" + Quoted(CommandNames(commands)) +
            " ;;\n  esac\n  case $command:$previous in\n";
  for (const Command* command : commands) script += BashValues(*command);
  script += "    help:*) words=" + Quoted(CommandNames(commands)) +
            " ;;\n  esac\n"
            "  if [[ -n $words ]]; then\n"
            "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
            "  elif [[ $current == -* ]]; then\n"
            "    mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$current\")\n"
            "  elif [[ -n $choices ]]; then\n"
            "    mapfile -t COMPREPLY < <(compgen -W \"$choices\" -- \"$current\")\n"
            "  else\n"
            "    mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
            "  fi\n"
            "}\n"
            "complete -o filenames -F _tacit tacit\n";
  return script;
}

std::string ZshCompletion(std::span<const Command* const> commands) {
  std::string script =
      "#compdef tacit\n"
      "# zsh completion of tacit; made by `tacit completion zsh`\n"
      "_tacit() {\n"
      "  local -a commands\n"
      "  commands=(\n";
  for (const Command* command : commands) {
    script +=
        "    " + Quoted(std::string(command->name) + ":" + std::string(command->summary)) + "\n";
  }
  script +=
      "  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe command commands\n"
      "    return\n"
      "  fi\n"
      "  local command=$words[2]\n"
      "  shift words\n"
      "  (( CURRENT-- ))\n"
      "  case $command in\n";
  for (const Command* command : commands) {
    script += "    " + std::string(command->name) + ")\n      _arguments";
    ForEachOption(*command,
                  [&](const OptionSpec& spec) { script += " \\\n        " + ZshSpec(spec); });
    script += "\n      ;;\n";
  }
  script += "  esac\n}\n_tacit \"$@\"\n";
  return script;
}

std::string FishCompletion(std::span<const Command* const> commands) {
  std::string script = "# fish completion of tacit; made by `tacit completion fish`\n";
  const auto add = [&](std::string_view condition, const OptionSpec& spec) {
    std::string line = "complete -c tacit -n " + Quoted(condition);
    if (spec.positional()) {
      if (spec.choices.empty()) return;
      script += line + " -f -a " + Quoted(Spaced(spec.choices, '|')) + "\n";
      return;
    }
    line += " -l " + std::string(spec.key());
    if (!spec.names.starts_with("--")) line += " -s " + std::string(spec.names.substr(1, 1));
    if (!spec.flag()) line += spec.choices.empty() ? " -r" : " -x";
    if (!spec.choices.empty()) line += " -a " + Quoted(Spaced(spec.choices, '|'));
    script += line + " -d " + Quoted(spec.help) + "\n";
  };
  for (const Command* command : commands) {
    script += "complete -c tacit -f -n __fish_use_subcommand -a " + Quoted(command->name) + " -d " +
              Quoted(command->summary) + "\n";
    for (const OptionSpec& spec : command->options) {
      add("__fish_seen_subcommand_from " + std::string(command->name), spec);
    }
  }
  for (const OptionSpec& spec : GlobalOptions()) add("true", spec);
  return script;
}

namespace {

Result<int> Run(Context& context) {
  const std::string shell = context.args.Value("SHELL");
  const auto script = shell == "bash"  ? BashCompletion(context.commands)
                      : shell == "zsh" ? ZshCompletion(context.commands)
                                       : FishCompletion(context.commands);
  context.console.out().Write(script);
  return kExitOk;
}

}  // namespace

extern const Command kCompletionCommand;
const Command kCompletionCommand{.name = "completion",
                                 .summary = "completion script for bash, zsh or fish",
                                 .options = kOptions,
                                 .details = kDetails,
                                 .run = Run};

}  // namespace tacit::cli
