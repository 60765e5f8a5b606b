#include "cli/retention_run.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include "cli/audit_trail.h"
#include "cli/console.h"
#include "cli/lake_places.h"
#include "cli/state_session.h"
#include "cli/time_text.h"

namespace tacit::cli {
namespace {

using pipeline::RetentionLimits;
using pipeline::RetentionOutcome;

// The narrowest section that speaks of it; 0: without end.
std::optional<Micros> AgeOf(const Config& config, const ProjectRetention* project,
                            const AgeLimits* channel, std::string_view what) {
  const auto find = [what](const AgeLimits* limits) -> std::optional<Micros> {
    if (limits == nullptr) return std::nullopt;
    const auto found = limits->find(what);
    return found == limits->end() ? std::nullopt : std::optional(found->second);
  };
  std::optional<Micros> age = find(channel);
  if (!age) age = find(project == nullptr ? nullptr : &project->limits);
  if (!age) age = ParseAge(config.Text(fmt::format("retention.{}", what)));
  return age && *age > 0 ? age : std::nullopt;
}

// What tells the time in the audit log. An act that says "clock" is one of retention's own.
Result<void> ReadActs(const Home& home, pipeline::TimeEvidence& evidence) {
  const auto verifier = AuditVerifier(home);
  if (!verifier) {
    if (verifier.error().code == ErrorCode::kNotFound) return {};
    return tl::unexpected(verifier.error());
  }
  simdjson::dom::parser parser;
  const auto take = [&](std::uint64_t, std::string_view entry) {
    simdjson::dom::object object;
    std::string_view at;
    if (parser.parse(simdjson::padded_string(entry)).get(object) != simdjson::SUCCESS) return true;
    constexpr std::size_t kToSecond = 19;
    if (object["at"].get(at) == simdjson::SUCCESS && at.size() > kToSecond) {
      const auto time = ParseTime(std::string(at.substr(0, kToSecond)) + "Z", 0);
      if (time) {
        if (evidence.acts.empty()) evidence.first_act = *time;
        evidence.acts.push_back(*time);
      }
    }
    std::int64_t clock = 0;
    std::string_view act;
    const bool has_clock = object["clock_us"].get(clock) == simdjson::SUCCESS;
    if (has_clock && object["act"].get(act) == simdjson::SUCCESS && act == "clock_confirm") {
      evidence.Confirm(clock);
    } else if (has_clock) {
      evidence.confirmed = std::max(evidence.confirmed.value_or(0), clock);
    }
    return true;
  };
  return audit::ReadEntries(AuditDirectory(home), *verifier, 0, take);
}

Result<pipeline::TrustedTime> TimeOf(const OpenedHome& opened, LakeSession& session,
                                     bool confirm_clock) {
  const Micros clock = SystemClock().Now();
  if (confirm_clock) {
    TACIT_TRY(AuditTrail audit, AuditTrail::Open(opened.home));
    TACIT_CHECK_OK(
        audit.Record("clock_confirm", [&](JsonWriter& json) { json.Key("clock_us").Int(clock); }));
  }
  pipeline::TimeEvidence evidence;
  TACIT_CHECK_OK(ReadActs(opened.home, evidence));
  TACIT_TRY(evidence.newest_message, session.lake().NewestMessage(clock));
  return pipeline::TrustTime(clock, evidence);
}

Result<void> Record(const Home& home, std::string_view act, const warehouse::Place& place,
                    const AuditTrail::Facts& facts) {
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(home));
  return audit.Record(act, [&](JsonWriter& json) {
    json.Key("project").Text(place.project).Key("platform").Text(Name(place.platform));
    if (facts) facts(json);
  });
}

Result<std::vector<state::Hold>> HoldsNow(const Home& home) {
  TACIT_TRY(const auto state, OpenStateIfThere(home));
  if (!state) return std::vector<state::Hold>();
  return state->Holds();
}

// Whatever happens, the audit log says that something was, or may have been, taken away.
Result<warehouse::ErasureReport> Take(const OpenedHome& opened, LakeSession& session,
                                      const pipeline::RetentionOptions& options) {
  TACIT_CHECK_OK(Record(opened.home, "retention_begin", options.place, {}));
  const Result<RetentionOutcome> outcome = pipeline::ApplyRetention(session.lake(), options);
  TACIT_CHECK_OK(Record(opened.home, "retention", options.place, [&](JsonWriter& json) {
    json.Key("clock_us").Int(options.now);
    if (!outcome) {
      json.Key("failed").Bool(true);
      return;
    }
    const warehouse::ErasureReport& taken = outcome->taken;
    const warehouse::ErasureReport& left = outcome->left;
    json.Key("messages").Uint(taken.removed).Key("texts").Uint(taken.changed);
    json.Key("samples").Uint(taken.samples).Key("files").Uint(taken.files);
    json.Key("rows_left").Uint(left.removed + left.changed + left.samples);
    json.Key("files_left").Uint(left.files);
  }));
  if (!outcome) return tl::unexpected(outcome.error());
  TACIT_CHECK_OK(pipeline::CheckNothingLeft(*outcome));
  return outcome->taken;
}

Result<pipeline::RetentionOptions> OptionsOf(const Config& config, LakeSession& session,
                                             const warehouse::Place& place, Micros now) {
  pipeline::RetentionOptions options{.place = place,
                                     .run_id = "retention",
                                     .now = now,
                                     .limits = LimitsOf(config, place.project, {}, {}),
                                     .channels = {}};
  if (config.retention().contains(place.project)) {
    TACIT_TRY(const auto channels, session.lake().PublicChannels(place.project, place.platform));
    for (const warehouse::PublicChannel& channel : channels) {
      options.channels[channel.id] = LimitsOf(config, place.project, channel.id, channel.name);
    }
  }
  return options;
}

}  // namespace

