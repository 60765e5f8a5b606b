// What collecting needs beside rows: deletions, coverage that is said, samples.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include "warehouse/lake/testing.h"

namespace tacit::warehouse {
namespace {

using testing::FeedOf;
using testing::Range;
using testing::TestLake;
using testing::TestMessage;

Result<CommitReport> Commit(TestLake& lake, const std::vector<TestMessage>& messages,
                            const Changes& changes) {
  TACIT_TRY(const auto batch, lake.lake->Begin(lake.info));
  const auto feed = FeedOf(messages);
  TACIT_CHECK_OK(batch->WritePart(0, *feed));
  return batch->Commit(changes);
}

// The bytes of all data files of a table.
std::string Bytes(const TestLake& lake, const std::string& table) {
  std::ostringstream bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(lake.path(table))) {
    if (entry.path().extension() != ".parquet" ||
        entry.path().string().find("_delta_log") != std::string::npos)
      continue;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
  }
  return bytes.str();
}

TEST(Deletion, TheRowAndItsBytesAreGone) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({{{.id = "1", .text = "stays"}, {.id = "2", .text = "secretword"}},
                             Range(5, 6, "200")}),
            "4/0/0 v0");
  ASSERT_NE(Bytes(lake, "messages").find("secretword"), std::string::npos);
  const std::vector<MessageKey> keys = {{"100", "2"}, {"100", "77"}, {"300", "1"}};
  const auto report = Commit(lake, {}, {.covered = std::vector<CoveredRange>(), .deleted = keys});
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->deleted, 1U);
  EXPECT_EQ(lake.Messages(), "100:1=stays 200:5=t 200:6=t");
  EXPECT_EQ(Bytes(lake, "messages").find("secretword"), std::string::npos);
  EXPECT_EQ(lake.Problems(), "");
}

TEST(Deletion, OfAllRowsLeavesNoFile) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 2)}), "2/0/0 v0");
  const std::vector<MessageKey> keys = {{"100", "1"}, {"100", "2"}};
  ASSERT_TRUE(Commit(lake, {}, {.deleted = keys}));
  EXPECT_EQ(lake.Messages(), "-");
  EXPECT_EQ((*lake.lake->Tables())[0].files, 0U);
}

TEST(Deletion, WinsOverTheRowsOfTheBatch) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 2)}), "2/0/0 v0");
  const std::vector<MessageKey> keys = {{"100", "2"}, {"100", "3"}};
  const auto report = Commit(
      lake, {{.id = "1", .text = "new"}, {.id = "2", .text = "new"}, {.id = "3"}, {.id = "4"}},
      {.deleted = keys});
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->loaded, 1U);
  EXPECT_EQ(report->updated, 1U);
  EXPECT_EQ(report->deleted, 1U);
  EXPECT_EQ(lake.Messages(), "100:1=new 100:4=hello");
}

TEST(Deletion, OfWhatIsNotThereIsNoCommit) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 2)}), "2/0/0 v0");
  const std::vector<MessageKey> keys = {{"100", "9"}};
  const auto report = Commit(lake, {}, {.deleted = keys});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->version, 0);
}

std::string CoverageText(TestLake& lake) {
  std::string text;
  const auto coverage = *lake.lake->CoverageOf("acme", Platform::kTelegram);
  for (const auto& [channel, ranges] : coverage) {
    text += channel + ":";
    for (const auto& [first, last] : ranges) text += " " + first + "-" + last;
  }
  return text;
}

TEST(Coverage, IsWhatTheBatchSays) {
  TestLake lake;
  const std::vector<CoveredRange> covered = {{"100", "3", "9"}};
  ASSERT_TRUE(Commit(lake, {{.id = "4"}, {.id = "40"}}, {.covered = covered}));
  EXPECT_EQ(CoverageText(lake), "100: 3-9");
  const std::vector<CoveredRange> below = {{"100", "0", "3"}};
  ASSERT_TRUE(Commit(lake, {}, {.covered = below}));  // no rows, but something is known
  EXPECT_EQ(CoverageText(lake), "100: 0-9");
  EXPECT_EQ(lake.lake->CoverageOf("other", Platform::kTelegram)->size(), 0U);
}

