#include "pipeline/collect_run.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "base/assert.h"
#include "pipeline/left_out.h"

namespace tacit::pipeline {
namespace {

std::vector<RawChannel> ChannelsOf(const CollectOptions& options) {
  std::vector<RawChannel> channels;
  channels.reserve(options.channels.size());
  for (const state::Channel& channel : options.channels) {
    channels.push_back({.id = channel.id, .handle = channel.handle, .kind = channel.kind});
  }
  return channels;
}

std::vector<std::string> BasesOf(const CollectOptions& options) {
  std::vector<std::string> bases;
  bases.reserve(options.channels.size());
  for (const state::Channel& channel : options.channels) bases.push_back(channel.basis);
  return bases;
}

// As the summary and the state name it.
std::string_view OutcomeOf(const std::optional<Error>& stopped) {
  if (!stopped) return "ok";
  switch (stopped->code) {
    case ErrorCode::kInterrupted:
      return "interrupted";
    case ErrorCode::kRetryLater:
      return "retry_later";
    case ErrorCode::kDenied:
      return "denied";
    case ErrorCode::kRefused:
      return "refused";
    default:
      return "unavailable";
  }
}

}  // namespace

CollectRun::CollectRun(sources::LiveSource& source, state::State& state,
                       warehouse::Warehouse& warehouse, const CollectOptions& options)
    : context_{.source = source,
               .state = state,
               .warehouse = warehouse,
               .options = options,
               .channels = ChannelsOf(options),
               .bases = BasesOf(options),
               .statuses = std::vector<std::string>(options.channels.size(), "collected"),
               .deleted = *options.deleted,
               .report = {},
               .counts = {},
               .roster = {},
               .people = 0} {}

Result<CollectReport> CollectRun::Run() {
  const auto begin = std::chrono::steady_clock::now();
  TACIT_CHECK_OK(Prepare());
  TACIT_TRY(const bool opened, Open());
  if (opened) {
    TACIT_TRY(const bool finished, context_.options.dry_run ? DryRun() : Phases());
    static_cast<void>(finished);
  }
  if (!context_.options.dry_run) {
    TACIT_CHECK_OK(CommitAll());
    TACIT_CHECK_OK(NoteRun(context_.Now(), OutcomeOf(context_.report.stopped)));
  }
  FillReport();
  context_.report.counts.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return std::move(context_.report);
}

Result<void> CollectRun::Prepare() {
  started_at_ = context_.Now();
  const CollectOptions& options = context_.options;
  std::map<std::string, CollectLane*> lanes;
  for (const CollectProject& project : options.projects) {
    lanes[project.name] = &lanes_.emplace_back(context_, project);
  }
  for (std::uint32_t i = 0; i < options.channels.size(); ++i) {
    const auto lane = lanes.find(options.channels[i].project);
    TACIT_ASSERT(lane != lanes.end());
    channels_.emplace_back(context_, *lane->second, i, options.channels[i]);
  }
  for (const auto& [project, lane] : lanes) {
    TACIT_TRY(const auto ranges,
              context_.warehouse.CoverageOf(project, context_.source.platform()));
    for (CollectChannel& channel : channels_) {
      if (channel.known().project != project) continue;
      TACIT_TRY(auto mark,
                context_.state.SinceMarkOf(context_.source.platform(), channel.known().id));
      const auto known = ranges.find(channel.known().id);
      channel.Know(known == ranges.end() ? warehouse::MessageRanges() : known->second,
                   std::move(mark));
    }
  }
  if (options.dry_run) return {};
  TACIT_CHECK_OK(NoteRun(0, ""));
  return DeletePending();
}

// What a run that was killed had begun.
Result<void> CollectRun::DeletePending() {
  TACIT_TRY(const auto pending, context_.state.PendingDeletions());
  for (const state::MessageRef& message : pending) {
    if (message.platform != context_.source.platform()) continue;
    for (CollectLane& lane : lanes_) {
      if (lane.project() != message.project) continue;
      lane.Delete(message.channel_id, {&message.message_id, 1}, context_.Now());
    }
  }
  return {};
}

Result<bool> CollectRun::Open() {
  const auto candidates = context_.source.Open(context_.channels);
  if (!candidates) return Failed(nullptr, candidates.error());
  if (candidates->size() != channels_.size()) {
    return Failed(nullptr, {.code = ErrorCode::kUnavailable,
                            .detail = "the platform did not answer for every channel"});
  }
  for (std::size_t i = 0; i < channels_.size(); ++i) {
    TACIT_CHECK_OK(Admit(channels_[i], (*candidates)[i]));
  }
  return true;
}

Result<void> CollectRun::Admit(CollectChannel& channel, const sources::Candidate& candidate) {
  const state::Channel& known = channel.known();
  if (!candidate.refusal.empty()) return channel.Refuse(candidate.refusal);
  // The name belongs to somebody else now.
  if (candidate.channel.id != known.id) return channel.Refuse("not_found");
  context_.channels[channel.index()] = candidate.channel;
  if (context_.options.dry_run) return {};
  if (candidate.channel.handle != known.handle) {
    state::Channel renamed = known;
    renamed.handle = candidate.channel.handle;
    TACIT_CHECK_OK(context_.state.PutChannel(renamed));
    TACIT_CHECK_OK(context_.state.RememberHandle(known.platform, renamed.handle, known.id));
  }
  if (candidate.channel.members) channel.UpdateMembers(*candidate.channel.members);
  return {};
}

// New messages of all channels first, then what is missing before them.
Result<bool> CollectRun::Phases() {
  for (CollectChannel& channel : channels_) {
    if (channel.open()) channel.BeginNew();
  }
  TACIT_TRY(const bool news, Walk(CollectPhase::kNew));
  if (!news) return false;
  for (CollectChannel& channel : channels_) {
    if (channel.open()) channel.BeginBackfill();
  }
  TACIT_TRY(const bool backfill, Walk(CollectPhase::kBackfill));
  if (!backfill) return false;
  TACIT_TRY(const bool samples, TakeSamples());
  if (!samples) return false;
  TACIT_TRY(const bool looked, LookBack(false));
  if (!looked) return false;
  TACIT_CHECK_OK(CommitAll());
  return context_.options.follow ? Follow() : true;
}

Result<bool> CollectRun::DryRun() {
  for (CollectChannel& channel : channels_) {
    if (!channel.open()) continue;
    channel.BeginNew();
    TACIT_TRY(const bool read, NextPage(channel, CollectPhase::kNew));
    if (!read) return false;
  }
  TACIT_CHECK_OK(RefreshPeople());
  for (CollectLane& lane : lanes_) TACIT_CHECK_OK(lane.Count());
  return true;
}

Result<bool> CollectRun::Walk(CollectPhase phase) {
  for (CollectChannel& channel : channels_) {
    while (!channel.done()) {
      TACIT_TRY(const bool read, NextPage(channel, phase));
      if (!read) return false;
      TACIT_CHECK_OK(CommitIfDue(channel.lane()));
      // What happens meanwhile is newer than all that phase one brought.
      if (phase == CollectPhase::kBackfill && context_.options.follow) {
        TACIT_TRY(const bool pumped, Pump(0));
        if (!pumped) return false;
      }
    }
  }
  return true;
}

Result<bool> CollectRun::NextPage(CollectChannel& channel, CollectPhase phase) {
  if (!GoOn(phase, &channel)) return false;
  const auto read = channel.ReadPage();
  if (!read) return Failed(&channel, read.error());
  if (phase == CollectPhase::kNew && LooksBack() && channel.known_before()) {
    TACIT_TRY(const bool compared, ReadAlready(channel, *read));
    if (!compared) return false;
  }
  // Only now: what is missing of a thread is not looked for again while it stays as it is.
  if (channel.open() && !read->cut) {
    channel.lane().MarkThreads(channel.index(), read->page.threads);
  }
  return true;
}

bool CollectRun::GoOn(CollectPhase phase, const CollectChannel* channel) {
  const auto& progress = context_.options.progress;
  const bool go_on =
      !progress ||
      progress({.phase = phase,
                .channel = channel == nullptr
                               ? std::string_view()
                               : std::string_view(context_.channels[channel->index()].handle),
                .messages = channel == nullptr ? 0 : channel->messages(),
                .reached = channel == nullptr ? std::nullopt : channel->reached()});
  if (!go_on) {
    context_.report.stopped = Error{.code = ErrorCode::kInterrupted, .detail = "interrupted"};
  }
  return go_on;
}

Result<bool> CollectRun::Failed(CollectChannel* channel, const Error& error) {
  const bool gone = error.code == ErrorCode::kRefused || error.code == ErrorCode::kNotFound;
  if (channel != nullptr && gone) {
    TACIT_CHECK_OK(
        channel->Refuse(error.code == ErrorCode::kNotFound ? "not_found" : error.detail));
    return true;
  }
  context_.report.stopped = error;
  return false;
}

Result<void> CollectRun::CommitIfDue(CollectLane& lane) {
  constexpr std::size_t kLongestDay = 4;  // batches
  const CollectOptions& options = context_.options;
  const Micros now = context_.Now();
  const bool full = lane.messages() >= options.batch_messages;
  const bool due = lane.due().value_or(now + 1) <= now;
  if (!full && !due) return {};
  TACIT_CHECK_OK(RefreshPeople());
  const std::uint64_t least = due ? 0 : kLongestDay * options.batch_messages;
  return lane.CommitWholeDays(static_cast<std::size_t>(least), now + options.batch_time);
}

Result<void> CollectRun::Commit(CollectLane& lane) {
  TACIT_CHECK_OK(RefreshPeople());
  return lane.Commit();
}

Result<void> CollectRun::CommitAll() {
  for (CollectLane& lane : lanes_) TACIT_CHECK_OK(Commit(lane));
  return {};
}

void CollectRun::RefreshRoster() {
  const auto people = context_.source.People();
  if (people.size() == context_.people) return;
  context_.people = people.size();
  context_.roster = privacy::Roster(people);
}

// Before anything is scrubbed: also who was added while the run goes on is left out.
Result<void> CollectRun::RefreshPeople() {
  RefreshRoster();
  const auto people = context_.source.People();
  for (const CollectProject& project : context_.options.projects) {
    privacy::OptOuts* left_out = project.keys->opt_outs.get();
    TACIT_CHECK_OK(RefreshOptOuts(context_.state, left_out));
    if (context_.options.dry_run) continue;
    TACIT_CHECK_OK(
        LearnOptOuts(context_.state, left_out, context_.source.platform(), people, context_.Now()));
  }
  return {};
}

Result<void> CollectRun::NoteRun(Micros ended_at, std::string_view outcome) {
  const CollectReport& report = context_.report;
  return context_.state.PutRun({.id = context_.options.run_id,
                                .platform = context_.source.platform(),
                                .follow = context_.options.follow,
                                .started_at = started_at_,
                                .ended_at = ended_at,
                                .outcome = std::string(outcome),
                                .loaded = report.counts.loaded,
                                .updated = report.counts.updated,
                                .deleted = report.deleted});
}

void CollectRun::FillReport() {
  CollectReport& report = context_.report;
  report.counts.messages = context_.counts.messages;
  report.counts.withheld = context_.counts.Withheld();
  report.counts.dropped = context_.counts.Dropped();
  report.counts.redacted = context_.counts.Redacted();
  report.counts.guard = context_.counts.Guard();
  report.counts.channels = channels_.size();
  for (const CollectChannel& channel : channels_) {
    report.channels.push_back(channel.Report());
    if (!channel.open()) ++report.counts.refused[channel.refusal()];
  }
}

}  // namespace tacit::pipeline
