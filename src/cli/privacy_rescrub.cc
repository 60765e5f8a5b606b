// tacit privacy rescrub.

#include <fmt/format.h>

#include "base/hash.h"
#include "cli/audit_trail.h"
#include "cli/fingerprint.h"
#include "cli/import_run.h"
#include "cli/json_writer.h"
#include "cli/key_session.h"
#include "cli/lake_session.h"
#include "cli/policy.h"
#include "cli/privacy_command.h"
#include "cli/query_run.h"
#include "keys/aead.h"
#include "pipeline/rescrub.h"

namespace tacit::cli {
namespace {

struct Place {
  std::string project;
  Platform platform;
};

// The projects and platforms of the lake; `only` when it is not empty.
Result<std::vector<Place>> PlacesOf(LakeSession& session, const Config& config,
                                    const std::string& only) {
  TACIT_TRY(const auto rows, SmallQuery(session, config,
                                        "SELECT DISTINCT project, platform FROM channels "
                                        "ORDER BY 1, 2"));
  std::vector<Place> places;
  for (const auto& row : rows) {
    const std::string project = row[0].value_or("");
    if (!only.empty() && project != only) continue;
    const bool slack = row[1].value_or("") == Name(Platform::kSlack);
    places.push_back({project, slack ? Platform::kSlack : Platform::kTelegram});
  }
  if (!only.empty() && places.empty()) {
    return Fail(ErrorCode::kNotFound, "the lake has nothing of project " + only);
  }
  return places;
}

// Of a destroyed epoch nothing can be made again: what is found in its rows gets tokens of a key
// that is thrown away, so that they link to nothing.
Result<privacy::ProjectKeys> KeysOf(const KeySession& session, const std::string& project,
                                    std::int32_t epoch) {
  auto keys = session.epochs().KeysOf(project, epoch);
  const bool gone = !keys && (keys.error().code == ErrorCode::kUnavailable ||
                              keys.error().code == ErrorCode::kNotFound);
  if (!gone) return keys;
  TACIT_TRY(const Secret passing, RandomSecret(keys::kKeyBytes));
  return privacy::DeriveProjectKeys(passing, project, epoch);
}

void Print(Console& console, const pipeline::RescrubReport& sum, const std::string& policy,
           bool dry_run) {
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("policy").Text(policy);
    json.Key("dry_run").Bool(dry_run).Key("rows").Uint(sum.rows).Key("changed").Uint(sum.changed);
    json.Key("files").Uint(sum.files).Key("channels").Uint(sum.channels).EndObject();
    console.out().Write(json.Take() + "\n");
    return;
  }
  if (console.quiet()) return;
  if (sum.rows == 0 && sum.channels == 0) {
    console.out().Write("unchanged: every row has rule set " + policy + "\n");
    return;
  }
  console.out().Write(fmt::format(
      "{} {} rows in {} files and {} channels to rule set {}; in {} rows something was found\n",
      dry_run ? "would bring" : "brought", sum.rows, sum.files, sum.channels, policy, sum.changed));
}

}  // namespace

Result<int> RunPrivacyRescrub(Context& context) {
  const std::string only = context.args.Value("project");
  if (!only.empty()) TACIT_CHECK_OK(CheckProjectName(only));
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  SystemClock clock;
  TACIT_TRY(Home home, Home::Open(opened.home.path()));
  TACIT_CHECK_OK(home.TidyKeys(clock));
  TACIT_TRY(const auto session, LakeSession::Open(opened.home, opened.config));
  TACIT_TRY(const std::vector<Place> places, PlacesOf(*session, opened.config, only));
  TACIT_TRY(const auto keys, KeySession::Open(opened.home));

  pipeline::RescrubReport sum;
  std::string digest;
  const bool dry_run = context.args.Has("dry-run");
  for (const Place& place : places) {
    TACIT_TRY(const privacy::Policy policy, PolicyOf(opened.config, place.project));
    digest = policy.digest;
    const pipeline::RescrubOptions options{
        .project = place.project,
        .platform = place.platform,
        .run_id = "rescrub_" + policy.digest,
        .dry_run = dry_run,
        .keys_of = [&](std::int32_t epoch) { return KeysOf(*keys, place.project, epoch); }};
    TACIT_TRY(const pipeline::RescrubReport report,
              pipeline::Rescrub(session->lake(), policy, options));
    if (!dry_run && report.rows + report.channels > 0) {
      TACIT_TRY(AuditTrail audit, AuditTrail::Open(opened.home));
      TACIT_CHECK_OK(audit.Record("rescrub", [&](JsonWriter& json) {
        json.Key("project").Text(place.project).Key("platform").Text(Name(place.platform));
        json.Key("policy").Text(policy.digest).Key("rows").Uint(report.rows);
        json.Key("changed").Uint(report.changed);
      }));
    }
    sum.rows += report.rows;
    sum.changed += report.changed;
    sum.files += report.files;
    sum.channels += report.channels;
  }
  Print(context.console, sum, digest, dry_run);
  return kExitOk;
}

}  // namespace tacit::cli
