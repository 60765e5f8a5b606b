// Looking back: what happened to messages that are in the lake while nobody followed. Pages of the
// history are read again and compared with the lake. A message is taken for deleted when a page
// that begins above it and shows an older one does not show it, and asking for it by itself does
// not either. What lies below the oldest message that the platform shows is left alone, unless the
// page says that it is the beginning: a history that was cleared or closed to the account looks the
// same as deleted messages. Where replies are kept apart, one is looked for in its thread only.

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <set>
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

const std::string& ShownFrom(const sources::Page& page) {
  return page.shown_from.empty() ? page.oldest : page.shown_from;
}

// How many are still to be shown; for the last tenth no call is made.
std::uint64_t LeftOf(std::uint64_t wanted, std::uint64_t shown) {
  constexpr std::uint64_t kPart = 10;
  return shown > 0 && shown + wanted / kPart >= wanted ? 0 : wanted;
}

void MarkCovered(const sources::Page& page, CollectChannel& channel) {
  for (const ThreadMark& thread : page.threads) {
    if (!Covers(channel.ranges(), OrderOf(thread.thread_id))) continue;
    channel.lane().MarkThreads(channel.index(), {&thread, 1});
  }
}

std::uint64_t ShownOn(const sources::Page& page) {
  return std::max<std::uint64_t>(page.messages.size() + page.refused, 1);
}

}  // namespace

bool CollectRun::LooksBack() const {
  const CollectOptions& options = context_.options;
  return !options.dry_run && (options.look_back > 0 || options.audit > 0) &&
         context_.source.ShowsAll();
}

// A page that was read for what is new shows known messages, too.
Result<bool> CollectRun::ReadAlready(CollectChannel& channel, const ReadAt& read) {
  const sources::Page& page = read.page;
  Place& place = places_[channel.index()];
  place.before = page.oldest;
  place.ended =
      page.oldest.empty() || OrderOf(page.oldest) <= OrderOf(channel.ranges().front().first);
  const auto known = static_cast<std::uint64_t>(std::ranges::count_if(
      page.messages,
      [&](const RawMessage& message) { return message.order <= channel.high_water(); }));
  place.shown += known;
  context_.report.look_back.messages += known;
  return Compare(channel, read.before, page);
}

CollectRun::Place CollectRun::PlaceOf(const CollectChannel& channel) const {
  const auto place = places_.find(channel.index());
  return place == places_.end() ? Place{.before = channel.new_from()} : place->second;
}

Result<bool> CollectRun::LookBack(bool following) {
  const CollectOptions& options = context_.options;
  look_back_at_ = context_.Now() + options.look_back_every;
  if (!LooksBack()) return true;
  TACIT_CHECK_OK(CommitAll());
  const std::uint64_t updated = context_.report.counts.updated;
  std::vector<std::pair<const CollectChannel*, std::string>> marks;
  for (CollectChannel& channel : channels_) {
    // What this run read for the first time is new enough.
    if (!channel.open() || (!following && !channel.known_before())) continue;
    Place place = following ? Place() : PlaceOf(channel);
    TACIT_TRY(const bool newest, ReadAgain(channel, LeftOf(options.look_back, place.shown), place));
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
    const std::string& from = ShownFrom(*page);
    place.ended = from.empty() || channel.ranges().empty() ||
                  (!place.before.empty() && OrderOf(from) >= OrderOf(place.before));
    if (place.ended) return true;
    StageAgain(channel, *page);
    TACIT_TRY(const bool compared, Compare(channel, place.before, *page));
    if (!compared) return false;
    if (!channel.open()) return true;
    MarkCovered(*page, channel);
    TACIT_CHECK_OK(CommitIfDue(channel.lane()));
    shown += ShownOn(*page);
    place.before = page->oldest;
    place.ended = page->oldest.empty() || channel.ranges().empty() ||
                  OrderOf(place.before) <= OrderOf(channel.ranges().front().first);
  }
  return true;
}

