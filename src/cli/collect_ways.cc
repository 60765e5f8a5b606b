#include "cli/collect_ways.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "cli/live_session.h"
#include "cli/preview.h"
#include "cli/process.h"
#include "cli/state_session.h"

namespace tacit::cli {
namespace {

using pipeline::CollectReport;

struct Ways {
  bool account = false;
  bool preview = false;
  bool only_previews = false;  // no channel was ever added another way, as far as known
};

Result<Ways> WaysOf(const OpenedHome& opened, const CollectRequest& request) {
  Ways ways;
  TACIT_TRY(const auto state, OpenStateIfThere(opened.home));
  if (state == nullptr) return ways;
  TACIT_TRY(const std::vector<state::Channel> channels, state->Channels());
  ways.only_previews = !channels.empty();
  for (const state::Channel& channel : channels) {
    ways.only_previews = ways.only_previews && channel.preview;
    if (!IsRequested(channel, request)) continue;
    (channel.preview ? ways.preview : ways.account) = true;
  }
  return ways;
}

Result<CollectReport> CollectOneWay(const OpenedHome& opened, CollectRequest request, bool preview,
                                    CollectView& view) {
  request.preview = preview;
  const LiveSession::ShowWait show_wait = [&view](const sources::Waiting& wait) {
    view.Show(wait);
  };
  TACIT_TRY(const auto session, preview ? LiveSession::OpenPreview(opened, show_wait)
                                        : LiveSession::Open(request.platform, opened, show_wait));
  return CollectFrom(session->source(), session->state(), opened, request,
                     [&view](const pipeline::CollectProgress& progress) {
                       view.Show(progress);
                       return !Interrupted();
                     });
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
  std::ranges::move(second.channels, std::back_inserter(first.channels));
  if (!first.stopped) first.stopped = std::move(second.stopped);
  return first;
}

Result<CollectReport> CollectWays(const OpenedHome& opened, const CollectRequest& request,
                                  PreviewOnly preview, const Console& console, CollectView& view) {
  TACIT_TRY(const Ways ways, WaysOf(opened, request));
  const bool both = ways.account && ways.preview && !preview;
  if (!both) {
    const bool by_preview = !ways.account && (ways.preview || ways.only_previews);
    return CollectOneWay(opened, request, preview.value_or(by_preview), view);
  }
  if (!request.follow) {
    CollectReport account = ReportOf(CollectOneWay(opened, request, false, view));
    if (Interrupted()) return account;
    return Merged(std::move(account), ReportOf(CollectOneWay(opened, request, true, view)));
  }
  console.Note(
      "tacit: channels by their web preview are collected once, then those of the account are "
      "followed; to follow the others run beside it: tacit collect --follow --source "
      "telegram-preview");
  CollectRequest once = request;
  once.follow = false;
  CollectReport previews = ReportOf(CollectOneWay(opened, once, true, view));
  if (Interrupted()) return previews;
  return Merged(std::move(previews), ReportOf(CollectOneWay(opened, request, false, view)));
}

}  // namespace tacit::cli
