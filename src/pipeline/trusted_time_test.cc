#include "pipeline/trusted_time.h"

#include <gtest/gtest.h>

namespace tacit::pipeline {
namespace {

constexpr Micros kDay = 86'400'000'000;
constexpr Micros kYear = 365 * kDay;
constexpr Micros kStart = 1'800'000'000'000'000;

// Acts on each of so many days.
std::vector<Micros> Daily(int days) {
  std::vector<Micros> acts;
  for (int day = 0; day < days; ++day) acts.push_back(kStart + day * kDay);
  return acts;
}

TEST(TrustedTime, IsTheClockWhileSomethingHappens) {
  const auto time = TrustTime(kStart + 700 * kDay, {.acts = Daily(700), .first_act = kStart});
  EXPECT_EQ(time.now, kStart + 700 * kDay);
  EXPECT_TRUE(time.is_clock);
  EXPECT_TRUE(TrustTime(kStart, {}).is_clock) << "a new home has nothing else";
}

TEST(TrustedTime, AClockThatJumpsAheadIsNotBelievedHoweverOftenItSpeaks) {
  TimeEvidence evidence{.acts = Daily(100), .first_act = kStart};
  for (int day = 0; day < 60; ++day) {
    const Micros clock = kStart + 100 * kDay + 10 * kYear + day * kDay;
    const auto time = TrustTime(clock, evidence);
    EXPECT_FALSE(time.is_clock);
    EXPECT_EQ(time.now, kStart + 99 * kDay);
    evidence.acts.push_back(clock);  // what is written meanwhile
  }
  // Set right again.
  const auto time = TrustTime(kStart + 101 * kDay, evidence);
  EXPECT_TRUE(time.is_clock);
  EXPECT_EQ(time.now, kStart + 101 * kDay);
}

TEST(TrustedTime, NeverFalls) {
  const auto time = TrustTime(kStart - 10 * kYear, {.acts = Daily(100), .first_act = kStart});
  EXPECT_EQ(time.now, kStart + 99 * kDay);
  EXPECT_TRUE(time.is_behind);
}

TEST(TrustedTime, AfterAPauseMessagesOrSomebodyConfirmIt) {
  const Micros clock = kStart + 300 * kDay;
  TimeEvidence evidence{.acts = Daily(100), .first_act = kStart};
  EXPECT_EQ(TrustTime(clock, evidence).now, kStart + 99 * kDay);
  evidence.newest_message = clock - kDay;
  EXPECT_EQ(TrustTime(clock, evidence).now, clock);
  evidence.newest_message = std::nullopt;
  evidence.confirmed = clock;
  EXPECT_EQ(TrustTime(clock, evidence).now, clock);
}

TEST(TrustedTime, AWrongClockOfThePastIsPutRightByAPersonsWord) {
  const Micros wrong = kStart + 10 * kYear;
  TimeEvidence evidence{.acts = {wrong, wrong + kDay}, .first_act = wrong, .confirmed = wrong};
  ASSERT_TRUE(TrustTime(kStart, evidence).is_behind);
  evidence.Confirm(kStart);
  EXPECT_TRUE(TrustTime(kStart + kDay, evidence).is_clock);
  EXPECT_EQ(TrustTime(kStart + kDay, evidence).now, kStart + kDay);
}

TEST(TrustedTime, TheGapIsBelievedAndNoMore) {
  const TimeEvidence evidence{.acts = {kStart}, .first_act = kStart};
  EXPECT_TRUE(TrustTime(kStart + kClockGap, evidence).is_clock);
  EXPECT_FALSE(TrustTime(kStart + kClockGap + 1, evidence).is_clock);
}

}  // namespace
}  // namespace tacit::pipeline
