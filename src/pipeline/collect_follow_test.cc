#include <gtest/gtest.h>

#include <string>

#include "pipeline/collect.h"
#include "pipeline/testing/collect_harness.h"

namespace tacit::pipeline {
namespace {

using sources::ScriptedMessage;
using sources::ScriptedSource;
using testing::CollectHarness;

constexpr Micros kSecond = 1'000'000;
constexpr Micros kMinute = 60 * kSecond;

std::string Texts(CollectHarness& one) {
  return one.Query(
      "SELECT string_agg(message_id || '=' || text, ' ' ORDER BY message_id) "
      "FROM messages");
}

TEST(Follow, TakesNewEditedAndDeletedMessages) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 3);
  const auto report = one.Follow({
      [&] { one.source.SayNew("5", {.id = 4, .text = "four"}); },
      [&] { one.source.SayEdited("5", {.id = 2, .text = "edited", .edited_at = 9}); },
      [&] { one.source.SayDeleted("5", 1); },
  });
  ASSERT_TRUE(report) << report.error().detail;
  ASSERT_TRUE(report->stopped);
  EXPECT_EQ(report->stopped->code, ErrorCode::kInterrupted);
  EXPECT_EQ(Texts(one), "2=edited 3=message 3 4=four");
  EXPECT_EQ(report->deleted, 1U);
  EXPECT_EQ(one.Ranges("5"), "0-4");
  EXPECT_TRUE(one.state().PendingDeletions()->empty());
}

TEST(Follow, ANewMessageIsThereWithinASecond) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 3);
  Micros said = 0;
  Micros seen = 0;
  const auto look = [&] {
    if (seen == 0 && one.Ids("5") == "1 2 3 4") seen = one.clock.now;
  };
  std::vector<std::function<void()>> script = {[&] {
    one.source.SayNew("5", {.id = 4});
    said = one.clock.now;
  }};
  script.insert(script.end(), 10, look);
  ASSERT_TRUE(one.Follow(script));
  ASSERT_NE(seen, 0);
  EXPECT_LE(seen - said, kSecond);
}

TEST(Follow, TheNewestVersionWins) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 1);
  ASSERT_TRUE(one.Follow({[&] {
    one.source.SayNew("5", {.id = 2, .text = "a"});
    one.source.SayEdited("5", {.id = 2, .text = "b", .edited_at = 7});
    one.source.SayEdited("5", {.id = 2, .text = "c", .edited_at = 8});
    one.source.SayEdited("5", {.id = 2, .text = "c", .edited_at = 8, .views = 5});
  }}));
  EXPECT_EQ(one.Query("SELECT text, views FROM messages WHERE message_id = '2'"), "c,5");
}

TEST(Follow, AMessageThatIsDeletedAtOnceNeverGetsIn) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 1);
  ASSERT_TRUE(one.Follow({[&] {
    one.source.SayNew("5", {.id = 2, .text = "a"});
    one.source.SayDeleted("5", 2);
  }}));
  EXPECT_EQ(one.Ids("5"), "1");
  // Nor does it come back, whoever brings it.
  ScriptedSource::Fill(one.source.channels[0], 2, 3);
  CollectHarness other;
  ASSERT_TRUE(one.Run());
  EXPECT_EQ(one.Ids("5"), "1 3");
}

TEST(Follow, WhatWasDeletedStaysDeletedWhenItIsReadAgain) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 5);
  ASSERT_TRUE(one.Follow({[&] { one.source.SayDeleted("5", 3); }}));
  EXPECT_EQ(one.Ids("5"), "1 2 4 5");
  ScriptedSource::Fill(one.source.channels[0], 3, 3);
  const auto report =
      one.Follow({[&] { one.source.SayEdited("5", {.id = 3, .text = "again", .edited_at = 99}); }});
  ASSERT_TRUE(report);
  EXPECT_EQ(one.Ids("5"), "1 2 4 5");
  // In the first page, which is not read again to look back, and as it is said.
  EXPECT_EQ(report->counts.dropped, (Counts{{"deleted_at_source", 2}}));
}

// Killed in any step of the commit that takes a row away, the next run takes it away.
TEST(Follow, ADeletionOutlivesAKill) {
  CollectHarness steps;
  ScriptedSource::Fill(steps.Add("5"), 1, 3);
  ASSERT_TRUE(steps.Run());
  const int first = steps.steps;
  bool died = true;
  for (int step = first; died; ++step) {
    CollectHarness one;
    ScriptedSource::Fill(one.Add("5"), 1, 3);
    one.die_at = step;
    died = !one.Follow({[&] { one.source.SayDeleted("5", 2); }});
    one.die_at = -1;
    const bool known = !one.state().DeletedHashes()->empty();
    ScriptedSource::Fill(one.source.channels[0], 2, 2);
    ASSERT_TRUE(one.Run());
    EXPECT_EQ(one.Ids("5"), known ? "1 3" : "1 2 3") << step;
    EXPECT_TRUE(one.state().PendingDeletions()->empty());
    ASSERT_LT(step, first + 20);
  }
}

TEST(Follow, ARefusedChannelStopsAtOnceAndWhatIsStagedIsGone) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 3);
  ScriptedSource::Fill(one.Add("6"), 1, 3);
  ASSERT_TRUE(one.Follow({{}, {}, [&] {  // once the history is there
                            one.source.SayNew("5", {.id = 4});
                            one.source.SayRefused("5", "private_supergroup");
                            one.source.SayNew("6", {.id = 4});
                            one.source.SayNew("5", {.id = 5});
                          }}));
  EXPECT_EQ(one.Ids("5"), "1 2 3");
  EXPECT_EQ(one.Ids("6"), "1 2 3 4");
  EXPECT_EQ((*one.state().Channels())[0].refusal, "private_supergroup");
  EXPECT_EQ(one.Query("SELECT status FROM channels ORDER BY channel_id"), "refused|collected");
}

