// tacit channels list|candidates|add|remove|join|leave.

#include <array>

#include "cli/channels_actions.h"
#include "cli/command.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 6> kOptions = {{
    {.names = "ACTION",
     .help = "what to do",
     .choices = "list|candidates|add|remove|join|leave",
     .required = true},
    {.names = "NAME", .help = "with add, remove, join, leave: the public name, as @acme"},
    {.names = "--project", .value = "NAME", .help = "with add: the project that it belongs to"},
    {.names = "--basis",
     .value = "TEXT",
     .help = "with add: who authorised the collection (a role, not a person's name)"},
    {.names = "--preview",
     .help = "with add: by its public web preview, without an account (telegram.preview)"},
    {.names = "--source",
     .value = "PLATFORM",
     .help = "default: telegram",
     .choices = "telegram|slack"},
}};

constexpr std::string_view kDetails =
    "list        the channels that are collected, and what is known of each\n"
    "candidates  the channels and groups that the account is in, with a verdict\n"
    "add         collects one from now on; it must be public, and somebody must have authorised "
    "it\n"
    "remove      collects it no longer; what is in the lake stays\n"
    "join        joins a public channel with the account, after a question that says what happens\n"
    "            and, when a bot of the group asks something, shows that: you answer, or not\n"
    "leave       leaves one, after a question\n"
    "\n"
    "join and leave want a terminal, and a yes typed there. Exit code 3: not a member yet, or the\n"
    "bot's question stands; 8: the account is in too many channels; 130: not confirmed.\n"
    "\n"
    "  tacit channels candidates\n"
    "  tacit channels add @acme_news --project acme --basis \"communications lead, ticket 4711\"\n"
    "  tacit channels add @acme_news --preview --project acme --basis \"communications lead\"\n";

Result<int> Run(Context& context) {
  const std::string action = context.args.Value("ACTION");
  if (action == "list") return ChannelsList(context);
  if (action == "candidates") return ChannelsCandidates(context);
  if (action == "add") return ChannelsAdd(context);
  if (action == "remove") return ChannelsRemove(context);
  if (action == "join") return ChannelsJoin(context);
  return ChannelsLeave(context);
}

}  // namespace

extern const Command kChannelsCommand;
const Command kChannelsCommand{.name = "channels",
                               .summary = "choose the channels that are collected",
                               .options = kOptions,
                               .details = kDetails,
                               .run = Run};

}  // namespace tacit::cli
