#include "cli/collect_ways.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/exit_code.h"
#include "cli/live_session.h"
#include "cli/preview.h"
#include "cli/process.h"
#include "cli/state_session.h"

namespace tacit::cli {
namespace {

using pipeline::CollectReport;

constexpr std::array kWays = {CollectWay::kTelegram, CollectWay::kTelegramPreview,
                              CollectWay::kSlack};

std::string_view SourceName(CollectWay way) {
  switch (way) {
    case CollectWay::kTelegram:
      return "telegram";
    case CollectWay::kTelegramPreview:
      return "telegram-preview";
    case CollectWay::kSlack:
      return "slack";
  }
  return {};
}

CollectRequest RequestOf(CollectWay way, CollectRequest request) {
  request.platform = way == CollectWay::kSlack ? Platform::kSlack : Platform::kTelegram;
  request.preview = way == CollectWay::kTelegramPreview;
  return request;
}

// Those with channels to collect; none: the one whose error tells what to do.
Result<std::vector<CollectWay>> WaysOf(const OpenedHome& opened, const CollectRequest& request) {
  std::vector<CollectWay> wanted;
  std::vector<CollectWay> known;  // with a channel that was ever added
  TACIT_TRY(const auto state, OpenStateIfThere(opened.home));
  std::vector<state::Channel> channels;
  if (state != nullptr) {
    TACIT_TRY(channels, state->Channels());
  }
  for (const CollectWay way : kWays) {
    const CollectRequest own = RequestOf(way, request);
    const auto is_of_way = [&own](const state::Channel& channel) {
      return channel.platform == own.platform && channel.preview == own.preview;
    };
    if (std::ranges::any_of(channels, is_of_way)) known.push_back(way);
    if (std::ranges::any_of(channels, [&](const state::Channel& channel) {
          return is_of_way(channel) && IsRequested(channel, own);
        })) {
      wanted.push_back(way);
    }
  }
  if (wanted.empty()) wanted.push_back(known.empty() ? CollectWay::kTelegram : known.front());
  return wanted;
}

Result<CollectReport> CollectOneWay(const OpenedHome& opened, CollectWay way,
                                    const CollectRequest& request, CollectView& view) {
  const CollectRequest own = RequestOf(way, request);
  const LiveSession::ShowWait show_wait = [&view](const sources::Waiting& wait) {
    view.Show(wait);
  };
  TACIT_TRY(const auto session, own.preview ? LiveSession::OpenPreview(opened, show_wait)
                                            : LiveSession::Open(own.platform, opened, show_wait));
  return CollectFrom(session->source(), session->state(), opened, own,
                     [&view](const pipeline::CollectProgress& progress) {
                       view.Show(progress);
                       return !Interrupted();
                     });
}

// Which of several ways is followed: an account tells at once what happens.
CollectWay FollowedOf(const std::vector<CollectWay>& ways) {
  const auto account = std::ranges::find_if(
      ways, [](CollectWay way) { return way != CollectWay::kTelegramPreview; });
  return account != ways.end() ? *account : ways.front();
}

// What ended a run before it began is a report, too: the other way may still be collected.
CollectReport ReportOf(Result<CollectReport> collected) {
  if (collected) return *std::move(collected);
  CollectReport report;
  report.stopped = std::move(collected).error();
  return report;
}

void AddCounts(pipeline::Counts& counts, const pipeline::Counts& more) {
  for (const auto& [name, count] : more) counts[name] += count;
}

}  // namespace

CollectReport Merged(CollectReport first, CollectReport second) {
  pipeline::ImportReport& counts = first.counts;
  counts.messages += second.counts.messages;
  counts.loaded += second.counts.loaded;
  counts.updated += second.counts.updated;
  counts.unchanged += second.counts.unchanged;
  AddCounts(counts.refused, second.counts.refused);
  AddCounts(counts.withheld, second.counts.withheld);
  AddCounts(counts.dropped, second.counts.dropped);
  AddCounts(counts.redacted, second.counts.redacted);
  AddCounts(counts.guard, second.counts.guard);
  counts.channels += second.counts.channels;
  counts.seconds += second.counts.seconds;
  first.deleted += second.deleted;
  first.samples += second.samples;
  first.commits += second.commits;
  first.kept_out += second.kept_out;
  first.look_back.calls += second.look_back.calls;
  first.look_back.messages += second.look_back.messages;
  first.look_back.updated += second.look_back.updated;
  first.look_back.deleted += second.look_back.deleted;
  std::ranges::move(second.channels, std::back_inserter(first.channels));
  if (!first.stopped) first.stopped = std::move(second.stopped);
  return first;
}

Result<CollectReport> CollectWays(const OpenedHome& opened, const CollectRequest& request,
                                  std::optional<CollectWay> only, const Console& console,
                                  CollectView& view) {
  std::vector<CollectWay> ways;
  if (only) {
    ways.push_back(*only);
  } else {
    TACIT_TRY(ways, WaysOf(opened, request));
  }
  if (ways.size() == 1) return CollectOneWay(opened, ways.front(), request, view);
  const CollectWay followed = FollowedOf(ways);
  if (request.follow) {
    std::erase(ways, followed);
    for (const CollectWay way : ways) {
      console.Note(
          fmt::format("tacit: the channels of {0} are collected once, then those of {1} "
                      "are followed; to follow the others, too, run beside it: tacit "
                      "collect --follow --source {0}",
                      SourceName(way), SourceName(followed)));
    }
  }
  CollectRequest once = request;
  once.follow = false;
  std::optional<CollectReport> all;
  for (const CollectWay way : ways) {
    if (all && Interrupted()) return *std::move(all);
    CollectReport report = ReportOf(CollectOneWay(opened, way, once, view));
    if (request.follow && report.stopped && !Interrupted()) {  // following may go on for weeks
      view.Clear();
      Console::Complain(ErrorForPeople(*report.stopped));
    }
    all = all ? Merged(*std::move(all), std::move(report)) : std::move(report);
  }
  if (!request.follow || Interrupted()) return *std::move(all);
  return Merged(*std::move(all), ReportOf(CollectOneWay(opened, followed, request, view)));
}

}  // namespace tacit::cli
