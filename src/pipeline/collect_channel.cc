#include "pipeline/collect_channel.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tacit::pipeline {
namespace {

using warehouse::AddRange;
using warehouse::kChannelBeginning;
using warehouse::OrderOf;

constexpr Micros kSampledFor = 86'400'000'000;

// Id of the oldest message that is not below `floor`; empty: there is none.
std::string OldestFrom(std::span<const RawMessage> messages, std::int64_t floor) {
  const RawMessage* oldest = nullptr;
  for (const RawMessage& one : messages) {
    if (one.order < floor) continue;
    if (oldest == nullptr || one.order < oldest->order) oldest = &one;
  }
  return oldest == nullptr ? std::string() : std::string(oldest->message_id.value());
}

// Id of the newest; empty: there is none.
std::string Newest(std::span<const RawMessage> messages) {
  const auto newest = std::ranges::max_element(messages, {}, &RawMessage::order);
  return newest == messages.end() ? std::string() : std::string(newest->message_id.value());
}

}  // namespace

// The messages of a page that the limits allow.
struct CollectChannel::Cut {
  std::vector<RawMessage> messages;
  bool by_date = false;
  bool by_count = false;
};

void CollectChannel::Know(warehouse::MessageRanges ranges, std::optional<state::SinceMark> mark) {
  ranges_ = std::move(ranges);
  mark_ = std::move(mark);
}

void CollectChannel::BeginNew() {
  only_new_ = true;
  high_water_ = ranges_.empty() ? -1 : OrderOf(ranges_.back().second);
  cursor_ = std::string();
}

void CollectChannel::BeginBackfill() {
  only_new_ = false;
  cursor_ = std::exchange(next_, std::nullopt);
}

CollectChannel::Cut CollectChannel::CutToLimits(const sources::Page& page) {
  Cut cut{.messages = page.messages};
  if (const auto since = context_.options.since) {
    std::erase_if(cut.messages, [&](const RawMessage& message) {
      const bool old = message.sent_at < *since;
      // Replies may belong to a message that is far below the page.
      cut.by_date = cut.by_date || (old && message.order >= OrderOf(page.oldest));
      return old;
    });
  }
  const std::uint64_t max = context_.options.max;
  if (max > 0 && messages_ + cut.messages.size() >= max) {
    std::ranges::stable_sort(cut.messages, std::greater<>(), &RawMessage::order);
    cut.messages.resize(static_cast<std::size_t>(max - std::min(max, messages_)));
    cut.by_count = true;
  }
  return cut;
}

// Where the next page begins when everything from `first` on is there; nothing: at the end.
std::optional<std::string> CollectChannel::Below(const std::string& first) const {
  std::string begin = first;
  for (const auto& [from, to] : ranges_) {
    if (OrderOf(from) <= OrderOf(first) && OrderOf(first) <= OrderOf(to)) begin = from;
  }
  const std::optional<Micros> since = context_.options.since;
  const bool older_than_since =
      mark_ && since && mark_->since <= *since && OrderOf(begin) <= OrderOf(mark_->message_id);
  if (begin == kChannelBeginning || older_than_since) return std::nullopt;
  return begin;
}

Result<ReadAt> CollectChannel::ReadPage() {
  ReadAt read{.before = cursor_.value_or(std::string()), .page = {}};
  TACIT_TRY(read.page, context_.source.History(index_, read.before));
  TACIT_TRY(read.cut, Take(read.before, read.page));
  return read;
}

