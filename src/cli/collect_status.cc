#include "cli/collect_status.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "cli/live_session.h"
#include "cli/preview.h"
#include "cli/state_session.h"
#include "cli/table.h"
#include "cli/text_width.h"
#include "cli/time_text.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kRuns = 5;

bool FromBeginning(const ChannelState& one) {
  return !one.ranges.empty() && one.ranges.front().first == warehouse::kChannelBeginning;
}

std::size_t Gaps(const ChannelState& one) { return one.ranges.empty() ? 0 : one.ranges.size() - 1; }

std::string HistoryText(const ChannelState& one) {
  if (one.ranges.empty()) return "nothing yet";
  std::string text = FromBeginning(one) ? "from the beginning" : "older ones are missing";
  if (Gaps(one) > 0) text += ", " + std::to_string(Gaps(one)) + " gaps";
  return text;
}

// Until when the platform asked to wait; 0: it does not, or that has passed.
Micros WaitUntil(const state::CallState& calls, Micros now) {
  return calls.flood_until > now ? calls.flood_until : 0;
}

Result<void> ReadChannels(state::State& state, warehouse::Lake& lake, CollectStatus& status) {
  TACIT_TRY(std::vector<state::Channel> channels, state.Channels());
  std::map<std::pair<std::string, Platform>, std::map<std::string, warehouse::MessageRanges>> known;
  for (state::Channel& channel : channels) {
    const auto key = std::pair(channel.project, channel.platform);
    if (!known.contains(key)) {
      TACIT_TRY(known[key], lake.CoverageOf(channel.project, channel.platform));
    }
    warehouse::MessageRanges ranges = known[key][channel.id];
    status.channels.push_back({.channel = std::move(channel), .ranges = std::move(ranges)});
  }
  return {};
}

Result<void> ReadCalls(state::State& state, const Config& config, CollectStatus& status) {
  for (const sources::BudgetOptions& budget :
       {BudgetOf(Platform::kTelegram, config), PreviewBudget(config),
        BudgetOf(Platform::kSlack, config)}) {
    TACIT_TRY(const auto calls, state.Calls(budget.account, status.now));
    for (const state::CallState& one : calls) {
      const auto daily = budget.daily.find(one.method);
      CallLine line{.calls = one, .restricted = one.pace > budget.slowest};
      if (daily != budget.daily.end()) {
        line.left = std::max<std::int64_t>(daily->second - one.calls_today, 0);
      }
      const bool says_something = !one.method.empty() || WaitUntil(one, status.now) > 0;
      if (says_something) status.calls.push_back(std::move(line));
    }
  }
  return {};
}

std::string RunOutcome(const state::Run& run) {
  return run.outcome.empty() ? "running, or killed" : run.outcome;
}

std::string Titled(std::string_view title, const std::vector<TableColumnView>& columns,
                   const std::vector<std::vector<Cell>>& rows, const Console& console) {
  if (rows.empty()) return {};
  return "\n" + console.style().Bold(title) + "\n" +
         RenderTable(columns, rows, console.width(), console.style());
}

double Seconds(Micros time) {
  constexpr double kSecond = 1e6;
  return static_cast<double>(time) / kSecond;
}

// Of a method that the platform has slowed down.
std::string PaceText(const CallLine& line) {
  if (line.calls.pace == 0) return "-";
  return (line.restricted ? "restricted: 1 in " : "1 in ") +
         HumanDuration(Seconds(line.calls.pace));
}

std::string Count(std::uint64_t count) { return WithThousands(count); }

void AppendRanges(const warehouse::MessageRanges& ranges, JsonWriter& json) {
  json.Key("coverage").BeginArray();
  for (const auto& [first, last] : ranges) {
    json.BeginObject().Key("first").Text(first).Key("last").Text(last).EndObject();
  }
  json.EndArray();
}

}  // namespace

std::string StatusText(const state::Channel& channel) {
  const std::string way = channel.preview ? " (web preview)" : "";
  return (channel.refusal.empty() ? std::string(Name(channel.status))
                                  : "refused: " + channel.refusal) +
         way;
}

Result<CollectStatus> ReadCollectStatus(const OpenedHome& opened, warehouse::Lake& lake) {
  CollectStatus status{.now = SystemClock().Now()};
  TACIT_TRY(const auto state, OpenStateIfThere(opened.home));
  if (state == nullptr) return status;
  TACIT_CHECK_OK(ReadChannels(*state, lake, status));
  TACIT_CHECK_OK(ReadCalls(*state, opened.config, status));
  TACIT_TRY(status.runs, state->LatestRuns(kRuns));
  TACIT_TRY(status.pending_samples, state->PendingSamples());
  TACIT_TRY(const auto deletions, state->PendingDeletions());
  status.pending_deletions = deletions.size();
  return status;
}

