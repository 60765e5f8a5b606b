// tacit import: exports of Telegram Desktop and Slack into the lake.

#include <fmt/format.h>

#include <array>

#include "cli/archives.h"
#include "cli/audit_trail.h"
#include "cli/command.h"
#include "cli/import_run.h"
#include "cli/key_session.h"
#include "cli/retention_run.h"
#include "cli/state_session.h"
#include "cli/summary.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 8> kOptions = {{
    {.names = "PATH",
     .help = "result.json of Telegram Desktop, or a Slack export (.zip or folder)",
     .required = true,
     .repeated = true},
    {.names = "--project",
     .value = "NAME",
     .help = "the project that the channels belong to",
     .required = true},
    {.names = "--as",
     .value = "PLATFORM",
     .help = "do not guess",
     .choices = "telegram|slack|telegram-preview"},
    {.names = "--channel",
     .value = "NAME",
     .help = "only this channel: handle, title or id",
     .repeated = true},
    {.names = "--partial", .help = "keep the whole messages before a damaged place (exit code 3)"},
    {.names = "--strict",
     .help = "check every clean row a second time; a finding stops the import (exit code 7)"},
    {.names = "--threads", .value = "N", .help = "default: one for each core, at most 4"},
    {.names = "--timezone",
     .value = "ZONE",
     .help = "of exports whose times name none (default: UTC)"},
}};

constexpr std::string_view kDetails =
    "Only public groups and channels are read; everything else in the export is refused and\n"
    "counted. An export may be imported again: what is there already stays as it is.\n"
    "\n"
    "  tacit import ~/Downloads/result.json --project acme\n"
    "  tacit import slack-export.zip --project acme --channel general --channel help\n";

struct Totals {
  pipeline::ImportReport report;
  std::size_t done = 0;
};

void CountRefused(const Console& console, const std::string& path, const sources::Archive& archive,
                  Totals& totals) {
  for (const auto& [kind, count] : archive.refused()) totals.report.refused[kind] += count;
  if (archive.refused().empty()) return;
  console.Note(fmt::format("tacit: nothing public in {}: refused {}", ShortPath(path),
                           ListRefused(archive.refused())));
}

Result<OpenedHome> HomeForImport(const Context& context) {
  TACIT_TRY(OpenedHome opened, OpenOrCreateHome(context.args.Value("home")));
  if (context.args.Has("threads")) {
    TACIT_CHECK_OK(
        opened.config.Override("import.threads", context.args.Value("threads"), "--threads"));
  }
  if (opened.home.created()) {
    context.console.Note("tacit: made a home at " + ShortPath(opened.home.path()) +
                         " (keep a copy of its key: keys/master.key)");
  }
  return opened;
}

Result<void> ImportOne(const Context& context, const std::string& path,
                       const ImportRequest& request, const OpenedHome& opened, Totals& totals) {
  const sources::ArchiveOptions options{
      .part_bytes = static_cast<std::uint64_t>(opened.config.Number("import.part_kib")) << 10U,
      .only_channels = request.channels,
      .timezone = context.args.Value("timezone", "UTC")};
  TACIT_TRY(const auto archive,
            OpenArchive(path, context.args.Value("as"), options, request.partial));
  if (archive->channels().empty()) {
    CountRefused(context.console, path, *archive, totals);
    TACIT_TRY(AuditTrail audit, AuditTrail::Open(opened.home));
    return audit.Record("refuse", [&](JsonWriter& json) {
      json.Key("project").Text(request.project);
      json.Key("platform").Text(Name(archive->platform()));
      json.Key("refused").Counts(archive->refused());
    });
  }
  TACIT_TRY(const auto session, LakeSession::Open(opened.home, opened.config));
  TACIT_TRY(const pipeline::ImportReport report,
            ImportArchive(*archive, path, request, opened, *session, context.console));
  Add(totals.report, report);
  return {};
}

void Print(const Context& context, const ImportRequest& request, const OpenedHome& opened,
           const pipeline::ImportReport& report) {
  Console& console = context.console;
  if (console.json()) {
    console.out().Write(ImportJson(report, request.project));
    return;
  }
  if (console.quiet()) return;
  const Style& style = console.style();
  console.out().Write(
      style.Bold("project " + request.project) + "\n" + ImportSummary(report, style) + "  " +
      style.Dim("lake       ") + EscapeForTerminal(ShortPath(opened.home.lake_path())) + "\n\n" +
      "Next:\n  " +
      style.Cyan("tacit query \"SELECT kind, count(*) AS n FROM messages GROUP BY 1 "
                 "ORDER BY 2 DESC\"") +
      "\n  " + style.Cyan("tacit status") + "\n");
}

// With several inputs, those before the failing one are in the lake: say so.
Error Explain(Error error, const Totals& totals, std::size_t inputs) {
  if (inputs > 1) {
    error.detail = fmt::format("input {} of {}: {}{}", totals.done + 1, inputs, error.detail,
                               totals.done > 0 ? "; the inputs before it are loaded" : "");
  }
  return error;
}

Result<int> Run(Context& context) {
  const Args& args = context.args;
  ImportRequest request{.project = args.Value("project"),
                        .channels = args.Values("channel"),
                        .partial = args.Has("partial"),
                        .strict = args.Has("strict")};
  TACIT_CHECK_OK(CheckProjectName(request.project));
  const std::vector<std::string> paths = args.Values("PATH");
  TACIT_TRY(const OpenedHome opened, HomeForImport(context));
  TACIT_TRY(const auto keys, KeySession::Open(opened.home));
  TACIT_TRY(privacy::ProjectKeys project_keys, keys->ForImport(request.project));
  request.keys = &project_keys;
  TACIT_TRY(const auto state, OpenStateIfThere(opened.home));
  TACIT_CHECK_OK(keys->LeaveOut(state.get(), project_keys));
  request.state = state.get();
  TACIT_TRY(const pipeline::DeletedMessages deleted, keys->Deleted(state.get()));
  request.deleted = &deleted;
  Totals totals;
  for (const std::string& path : paths) {
    const auto done = ImportOne(context, path, request, opened, totals);
    if (!done) {
      // What the inputs before it brought is held to its limits all the same; the first error is
      // the one to report.
      if (totals.done > 0) static_cast<void>(KeepRetention(opened, request.project));
      return tl::unexpected(Explain(done.error(), totals, paths.size()));
    }
    TACIT_CHECK_OK(keys->SaveBridges(request.project, project_keys));
    ++totals.done;
  }
  if (totals.report.channels == 0) {
    return tl::unexpected(NothingToLoad(totals.report.refused, !request.channels.empty()));
  }
  TACIT_CHECK_OK(KeepRetention(opened, request.project));
  Print(context, request, opened, totals.report);
  return totals.report.damaged.empty() ? kExitOk : kExitPartial;
}

}  // namespace

extern const Command kImportCommand;
const Command kImportCommand{.name = "import",
                             .summary = "load exports of Telegram Desktop or Slack",
                             .options = kOptions,
                             .details = kDetails,
                             .run = Run};

}  // namespace tacit::cli
