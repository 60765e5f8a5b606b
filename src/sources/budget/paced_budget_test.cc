#include "sources/budget/paced_budget.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <vector>

#include "state/sqlite/sqlite_state.h"

namespace tacit::sources {
namespace {

constexpr Micros kSecond = 1'000'000;
constexpr Micros kHour = 3600 * kSecond;

class FakeClock final : public Clock {
 public:
  Micros Now() const override { return now; }
  Micros now = 1'700'000'000 * kSecond;
};

class PacedBudgetTest : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = ::testing::TempDir() + "tacit_budget_" + std::to_string(::getpid()) + "_" +
            ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
    options_.account = "telegram";
    options_.waiting = [this](const Waiting& wait) {
      shown_.push_back(std::string(Name(wait.reason)) + " " + std::to_string(wait.left / kSecond));
    };
    Restart();
  }
  void TearDown() override {
    budget_.reset();
    state_.reset();
    std::filesystem::remove_all(path_);
  }
  void Restart() {
    budget_.reset();
    state_.reset();
    state_ = *state::OpenSqliteState(path_ + "/state.sqlite");
    budget_ = MakePacedBudget(options_, *state_, clock_, [this](Micros time) {
      clock_.now += time;
      return !interrupted_;
    });
  }
  // How long the call had to wait; negative: it was refused, with retry_after_s.
  Micros Waited(std::string_view method) {
    const Micros begin = clock_.now;
    const auto done = budget_->Acquire(method);
    if (!done) {
      EXPECT_EQ(done.error().code, ErrorCode::kRetryLater);
      return -done.error().retry_after_s * kSecond;
    }
    return clock_.now - begin;
  }

  std::string path_;
  FakeClock clock_;
  BudgetOptions options_;
  bool interrupted_ = false;
  std::vector<std::string> shown_;
  std::unique_ptr<state::State> state_;
  std::unique_ptr<CallBudget> budget_;
};

TEST_F(PacedBudgetTest, CallsAreASecondApartWithJitter) {
  EXPECT_EQ(Waited("history"), 0);
  bool differ = false;
  Micros before = 0;
  for (int i = 0; i < 50; ++i) {
    const Micros waited = Waited(i % 2 == 0 ? "find" : "history");
    EXPECT_GE(waited, kSecond);
    EXPECT_LE(waited, kSecond + kSecond / 4);
    differ = differ || (before != 0 && waited != before);
    before = waited;
  }
  EXPECT_TRUE(differ);
  EXPECT_TRUE(shown_.empty());  // the pace is nothing to tell
}

TEST_F(PacedBudgetTest, ARestartDoesNotBeginAnew) {
  EXPECT_EQ(Waited("history"), 0);
  Restart();
  EXPECT_GE(Waited("history"), kSecond);
}

TEST_F(PacedBudgetTest, NoPaceNoWait) {
  options_.interval = 0;
  Restart();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Waited("history"), 0);
}

TEST_F(PacedBudgetTest, AFloodWaitIsHonouredAndCountedDown) {
  budget_->Flooded("history", 30);
  EXPECT_EQ(Waited("history"), 30 * kSecond);
  ASSERT_EQ(shown_.size(), 30U);
  EXPECT_EQ(shown_.front(), "flood wait 30");
  EXPECT_EQ(shown_.back(), "flood wait 1");
}

TEST_F(PacedBudgetTest, AFloodWaitIsOfItsMethod) {
  budget_->Flooded("history", 30);
  EXPECT_EQ(Waited("find"), 0);
}

TEST_F(PacedBudgetTest, AFloodWaitOutlivesARestart) {
  budget_->Flooded("history", 30);
  clock_.now += 10 * kSecond;
  Restart();
  EXPECT_EQ(Waited("history"), 20 * kSecond);
}

TEST_F(PacedBudgetTest, AWaitBeyondThePatienceEndsTheRun) {
  budget_->Flooded("history", 16 * 3600);
  EXPECT_EQ(Waited("history"), -16 * kHour);
  clock_.now += 16 * kHour;
  EXPECT_EQ(Waited("history"), 0);
}

TEST_F(PacedBudgetTest, TheDayHasItsBudget) {
  options_.daily["find"] = 3;
  Restart();
  for (int i = 0; i < 3; ++i) EXPECT_GE(Waited("find"), 0);
  Restart();
  const Micros refused = Waited("find");
  EXPECT_LT(refused, -23 * kHour);
  EXPECT_GE(Waited("history"), 0);
  clock_.now += -refused;
  EXPECT_EQ(Waited("find"), 0);
}

