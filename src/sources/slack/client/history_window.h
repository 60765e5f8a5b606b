#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sources/slack/client/api.h"

namespace tacit::sources::slack {

// A message object as Slack gave it, and what it points into.
struct RawItem {
  dom::object object;
  std::string ts;
  std::shared_ptr<const void> owner;
};

// How many objects Slack gives at once. It may turn out to be fewer than what is asked for.
class PageSize {
 public:
  explicit PageSize(int most) : now_(most) {}
  int now() const { return now_; }
  bool Halve();  // false: it is small already
  // After a page of `got` objects; `more`: others follow it. True: Slack gives this app few objects
  // at a time, and few calls (https://docs.slack.dev/apis/web-api/rate-limits, 2025-05-29).
  bool IsRestricted(std::size_t got, bool more, bool was_held_up);

 private:
  int now_;
};

// The messages of a channel before a moment, newest first, a page of Slack's at a time. A cursor
// that Slack has lost begins anew where the last page ended.
class HistoryWindow {
 public:
  HistoryWindow(std::string channel, std::string oldest, std::string latest)
      : channel_(std::move(channel)), oldest_(std::move(oldest)), latest_(std::move(latest)) {}

  // Reads until there is an item, or none is left. kUnavailable: not in the order that Slack
  // promises, which could lose messages.
  Result<void> Fill(Api& api, CallBudget& budget, PageSize& size);
  std::deque<RawItem>& items() { return items_; }
  bool drained() const { return drained_; }
  // The plan hides what is older: what is not there may be.
  bool hides_older() const { return hides_older_; }
  const std::string& latest() const { return latest_; }

 private:
  Result<void> ReadPage(Api& api, CallBudget& budget, PageSize& size);
  Result<void> Take(const Reply& reply);

  std::string channel_;
  std::string oldest_;
  std::string latest_;
  std::string cursor_;
  std::string last_;  // ts of the oldest that was read
  bool drained_ = false;
  bool hides_older_ = false;
  std::deque<RawItem> items_;
};

// The objects of a page by ts, newest first. kUnavailable: one has no ts.
Result<std::vector<RawItem>> ItemsOf(const Reply& reply);

// Reads all replies of a thread that are not later than `latest`, and its first message where Slack
// gives it. kNotFound: there is no such thread.
Result<std::vector<RawItem>> ReadThread(Api& api, CallBudget& budget, PageSize& size,
                                        const std::string& channel, const std::string& thread,
                                        const std::string& latest);

}  // namespace tacit::sources::slack
