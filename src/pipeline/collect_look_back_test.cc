// What happened while nobody followed is found by reading again, and nothing else is.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/collect.h"
#include "pipeline/testing/collect_harness.h"
#include "privacy/name_finder.h"

namespace tacit::pipeline {
namespace {

using sources::ScriptedChannel;
using sources::ScriptedSource;
using testing::CollectHarness;

constexpr Micros kSecond = 1'000'000;
constexpr Micros kHour = 3'600 * kSecond;

void Edit(ScriptedChannel& channel, std::int64_t id, const std::string& text) {
  channel.messages[id].text = text;
  channel.messages[id].edited_at = ScriptedSource::kStart + 500 * kSecond;
}

std::string RowOf(CollectHarness& harness, int id) {
  return harness.Query("SELECT text, views FROM messages WHERE message_id = '" +
                       std::to_string(id) + "'");
}

// What a home has that collects for the first time now.
std::string FreshRows(const CollectHarness& old) {
  CollectHarness fresh;
  for (const ScriptedChannel& channel : old.source.channels) {
    fresh.Add(channel.channel.id).messages = channel.messages;
  }
  EXPECT_TRUE(fresh.Run());
  return fresh.AllRows();
}

TEST(LookBack, EditsCountersAndDeletionsAreTaken) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 20);
  const auto first = harness.Run();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->look_back.calls, 0U);  // all of it was read just now
  Edit(channel, 3, "changed");
  channel.messages[7].views = 12;
  channel.messages.erase(9);
  channel.messages.erase(20);  // the newest
  ScriptedSource::Fill(channel, 21, 22);
  harness.clock.now += kHour;
  const auto again = harness.Run();
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ(RowOf(harness, 3), "changed,-");
  EXPECT_EQ(RowOf(harness, 7), "message 7,12");
  EXPECT_EQ(harness.AllRows(), FreshRows(harness));
  EXPECT_EQ(again->deleted, 2U);
  EXPECT_EQ(again->look_back.deleted, 2U);
  EXPECT_EQ(again->look_back.updated, 2U);
  EXPECT_EQ(again->look_back.calls, 9U);  // 7 pages of three; one for each page with missing ones
  const auto quiet = harness.Run();
  ASSERT_TRUE(quiet);
  EXPECT_EQ(quiet->look_back.updated + quiet->look_back.deleted, 0U);
}

TEST(LookBack, ADeletedMessageDoesNotComeBack) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 9);
  ASSERT_TRUE(harness.Run());
  const auto kept = channel.messages[4];
  channel.messages.erase(4);
  ASSERT_TRUE(harness.Run());
  channel.messages[4] = kept;
  ASSERT_TRUE(harness.Run());
  EXPECT_EQ(harness.Ids("5"), "1 2 3 5 6 7 8 9");
}

TEST(LookBack, WhatIsBelowTheOldestShownMessageIsNoDeletion) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 9);
  ASSERT_TRUE(harness.Run());
  for (const int id : {1, 2, 3, 4}) channel.messages.erase(id);  // a history that was cleared
  const auto again = harness.Run();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->deleted, 0U);
  channel.messages.clear();
  ASSERT_TRUE(harness.Run());
  EXPECT_EQ(harness.Ids("5"), "1 2 3 4 5 6 7 8 9");
}

TEST(LookBack, AMessageThatAPageLeavesOutIsAskedFor) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 9);
  ASSERT_TRUE(harness.Run());
  harness.source.hidden = {4, 5};
  channel.messages.erase(5);
  Edit(channel, 4, "still there");
  const auto again = harness.Run();
  ASSERT_TRUE(again);
  EXPECT_EQ(harness.Ids("5"), "1 2 3 4 6 7 8 9");
  EXPECT_EQ(RowOf(harness, 4), "still there,-");
}

TEST(LookBack, WhatMayNoLongerBeKeptGoes) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 9);
  ASSERT_TRUE(harness.Run());
  channel.messages[4].may_be_kept = false;
  ASSERT_TRUE(harness.Run());
  EXPECT_EQ(harness.Ids("5"), "1 2 3 5 6 7 8 9");
}

TEST(LookBack, NothingIsConcludedFromASourceThatDoesNotShowAll) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 9);
  ASSERT_TRUE(harness.Run());
  harness.source.shows_all = false;
  channel.messages.erase(4);
  const auto again = harness.Run();
  ASSERT_TRUE(again);
  EXPECT_EQ(again->look_back.calls, 0U);
  EXPECT_EQ(harness.Ids("5"), "1 2 3 4 5 6 7 8 9");
}

