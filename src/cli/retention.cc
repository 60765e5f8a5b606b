// tacit retention plan|apply|status|hold.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/clock.h"
#include "cli/audit_trail.h"
#include "cli/channel_adding.h"
#include "cli/command.h"
#include "cli/import_run.h"
#include "cli/lake_session.h"
#include "cli/retention_run.h"
#include "cli/state_session.h"
#include "cli/time_text.h"
#include "keys/epochs.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 5> kOptions = {{
    {.names = "ACTION",
     .help = "what to do",
     .choices = "plan|apply|status|hold",
     .required = true},
    {.names = "SWITCH", .help = "with hold", .choices = "on|off"},
    {.names = "--project", .value = "NAME", .help = "only there (default: every project)"},
    {.names = "--reason", .value = "TEXT", .help = "with hold on: why (no person's name)"},
    {.names = "--clock-is-right",
     .help = "with apply: believe the clock, which the audit log contradicts"},
}};

constexpr std::string_view kDetails =
    "plan    what is over its limit, by the settings ([retention] in config.toml)\n"
    "apply   takes it away, looks again, and writes a receipt into the audit log; every import\n"
    "        and collect ends with it\n"
    "status  the limits, what is over them, and holds\n"
    "hold    a legal hold: retention takes nothing of a project until it is off; deletions at the\n"
    "        source and `tacit forget` still do\n"
    "\n"
    "A text over its limit is withheld, its row stays; a message over its limit goes.\n"
    "\n"
    "  tacit retention plan\n"
    "  tacit retention hold on --project acme --reason \"counsel, matter 12\"\n";

std::string AgeText(const std::optional<Micros>& age) {
  constexpr Micros kDay = 86'400'000'000;
  return age ? fmt::format("{}d", *age / kDay) : std::string("forever");
}

std::string RunJson(const RetentionRun& run, bool dry_run) {
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("dry_run").Bool(dry_run);
  json.Key("counts_from").Text(TimeText(run.time.now)).Key("clock_trusted").Bool(run.time.is_clock);
  json.Key("places").BeginArray();
  for (const PlaceRetention& one : run.places) {
    json.BeginObject().Key("project").Text(one.place.project);
    json.Key("platform").Text(Name(one.place.platform)).Key("on_hold").Bool(one.hold.has_value());
    json.Key("limits").BeginObject().Key("text").Text(AgeText(one.limits.text));
    json.Key("messages").Text(AgeText(one.limits.messages));
    json.Key("samples").Text(AgeText(one.limits.samples)).EndObject();
    json.Key("messages").Uint(one.report.removed).Key("texts").Uint(one.report.changed);
    json.Key("samples").Uint(one.report.samples).Key("files").Uint(one.report.files).EndObject();
  }
  json.EndArray().EndObject();
  return json.Take() + "\n";
}

std::string RunText(const RetentionRun& run, bool dry_run) {
  std::string text;
  for (const PlaceRetention& one : run.places) {
    const bool stays = dry_run || one.hold;
    text += fmt::format(
        "{} {}  text {}, messages {}, samples {}: {} rows {}, {} texts {}, {} samples {}{}\n",
        one.place.project, Name(one.place.platform), AgeText(one.limits.text),
        AgeText(one.limits.messages), AgeText(one.limits.samples), one.report.removed,
        stays ? "over the limit" : "removed", one.report.changed,
        stays ? "over the limit" : "withheld", one.report.samples,
        stays ? "over the limit" : "removed", one.hold ? "; ON HOLD" : "");
  }
  return text.empty() ? "the lake is empty\n" : text;
}

// Whether anything was ever said of the project; that of all is empty.
Result<bool> IsKnown(const OpenedHome& opened, state::State& state, const std::string& project) {
  if (project.empty() || opened.config.retention().contains(project)) return true;
  TACIT_TRY(const auto with_keys, keys::ListProjects(opened.home.keys_path()));
  if (std::ranges::find(with_keys, project) != with_keys.end()) return true;
  TACIT_TRY(const auto channels, state.Channels());
  return std::ranges::find(channels, project, &state::Channel::project) != channels.end();
}

Result<int> Hold(Context& context, const OpenedHome& opened) {
  const std::string project = context.args.Value("project");
  const bool on = context.args.Value("SWITCH") == "on";
  if (!on && context.args.Value("SWITCH") != "off") {
    return Fail(ErrorCode::kInvalidArgument, "say `hold on` or `hold off`");
  }
  std::string reason;
  if (on) {
    if (context.args.Value("reason").empty()) {
      return Fail(ErrorCode::kInvalidArgument,
                  "--reason says why: --reason \"counsel, matter 12\"");
    }
    TACIT_TRY(reason, CleanBasis(context.args.Value("reason"), project, opened));
  }
  TACIT_TRY(const auto state, OpenState(opened.home));
  if (!on) {
    TACIT_TRY(const auto holds, state->Holds());
    if (std::ranges::find(holds, project, &state::Hold::project) == holds.end()) {
      return Fail(ErrorCode::kNotFound, "there is no such hold");
    }
  } else {
    TACIT_TRY(const bool known, IsKnown(opened, *state, project));
    if (!known) {
      Console::Complain("tacit: there is no project \"" + project + "\" yet: is its name right?\n");
    }
  }
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(opened.home));
  TACIT_CHECK_OK(audit.Record(on ? "hold_on" : "hold_off", [&](JsonWriter& json) {
    if (!project.empty()) json.Key("project").Text(project);
    if (on) json.Key("reason").Text(reason);
  }));
  if (on) {
    TACIT_CHECK_OK(
        state->PutHold({.project = project, .reason = reason, .since = SystemClock().Now()}));
  } else {
    TACIT_CHECK_OK(state->RemoveHold(project));
  }
  if (!context.console.quiet()) {
    context.console.out().Write(
        fmt::format("hold {} for {}\n", on ? "on" : "off",
                    project.empty() ? std::string("every project") : "project " + project));
  }
  return kExitOk;
}

Result<int> Run(Context& context) {
  const std::string project = context.args.Value("project");
  if (!project.empty()) TACIT_CHECK_OK(CheckProjectName(project));
  const std::string action = context.args.Value("ACTION");
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  if (action == "hold") return Hold(context, opened);
  TACIT_TRY(const auto session, LakeSession::Open(opened.home, opened.config));
  const bool dry_run = action != "apply";
  TACIT_TRY(const RetentionRun run,
            RunRetention(opened, *session,
                         {.project = project,
                          .dry_run = dry_run,
                          .confirm_clock = context.args.Has("clock-is-right")}));
  const std::string warning = RetentionWarning(run);
  if (!warning.empty()) Console::Complain(warning);
  Console& console = context.console;
  if (console.json()) {
    console.out().Write(RunJson(run, dry_run));
  } else if (!console.quiet()) {
    console.out().Write(RunText(run, dry_run));
  }
  return kExitOk;
}

}  // namespace

extern const Command kRetentionCommand;
const Command kRetentionCommand{.name = "retention",
                                .summary = "what is kept for how long; legal holds",
                                .options = kOptions,
                                .details = kDetails,
                                .run = Run};

}  // namespace tacit::cli
