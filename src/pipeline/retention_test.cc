#include "pipeline/retention.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/left_out.h"
#include "pipeline/testing/collect_harness.h"
#include "pipeline/trusted_time.h"

namespace tacit::pipeline {
namespace {

using sources::ScriptedChannel;
using testing::CollectHarness;

constexpr Micros kDay = 86'400'000'000;
constexpr Micros kStart = 1'800'000'000'000'000;
constexpr Micros kTextAge = 90 * kDay;
constexpr Micros kMessageAge = 365 * kDay;
// The sanitizers, which take ten times as long, look for faults that a few months show, too.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kDays = 120;
#else
constexpr int kDays = 730;
#endif

// A home whose retention runs every day, under a clock that the test owns.
class Years {
 public:
  Years() : channel_(home_.Add("5")) { home_.clock.now = kStart; }

  // A day: one message is written, and those of the last days come in; then retention.
  void Day(int day, Micros clock_error, bool collect = true) {
    const Micros real = kStart + day * kDay;
    home_.clock.now = real + clock_error;
    const std::int64_t id = day + 1;
    // Not of a round time, so that nothing falls on a limit by chance.
    channel_.messages[id] = {.id = id, .text = "t", .sent_at = real - (id % 7) * 3'600'000'000};
    waiting_.push_back(channel_.messages[id].sent_at);
    if (collect) {
      sent_.insert(sent_.end(), waiting_.begin(), waiting_.end());
      waiting_.clear();
      CollectOptions options = home_.Options();
      options.look_back = 0;  // has tests of its own
      options.audit = 0;
      ASSERT_TRUE(home_.Run(options));
      Act();
    }
    const auto newest = home_.lake().NewestMessage(home_.clock.now);
    ASSERT_TRUE(newest);
    evidence_.newest_message = *newest;
    const TrustedTime time = TrustTime(home_.clock.now, evidence_);
    const auto report = ApplyRetention(
        home_.lake(), {.place = {.project = "acme"},
                       .run_id = "r",
                       .now = time.now,
                       .limits = {.text = kTextAge, .messages = kMessageAge, .samples = {}},
                       .channels = {}});
    ASSERT_TRUE(report) << report.error().detail;
    ASSERT_TRUE(CheckNothingLeft(*report));
    if (time.is_clock) evidence_.confirmed = std::max(evidence_.confirmed.value_or(0), time.now);
    Act();
  }

  // Rows and texts that must be there at a time.
  std::string Expected(Micros now) const {
    std::size_t rows = 0;
    std::size_t texts = 0;
    for (const Micros sent : sent_) {
      if (sent >= now - kMessageAge) ++rows;
      if (sent >= now - kTextAge) ++texts;
    }
    return std::to_string(rows) + "," + std::to_string(texts);
  }
  std::string Found() { return home_.Query("SELECT count(*), count(text) FROM messages"); }
  CollectHarness& home() { return home_; }

 private:
  void Act() {
    if (evidence_.first_act == 0) evidence_.first_act = home_.clock.now;
    evidence_.acts.push_back(home_.clock.now);
  }
  CollectHarness home_;
  ScriptedChannel& channel_;
  std::vector<Micros> waiting_;  // of messages that were not collected
  std::vector<Micros> sent_;
  TimeEvidence evidence_;
};

TEST(Retention, OverTwoYearsOfDailyRunsNothingIsOlderOrGoneEarly) {
  Years years;
  for (int day = 0; day < kDays; ++day) {
    ASSERT_NO_FATAL_FAILURE(years.Day(day, 0, day % 7 == 0)) << day;  // collecting takes longest
    ASSERT_EQ(years.Found(), years.Expected(kStart + day * kDay)) << day;
  }
}

TEST(Retention, ClockJumpsOfTenYearsTakeNothingEarly) {
  constexpr Micros kDecade = 3650 * kDay;
  Years years;
  for (int day = 0; day < 100; day += 4) ASSERT_NO_FATAL_FAILURE(years.Day(day, 0));
  int day = 100;
  for (const Micros jump : {kDecade, -kDecade}) {
    for (int run = 0; run < 5; ++run, ++day) {
      ASSERT_NO_FATAL_FAILURE(years.Day(day, jump));
      // Late at most by the days of the jump: the newest message says what is certain.
      ASSERT_EQ(years.home().Query("SELECT count(*) FROM messages"), std::to_string(25 + day - 99));
    }
    ASSERT_NO_FATAL_FAILURE(years.Day(day, 0));
    ASSERT_EQ(years.Found(), years.Expected(kStart + day * kDay)) << "set right, all is as before";
    ++day;
  }
}

TEST(Retention, ALimitOfAChannelCountsInsteadOfTheProjects) {
  CollectHarness home;
  sources::ScriptedSource::Fill(home.Add("5"), 1, 3);
  sources::ScriptedSource::Fill(home.Add("6"), 1, 3);
  ASSERT_TRUE(home.Run());
  const auto report = ApplyRetention(
      home.lake(), {.place = {.project = "acme"},
                    .run_id = "r",
                    .now = home.clock.now,
                    .limits = {.text = {}, .messages = kDay, .samples = {}},
                    .channels = {{"6", {.text = kDay, .messages = {}, .samples = {}}}}});
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->taken.removed, 3U);
  EXPECT_EQ(report->taken.changed, 3U);
  EXPECT_EQ(home.Query("SELECT channel_id, message_id, text, withheld FROM messages ORDER BY ALL"),
            "6,1,-,retention|6,2,-,retention|6,3,-,retention");
}

// An Erasable beside which somebody loads old rows, so often.
class BusyLake final : public warehouse::Erasable {
 public:
  explicit BusyLake(int loads) : loads_(loads) {}
  Result<warehouse::ErasureReport> Forget(const warehouse::ForgetInfo&) override { return {}; }
  Result<warehouse::ErasureReport> Expire(const warehouse::ExpiryInfo&) override {
    return warehouse::ErasureReport{.removed = 1};
  }
  Result<warehouse::ErasureReport> Expired(const warehouse::ExpiryInfo&) override {
    return warehouse::ErasureReport{.removed = loads_-- > 0 ? 1U : 0U};
  }
  Result<std::optional<Micros>> NewestMessage(Micros) override { return std::nullopt; }