TEST(LookBack, ARefusedChannelLosesNothing) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 9);
  ASSERT_TRUE(harness.Run());
  // Below the page that is read for what is new.
  std::erase_if(channel.messages, [](const auto& message) { return message.first < 7; });
  bool looking = false;
  harness.source.fault = [&](std::string_view call, int) -> std::optional<Error> {
    if (call == "History" && looking) return Error{ErrorCode::kRefused, "private"};
    return std::nullopt;
  };
  CollectOptions options = harness.Options();
  options.progress = [&](const CollectProgress& progress) {
    looking = progress.phase == CollectPhase::kLookBack;
    return true;
  };
  const auto again = harness.Run(options);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->channels[0].refusal, "private");
  EXPECT_EQ(harness.Ids("5"), "1 2 3 4 5 6 7 8 9");
}

TEST(LookBack, OtherChannelsWithTheSameIdsAreLeftAlone) {
  CollectHarness harness;
  ScriptedSource::Fill(harness.Add("5"), 1, 9);
  ScriptedSource::Fill(harness.Add("6"), 1, 9);
  ScriptedSource::Fill(harness.Add("7", "other"), 1, 9);
  ASSERT_TRUE(harness.Run());
  harness.source.channels[0].messages.erase(4);
  ASSERT_TRUE(harness.Run());
  EXPECT_EQ(harness.Ids("5"), "1 2 3 5 6 7 8 9");
  EXPECT_EQ(harness.Ids("6"), "1 2 3 4 5 6 7 8 9");
  EXPECT_EQ(harness.Ids("7"), "1 2 3 4 5 6 7 8 9");
}

TEST(LookBack, AGapStaysOne) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 5);
  ASSERT_TRUE(harness.Run());
  ScriptedSource::Fill(channel, 6, 20);
  CollectOptions options = harness.Options();
  options.max = 2;
  ASSERT_TRUE(harness.Run(options));
  EXPECT_EQ(harness.Ids("5"), "1 2 3 4 5 19 20");
  EXPECT_EQ(harness.Ranges("5"), "0-5 19-20");
}

TEST(LookBack, TheAuditGoesRoundTheOlderOnes) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 30);
  ASSERT_TRUE(harness.Run());
  const auto run = [&] {
    CollectOptions options = harness.Options();
    options.look_back = 3;
    options.audit = 6;
    const auto report = harness.Run(options);
    EXPECT_TRUE(report);
    return report ? report->look_back.messages : 0;
  };
  for (std::int64_t id = 2; id <= 30; id += 2) channel.messages.erase(id);
  std::vector<std::string> left;
  for (int i = 0; i < 3; ++i) {
    EXPECT_LE(run(), 9U);
    left.push_back(harness.Query("SELECT count(*) FROM messages"));
  }
  EXPECT_EQ(left, (std::vector<std::string>{"21", "15", "15"}));
  EXPECT_EQ(*harness.state().AuditMarkOf(Platform::kTelegram, "5"), "");  // from the top again
  EXPECT_EQ(harness.AllRows(), FreshRows(harness));
}

// Knows a name by "I am" before it only.
class Introductions final : public privacy::NameFinder {
 public:
  void Find(std::string_view text, std::vector<privacy::Finding>& findings) const override {
    const std::size_t at = text.find("I am ");
    if (at == std::string_view::npos) return;
    findings.push_back({.entity = "PERSON",
                        .begin = static_cast<std::uint32_t>(at + 5),
                        .end = static_cast<std::uint32_t>(text.size()),
                        .score = 0.9F});
  }
};

TEST(LookBack, NoTextIsCleanedAgainKnowingLess) {
  CollectHarness harness;
  harness.policy.names = std::make_shared<Introductions>();
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 30);
  channel.messages[3].text = "I am Zebulon";
  channel.messages[25].text = "thanks Zebulon";
  ASSERT_TRUE(harness.Run());
  ASSERT_EQ(RowOf(harness, 25), "thanks [[PERSON]],-");
  channel.messages[25].views = 7;
  CollectOptions options = harness.Options();
  options.look_back = 9;
  options.audit = 0;
  ASSERT_TRUE(harness.Run(options));
  EXPECT_EQ(RowOf(harness, 25), "thanks [[PERSON]],7");
}

