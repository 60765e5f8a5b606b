#include "cli/collect_session.h"

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "cli/audit_trail.h"
#include "cli/json_writer.h"
#include "cli/key_session.h"
#include "cli/live_session.h"
#include "cli/policy.h"
#include "cli/retention_run.h"
#include "privacy/guard/guard.h"

namespace tacit::cli {
namespace {

constexpr std::uint32_t kGuardEvery = 64;  // rows
constexpr Micros kSecond = 1'000'000;
constexpr std::size_t kRunIdBytes = 10;

// What the rows of one project are cleaned with.
struct ProjectSetup {
  std::string name;
  privacy::Policy policy;
  privacy::ProjectKeys keys;
  std::unique_ptr<privacy::Guard> guard;
};

Result<ProjectSetup> SetUp(const std::string& project, const Config& config, KeySession& keys,
                           state::State& state) {
  TACIT_TRY(privacy::Policy policy, PolicyOf(config, project));
  TACIT_TRY(privacy::ProjectKeys project_keys, keys.ForImport(project));
  TACIT_CHECK_OK(keys.LeaveOut(&state, project_keys));
  auto guard = privacy::MakeGuard(policy.actions);
  return ProjectSetup{.name = project,
                      .policy = std::move(policy),
                      .keys = std::move(project_keys),
                      .guard = std::move(guard)};
}

// Since when messages of a channel may be kept.
class KeepFrom {
 public:
  KeepFrom(const OpenedHome& opened, LakeSession& session, state::State& state,
           const std::vector<state::Channel>& channels)
      : opened_(opened), session_(session), state_(state) {
    for (const state::Channel& one : channels) {
      const auto age = LimitsOf(opened.config, one.project, one.id, one.handle).messages;
      if (age) limits_[one.id] = {.project = one.project, .age = *age};
    }
  }
  // The time moves on.
  Result<void> Refresh() {
    if (limits_.empty()) return {};
    TACIT_TRY(now_, RetentionTime(opened_, session_));
    return {};
  }
  // Nothing: without end, or a hold.
  std::optional<Micros> From(const std::string& channel_id) const {
    const auto limit = limits_.find(channel_id);
    if (limit == limits_.end()) return std::nullopt;
    const auto holds = state_.Holds();
    if (!holds || HoldOn(*holds, limit->second.project)) return std::nullopt;
    return now_ - limit->second.age;
  }

 private:
  struct Limit {
    std::string project;
    Micros age = 0;
  };
  const OpenedHome& opened_;
  LakeSession& session_;
  state::State& state_;
  std::map<std::string, Limit> limits_;
  Micros now_ = 0;
};

Result<std::string> NewRunId() {
  TACIT_TRY(const Secret random, RandomSecret(kRunIdBytes));
  const std::string& bytes = random.Reveal();
  return "c_" + Base32Lower(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

Result<std::vector<state::Channel>> ChannelsOf(state::State& state, const CollectRequest& request) {
  TACIT_TRY(std::vector<state::Channel> channels, state.Channels());
  std::erase_if(channels, [&](const state::Channel& channel) {
    return !IsRequested(channel, request) || channel.preview != request.preview;
  });
  if (!channels.empty()) return channels;
  return Fail(ErrorCode::kNotFound,
              "no channel is to be collected; choose one: tacit channels candidates, then "
              "tacit channels add @name --project P --basis \"who authorised it\"");
}

Result<void> Record(const pipeline::CollectReport& report, const pipeline::CollectOptions& options,
                    const Home& home) {
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(home));
  const pipeline::ImportReport& counts = report.counts;
  return audit.Record("collect", [&](JsonWriter& json) {
    json.Key("platform").Text(Name(options.channels.front().platform));
    if (options.channels.front().preview) json.Key("preview").Bool(true);
    json.Key("run").Text(options.run_id).Key("channels").Uint(counts.channels);
    json.Key("loaded").Uint(counts.loaded).Key("updated").Uint(counts.updated);
    json.Key("unchanged").Uint(counts.unchanged).Key("deleted").Uint(report.deleted);
    json.Key("refused").Counts(counts.refused).Key("withheld").Counts(counts.withheld);
    json.Key("redacted").Counts(counts.redacted);
    json.Key("policies").BeginObject();
    for (const pipeline::CollectProject& project : options.projects) {
      json.Key(project.name).Text(project.policy->digest);
    }
    json.EndObject();
  });
}

}  // namespace

bool IsRequested(const state::Channel& channel, const CollectRequest& request) {
  return channel.platform == request.platform && channel.status == state::ChannelStatus::kActive &&
         (request.project.empty() || channel.project == request.project);
}

Result<pipeline::CollectReport> CollectFrom(
    sources::LiveSource& source, state::State& state, const OpenedHome& opened,
    const CollectRequest& request,
    const std::function<bool(const pipeline::CollectProgress&)>& progress) {
  TACIT_TRY(std::vector<state::Channel> channels, ChannelsOf(state, request));
  TACIT_TRY(const auto keys, KeySession::Open(opened.home));
  TACIT_TRY(pipeline::DeletedMessages deleted, keys->Deleted(&state));
  std::set<std::string> names;
  for (const state::Channel& channel : channels) names.insert(channel.project);
  std::deque<ProjectSetup> setups;
  std::vector<pipeline::CollectProject> projects;
  for (const std::string& name : names) {
    TACIT_TRY(ProjectSetup setup, SetUp(name, opened.config, *keys, state));
    const ProjectSetup& kept = setups.emplace_back(std::move(setup));
    projects.push_back({.name = name,
                        .policy = &kept.policy,
                        .keys = &kept.keys,
                        .guard = {.guard = kept.guard.get(), .every = kGuardEvery}});
  }
  TACIT_TRY(const auto session, LakeSession::Open(opened.home, opened.config));
  TACIT_TRY(std::string run_id, NewRunId());
  KeepFrom keep(opened, *session, state, channels);
  TACIT_CHECK_OK(keep.Refresh());
  const SystemClock clock;
  const Config& config = opened.config;
  const pipeline::CollectOptions options{
      .projects = std::move(projects),
      .channels = std::move(channels),
      .run_id = std::move(run_id),
      .follow = request.follow,
      .dry_run = request.dry_run,
      .since = request.since,
      .max = request.max,
      .batch_messages = static_cast<std::uint64_t>(config.Number("collect.batch_messages")),
      .pages_again = request.preview
                         ? static_cast<std::uint64_t>(config.Number("telegram.preview_pages_again"))
                         : 0,
      .batch_time = config.Number("collect.batch_s") * kSecond,
      .look_back = static_cast<std::uint64_t>(config.Number("collect.look_back_messages")),
      .audit = static_cast<std::uint64_t>(config.Number("collect.audit_messages")),
      .deleted = &deleted,
      .clock = &clock,
      .sleep = SleepUnlessInterrupted,
      .keep_from = [&keep](const std::string& id) { return keep.From(id); },
      .upkeep = [&]() -> Result<void> {
        TACIT_CHECK_OK(KeepRetention(opened, *session, request.project));
        return keep.Refresh();
      },
      .progress = progress};
  auto report = pipeline::Collect(source, state, session->lake(), options);
  // Also after an error: rows were written with these keys.
  for (const ProjectSetup& setup : setups) {
    TACIT_CHECK_OK(keys->SaveBridges(setup.name, setup.keys));
  }
  if (report && !request.dry_run) TACIT_CHECK_OK(Record(*report, options, opened.home));
  if (report && !request.dry_run) {
    TACIT_CHECK_OK(KeepRetention(opened, *session, request.project));
  }
  return report;
}

}  // namespace tacit::cli
