// tacit collect: what is new in the channels that somebody authorised, into the lake.

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "cli/collect_session.h"
#include "cli/collect_summary.h"
#include "cli/collect_view.h"
#include "cli/collect_ways.h"
#include "cli/command.h"
#include "cli/import_run.h"
#include "cli/time_text.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 7> kOptions = {{
    {.names = "--once", .help = "fetch what is new and what is missing, then end (the default)"},
    {.names = "--follow", .help = "stay, and take messages, edits and deletions as they come"},
    {.names = "--since",
     .value = "TIME",
     .help = "nothing older: 2026-01-31, 2026-01-31T12:00:00Z, or 36h, 7d, 8w ago"},
    {.names = "--max",
     .value = "N",
     .help = "at most so many messages of each channel, newest first"},
    {.names = "--dry-run", .help = "read one page of each channel and count; write nothing"},
    {.names = "--project", .value = "NAME", .help = "only the channels of this project"},
    {.names = "--source",
     .value = "PLATFORM",
     .help = "default: all that have channels",
     .choices = "telegram|telegram-preview|slack"},
}};

constexpr std::string_view kDetails =
    "Collects the channels of `tacit channels list`. Each is looked at anew: one that is no "
    "longer\n"
    "public stops at once. It may be interrupted at any point; the next run goes on from there.\n"
    "\n"
    "  tacit collect\n"
    "  tacit collect --since 30d --max 10000\n"
    "  tacit collect --follow\n"
    "\n"
    "Exit code 3: a channel was refused; 4: nobody is signed in; 5: the platform asked to wait\n"
    "longer than collect.patience_s (retry_after_s says how long); 10: another tacit collects.\n";

Result<std::uint64_t> MaxOf(const Args& args) {
  if (!args.Has("max")) return 0;
  const std::string text = args.Value("max");
  std::uint64_t max = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), max);
  if (error == std::errc() && end == text.data() + text.size() && max > 0) return max;
  return Fail(ErrorCode::kInvalidArgument, "--max wants a whole number from 1 on");
}

Result<CollectRequest> RequestOf(const Args& args) {
  CollectRequest request{.follow = args.Has("follow"), .dry_run = args.Has("dry-run")};
  if (request.follow && (args.Has("once") || request.dry_run)) {
    return Fail(ErrorCode::kInvalidArgument, "--follow goes with neither --once nor --dry-run");
  }
  if (args.Has("project")) {
    request.project = args.Value("project");
    TACIT_CHECK_OK(CheckProjectName(request.project));
  }
  if (args.Has("since")) {
    TACIT_TRY(request.since, ParseTime(args.Value("since"), SystemClock().Now()));
  }
  TACIT_TRY(request.max, MaxOf(args));
  return request;
}

std::optional<CollectWay> WayOf(const Args& args) {
  if (!args.Has("source")) return std::nullopt;
  if (args.Value("source") == "slack") return CollectWay::kSlack;
  return args.Value("source") == "telegram" ? CollectWay::kTelegram : CollectWay::kTelegramPreview;
}

Result<int> Run(Context& context) {
  TACIT_TRY(const CollectRequest request, RequestOf(context.args));
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  Console& console = context.console;
  CollectView view(console);
  TACIT_TRY(const pipeline::CollectReport report,
            CollectWays(opened, request, WayOf(context.args), console, view));
  view.Clear();
  if (console.json()) {
    console.out().Write(CollectJson(report, request.dry_run));
  } else if (!console.quiet()) {
    console.out().Write(CollectText(report, request.dry_run, console.style()));
  }
  if (report.stopped) Console::Complain(ErrorForPeople(*report.stopped));
  return CollectExit(report);
}

}  // namespace

extern const Command kCollectCommand;
const Command kCollectCommand{.name = "collect",
                              .summary = "fetch what is new in the chosen channels",
                              .options = kOptions,
                              .details = kDetails,
                              .run = Run};

}  // namespace tacit::cli
