// tacit privacy evaluate|report|rescrub: how good the rules are, what they found, and the rules of
// today over what is in the lake.

#include "cli/privacy_command.h"

#include <array>

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 9> kOptions = {{
    {.names = "ACTION",
     .help = "what to do",
     .choices = "evaluate|report|rescrub",
     .required = true},
    {.names = "CORPUS", .help = "evaluate: JSON lines, also .gz; - is stdin"},
    {.names = "--class",
     .value = "LABEL",
     .help = "evaluate: a label that must go; default: every one",
     .repeated = true},
    {.names = "--neutral",
     .value = "LABEL",
     .help = "evaluate: a label that may go or stay; '*': all others",
     .repeated = true},
    {.names = "--negative", .help = "evaluate: all of the corpus must survive"},
    {.names = "--worst", .value = "N", .help = "evaluate: list the N worst lines by number"},
    {.names = "--project",
     .value = "NAME",
     .help = "report, rescrub: only this one; evaluate: its settings"},
    {.names = "--since", .value = "DATE", .help = "report: messages from this day on (UTC)"},
    {.names = "--dry-run", .help = "rescrub: say what would change"},
}};

constexpr std::string_view kDetails =
    "evaluate compares what is found with a labelled corpus and prints counts, never text. A "
    "line:\n"
    "  {\"id\":1,\"text\":\"I am Ann\",\"spans\":[{\"start\":5,\"end\":8,\"label\":\"PERSON\"}]}\n"
    "with UTF-8 byte offsets, labels of any name and, if known, \"roster\" as in `tacit scrub`.\n"
    "A span leaks when three letters or digits in a row of it survive.\n"
    "\n"
    "  tacit privacy evaluate corpus.jsonl.gz --class PERSON --neutral '*' --worst 10\n"
    "\n"
    "report counts what was redacted in the lake by class, kind of channel and week, and what was\n"
    "withheld; never a value. As CSV: tacit query \"FROM pii_findings\" --format csv\n"
    "\n"
    "  tacit privacy report --project acme --since 2026-01-01\n"
    "\n"
    "rescrub runs the rule set in force over rows that an older one cleaned: what it finds is\n"
    "redacted, what is redacted stays so, and the rows get its digest (column policy). There is "
    "no\n"
    "roster, so names of people are found only where the rules do without one: import the export\n"
    "again where you have it.\n"
    "\n"
    "  tacit privacy rescrub --dry-run\n";

Result<int> Run(Context& context) {
  const std::string action = context.args.Value("ACTION");
  if (action == "report") return RunPrivacyReport(context);
  if (action == "rescrub") return RunPrivacyRescrub(context);
  return RunPrivacyEvaluate(context);
}

}  // namespace

extern const Command kPrivacyCommand;
const Command kPrivacyCommand{
    .name = "privacy",
    .summary = "measure the rules, report what they found, run them again",
    .options = kOptions,
    .details = kDetails,
    .run = Run};

}  // namespace tacit::cli
