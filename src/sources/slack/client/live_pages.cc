// Messages of a channel's history, each with the replies of its thread.

#include <algorithm>
#include <utility>

#include "sources/slack/client/live_source.h"
#include "sources/slack/timestamp.h"

namespace tacit::sources::slack {
namespace {

constexpr std::size_t kMessagesOfPage = 999;
constexpr Micros kDay = 86'400'000'000;
constexpr int kQuietParts = 8;
constexpr std::string_view kBeginning = "0";  // Page::shown_from

// A thread that did not change as far as its first message tells may have edits in it: it is read
// again after an eighth of the time that it has been silent, but not more than once a day.
bool IsDue(const ThreadMark& mark, Micros now) {
  const Micros last = ParseTimestamp(mark.last_reply).value_or(now);
  const Micros pause = std::max(kDay, (now - last) / kQuietParts);
  return mark.read_at + pause <= now;
}

}  // namespace

Result<Page> SlackLive::History(std::uint32_t channel, std::string_view before) {
  TACIT_TRY(Followed * followed, Allowed(channel));
  if (!followed->window || followed->position != before || before.empty()) {
    const std::string latest =
        before.empty() ? TimestampOf(options_.clock->Now()) : std::string(before);
    followed->window.emplace(followed->channel.id, "0", latest);
  }
  HistoryWindow& window = *followed->window;
  TACIT_CHECK_OK(window.Fill(api_, budget_, history_size_));
  Page page;
  PageMaker maker(names_);
  int threads = 0;
  std::size_t taken = 0;
  while (!window.items().empty() && threads < options_.threads_of_page && taken < kMessagesOfPage) {
    const RawItem item = window.items().front();
    if (before.empty() && page.newest.empty()) page.newest = item.ts;
    const auto asked = TakeItem(*followed, channel, item, maker);
    if (!asked) {
      Forget(*followed, maker);
      return tl::unexpected(asked.error());
    }
    if (*asked) ++threads;
    ++taken;
    page.oldest = item.ts;
    window.items().pop_front();
  }
  if (before.empty() && followed->known.empty()) {
    followed->known = page.newest.empty() ? "0" : page.newest;
  }
  followed->position = page.oldest;
  if (window.items().empty() && window.drained()) {
    // Of a channel that shows nothing, nothing is said: it may be closed to the account.
    const bool shows_any = !before.empty() || !page.oldest.empty();
    if (shows_any) page.shown_from = window.hides_older() ? page.oldest : std::string(kBeginning);
    page.oldest.clear();
    followed->window.reset();
  }
  page.messages = std::move(maker.messages());
  page.threads = std::move(maker.threads());
  page.refused_ids = std::move(maker.left_out());
  page.owner = maker.owner();
  return page;
}

// What was read is not handed on: nothing of it is known.
void SlackLive::Forget(Followed& followed, const PageMaker& maker) {
  followed.window.reset();
  for (const ThreadMark& mark : maker.threads()) followed.marks.erase(mark.thread_id);
}

// What is to be asked for again of the thread that a message begins or, sent to the channel as
// well, is part of; nothing: it is known.
Result<std::optional<ThreadMark>> SlackLive::ThreadToRead(const Followed& followed,
                                                          dom::object message) {
  const std::string thread(StringAt(message, "thread_ts"));
  const auto order = ParseTimestamp(StringAt(message, "ts"));
  if (!ParseTimestamp(thread) || !order) return std::nullopt;
  const auto known = followed.marks.find(thread);
  std::optional<ThreadMark> mark;
  if (known != followed.marks.end()) {
    mark = known->second;
  } else {
    TACIT_TRY(mark, threads_.Find(followed.channel.id, thread));
  }
  const Micros now = options_.clock->Now();
  const ThreadMark wanted{.thread_id = thread,
                          .last_reply = {},
                          .replies = CountAt(message, "reply_count").value_or(0),
                          .read_at = now};
  const bool is_first = thread == StringAt(message, "ts");
  if (!is_first) {
    // Its first message is further back: what was never read is read there.
    const bool is_new = mark && *order > ParseTimestamp(mark->last_reply).value_or(0);
    return is_new ? std::optional(wanted) : std::nullopt;
  }
  const bool was_read =
      mark && mark->replies == wanted.replies &&
      (mark->last_reply == StringAt(message, "latest_reply") || wanted.replies == 0);
  const bool needed = was_read ? IsDue(*mark, now) : mark || wanted.replies > 0;
  return needed ? std::optional(wanted) : std::nullopt;
}

// True: a thread was asked for.
Result<bool> SlackLive::TakeItem(Followed& followed, std::uint32_t channel, const RawItem& item,
                                 PageMaker& maker) {
  TACIT_TRY([[maybe_unused]] const RawMessage* message, maker.Add(item, channel));
  // The first message of a thread may be deleted, and its replies there.
  TACIT_TRY(auto mark, ThreadToRead(followed, item.object));
  if (!mark) return false;
  TACIT_CHECK_OK(TakeThread(followed, channel, *std::move(mark), maker));
  return true;
}

Result<void> SlackLive::TakeThread(Followed& followed, std::uint32_t channel, ThreadMark mark,
                                   PageMaker& maker) {
  const auto items = ReadThread(api_, budget_, replies_size_, followed.channel.id, mark.thread_id,
                                TimestampOf(options_.clock->Now()));
  if (!items && items.error().code == ErrorCode::kNotFound) return {};  // deleted meanwhile
  if (!items) return tl::unexpected(items.error());
  for (const RawItem& item : *items) {
    if (item.ts == mark.thread_id) {
      mark.replies = CountAt(item.object, "reply_count").value_or(mark.replies);
    } else {
      mark.last_reply = item.ts;
    }
    TACIT_TRY([[maybe_unused]] const RawMessage* message, maker.Add(item, channel));
  }
  followed.marks.insert_or_assign(mark.thread_id, mark);
  maker.threads().push_back(std::move(mark));
  return {};
}

Result<Page> SlackLive::Messages(std::uint32_t channel, std::span<const std::string> ids) {
  TACIT_TRY(const Followed* followed, Allowed(channel));
  Page page;
  PageMaker maker(names_);
  for (const std::string& id : ids) {
    // Of a reply, and of a message without a thread, Slack gives that message alone.
    const auto reply = api_.Call(Request::Replies(
        followed->channel.id, id,
        {.oldest = id, .latest = id, .inclusive = true, .cursor = {}, .limit = 2}));
    if (!reply) return tl::unexpected(reply.error());
    if (!reply->ok()) continue;
    TACIT_TRY(const std::vector<RawItem> items, ItemsOf(*reply));
    for (const RawItem& item : items) {
      if (item.ts != id) continue;
      TACIT_TRY([[maybe_unused]] const RawMessage* message, maker.Add(item, channel));
    }
  }
  page.messages = std::move(maker.messages());
  page.owner = maker.owner();
  return page;
}

}  // namespace tacit::sources::slack
