// tacit privacy evaluate|report: how good the rules are, and what they found.

#include "cli/privacy_command.h"

#include <array>

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 8> kOptions = {{
    {.names = "ACTION", .help = "what to do", .choices = "evaluate|report", .required = true},
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
     .help = "report: only this one; evaluate: its settings"},
    {.names = "--since", .value = "DATE", .help = "report: messages from this day on (UTC)"},
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
    "  tacit privacy report --project acme --since 2026-01-01\n";

Result<int> Run(Context& context) {
  return context.args.Value("ACTION") == "report" ? RunPrivacyReport(context)
                                                  : RunPrivacyEvaluate(context);
}

}  // namespace

extern const Command kPrivacyCommand;
const Command kPrivacyCommand{.name = "privacy",
                              .summary = "measure the rules; report what they found",
                              .options = kOptions,
                              .details = kDetails,
                              .run = Run};

}  // namespace tacit::cli