 private:
  int loads_;
};

TEST(Retention, WhatComesInBetweenIsTakenToo) {
  BusyLake busy(2);
  const auto outcome = ApplyRetention(busy, {});
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->taken.removed, 3U);
  EXPECT_TRUE(CheckNothingLeft(*outcome));
  BusyLake stubborn(1000);
  const auto never = ApplyRetention(stubborn, {});
  ASSERT_TRUE(never);
  EXPECT_EQ(never->left.removed, 1U);
  EXPECT_EQ(CheckNothingLeft(*never).error().code, ErrorCode::kCorrupt);
}

TEST(Retention, LookingBackDoesNotBringBackWhatItTook) {
  CollectHarness home;
  sources::ScriptedChannel& channel = home.Add("5");
  sources::ScriptedSource::Fill(channel, 1, 6);
  for (auto& [id, message] : channel.messages) {
    message.sent_at = home.clock.now - (id <= 3 ? 400 : 1) * kDay;
  }
  ASSERT_TRUE(home.Run());
  ASSERT_EQ(home.Ids("5"), "1 2 3 4 5 6");
  const RetentionOptions limits{.place = {.project = "acme"},
                                .run_id = "r",
                                .now = home.clock.now,
                                .limits = {.text = {}, .messages = kMessageAge, .samples = {}},
                                .channels = {}};
  ASSERT_TRUE(ApplyRetention(home.lake(), limits));
  ASSERT_EQ(home.Ids("5"), "4 5 6");
  CollectOptions options = home.Options();
  options.keep_from = [&](const std::string&) { return home.clock.now - kMessageAge; };
  const auto report = home.Run(options);
  ASSERT_TRUE(report);
  EXPECT_GT(report->look_back.calls, 0U);
  EXPECT_EQ(home.Ids("5"), "4 5 6");
  EXPECT_EQ(report->counts.loaded, 0U);
}

TEST(Follow, OnceADayThereIsUpkeep) {
  CollectHarness home;
  sources::ScriptedSource::Fill(home.Add("5"), 1, 3);
  CollectOptions options = home.Options();
  options.look_back = 0;
  options.audit = 0;
  int upkeeps = 0;
  int waits = 0;
  options.follow = true;
  options.upkeep = [&]() -> Result<void> {
    ++upkeeps;
    return {};
  };
  home.source.idle = [&](int) {
    home.clock.now += kDay / 4;
    ++waits;
  };
  options.progress = [&](const CollectProgress&) { return waits < 15; };
  ASSERT_TRUE(home.Run(options));
  EXPECT_EQ(upkeeps, 4) << "at the beginning, and in three days and a half";
}

// Somebody is left out while a run goes on: by the handle, which the source can put to the id.
TEST(Follow, WhoeverIsLeftOutMeanwhileIsLeftOutFromThenOn) {
  CollectHarness home;
  home.source.people = {{.id = "7", .handle = "ann"}};
  home.source.shows_all = false;  // nothing is read again
  sources::ScriptedChannel& channel = home.Add("5");
  sources::ScriptedSource::Fill(channel, 1, 1);
  channel.messages[1].author = "8";
  const auto report = home.Follow(
      {[&] {
         const auto people = *LoadOptOuts(home.state(), Secret("master"));
         const state::OptOut ann{
             .hash = people->HashOf(Platform::kTelegram, privacy::PersonKey::kHandle, "ann"),
             .kind = "handle",
             .added_at = 1};
         ASSERT_TRUE(home.state().AddOptOuts({&ann, 1}));
         home.source.SayNew("5", {.id = 2, .text = "hers", .author = "7"});
         home.source.SayNew("5", {.id = 3, .text = "another's", .author = "8"});
       },
       {},
       {},
       {},
       {}});
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(home.Query("SELECT message_id, author IS NULL, text, withheld FROM messages "
                       "ORDER BY message_id"),
            "1,false,message 1,-|2,true,-,opt_out|3,false,another's,-");
  EXPECT_EQ(home.state().OptOuts()->size(), 2U) << "known by the id, too, from now on";
}

}  // namespace
}  // namespace tacit::pipeline