RetentionLimits LimitsOf(const Config& config, std::string_view project,
                         std::string_view channel_id, std::string_view channel_name) {
  const auto own = config.retention().find(project);
  const ProjectRetention* of_project = own == config.retention().end() ? nullptr : &own->second;
  const AgeLimits* of_channel = nullptr;
  if (of_project != nullptr && !channel_id.empty()) {
    for (const std::string_view name : {channel_name, channel_id}) {
      const auto found = of_project->channels.find(name);
      if (!name.empty() && found != of_project->channels.end()) of_channel = &found->second;
    }
  }
  return {.text = AgeOf(config, of_project, of_channel, "text"),
          .messages = AgeOf(config, of_project, of_channel, "messages"),
          .samples = AgeOf(config, of_project, of_channel, "samples")};
}

bool LimitsAnything(const Config& config) {
  return !config.retention().empty() || LimitsOf(config, {}, {}, {}).any();
}

std::optional<state::Hold> HoldOn(const std::vector<state::Hold>& holds,
                                  const std::string& project) {
  const auto found = std::ranges::find_if(holds, [&](const state::Hold& hold) {
    return hold.project.empty() || hold.project == project;
  });
  return found == holds.end() ? std::nullopt : std::optional(*found);
}

Result<Micros> RetentionTime(const OpenedHome& opened, LakeSession& session) {
  TACIT_TRY(const pipeline::TrustedTime time, TimeOf(opened, session, false));
  return time.now;
}

Result<RetentionRun> RunRetention(const OpenedHome& opened, LakeSession& session,
                                  const RetentionRequest& request) {
  RetentionRun run;
  TACIT_TRY(run.time, TimeOf(opened, session, request.confirm_clock && !request.dry_run));
  TACIT_TRY(const auto places, PlacesIn(session, opened.config, request.project));
  for (const warehouse::Place& place : places) {
    TACIT_TRY(const pipeline::RetentionOptions options,
              OptionsOf(opened.config, session, place, run.time.now));
    const bool limited =
        options.limits.any() ||
        std::ranges::any_of(options.channels, [](const auto& one) { return one.second.any(); });
    TACIT_TRY(const std::vector<state::Hold> holds, HoldsNow(opened.home));
    PlaceRetention& done =
        run.places.emplace_back(PlaceRetention{.place = place,
                                               .limits = options.limits,
                                               .report = {},
                                               .hold = HoldOn(holds, place.project)});
    if (!limited) continue;
    if (request.dry_run || done.hold) {
      TACIT_TRY(done.report, pipeline::PlanRetention(session.lake(), options));
    } else {
      TACIT_TRY(done.report, Take(opened, session, options));
    }
    if (!request.dry_run && done.hold) {
      TACIT_CHECK_OK(Record(opened.home, "retention_held", place, {}));
    }
  }
  TACIT_TRY(run.other_holds, HoldsNow(opened.home));
  std::erase_if(run.other_holds, [&](const state::Hold& hold) {
    if (!request.project.empty() && hold.project != request.project) return true;
    return std::ranges::any_of(run.places, [&](const PlaceRetention& one) {
      return hold.project.empty() || one.place.project == hold.project;
    });
  });
  return run;
}

std::string RetentionWarning(const RetentionRun& run) {
  std::string text;
  if (!run.time.is_clock && !run.time.is_behind) {
    text += fmt::format(
        "tacit: the clock is more than 31 days ahead of everything that tells the time: retention "
        "counts from {}. If the clock is right: tacit retention apply --clock-is-right\n",
        TimeText(run.time.now));
  } else if (run.time.is_behind) {
    text += fmt::format(
        "tacit: the clock is behind the audit log: retention counts from {}; set the clock, or, if "
        "it is right: tacit retention apply --clock-is-right\n",
        TimeText(run.time.now));
  }
  for (const PlaceRetention& place : run.places) {
    if (!place.hold) continue;
    text += fmt::format(
        "tacit: RETENTION IS ON HOLD for {} {} since {}: {} rows are over their limit and stay\n",
        place.place.project, Name(place.place.platform), DateText(place.hold->since),
        place.report.removed + place.report.changed + place.report.samples);
  }
  for (const state::Hold& hold : run.other_holds) {
    text += fmt::format(
        "tacit: RETENTION IS ON HOLD for {} since {}, of which the lake has no rows\n",
        hold.project.empty() ? std::string("every project") : hold.project, DateText(hold.since));
  }
  return text;
}

Result<void> KeepRetention(const OpenedHome& opened, LakeSession& session,
                           const std::string& project) {
  if (!LimitsAnything(opened.config)) return {};
  TACIT_TRY(const RetentionRun run,
            RunRetention(opened, session,
                         {.project = project, .dry_run = false, .confirm_clock = false}));
  const std::string warning = RetentionWarning(run);
  if (!warning.empty()) Console::Complain(warning);
  return {};
}

Result<void> KeepRetention(const OpenedHome& opened, const std::string& project) {
  if (!LimitsAnything(opened.config)) return {};
  TACIT_TRY(const auto session, LakeSession::Open(opened.home, opened.config));
  return KeepRetention(opened, *session, project);
}

}  // namespace tacit::cli
