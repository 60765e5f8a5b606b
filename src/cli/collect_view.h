#pragma once

#include <chrono>
#include <string>

#include "cli/console.h"
#include "pipeline/collect.h"
#include "sources/budget/paced_budget.h"

namespace tacit::cli {

// "new  @acme  1,234 messages, back to 2024-03-01"
std::string CollectLine(const pipeline::CollectProgress& progress);
// "waiting 34 s: flood wait of getChatHistory, until 2026-01-31T12:00:00Z"
std::string WaitLine(const sources::Waiting& wait);

// Shows on stderr what collecting does: a line that is redrawn on a terminal; otherwise a line when
// the channel changes and every ten seconds. One thread.
class CollectView {
 public:
  explicit CollectView(const Console& console) : console_(console) {}
  ~CollectView() { Clear(); }
  CollectView(const CollectView&) = delete;
  CollectView& operator=(const CollectView&) = delete;

  void Show(const pipeline::CollectProgress& progress);
  void Show(const sources::Waiting& wait);
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  // `subject`: a line about another one is shown at once.
  void Line(const std::string& subject, const std::string& line);
  const Console& console_;
  Clock::time_point last_;
  std::string subject_;
  bool drawn_ = false;
};

}  // namespace tacit::cli