Result<bool> CollectChannel::Take(const std::string& before, const sources::Page& page) {
  context_.report.kept_out += page.refused;
  const bool no_progress =
      !page.oldest.empty() && !before.empty() && OrderOf(page.oldest) >= OrderOf(before);
  if (no_progress) {
    return Fail(ErrorCode::kUnavailable, "the platform gave the same page again; try later");
  }
  Cut cut = CutToLimits(page);
  const bool ends = cut.by_date || cut.by_count;
  std::string first = ends                  ? OldestFrom(cut.messages, OrderOf(page.oldest))
                      : page.oldest.empty() ? std::string(kChannelBeginning)
                                            : page.oldest;
  if (first.empty()) first = before;  // nothing of the page is within the limits
  std::string last = before;
  if (last.empty()) last = page.newest.empty() ? Newest(cut.messages) : page.newest;
  if (last.empty() || OrderOf(last) < OrderOf(first)) last = first;

  messages_ += cut.messages.size();
  for (const RawMessage& message : cut.messages) {
    reached_ = std::min(reached_.value_or(message.sent_at), message.sent_at);
    const bool is_new = message.order > high_water_;
    if (is_new && (new_from_.empty() || message.order < OrderOf(new_from_))) {
      new_from_ = message.message_id.value();
    }
  }
  const Micros due = context_.Now() + context_.options.batch_time;
  Schedule(cut.messages);
  lane_.Stage(cut.messages, page.owner, due);
  cursor_.reset();
  if (first.empty()) return ends;  // an empty first page within limits: nothing is known
  lane_.Cover(index_, first, last, due);
  AddRange(ranges_, first, last);
  const auto since = context_.options.since;
  if (cut.by_date && !cut.by_count && since) {
    lane_.Mark(index_, {.since = *since, .message_id = first});
  }
  if (ends) return true;

  const bool reached_known = high_water_ < 0 || OrderOf(first) <= high_water_;
  std::optional<std::string> below = Below(first);
  const bool again =
      high_water_ >= 0 && !page.oldest.empty() && pages_again_ < context_.options.pages_again;
  if (only_new_ && reached_known && again) {
    ++pages_again_;
    cursor_ = page.oldest;
  } else if (only_new_ && reached_known) {
    next_ = std::move(below);
  } else {
    cursor_ = std::move(below);
  }
  return false;
}

// Counters are read again where the platform has them.
void CollectChannel::Schedule(std::span<const RawMessage> messages) {
  const Micros now = context_.Now();
  std::vector<state::PendingSample> samples;
  for (const RawMessage& message : messages) {
    if (!message.views || message.sent_at + kSampledFor < now) continue;
    for (const Micros age : context_.options.sample_ages) {
      if (message.sent_at + age <= now) continue;
      samples.push_back({.message = {.platform = context_.source.platform(),
                                     .project = known_.project,
                                     .channel_id = known_.id,
                                     .message_id = std::string(message.message_id.value())},
                         .sent_at = message.sent_at,
                         .due_at = message.sent_at + age});
    }
  }
  lane_.Schedule(std::move(samples));
}

// Nothing that happens after Open() is left out, so a message covers all from the newest one before
// it on.
void CollectChannel::See(const RawMessage& message, const std::shared_ptr<const void>& owner) {
  const Micros now = context_.Now();
  const std::string last = ranges_.empty() ? std::string(kChannelBeginning) : ranges_.back().second;
  const bool is_new = message.order > OrderOf(last);
  const Micros due = now + (is_new ? context_.options.live_delay : context_.options.change_delay);
  lane_.Stage({&message, 1}, owner, due);
  if (!is_new) return;
  ++messages_;
  Schedule({&message, 1});
  const std::string id(message.message_id.value());
  const std::string first = ranges_.empty() ? id : last;
  lane_.Cover(index_, first, id, due);
  AddRange(ranges_, first, id);
}

Result<void> CollectChannel::Refuse(const std::string& refusal) {
  lane_.Drop(index_);
  refusal_ = refusal;
  cursor_.reset();
  next_.reset();
  context_.statuses[index_] = "refused";
  if (context_.options.dry_run) return {};
  state::Channel channel = known_;
  channel.handle = context_.channels[index_].handle;
  channel.status = state::ChannelStatus::kRefused;
  channel.refusal = refusal;
  TACIT_CHECK_OK(context_.state.PutChannel(channel));
  lane_.Touch(index_, context_.Now());
  return {};
}

void CollectChannel::UpdateMembers(std::int64_t members) {
  const Micros now = context_.Now();
  context_.channels[index_].members = members;
  const Micros due = now + context_.options.change_delay;
  lane_.Sample({.channel_id = known_.id, .metric = "members", .value = members, .at = now}, due);
  lane_.Touch(index_, due);
}

CollectedChannel CollectChannel::Report() const {
  const bool from_beginning = !ranges_.empty() && ranges_.front().first == kChannelBeginning;
  return {.project = known_.project,
          .id = known_.id,
          .handle = context_.channels[index_].handle,
          .messages = messages_,
          .gaps = ranges_.empty() ? 0 : ranges_.size() - 1,
          .from_beginning = from_beginning,
          .refusal = refusal_};
}

}  // namespace tacit::pipeline
