#include "pipeline/collect.h"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/testing/collect_harness.h"

namespace tacit::pipeline {
namespace {

using sources::ScriptedSource;
using testing::CollectHarness;

constexpr Micros kSecond = 1'000'000;

std::string Numbers(int first, int last) {
  std::string text;
  for (int i = first; i <= last; ++i) text += (text.empty() ? "" : " ") + std::to_string(i);
  return text;
}

TEST(Collect, TakesTheWholeHistoryOnce) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 10);
  const auto report = one.Run();
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_FALSE(report->stopped);
  EXPECT_EQ(report->counts.loaded, 10U);
  EXPECT_EQ(one.Ids("5"), Numbers(1, 10));
  EXPECT_EQ(one.Ranges("5"), "0-10");
  ASSERT_EQ(report->channels.size(), 1U);
  EXPECT_TRUE(report->channels[0].from_beginning);
  EXPECT_EQ(report->channels[0].gaps, 0U);
  EXPECT_EQ(one.Query("SELECT name, title, kind, basis, status, coverage FROM channels"),
            "name_5,Title of name_5,public_supergroup,the board,collected,"
            "[{'first': 0, 'last': 10}]");
}

TEST(Collect, AnUnchangedChannelCostsOnePageAndThoseThatAreReadAgain) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 10);
  ASSERT_TRUE(one.Run());
  one.source.methods.clear();
  CollectOptions options = one.Options();
  options.look_back = 4;
  options.audit = 0;
  ASSERT_TRUE(one.Run(options));
  EXPECT_EQ(one.source.methods,
            (std::vector<std::string>{"Open", "History", "History", "History"}));
  one.source.methods.clear();
  options = one.Options();
  options.look_back = 0;
  options.audit = 0;
  const auto report = one.Run(options);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->counts.loaded + report->counts.updated, 0U);
  EXPECT_EQ(one.source.methods, (std::vector<std::string>{"Open", "History"}));
}

TEST(Collect, NewMessagesComeFirstThenTheGaps) {
  CollectHarness one;
  auto& channel = one.Add("5");
  ScriptedSource::Fill(channel, 1, 30);
  CollectOptions few = one.Options();
  few.max = 5;
  ASSERT_TRUE(one.Run(few));
  EXPECT_EQ(one.Ranges("5"), "26-30");
  ScriptedSource::Fill(channel, 31, 40);
  few = one.Options();
  few.max = 5;
  const auto report = one.Run(few);
  ASSERT_TRUE(report);
  EXPECT_EQ(one.Ranges("5"), "26-30 36-40");
  EXPECT_EQ(report->channels[0].gaps, 1U);
  EXPECT_FALSE(report->channels[0].from_beginning);
  ASSERT_TRUE(one.Run());
  EXPECT_EQ(one.Ranges("5"), "0-40");
  EXPECT_EQ(one.Ids("5"), Numbers(1, 40));
}

TEST(Collect, NothingIsOlderThanTheDateLimit) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 20);
  CollectOptions options = one.Options();
  options.since = ScriptedSource::kStart + 12 * kSecond;
  options.look_back = 0;
  options.audit = 0;
  ASSERT_TRUE(one.Run(options));
  EXPECT_EQ(one.Ids("5"), Numbers(12, 20));
  EXPECT_EQ(one.Ranges("5"), "12-20");
  // What is older is not asked for again …
  one.source.methods.clear();
  options.run_id = "again";
  ASSERT_TRUE(one.Run(options));
  EXPECT_EQ(one.source.methods, (std::vector<std::string>{"Open", "History"}));
  // … but by a run with an earlier limit.
  options.run_id = "earlier";
  options.since = ScriptedSource::kStart + 5 * kSecond;
  ASSERT_TRUE(one.Run(options));
  EXPECT_EQ(one.Ids("5"), Numbers(5, 20));
}

