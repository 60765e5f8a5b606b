// tacit keys status|rotate|bridge|destroy|move.

#include <array>

#include "cli/command.h"
#include "cli/keys_actions.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 8> kOptions = {{
    {.names = "ACTION",
     .help = "what to do",
     .choices = "status|rotate|bridge|destroy|move",
     .required = true},
    {.names = "PLACE", .help = "with move: where to", .choices = "file|keyring|passphrase"},
    {.names = "--project", .value = "NAME", .help = "with rotate, bridge, destroy: whose epochs"},
    {.names = "--epoch", .value = "N", .help = "with destroy: which one"},
    {.names = "--from", .value = "N", .help = "with bridge: the earlier epoch"},
    {.names = "--to", .value = "N", .help = "with bridge: the later epoch"},
    {.names = "--new-passphrase-file",
     .value = "FILE",
     .help = "with move passphrase: the new one, where it is not asked for on the terminal"},
    {.names = "--yes", .help = "with bridge, destroy: do not ask"},
}};

constexpr std::string_view kDetails =
    "status   where the master key lives, and the epochs of each project; never a key\n"
    "rotate   a new epoch: imports after it write other pseudonyms, and update what they meet\n"
    "bridge   prints which pseudonym of one epoch is which of a later one (CSV): links people\n"
    "destroy  makes an epoch's keys underivable for good: its pseudonyms are unlinkable then\n"
    "move     puts the master key into another place, or under another passphrase\n"
    "\n"
    "  tacit keys rotate --project acme\n"
    "  tacit keys destroy --project acme --epoch 1\n"
    "  tacit keys move passphrase\n";

Result<int> Run(Context& context) {
  const std::string action = context.args.Value("ACTION");
  if (action == "status") return KeysStatus(context);
  if (action == "rotate") return KeysRotate(context);
  if (action == "bridge") return KeysBridge(context);
  if (action == "destroy") return KeysDestroy(context);
  return KeysMove(context);
}

}  // namespace

extern const Command kKeysCommand;
const Command kKeysCommand{.name = "keys",
                           .summary = "where the key lives; new epochs; destroy one",
                           .options = kOptions,
                           .details = kDetails,
                           .run = Run};

}  // namespace tacit::cli