TEST(Samples, AreAddedAndJoined) {
  TestLake lake({.small_files = 2, .reader_grace_s = 0});
  for (int i = 0; i < 5; ++i) {
    const std::vector<SampleRow> samples = {
        {.channel_id = "100",
         .message_id = "7",
         .metric = "views",
         .age_s = 300,
         .value = i,
         .at = 1'000'000 + i},
        {.channel_id = "100", .metric = "members", .value = 40 + i, .at = 1'000'000 + i}};
    ASSERT_TRUE(Commit(lake, {}, {.samples = samples}));
  }
  EXPECT_EQ(lake.Query("SELECT project, platform, channel_id, message_id, metric, age_s, value, "
                       "epoch_us(\"at\") FROM samples ORDER BY metric, value LIMIT 2"),
            "acme,telegram,100,-,members,-,40,1000000|acme,telegram,100,-,members,-,41,1000001");
  EXPECT_EQ(lake.Query("SELECT count(*), sum(value) FROM samples WHERE age_s = 300"), "5,10");
  EXPECT_LE((*lake.lake->Tables())[2].files, 3U);
  EXPECT_EQ(lake.Problems(), "");
}

TEST(Channels, WhatIsCurrentReplacesWhatIsStored) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 2)}), "2/0/0 v0");
  ChannelRow row{.channel_id = "100", .name = "now", .basis = "export", .status = "refused"};
  ASSERT_TRUE(Commit(lake, {}, {.channels = {&row, 1}}));
  EXPECT_EQ(lake.Query("SELECT name, status FROM channels"), "now,imported");
  row.current = true;
  ASSERT_TRUE(Commit(lake, {}, {.channels = {&row, 1}}));
  EXPECT_EQ(lake.Query("SELECT name, basis, status FROM channels"), "now,test,refused");
}

TEST(StoredIn, GivesThoseOfTheChannelAndRange) {
  TestLake lake;
  EXPECT_TRUE(lake.lake->StoredIn("acme", Platform::kTelegram, "100", {0, 99}, false)->empty());
  ASSERT_EQ(lake.ImportText({Range(1, 5), Range(20, 22), Range(1, 9, "200")}), "17/0/0 v0");
  const auto ids = [&](const char* project, const char* channel, std::int64_t first,
                       std::int64_t last) {
    std::vector<std::string> found;
    const auto stored =
        *lake.lake->StoredIn(project, Platform::kTelegram, channel, {first, last}, false);
    for (const StoredId& one : stored) found.push_back(one.id);
    std::ranges::sort(found);
    return found;
  };
  using Ids = std::vector<std::string>;
  EXPECT_EQ(ids("acme", "100", 4, 20), (Ids{"20", "4", "5"}));
  EXPECT_EQ(ids("acme", "100", 6, 19), Ids());
  EXPECT_EQ(ids("acme", "100", 22, std::numeric_limits<std::int64_t>::max()), Ids{"22"});
  EXPECT_EQ(ids("acme", "200", 9, 9), Ids{"9"});
  EXPECT_EQ(ids("acme", "300", 0, 99), Ids());
  EXPECT_EQ(ids("other", "100", 0, 99), Ids());
}

constexpr Micros kEdited = 1'649'000'000'000'000;

struct CountersCase {
  const char* what;
  TestMessage stored;
  TestMessage staged;
  const char* expected;  // text, number of reactions
};