std::string ReactionsOf(CollectHarness& harness, int id) {
  return harness.Query(
      "SELECT list_sum(list_transform(reactions, r -> r.count)) FROM messages "
      "WHERE message_id = '" +
      std::to_string(id) + "'");
}

TEST(LookBack, ASourceThatDoesNotKnowReactionsTakesNoneAway) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 9);
  channel.messages[3].reactions = {{"🔥", 50}, {"👍", 3}};
  channel.messages[4].reactions = {{"🔥", 7}};
  ASSERT_TRUE(harness.Run());
  const std::string before = harness.AllRows();
  harness.source.shows_reactions = false;
  harness.clock.now += kHour;
  const auto blind = harness.Run();
  ASSERT_TRUE(blind) << blind.error().detail;
  EXPECT_EQ(blind->look_back.updated, 0U);
  EXPECT_EQ(harness.AllRows(), before);
  channel.messages[3].reactions.clear();  // taken back
  channel.messages[4].views = 12;
  channel.messages[4].reactions = {{"🔥", 9}};
  harness.clock.now += kHour;
  ASSERT_TRUE(harness.Run());
  EXPECT_EQ(ReactionsOf(harness, 3), "53");
  EXPECT_EQ(RowOf(harness, 4), "message 4,12");  // other counters are taken
  EXPECT_EQ(ReactionsOf(harness, 4), "7");
  harness.source.shows_reactions = true;
  harness.clock.now += kHour;
  ASSERT_TRUE(harness.Run());
  EXPECT_EQ(ReactionsOf(harness, 4), "9");
  EXPECT_EQ(harness.AllRows(), FreshRows(harness));
}

TEST(LookBack, ReactionsAreFilledInOnceTheyAreKnown) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 9);
  channel.messages[3].reactions = {{"🔥", 50}};
  harness.source.shows_reactions = false;
  ASSERT_TRUE(harness.Run());
  EXPECT_EQ(harness.Query("SELECT count(*), count(reactions) FROM messages"), "9,0");
  harness.source.shows_reactions = true;
  harness.clock.now += kHour;
  const auto again = harness.Run();
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_EQ(again->counts.updated, 9U);
  EXPECT_EQ(ReactionsOf(harness, 3), "50");
  EXPECT_EQ(harness.AllRows(), FreshRows(harness));
}

TEST(LookBack, WhileFollowingReactionsAreFilledIn) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 12);
  channel.messages[3].reactions = {{"🔥", 50}};
  harness.source.shows_reactions = false;
  std::vector<std::function<void()>> script(9);  // the backfill waits, too
  script[8] = [&] {
    harness.source.shows_reactions = true;
    harness.clock.now += 7 * kHour;
  };
  script.resize(12);
  ASSERT_TRUE(harness.Follow(script));
  EXPECT_EQ(ReactionsOf(harness, 3), "50");
  EXPECT_EQ(harness.Query("SELECT count(*) FROM messages WHERE reactions IS NULL"), "0");
}

TEST(LookBack, KilledAnywhereItEndsTheSame) {
  int steps = 1;
  for (int die_at = 0; die_at <= steps; ++die_at) {
    CollectHarness harness;
    auto& channel = harness.Add("5");
    ScriptedSource::Fill(channel, 1, 12);
    ASSERT_TRUE(harness.Run());
    Edit(channel, 3, "changed");
    for (const int id : {5, 6, 11}) channel.messages.erase(id);
    ScriptedSource::Fill(channel, 13, 15);
    CollectOptions options = harness.Options();
    options.batch_messages = 2;
    options.batch_time = 0;
    harness.die_at = die_at;
    const auto killed = harness.Run(options);
    if (killed) break;
    steps = std::max(steps, harness.steps + 1);
    harness.die_at = -1;
    ASSERT_TRUE(harness.Run());
    EXPECT_EQ(harness.AllRows(), FreshRows(harness)) << die_at;
    EXPECT_TRUE(harness.state().PendingDeletions()->empty());
  }
  EXPECT_GT(steps, 8);
}

TEST(LookBack, AlsoWhileFollowingAfterAWhile) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 12);
  std::vector<std::function<void()>> script(9);  // the backfill waits, too
  script[8] = [&] {
    channel.messages.erase(4);  // and nobody says so
    harness.clock.now += 7 * kHour;
  };
  script.resize(12);
  const auto report = harness.Follow(script);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->look_back.deleted, 1U);
  EXPECT_EQ(harness.Ids("5"), "1 2 3 5 6 7 8 9 10 11 12");
}

}  // namespace
}  // namespace tacit::pipeline