// The messages that are there and that the page says to be gone.
Result<bool> CollectRun::Compare(CollectChannel& channel, const std::string& before,
                                 const sources::Page& page) {
  if (ShownFrom(page).empty()) return true;
  const warehouse::OrderSpan span{
      .first = OrderOf(ShownFrom(page)),
      .last = before.empty() ? std::numeric_limits<std::int64_t>::max() : OrderOf(before) - 1};
  TACIT_TRY(const bool compared, CompareIn(channel, span, page));
  if (!compared || !context_.source.KeepsThreadsApart()) return compared;
  // Threads that begin further back.
  for (const ThreadMark& thread : page.threads) {
    const std::int64_t first = OrderOf(thread.thread_id);
    if (span.Contains(first)) continue;
    TACIT_TRY(const bool also, CompareIn(channel, {.first = first, .last = first}, page));
    if (!also) return false;
  }
  return true;
}

Result<bool> CollectRun::CompareIn(CollectChannel& channel, const warehouse::OrderSpan& span,
                                   const sources::Page& page) {
  if (!channel.open()) return true;
  TACIT_TRY(
      const std::vector<warehouse::StoredId> stored,
      context_.warehouse.StoredIn(channel.known().project, context_.source.platform(),
                                  channel.known().id, span, context_.source.KeepsThreadsApart()));
  TACIT_TRY(std::vector<std::string> gone, Missing(channel, stored, span, page));
  TACIT_TRY(const bool asked, AskFor(channel, gone));
  if (!asked) return false;
  if (!channel.open()) return true;
  context_.report.look_back.deleted += gone.size();
  // What may not be kept any more goes as if it were deleted.
  for (const std::string& id : page.refused_ids) {
    if (std::ranges::find(stored, id, &warehouse::StoredId::id) != stored.end()) gone.push_back(id);
  }
  channel.lane().Delete(channel.known().id, gone, context_.Now() + context_.options.change_delay);
  return true;
}

// Of what is stored, in order, what the page ought to show and does not.
Result<std::vector<std::string>> CollectRun::Missing(const CollectChannel& channel,
                                                     std::span<const warehouse::StoredId> stored,
                                                     const warehouse::OrderSpan& span,
                                                     const sources::Page& page) {
  const bool apart = context_.source.KeepsThreadsApart();
  std::map<std::string_view, std::int64_t> shown;  // and the replies to each
  for (const std::string& id : page.refused_ids) shown.emplace(id, -1);
  for (const RawMessage& one : page.messages) {
    shown.insert_or_assign(one.message_id.value(), one.replies.value_or(0));
  }
  std::set<std::string_view> whole;
  for (const ThreadMark& thread : page.threads) whole.insert(thread.thread_id);
  std::vector<std::string> missing;
  for (const warehouse::StoredId& one : stored) {
    if (shown.contains(one.id)) continue;
    if (!apart || one.reply_to.empty()) {
      missing.push_back(one.id);
      continue;
    }
    if (!span.Contains(OrderOf(one.reply_to))) continue;
    const auto first = shown.find(one.reply_to);
    bool is_missing = whole.contains(one.reply_to) || (first != shown.end() && first->second == 0);
    // A thread goes from the history with its last message. One that was never read live, as those
    // of an import, may lack its first message for other reasons.
    if (!is_missing && first == shown.end()) {
      TACIT_TRY(const auto mark, context_.state.ThreadOf(context_.source.platform(),
                                                         channel.known().id, one.reply_to));
      is_missing = mark.has_value();
    }
    if (is_missing) missing.push_back(one.id);
  }
  return Sorted(std::move(missing));
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

// A reply stands where its thread begins.
bool CollectRun::IsCovered(const CollectChannel& channel, const RawMessage& message) const {
  const bool apart = context_.source.KeepsThreadsApart() && !message.reply_to_id.empty();
  return Covers(channel.ranges(), apart ? OrderOf(message.reply_to_id.value()) : message.order);
}

// What lies in a gap is not for now: that nothing is missing there is not known.
void CollectRun::StageAgain(CollectChannel& channel, const sources::Page& page) {
  std::vector<RawMessage> covered;
  std::ranges::copy_if(page.messages, std::back_inserter(covered),
                       [&](const RawMessage& message) { return IsCovered(channel, message); });
  context_.report.look_back.messages += covered.size();
  channel.lane().Stage(covered, page.owner, context_.Now() + context_.options.batch_time);
}

}  // namespace tacit::pipeline
