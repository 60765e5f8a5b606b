#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/console.h"

namespace tacit::cli {

// How far an import is.
struct ProgressState {
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
  std::uint64_t messages = 0;
  double seconds = 0;  // since the start
};

// "━━━━━━━━────────  48%  12,345 messages  1.2M/s  98 MB/s  3 s left", at most `width` columns
// wide.
std::string ProgressBar(const ProgressState& state, std::size_t width, const Style& style);
// "48%, 12,345 messages, 1.2M/s, 98 MB/s, 3 s left": a line for logs.
std::string ProgressLine(const ProgressState& state);

// Shows progress on stderr: a bar that is redrawn on a terminal; otherwise a line every two
// seconds, so that a run that takes less shows none. One thread at a time.
class Progress {
 public:
  explicit Progress(const Console& console);
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Update(std::uint64_t bytes_done, std::uint64_t bytes_total, std::uint64_t messages);
  // Removes the bar from the terminal.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  const Console& console_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
  bool drawn_ = false;
};

}  // namespace tacit::cli