TEST_F(PacedBudgetTest, ErrorsInARowOpenTheBreaker) {
  for (int i = 0; i < 4; ++i) budget_->Ended("history", true);
  EXPECT_EQ(Waited("history"), 0);
  budget_->Ended("history", true);
  EXPECT_EQ(Waited("find"), -60 * kSecond);
  Restart();
  EXPECT_EQ(Waited("find"), -60 * kSecond);
  clock_.now += 60 * kSecond;
  EXPECT_EQ(Waited("find"), 0);
  budget_->Ended("find", true);  // still failing: twice as long
  EXPECT_EQ(Waited("find"), -120 * kSecond);
  clock_.now += 120 * kSecond;
  EXPECT_EQ(Waited("find"), 0);
  budget_->Ended("find", false);
  for (int i = 0; i < 4; ++i) budget_->Ended("history", true);
  EXPECT_GE(Waited("history"), 0);  // counted from none again
}

TEST_F(PacedBudgetTest, AnInterruptEndsTheWait) {
  budget_->Flooded("history", 30);
  interrupted_ = true;
  const auto done = budget_->Acquire("history");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kInterrupted);
}

TEST_F(PacedBudgetTest, AClockSetBackStopsNothing) {
  EXPECT_EQ(Waited("history"), 0);
  clock_.now -= 24 * kHour;
  EXPECT_LE(Waited("history"), 2 * kSecond);
}

TEST_F(PacedBudgetTest, AMethodHasItsOwnBucket) {
  options_.interval = 0;
  options_.paces["history"] = {.interval = 2 * kSecond, .burst = 3};
  Restart();
  EXPECT_EQ(Waited("history"), 0);
  EXPECT_EQ(Waited("history"), 0);
  EXPECT_EQ(Waited("history"), 0);
  EXPECT_EQ(Waited("history"), 2 * kSecond);
  EXPECT_EQ(Waited("info"), 0);  // another method
  Restart();
  EXPECT_EQ(Waited("history"), 2 * kSecond);
  clock_.now += kHour;
  EXPECT_EQ(Waited("history"), 0);
}

TEST_F(PacedBudgetTest, AMethodNeverGetsMoreThanItsTierInAnyMinute) {
  options_.interval = 0;
  options_.paces["history"] = {.interval = 1'500'000, .burst = 10};  // of 50 a minute
  Restart();
  std::vector<Micros> calls;
  for (int i = 0; i < 300; ++i) {
    if (i % 70 == 0) clock_.now += 40 * kSecond;  // the bucket fills
    ASSERT_GE(Waited("history"), 0);
    calls.push_back(clock_.now);
  }
  for (std::size_t i = 50; i < calls.size(); ++i) EXPECT_GE(calls[i] - calls[i - 50], 60 * kSecond);
}

TEST_F(PacedBudgetTest, AWaitHalvesTheRateWhichComesBackStepByStep) {
  options_.interval = 0;
  options_.paces["history"] = {.interval = 2 * kSecond, .burst = 1};
  Restart();
  EXPECT_EQ(Waited("history"), 0);
  budget_->Flooded("history", 1);
  EXPECT_EQ(state_->CallsOf("telegram", "history", clock_.now)->pace, 4 * kSecond);
  Micros last = 5 * kSecond;
  ASSERT_GE(Waited("history"), 0);
  for (int i = 0; i < 40; ++i) {
    const Micros waited = Waited("history");
    EXPECT_LE(waited, last);
    last = waited;
  }
  EXPECT_EQ(last, 2 * kSecond);
  EXPECT_EQ(state_->CallsOf("telegram", "history", clock_.now)->pace, 0);
}

TEST_F(PacedBudgetTest, ARestrictionStays) {
  options_.interval = 0;
  options_.paces["history"] = {.interval = kSecond, .burst = 5};
  Restart();
  budget_->Restrict("history", 60 * kSecond);
  EXPECT_EQ(Waited("history"), 0);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(Waited("history"), 60 * kSecond);
  Restart();
  EXPECT_EQ(Waited("history"), 60 * kSecond);
  budget_->Unrestrict("history");
  clock_.now += 60 * kSecond;
  EXPECT_EQ(Waited("history"), 0);
  EXPECT_EQ(Waited("history"), 0);
}

TEST_F(PacedBudgetTest, WhatWasLearnedIsNoRestriction) {
  options_.interval = 0;
  options_.paces["history"] = {.interval = kSecond, .burst = 1};
  Restart();
  budget_->Flooded("history", 1);
  budget_->Unrestrict("history");
  EXPECT_EQ(state_->CallsOf("telegram", "history", clock_.now)->pace, 2 * kSecond);
}

}  // namespace
}  // namespace tacit::sources
