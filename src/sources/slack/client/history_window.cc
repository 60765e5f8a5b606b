#include "sources/slack/client/history_window.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sources/slack/client/errors.h"
#include "sources/slack/timestamp.h"

namespace tacit::sources::slack {
namespace {

constexpr int kRestrictedSize = 15;
constexpr Micros kMargin = 20;  // a part of a minute
constexpr int kSmallest = 100;
constexpr int kTriesOfLarge = 1;  // the smallest comes before the breaker opens
constexpr int kTries = 5;
// Restricted together: https://docs.slack.dev/apis/web-api/rate-limits, 2025-05-29.
constexpr auto kRestrictedMethods =
    std::to_array<std::string_view>({"conversations.history", "conversations.replies"});

Micros OrderOf(const RawItem& item) { return ParseTimestamp(item.ts).value_or(0); }

// A large page that Slack cannot give is asked for again as a smaller one.
template <typename MakeRequest>
Result<Reply> CallSized(Api& api, CallBudget& budget, PageSize& size, const MakeRequest& make) {
  for (;;) {
    const int asked = size.now();
    const Request request = make(asked);
    auto reply = api.Call(request, asked > kSmallest ? kTriesOfLarge : kTries);
    if (reply) {
      const auto messages = reply->Array("messages");
      const std::size_t got = messages ? messages->size() : 0;
      if (size.IsRestricted(got, !reply->next_cursor().empty(), api.WasHeldUp(request.method()))) {
        for (const auto method : kRestrictedMethods)
          budget.Restrict(method, api.minute() + api.minute() / kMargin);
      } else if (got > kRestrictedSize) {
        for (const auto method : kRestrictedMethods) budget.Unrestrict(method);
      }
      return reply;
    }
    if (!api.gave_up() || !size.Halve()) return reply;
  }
}

}  // namespace

bool PageSize::Halve() {
  if (now_ <= kSmallest) return false;
  now_ = std::max(now_ / 2, kSmallest);
  return true;
}

bool PageSize::IsRestricted(std::size_t got, bool more, bool was_held_up) {
  if (!was_held_up || !more || now_ <= kRestrictedSize || got > kRestrictedSize) return false;
  now_ = kRestrictedSize;
  return true;
}

Result<std::vector<RawItem>> ItemsOf(const Reply& reply) {
  std::vector<RawItem> items;
  const auto messages = reply.Array("messages");
  if (!messages) return Fail(ErrorCode::kUnavailable, "Slack gave a page without messages");
  for (const dom::element element : *messages) {
    const auto object = ObjectOf(element);
    if (!object) return Fail(ErrorCode::kUnavailable, "Slack gave a message that is no object");
    RawItem item{
        .object = *object, .ts = std::string(StringAt(*object, "ts")), .owner = reply.owner()};
    if (OrderOf(item) == 0) {
      return Fail(ErrorCode::kUnavailable, "Slack gave a message without a valid ts");
    }
    items.push_back(std::move(item));
  }
  std::ranges::stable_sort(items, std::greater<>(), OrderOf);
  return items;
}

Result<void> HistoryWindow::Fill(Api& api, CallBudget& budget, PageSize& size) {
  while (items_.empty() && !drained_) TACIT_CHECK_OK(ReadPage(api, budget, size));
  return {};
}

Result<void> HistoryWindow::ReadPage(Api& api, CallBudget& budget, PageSize& size) {
  const auto reply = CallSized(api, budget, size, [&](int limit) {
    return Request::History(channel_, {.oldest = oldest_,
                                       .latest = latest_,
                                       .inclusive = false,
                                       .cursor = cursor_,
                                       .limit = limit});
  });
  if (!reply) return tl::unexpected(reply.error());
  if (reply->ok()) return Take(*reply);
  if (cursor_.empty()) return tl::unexpected(ErrorOf("conversations.history", reply->error()));
  cursor_.clear();
  if (!last_.empty()) latest_ = last_;
  return {};
}

Result<void> HistoryWindow::Take(const Reply& reply) {
  TACIT_TRY(std::vector<RawItem> items, ItemsOf(reply));
  if (!items.empty()) {
    const Micros last = ParseTimestamp(last_).value_or(0);
    if (last != 0 && OrderOf(items.front()) >= last) {
      return Fail(ErrorCode::kUnavailable,
                  "Slack gave the pages of a channel in another order than it promises");
    }
    last_ = items.back().ts;
  }
  std::ranges::move(items, std::back_inserter(items_));
  bool is_limited = false;
  hides_older_ =
      hides_older_ ||
      (reply.root().at_key("is_limited").get(is_limited) == simdjson::SUCCESS && is_limited);
  cursor_ = reply.next_cursor();
  drained_ = cursor_.empty();
  return {};
}

Result<std::vector<RawItem>> ReadThread(Api& api, CallBudget& budget, PageSize& size,
                                        const std::string& channel, const std::string& thread,
                                        const std::string& latest) {
  std::vector<RawItem> all;
  std::string cursor;
  for (int begun = 0;;) {
    const auto reply = CallSized(api, budget, size, [&](int limit) {
      return Request::Replies(
          channel, thread,
          {.oldest = "0", .latest = latest, .inclusive = true, .cursor = cursor, .limit = limit});
    });
    if (!reply) return tl::unexpected(reply.error());
    if (!reply->ok() && !cursor.empty() && begun++ < kTries) {
      cursor.clear();
      all.clear();
      continue;
    }
    if (!reply->ok()) {
      return tl::unexpected(ErrorOf("conversations.replies", reply->error()));
    }
    TACIT_TRY(std::vector<RawItem> items, ItemsOf(*reply));
    std::ranges::move(items, std::back_inserter(all));
    cursor = reply->next_cursor();
    if (cursor.empty()) break;
  }
  std::ranges::stable_sort(all, {}, OrderOf);
  const auto twice = std::ranges::unique(all, {}, &RawItem::ts);  // the parent of every page
  all.erase(twice.begin(), twice.end());
  return all;
}

}  // namespace tacit::sources::slack
