// Looking back: what happened to messages that are in the lake while nobody followed. Pages of the
// history are read again and compared with the lake. A message is taken for deleted when a page
// that begins above it and shows an older one does not show it, and asking for it by itself does
// not either. What lies below the oldest message that the platform shows is left alone: a history
// that was cleared or closed to the account looks the same as deleted messages.

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "pipeline/collect_run.h"

namespace tacit::pipeline {
namespace {

using warehouse::OrderOf;

constexpr std::size_t kIdsOfCall = 100;

bool Covers(const warehouse::MessageRanges& ranges, std::int64_t order) {
  return std::ranges::any_of(ranges, [order](const auto& range) {
    return OrderOf(range.first) <= order && order <= OrderOf(range.second);
  });
}

std::vector<std::string> Sorted(std::vector<std::string> ids) {
  std::ranges::sort(ids);
  return ids;
}

std::vector<std::string> IdsOf(const sources::Page& page) {
  std::vector<std::string> ids;
  ids.reserve(page.messages.size());
  for (const RawMessage& message : page.messages) ids.emplace_back(message.message_id.value());
  return Sorted(std::move(ids));
}

std::vector<std::string> Without(const std::vector<std::string>& ids,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> left;
  std::ranges::set_difference(ids, others, std::back_inserter(left));
  return left;
}

std::vector<std::string> Both(const std::vector<std::string>& ids,
                              const std::vector<std::string>& others) {
  std::vector<std::string> both;
  std::ranges::set_intersection(ids, others, std::back_inserter(both));
  return both;
}

}  // namespace

Result<bool> CollectRun::LookBack(bool following) {
  const CollectOptions& options = context_.options;
  look_back_at_ = context_.Now() + options.look_back_every;
  const bool wanted = options.look_back > 0 || options.audit > 0;
  if (!wanted || !context_.source.ShowsAll()) return true;
  TACIT_CHECK_OK(CommitAll());
  const std::uint64_t updated = context_.report.counts.updated;
  std::vector<std::pair<const CollectChannel*, std::string>> marks;
  for (CollectChannel& channel : channels_) {
    // What this run read for the first time is new enough.
    if (!channel.open() || (!following && !channel.known_before())) continue;
    Place place{.before = following ? std::string() : channel.new_from()};
    TACIT_TRY(const bool newest, ReadAgain(channel, options.look_back, place));
    if (!newest) return false;
    TACIT_TRY(const std::string mark,
              context_.state.AuditMarkOf(context_.source.platform(), channel.known().id));
    const bool below =
        !mark.empty() && (place.before.empty() || OrderOf(mark) < OrderOf(place.before));
    if (below) place.before = mark;
    TACIT_TRY(const bool older, ReadAgain(channel, options.audit, place));
    if (!older) return false;
    marks.emplace_back(&channel, place.ended ? std::string() : place.before);
  }
  TACIT_CHECK_OK(CommitAll());
  context_.report.look_back.updated += context_.report.counts.updated - updated;
  for (const auto& [channel, mark] : marks) {
    if (!channel->open()) continue;
    TACIT_CHECK_OK(
        context_.state.PutAuditMark(context_.source.platform(), channel->known().id, mark));
  }
  return true;
}

// Pages before `place.before`, until `count` messages were shown or nothing older is known.
Result<bool> CollectRun::ReadAgain(CollectChannel& channel, std::uint64_t count, Place& place) {
  std::uint64_t shown = 0;
  while (shown < count && !place.ended && channel.open()) {
    if (!GoOn(CollectPhase::kLookBack, &channel)) return false;
    const auto page = context_.source.History(channel.index(), place.before);
    if (!page) return Failed(&channel, page.error());
    ++context_.report.look_back.calls;
    place.ended = page->oldest.empty() || channel.ranges().empty() ||
                  (!place.before.empty() && OrderOf(page->oldest) >= OrderOf(place.before));
    if (place.ended) return true;
    TACIT_TRY(const bool compared, Compare(channel, place.before, *page));
    if (!compared) return false;
    TACIT_CHECK_OK(CommitIfDue(channel.lane()));
    shown += std::max<std::uint64_t>(page->messages.size() + page->refused, 1);
    place.before = page->oldest;
    place.ended = OrderOf(place.before) <= OrderOf(channel.ranges().front().first);
  }
  return true;
}

Result<bool> CollectRun::Compare(CollectChannel& channel, const std::string& before,
                                 const sources::Page& page) {
  const std::int64_t last =
      before.empty() ? std::numeric_limits<std::int64_t>::max() : OrderOf(before) - 1;
  TACIT_TRY(std::vector<std::string> stored,
            context_.warehouse.IdsBetween(channel.known().project, context_.source.platform(),
                                          channel.known().id, OrderOf(page.oldest), last));
  stored = Sorted(std::move(stored));
  const std::vector<std::string> refused = Sorted(page.refused_ids);
  std::vector<std::string> gone = Without(Without(stored, IdsOf(page)), refused);
  StageAgain(channel, page);
  TACIT_TRY(const bool asked, AskFor(channel, gone));
  if (!asked) return false;
  if (!channel.open()) return true;
  context_.report.look_back.deleted += gone.size();
  // What may not be kept any more goes as if it were deleted.
  std::ranges::copy(Both(stored, refused), std::back_inserter(gone));
  channel.lane().Delete(channel.known().id, gone, context_.Now() + context_.options.change_delay);
  return true;
}

// Leaves those in `gone` that are not found by themselves either.
Result<bool> CollectRun::AskFor(CollectChannel& channel, std::vector<std::string>& gone) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < gone.size(); at += kIdsOfCall) {
    const auto some = std::span(gone).subspan(at, std::min(kIdsOfCall, gone.size() - at));
    const auto page = context_.source.Messages(channel.index(), some);
    if (!page) return Failed(&channel, page.error());
    ++context_.report.look_back.calls;
    StageAgain(channel, *page);
    std::ranges::copy(IdsOf(*page), std::back_inserter(found));
    std::ranges::copy(page->refused_ids, std::back_inserter(found));
  }
  gone = Without(gone, Sorted(std::move(found)));
  return true;
}

// What lies in a gap is not for now: that nothing is missing there is not known.
void CollectRun::StageAgain(CollectChannel& channel, const sources::Page& page) {
  std::vector<RawMessage> covered;
  std::ranges::copy_if(page.messages, std::back_inserter(covered), [&](const RawMessage& message) {
    return Covers(channel.ranges(), message.order);
  });
  context_.report.look_back.messages += covered.size();
  channel.lane().Stage(covered, page.owner, context_.Now() + context_.options.batch_time);
}

}  // namespace tacit::pipeline