void AppendCollectStatus(const CollectStatus& status, JsonWriter& json) {
  json.Key("channels").BeginArray();
  for (const ChannelState& one : status.channels) {
    const state::Channel& channel = one.channel;
    json.BeginObject().Key("project").Text(channel.project);
    json.Key("platform").Text(Name(channel.platform)).Key("channel_id").Text(channel.id);
    json.Key("name").Text(channel.handle).Key("status").Text(Name(channel.status));
    if (!channel.refusal.empty()) json.Key("refused").Text(channel.refusal);
    json.Key("gaps").Uint(Gaps(one)).Key("from_beginning").Bool(FromBeginning(one));
    AppendRanges(one.ranges, json);
    json.Key("preview").Bool(channel.preview).EndObject();
  }
  json.EndArray().Key("collect_runs").BeginArray();
  for (const state::Run& run : status.runs) {
    json.BeginObject().Key("run_id").Text(run.id).Key("platform").Text(Name(run.platform));
    json.Key("follow").Bool(run.follow).Key("started").Text(TimeText(run.started_at));
    json.Key("outcome").Text(run.outcome).Key("loaded").Uint(run.loaded);
    json.Key("updated").Uint(run.updated).Key("deleted").Uint(run.deleted).EndObject();
  }
  json.EndArray().Key("calls").BeginArray();
  for (const CallLine& line : status.calls) {
    json.BeginObject().Key("account").Text(line.calls.account);
    json.Key("method").Text(line.calls.method).Key("last_24h").Int(line.calls.calls_today);
    if (line.left) json.Key("left").Int(*line.left);
    if (line.calls.pace > 0) json.Key("pace_s").Real(Seconds(line.calls.pace), 1);
    if (line.restricted) json.Key("restricted").Bool(true);
    const Micros until = WaitUntil(line.calls, status.now);
    if (until > 0) json.Key("wait_until").Text(TimeText(until));
    json.EndObject();
  }
  json.EndArray().Key("pending_samples").Uint(status.pending_samples);
  json.Key("pending_deletions").Uint(status.pending_deletions);
}

std::string CollectStatusText(const CollectStatus& status, const Console& console) {
  std::vector<std::vector<Cell>> channels;
  channels.reserve(status.channels.size());
  for (const ChannelState& one : status.channels) {
    channels.push_back(
        {one.channel.project, "@" + one.channel.handle, StatusText(one.channel), HistoryText(one)});
  }
  std::vector<std::vector<Cell>> runs;
  runs.reserve(status.runs.size());
  for (const state::Run& run : status.runs) {
    runs.push_back({TimeText(run.started_at), run.follow ? "follow" : "once", RunOutcome(run),
                    Count(run.loaded), Count(run.updated), Count(run.deleted)});
  }
  std::vector<std::vector<Cell>> calls;
  calls.reserve(status.calls.size());
  for (const CallLine& line : status.calls) {
    const Micros until = WaitUntil(line.calls, status.now);
    calls.push_back({line.calls.account, line.calls.method.empty() ? "all" : line.calls.method,
                     Count(static_cast<std::uint64_t>(line.calls.calls_today)),
                     line.left ? Cell(Count(static_cast<std::uint64_t>(*line.left))) : Cell("-"),
                     PaceText(line), until > 0 ? TimeText(until) : "-"});
  }
  std::string text = Titled(
      "Channels", {{.name = "project"}, {.name = "name"}, {.name = "status"}, {.name = "history"}},
      channels, console);
  text += Titled("Collecting",
                 {{.name = "started"},
                  {.name = "mode"},
                  {.name = "outcome"},
                  {.name = "loaded", .right = true},
                  {.name = "updated", .right = true},
                  {.name = "deleted", .right = true}},
                 runs, console);
  text += Titled("Calls in 24 hours",
                 {{.name = "account"},
                  {.name = "method"},
                  {.name = "calls", .right = true},
                  {.name = "left", .right = true},
                  {.name = "pace"},
                  {.name = "waits until"}},
                 calls, console);
  if (status.pending_samples > 0) {
    text += "\n" + Count(status.pending_samples) + " counters are to be read again\n";
  }
  return text;
}

}  // namespace tacit::cli
