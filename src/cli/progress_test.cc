#include "cli/progress.h"

#include <gtest/gtest.h>

#include "cli/text_width.h"

namespace tacit::cli {
namespace {

const Style kPlain{.on = false};
const ProgressState kHalf{
    .bytes_done = 50'000'000, .bytes_total = 100'000'000, .messages = 1'234'567, .seconds = 2};

TEST(ProgressBar, ShowsPercentageRatesAndTimeLeft) {
  EXPECT_EQ(ProgressBar(kHalf, 100, kPlain),
            "━━━━━━━━━━──────────   50%  1,234,567 messages  617k/s  25 MB/s  "
            "2.0 s left");
  EXPECT_EQ(ProgressLine(kHalf), "50%, 1,234,567 messages, 617k/s, 25 MB/s, 2.0 s left");
}

TEST(ProgressBar, FitsAnyTerminal) {
  for (std::size_t width = 20; width < 200; ++width) {
    EXPECT_LE(DisplayWidth(ProgressBar(kHalf, width, kPlain)), width) << width;
  }
}

TEST(ProgressBar, HasNoNonsenseAtTheEnds) {
  EXPECT_EQ(ProgressLine({}), "0%, 0 messages");
  EXPECT_EQ(ProgressLine({.bytes_done = 5, .bytes_total = 0, .messages = 1}), "0%, 1 message");
  // A file that grew: more was read than it had.
  EXPECT_EQ(ProgressLine({.bytes_done = 7, .bytes_total = 5, .messages = 9, .seconds = 1}),
            "100%, 9 messages, 9/s, 0 MB/s");
  EXPECT_EQ(ProgressLine({.bytes_done = 1, .bytes_total = 2, .messages = 3'000'000, .seconds = 1}),
            "50%, 3,000,000 messages, 3.0M/s, 0 MB/s, 1.0 s left");
}

}  // namespace
}  // namespace tacit::cli