TEST(Collect, OverlappingAndUnevenPagesChangeNothing) {
  CollectHarness one;
  auto& channel = one.Add("5");
  ScriptedSource::Fill(channel, 1, 40);
  one.source.page_sizes = {1, 7, 2};
  one.source.overlap = 2;
  const auto report = one.Run();
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->stopped);
  EXPECT_EQ(one.Ids("5"), Numbers(1, 40));
  EXPECT_EQ(one.Ranges("5"), "0-40");
}

TEST(Collect, PagesWithoutAnythingThatMayBeKeptAreNotTheEnd) {
  CollectHarness one;
  auto& channel = one.Add("5");
  ScriptedSource::Fill(channel, 1, 20);
  for (int id = 5; id <= 16; ++id) channel.messages[id].may_be_kept = false;
  const auto report = one.Run();
  ASSERT_TRUE(report);
  EXPECT_EQ(one.Ids("5"), Numbers(1, 4) + " " + Numbers(17, 20));
  EXPECT_EQ(report->kept_out, 12U);
  EXPECT_EQ(one.Ranges("5"), "0-20");
}

TEST(Collect, AnEmptyChannelIsCoveredFromItsBeginning) {
  CollectHarness one;
  one.Add("5");
  ASSERT_TRUE(one.Run());
  EXPECT_EQ(one.Ranges("5"), "0-0");
  ScriptedSource::Fill(one.source.channels[0], 1, 3);
  ASSERT_TRUE(one.Run());
  EXPECT_EQ(one.Ranges("5"), "0-3");
}

TEST(Collect, ARefusedChannelIsNotReadAndSaysSo) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 5);
  ScriptedSource::Fill(one.Add("6"), 1, 5);
  one.source.channels[0].refusal = "private_supergroup";
  const auto report = one.Run();
  ASSERT_TRUE(report);
  EXPECT_EQ(report->counts.refused, (Counts{{"private_supergroup", 1}}));
  EXPECT_EQ(one.Ids("5"), "-");
  EXPECT_EQ(one.Ids("6"), Numbers(1, 5));
  EXPECT_EQ(one.Query("SELECT status FROM channels WHERE channel_id = '5'"), "refused");
  const auto channels = *one.state().Channels();
  EXPECT_EQ(channels[0].status, state::ChannelStatus::kRefused);
  EXPECT_EQ(channels[0].refusal, "private_supergroup");
}

TEST(Collect, ANameThatSomebodyElseHasNowIsNotFollowed) {
  CollectHarness one;
  one.Add("5");
  one.source.channels[0].channel.id = "99";
  const auto report = one.Run();
  ASSERT_TRUE(report);
  EXPECT_EQ(report->counts.refused, (Counts{{"not_found", 1}}));
}

TEST(Collect, WhatIsStagedOfAChannelThatTurnsPrivateIsNotCommitted) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 9);
  ScriptedSource::Fill(one.Add("6"), 1, 9);
  int pages = 0;
  one.source.fault = [&](std::string_view call, int) -> std::optional<Error> {
    if (call == "History" && ++pages == 4) one.source.channels[0].refusal = "private_supergroup";
    return std::nullopt;
  };
  CollectOptions options = one.Options();
  options.batch_messages = 1;
  const auto report = one.Run(options);
  ASSERT_TRUE(report);
  // The first page of each channel was committed before; the second one of "5" was staged.
  EXPECT_EQ(one.Ids("5"), Numbers(7, 9));
  EXPECT_EQ(one.Ranges("5"), "7-9");
  EXPECT_EQ(one.Ids("6"), Numbers(1, 9));
  EXPECT_EQ(report->channels[0].refusal, "private_supergroup");
}