TEST(Follow, EndsWhenNoChannelIsLeft) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 3);
  const auto report = one.Follow({[&] { one.source.SayRefused("5", "protected"); }, {}, {}, {}});
  ASSERT_TRUE(report);
  ASSERT_TRUE(report->stopped);
  EXPECT_EQ(report->stopped->code, ErrorCode::kRefused);
}

TEST(Follow, CountersAreReadAgainAlsoAfterARestart) {
  CollectHarness one;
  auto& channel = one.Add("5");
  const Micros sent = one.clock.now - kMinute;
  channel.messages[1] = {.id = 1, .sent_at = sent, .views = 10};
  ASSERT_TRUE(one.Run());
  EXPECT_EQ(*one.state().PendingSamples(), 4U);
  EXPECT_EQ(one.Query("SELECT count(*) FROM samples"), "0");
  channel.messages[1].views = 25;
  one.clock.now = sent + 6 * kMinute;
  ASSERT_TRUE(one.Run());
  EXPECT_EQ(one.Query("SELECT message_id, metric, age_s, value FROM samples"), "1,views,360,25");
  EXPECT_EQ(one.Query("SELECT views FROM messages"), "25");
  EXPECT_EQ(*one.state().PendingSamples(), 3U);
  // While following they come when they are due.
  channel.messages[1].views = 30;
  one.clock.now = sent + 20 * kMinute - 2 * kSecond;
  ASSERT_TRUE(one.Follow(std::vector<std::function<void()>>(20)));
  EXPECT_EQ(one.Query("SELECT age_s, value FROM samples ORDER BY age_s"), "360,25|1200,30");
  // Of a message that is gone there is nothing to read.
  channel.messages.clear();
  one.clock.now = sent + 70 * kMinute;
  ASSERT_TRUE(one.Run());
  EXPECT_EQ(*one.state().PendingSamples(), 1U);
  EXPECT_EQ(one.Query("SELECT count(*) FROM samples"), "2");
}

// A run about some of the channels leaves the others their counters.
TEST(Follow, CountersOfOtherChannelsWaitForTheirRun) {
  CollectHarness one;
  const Micros sent = one.clock.now - kMinute;
  for (const char* id : {"5", "6"}) {
    one.Add(id).messages[1] = {.id = 1, .sent_at = sent, .views = 10};
  }
  ASSERT_TRUE(one.Run());
  EXPECT_EQ(*one.state().PendingSamples(), 8U);
  one.clock.now = sent + 6 * kMinute;
  state::Channel other = (*one.state().Channels())[1];
  other.status = state::ChannelStatus::kRefused;  // as if another run was about it
  ASSERT_TRUE(one.state().PutChannel(other));
  ASSERT_TRUE(one.Run());
  EXPECT_EQ(one.Query("SELECT channel_id FROM samples"), "5");
  EXPECT_EQ(*one.state().PendingSamples(), 7U);
  other.status = state::ChannelStatus::kActive;
  ASSERT_TRUE(one.state().PutChannel(other));
  ASSERT_TRUE(one.Run());
  EXPECT_EQ(one.Query("SELECT channel_id FROM samples ORDER BY 1"), "5|6");
}

TEST(Follow, MembersAreSampled) {
  CollectHarness one;
  one.Add("5").channel.members = 100;
  ASSERT_TRUE(one.Follow({[&] { one.source.SayMembers("5", 101); }}));
  EXPECT_EQ(one.Query("SELECT message_id, metric, age_s, value FROM samples ORDER BY value"),
            "-,members,-,100|-,members,-,101");
  EXPECT_EQ(one.Query("SELECT members FROM channels"), "101");
}

TEST(Follow, ALostNetworkIsWaitedFor) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 3);
  int lost = 0;
  one.source.fault = [&](std::string_view call, int) -> std::optional<Error> {
    if (call != "Wait" || lost >= 3) return std::nullopt;
    ++lost;
    return Error{.code = ErrorCode::kUnavailable, .detail = "no network"};
  };
  ASSERT_TRUE(one.Follow({[&] { one.source.SayNew("5", {.id = 4}); }}));
  EXPECT_EQ(lost, 3);
  EXPECT_EQ(one.Ids("5"), "1 2 3 4");
}

TEST(Follow, ManySmallCommitsBecomeFewFiles) {
  CollectHarness one;
  ScriptedSource::Fill(one.Add("5"), 1, 3);
  std::vector<std::function<void()>> script;
  for (int id = 4; id < 34; ++id) {
    script.emplace_back([&one, id] { one.source.SayNew("5", {.id = id}); });
    script.insert(script.end(), 3, [] {});
  }
  const auto report = one.Follow(script);
  ASSERT_TRUE(report);
  EXPECT_GE(report->commits, 20U);
  EXPECT_EQ(one.Query("SELECT count(*), count(DISTINCT message_id) FROM messages"), "33,33");
  EXPECT_LE((*one.lake().Tables())[0].files, 10U);
  EXPECT_TRUE(one.lake().Verify(true)->problems.empty());
}

}  // namespace
}  // namespace tacit::pipeline
