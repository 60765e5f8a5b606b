// Following by polling: the newest messages of each channel in turn, and what changed in them.

#include <algorithm>
#include <utility>

#include "sources/slack/client/live_source.h"
#include "sources/slack/timestamp.h"

namespace tacit::sources::slack {
namespace {

constexpr Micros kCheckInterval = 600'000'000;  // of the gate
constexpr Micros kMillisecond = 1000;

// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv): of what can change in a message.
class Print {
 public:
  Print& Text(std::string_view text) {
    for (const char c : text) Byte(static_cast<unsigned char>(c));
    return Number(text.size());
  }
  Print& Number(std::uint64_t number) {
    constexpr unsigned kBytes = 8;
    for (unsigned i = 0; i < kBytes; ++i) Byte(static_cast<unsigned char>(number >> (8U * i)));
    return *this;
  }
  std::uint64_t value() const { return value_; }

 private:
  void Byte(unsigned char byte) {
    constexpr std::uint64_t kPrime = 1'099'511'628'211U;
    value_ = (value_ ^ byte) * kPrime;
  }
  std::uint64_t value_ = 14'695'981'039'346'656'037U;
};

std::uint64_t PrintOf(const RawMessage& message) {
  Print print;
  print.Text(message.text).Text(message.author.id);
  print.Number(static_cast<std::uint64_t>(message.edited_at.value_or(0)));
  print.Number(static_cast<std::uint64_t>(message.replies.value_or(-1)));
  print.Number(static_cast<std::uint64_t>(message.kind));
  for (const auto& [name, count] : message.reactions) {
    print.Text(name).Number(static_cast<std::uint64_t>(count));
  }
  return print.value();
}

}  // namespace

Result<LiveEvents> SlackLive::Wait(int timeout_ms) {
  LiveEvents events;
  const Micros until = options_.clock->Now() + timeout_ms * kMillisecond;
  const auto next = NextToPoll();
  const Micros due = next ? channels_[*next].next_poll : until;
  const Micros wait = std::min(due, until) - options_.clock->Now();
  if (wait > 0 && !options_.sleep(wait)) return Fail(ErrorCode::kInterrupted, "interrupted");
  if (!next || due > until) return events;
  TACIT_CHECK_OK(Poll(*next, events));
  return events;
}

std::optional<std::uint32_t> SlackLive::NextToPoll() const {
  std::optional<std::uint32_t> next;
  for (std::uint32_t i = 0; i < channels_.size(); ++i) {
    if (!channels_[i].refusal.empty()) continue;
    if (!next || channels_[i].next_poll < channels_[*next].next_poll) next = i;
  }
  return next;
}

// What was told is remembered only when the whole channel was read: an error in between loses
// nothing.
Result<void> SlackLive::Poll(std::uint32_t channel, LiveEvents& events) {
  Followed& followed = channels_[channel];
  const Micros now = options_.clock->Now();
  const auto refuse = [&](std::string refusal) {
    followed.refusal = std::move(refusal);
    events.events.emplace_back(ChannelRefused{channel, followed.refusal});
  };
  if (followed.next_check <= now) {
    TACIT_TRY(const Candidate candidate, Check(channel));
    if (!candidate.refusal.empty()) return refuse(candidate.refusal), Result<void>();
    followed.next_check = now + kCheckInterval;
    if (candidate.channel.members) {
      events.events.emplace_back(MembersSeen{channel, *candidate.channel.members});
    }
  }
  auto items = ReadNewest(followed);
  PageMaker maker(names_);
  Result<void> read;
  if (!items) read = tl::unexpected(items.error());
  for (std::size_t i = 0; items && read && i < items->size(); ++i) {
    const auto taken = TakeItem(followed, channel, (*items)[i], maker);
    if (!taken) read = tl::unexpected(taken.error());
  }
  if (!read) Forget(followed, maker);
  if (!read && read.error().code == ErrorCode::kRefused) {
    return refuse(read.error().detail), Result<void>();
  }
  if (!read) return read;
  followed.next_poll = now + options_.poll_interval;
  if (!items->empty()) followed.known = items->front().ts;
  // A history that was closed to the account looks like one whose messages are all deleted.
  if (!items->empty()) TellGone(followed, channel, items->back().ts, maker, events);
  TellSeen(followed, maker, events);
  for (const ThreadMark& mark : maker.threads()) {
    events.events.emplace_back(ThreadRead{channel, mark});
  }
  events.owner = maker.owner();
  return {};
}

// Newest first, at least down to the newest that was handed on: more than a page may have come
// since.
Result<std::vector<RawItem>> SlackLive::ReadNewest(const Followed& followed) {
  HistoryWindow window(followed.channel.id, "0", TimestampOf(options_.clock->Now()));
  const Micros known = ParseTimestamp(followed.known).value_or(0);
  std::vector<RawItem> items;
  for (;;) {
    TACIT_CHECK_OK(window.Fill(api_, budget_, poll_size_));
    std::ranges::move(window.items(), std::back_inserter(items));
    window.items().clear();
    const bool met = !items.empty() && ParseTimestamp(items.back().ts).value_or(0) <= known;
    if (met || window.drained()) return items;
  }
}

// Those that were there, and are not between the oldest and the newest that Slack gave, and replies
// of threads that were read whole.
void SlackLive::TellGone(Followed& followed, std::uint32_t channel, std::string_view oldest,
                         const PageMaker& maker, LiveEvents& events) {
  MessagesDeleted gone{.channel = channel, .ids = {}};
  for (auto seen = followed.seen.begin(); seen != followed.seen.end();) {
    const auto& [id, known] = *seen;
    const bool is_reply = known.thread != id;
    const bool was_read =
        is_reply ? std::ranges::count(maker.threads(), known.thread, &ThreadMark::thread_id) > 0
                 : id >= oldest;
    const bool is_there = std::ranges::any_of(
        maker.messages(), [&](const RawMessage& one) { return one.message_id.value() == id; });
    if (was_read && !is_there) gone.ids.push_back(id);
    const bool forget = known.thread < oldest || (was_read && !is_there);
    seen = forget ? followed.seen.erase(seen) : std::next(seen);
  }
  if (!gone.ids.empty()) events.events.emplace_back(std::move(gone));
}

void SlackLive::TellSeen(Followed& followed, PageMaker& maker, LiveEvents& events) {
  std::ranges::stable_sort(maker.messages(), {}, &RawMessage::order);
  for (const RawMessage& message : maker.messages()) {
    const std::uint64_t print = PrintOf(message);
    Seen& seen = followed.seen[std::string(message.message_id.value())];
    if (seen.print == print) continue;
    const bool is_reply = !message.reply_to_id.empty();
    seen = {
        .print = print,
        .thread = std::string(is_reply ? message.reply_to_id.value() : message.message_id.value())};
    events.events.emplace_back(MessageSeen{message});
  }
}

}  // namespace tacit::sources::slack