TEST(CountersOnly, ATextIsTakenAgainOnlyWithAnEdit) {
  const CountersCase cases[] = {
      {"a counter changed",
       {.id = "1", .text = "clean"},
       {.id = "1", .text = "kleen", .reactions = {{"+", 3}}},
       "clean,1"},
      {"nothing but the text",
       {.id = "1", .text = "clean"},
       {.id = "1", .text = "kleen"},
       "clean,0"},
      {"edited",
       {.id = "1", .text = "clean"},
       {.id = "1", .text = "newer", .edited_at = kEdited},
       "newer,0"},
      {"of the same edit",
       {.id = "1", .text = "clean", .edited_at = kEdited},
       {.id = "1", .text = "kleen", .edited_at = kEdited, .reactions = {{"+", 3}}},
       "clean,1"},
      {"another length", {.id = "1", .text = "clean"}, {.id = "1", .text = "longer"}, "longer,0"},
  };
  for (const CountersCase& one : cases) {
    TestLake lake;
    lake.info.counters_only = true;
    ASSERT_TRUE(Commit(lake, {one.stored}, {}));
    lake.info.collected_at += 60'000'000;
    ASSERT_TRUE(Commit(lake, {one.staged}, {}));
    EXPECT_EQ(lake.Query("SELECT text, coalesce(len(reactions), 0) FROM messages"), one.expected)
        << one.what;
  }
}

struct NotToldCase {
  const char* what;
  TestMessage stored;
  TestMessage staged;
  const char* expected;  // text, number of reactions ("-": NULL)
  std::uint64_t updated;
};

TEST(ReactionsThatAreNotTold, LeaveWhatIsKnown) {
  const TestMessage some{.text = "clean", .reactions = {{"+", 3}, {"-", 1}}};
  const TestMessage none{.text = "clean"};
  const TestMessage not_told{.text = "clean", .reactions_known = false};
  const TestMessage edited{.text = "newer", .edited_at = kEdited, .reactions_known = false};
  const NotToldCase cases[] = {
      {"not told", some, not_told, "clean,2", 0},
      {"none, not told", none, not_told, "clean,0", 0},
      {"told to be none", some, none, "clean,0", 1},
      {"never told", not_told, not_told, "clean,-", 0},
      {"told later", not_told, some, "clean,2", 1},
      {"told later to be none", not_told, none, "clean,0", 1},
      {"edited, not told", some, edited, "newer,2", 1},
  };
  for (const bool counters_only : {false, true}) {
    for (const NotToldCase& one : cases) {
      TestLake lake;
      lake.info.counters_only = counters_only;
      ASSERT_TRUE(Commit(lake, {one.stored}, {}));
      lake.info.collected_at += 60'000'000;
      const auto report = Commit(lake, {one.staged}, {});
      ASSERT_TRUE(report) << report.error().detail;
      EXPECT_EQ(lake.Query("SELECT text, len(reactions) FROM messages"), one.expected) << one.what;
      EXPECT_EQ(report->updated, one.updated) << one.what;
      EXPECT_EQ(lake.Problems(), "") << one.what;
    }
  }
}

TEST(ReactionsThatAreNotTold, OfOneBatchTheNewestThatAreKnownStay) {
  TestLake lake;
  const TestMessage some{.text = "clean", .reactions = {{"+", 3}}};
  const TestMessage edited{.text = "newer", .edited_at = kEdited, .reactions_known = false};
  const TestMessage other{.id = "2", .text = "clean", .reactions_known = false};
  ASSERT_TRUE(Commit(lake, {other, some, edited}, {}));
  EXPECT_EQ(lake.Query("SELECT text, len(reactions) FROM messages ORDER BY message_id"),
            "newer,1|clean,-");
  EXPECT_EQ(lake.Query("SELECT message_id, reaction, count FROM reactions"), "1,+,3");
}

// Two edits in one second look the same.
TEST(CountersOnly, ATextTakenRightAfterItsEditMayBeTheOneBefore) {
  TestLake lake;
  lake.info.counters_only = true;
  const Micros edited = lake.info.collected_at - 500'000;
  ASSERT_TRUE(Commit(lake, {{.id = "1", .text = "clean", .edited_at = edited}}, {}));
  lake.info.collected_at += 100'000;
  ASSERT_TRUE(Commit(lake, {{.id = "1", .text = "newer", .edited_at = edited}}, {}));
  EXPECT_EQ(lake.Messages(), "100:1=newer");
}

}  // namespace
}  // namespace tacit::warehouse