TEST(Collect, AnErrorOfThePlatformKeepsWhatWasRead) {
  for (const ErrorCode code : {ErrorCode::kRetryLater, ErrorCode::kUnavailable, ErrorCode::kDenied,
                               ErrorCode::kInterrupted}) {
    CollectHarness one;
    ScriptedSource::Fill(one.Add("5"), 1, 20);
    one.source.fault = [&](std::string_view, int number) -> std::optional<Error> {
      if (number < 4) return std::nullopt;
      return Error{.code = code, .detail = "no", .retry_after_s = 77};
    };
    const auto report = one.Run();
    ASSERT_TRUE(report);
    ASSERT_TRUE(report->stopped);
    EXPECT_EQ(report->stopped->code, code);
    EXPECT_EQ(report->stopped->retry_after_s, 77);
    EXPECT_EQ(one.Ids("5"), Numbers(12, 20));
    one.source.fault = {};
    ASSERT_TRUE(one.Run());
    EXPECT_EQ(one.Ids("5"), Numbers(1, 20));
  }
}

TEST(Collect, TheUsersInterruptCommitsWhatWasRead) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 20);
  CollectOptions options = one.Options();
  int calls = 0;
  options.progress = [&](const CollectProgress&) { return ++calls < 3; };
  const auto report = one.Run(options);
  ASSERT_TRUE(report);
  ASSERT_TRUE(report->stopped);
  EXPECT_EQ(report->stopped->code, ErrorCode::kInterrupted);
  EXPECT_EQ(one.Ids("5"), Numbers(15, 20));
  EXPECT_EQ(one.state().LatestRuns(1)->front().outcome, "interrupted");
}

TEST(Collect, ADryRunWritesNothing) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 20);
  one.Add("6");
  one.source.channels[1].refusal = "protected";
  CollectOptions options = one.Options();
  options.dry_run = true;
  const auto report = one.Run(options);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->counts.messages, 3U);
  EXPECT_EQ(report->counts.refused, (Counts{{"protected", 1}}));
  EXPECT_EQ(one.Ids("5"), "-");
  EXPECT_EQ(one.Ranges("5"), "none");
  EXPECT_TRUE(one.state().LatestRuns(1)->empty());
  EXPECT_EQ((*one.state().Channels())[1].status, state::ChannelStatus::kActive);
}

// Whatever step of a commit a run is killed in, the next one ends with the same rows.
TEST(Collect, KilledAnywhereNothingIsLostOrTwice) {
  CollectHarness whole;
  ScriptedSource::Fill(whole.Add("5"), 1, 12);
  ASSERT_TRUE(whole.Run());
  const std::string expected = whole.AllRows();
  const int last_step = 30;
  for (int step = 0; step < last_step; ++step) {
    CollectHarness one;
    ScriptedSource::Fill(one.Add("5"), 1, 12);
    CollectOptions options = one.Options();
    options.batch_messages = 3;
    one.die_at = step;
    const auto killed = one.Run(options);
    if (killed) return;  // it lived: every step was tried
    one.die_at = -1;
    const auto report = one.Run();
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_EQ(one.AllRows(), expected) << step;
    EXPECT_EQ(one.Ranges("5"), "0-12") << step;
  }
  FAIL() << "more steps than expected";
}

// Where nobody is told of edits: the newest pages are read again, and gaps are not forgotten.
TEST(Collect, ReadsPagesAgain) {
  CollectHarness one;
  one.source.shows_all = false;
  auto& channel = one.Add("5");
  ScriptedSource::Fill(channel, 1, 30);
  CollectOptions options = one.Options();
  options.max = 12;
  ASSERT_TRUE(one.Run(options));
  channel.messages[29].text = channel.messages[24].text = channel.messages[22].text = "changed!!";
  options = one.Options();
  options.pages_again = 2;
  options.max = 9;  // three pages
  ASSERT_TRUE(one.Run(options));
  EXPECT_EQ(one.Query("SELECT message_id FROM messages WHERE text = 'changed!!' ORDER BY 1 "),
            "22|24|29");
  EXPECT_EQ(one.Ranges("5"), "19-30");
  const int calls = one.source.calls;
  options = one.Options();
  options.pages_again = 2;
  ASSERT_TRUE(one.Run(options));
  EXPECT_EQ(one.Ids("5"), Numbers(1, 30));
  EXPECT_EQ(one.source.calls - calls, 1 + 3 + 6 + 1);  // Open, again, the history, its end
}

}  // namespace
}  // namespace tacit::pipeline
