#include "cli/time_text.h"

#include <gtest/gtest.h>

namespace tacit::cli {
namespace {

constexpr Micros kSecond = 1'000'000;
constexpr Micros kNow = 1'700'000'000 * kSecond;  // 2023-11-14T22:13:20Z

TEST(TimeText, Times) {
  const struct {
    const char* text;
    Micros time;
  } kCases[] = {
      {"2023-11-14", 1'699'920'000 * kSecond},
      {"2023-11-14T22:13:20Z", kNow},
      {"1970-01-01", 0},
      {"2024-02-29", 1'709'164'800 * kSecond},
      {"1h", kNow - 3600 * kSecond},
      {"7d", kNow - 7 * 86'400 * kSecond},
      {"2w", kNow - 14 * 86'400 * kSecond},
      {"0h", kNow},
  };
  for (const auto& c : kCases) {
    const auto time = ParseTime(c.text, kNow);
    ASSERT_TRUE(time) << c.text;
    EXPECT_EQ(*time, c.time) << c.text;
  }
}

TEST(TimeText, WhatIsNone) {
  for (const char* text :
       {"", "h", "-1d", "7", "7m", "999999d", "2023-13-01", "2023-02-29", "2023-1-1", "20231114",
        "2023-11-14 22:13:20", "2023-11-14T22:13Z", "2023-11-14T24:00:00Z", "2023-11-14T22:13:20",
        "yesterday", "2023-11-14x"}) {
    const auto time = ParseTime(text, kNow);
    ASSERT_FALSE(time) << text;
    EXPECT_EQ(time.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST(TimeText, IsWrittenAsItIsRead) {
  EXPECT_EQ(TimeText(kNow), "2023-11-14T22:13:20Z");
  EXPECT_EQ(DateText(kNow), "2023-11-14");
}

}  // namespace
}  // namespace tacit::cli
