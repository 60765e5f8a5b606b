#include "cli/usage.h"

#include <algorithm>
#include <array>

#include "cli/args.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kWidth = 80;

// "  left     text, wrapped to the width below itself"
std::string Entry(std::string_view left, std::size_t left_width, std::string_view text,
                  const Style& style) {
  const std::size_t indent = left_width + 4;
  std::string line = "  " + style.Cyan(left);
  std::size_t column = 2 + left.size();
  if (column + 2 > indent) {
    line += "\n";
    column = 0;
  }
  line.append(indent - column, ' ');
  column = indent;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (column + end > kWidth && column > indent) {
      line.pop_back();
      line += "\n" + std::string(indent, ' ');
      column = indent;
    }
    line += std::string(text.substr(0, end)) + " ";
    column += end + 1;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  while (line.ends_with(' ')) line.pop_back();
  return line + "\n";
}

std::string LeftSide(const OptionSpec& spec) {
  std::string left(spec.names);
  if (const std::size_t comma = left.find(','); comma != std::string::npos)
    left.insert(comma + 1, " ");
  if (!spec.value.empty()) left += " " + std::string(spec.value);
  return left;
}

std::string Describe(const OptionSpec& spec) {
  std::string text(spec.help);
  if (!spec.choices.empty()) {
    std::string choices(spec.choices);
    for (std::size_t at = 0; (at = choices.find('|', at)) != std::string::npos;) {
      choices.replace(at, 1, ", ");
    }
    text += (text.empty() ? "" : ": ") + choices;
  }
  if (spec.repeated && !spec.positional()) text += " (may be repeated)";
  return text;
}

std::string Entries(std::span<const OptionSpec> specs, const Style& style) {
  std::size_t width = 0;
  for (const OptionSpec& spec : specs) width = std::max(width, LeftSide(spec).size());
  std::string text;
  for (const OptionSpec& spec : specs) {
    text += Entry(LeftSide(spec), std::min<std::size_t>(width, 24), Describe(spec), style);
  }
  return text;
}

}  // namespace

std::string UsageLine(const Command& command) {
  std::string line = "tacit " + std::string(command.name);
  for (const OptionSpec& spec : command.options) {
    if (!spec.positional() && !spec.required) continue;
    std::string word(spec.positional() ? spec.names : "--" + std::string(spec.key()));
    if (spec.positional() && !spec.choices.empty()) word = spec.choices;
    if (!spec.value.empty()) word += " " + std::string(spec.value);
    if (spec.repeated) word += "...";
    line += " " + (spec.required ? word : "[" + word + "]");
  }
  const bool more = std::ranges::any_of(
      command.options, [](const OptionSpec& spec) { return !spec.positional() && !spec.required; });
  return more ? line + " [options]" : line;
}

std::string FirstSteps(const Style& style) {
  return style.Bold("tacit") +
         " turns public Telegram and Slack project channels into a clean lake of data.\n"
         "Names, numbers and secrets are replaced before anything is stored.\n\n"
         "  " +
         style.Cyan("tacit demo") +
         "\n"
         "      see it work on an invented sample; nothing is kept\n"
         "  " +
         style.Cyan("tacit import ~/Downloads/result.json --project acme") +
         "\n"
         "      load an export of Telegram Desktop, or of Slack (.zip or folder)\n"
         "  " +
         style.Cyan("tacit query \"SELECT channel_id, count(*) FROM messages GROUP BY 1\"") +
         "\n      ask the lake in SQL\n"
         "  " +
         style.Cyan("tacit help") +
         "\n"
         "      every command\n";
}

std::string ProgramHelp(std::span<const Command* const> commands, const Style& style) {
  std::string text = style.Bold("Usage") + "\n  tacit COMMAND [arguments] [options]\n\n" +
                     style.Bold("Commands") + "\n";
  for (const Command* command : commands) text += Entry(command->name, 10, command->summary, style);
  text += "\n" + style.Bold("Options of every command") + "\n" + Entries(GlobalOptions(), style);
  text += "\n" + style.Bold("Exit codes") +
          "\n"
          "  0 ok, 1 error, 2 usage, 3 partial, 4 sign-in needed, 5 retry later,\n"
          "  6 refused by policy, 7 integrity failure, 8 limit reached (disk), 10 locked,\n"
          "  130 interrupted\n"
          "\n`tacit help COMMAND` says more about one of them.\n";
  return text;
}

std::string CommandHelp(const Command& command, const Style& style) {
  std::string text = style.Bold("tacit " + std::string(command.name)) + ": " +
                     std::string(command.summary) + "\n\n" + style.Bold("Usage") + "\n  " +
                     UsageLine(command) + "\n";
  if (!command.options.empty()) {
    text += "\n" + style.Bold("Options") + "\n" + Entries(command.options, style);
  }
  text += "\n" + style.Bold("Options of every command") + "\n" + Entries(GlobalOptions(), style);
  if (!command.details.empty()) text += "\n" + std::string(command.details);
  return text;
}

}  // namespace tacit::cli
