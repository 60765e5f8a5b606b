#include "warehouse/lake/lake.h"

#include <gtest/gtest.h>

#include <string>

#include "model/tables.h"
#include "warehouse/lake/testing.h"

namespace tacit::warehouse {
namespace {

using testing::FeedOf;
using testing::Parts;
using testing::Range;
using testing::TestLake;
using testing::TestMessage;

constexpr Micros kEdit = 1'640'000'000'000'000;

TEST(Lake, AnEmptyLakeHasEmptyViewsWithAllColumns) {
  TestLake lake;
  EXPECT_EQ(lake.Query("SELECT count(*) FROM messages"), "0");
  EXPECT_EQ(lake.Query("SELECT count(*) FROM reactions"), "0");
  EXPECT_EQ(lake.Query("SELECT count(*) FROM events"), "0");
  EXPECT_EQ(lake.Query("SELECT count(*) FROM pii_findings"), "0");
  EXPECT_EQ(lake.Query("SELECT count(*) FROM channels"), "0");
  EXPECT_EQ(lake.Problems(), "");
}

TEST(Lake, ViewsHaveTheColumnsOfTheSchemaEmptyOrNot) {
  TestLake empty;
  TestLake full;
  ASSERT_EQ(full.ImportText({Range(1, 2)}), "2/0/0 v0");
  for (const TableSchema& schema : Tables()) {
    std::string expected;
    for (const TableColumn& column : schema.columns) {
      if (!expected.empty()) expected += "|";
      expected += std::string(column.name) + ";" + std::string(SqlType(column.kind));
    }
    std::string sql = "SELECT column_name || ';' || data_type FROM information_schema.columns ";
    sql += "WHERE table_name = '" + std::string(schema.name) + "' ORDER BY ordinal_position";
    std::string unquoted = full.Query(sql);
    EXPECT_EQ(empty.Query(sql), unquoted);
    std::erase(unquoted, '"');  // DuckDB quotes field names that are words of SQL
    EXPECT_EQ(unquoted, expected);
  }
}

TEST(Lake, AppendsAndReadsBack) {
  TestLake lake;
  EXPECT_EQ(lake.ImportText({{{.id = "1", .text = "one"}, {.id = "2", .text = "two"}},
                             {{.channel = "200", .id = "1", .text = "other"}}}),
            "3/0/0 v0");
  EXPECT_EQ(lake.Messages(), "100:1=one 100:2=two 200:1=other");
  EXPECT_EQ(lake.Query("SELECT DISTINCT project, platform, policy, key_epoch, run_id, "
                       "epoch_us(collected_at) FROM messages"),
            "acme,telegram,p1_0,1,run-1,1650000000000000");
  EXPECT_EQ(lake.Problems(), "");
}

TEST(Lake, NothingKnownIsNullAndListsAreEmpty) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({{{.id = "1", .author = ""}}}), "1/0/0 v0");
  EXPECT_EQ(lake.Query("SELECT thread_id, reply_to_id, edited_at, author, withheld, "
                       "forwarded_from, views, lang, coin, coin_reason FROM messages"),
            "-,-,-,-,-,-,-,-,-,-");
  EXPECT_EQ(lake.Query("SELECT len(targets), len(mentions), len(hashtags), len(cashtags), "
                       "len(link_domains), len(channel_links), len(reactions), len(pii) "
                       "FROM messages"),
            "0,0,0,0,0,0,0,0");
}

TEST(Lake, ReactionsAndEventsAreViews) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({{{.id = "1", .reactions = {{"👍", 3}, {"🔥", 1}}},
                              {.id = "2", .kind = MessageKind::kJoin, .targets = {"7", "8"}}}}),
            "2/0/0 v0");
  EXPECT_EQ(lake.Query("SELECT message_id, reaction, count FROM reactions ORDER BY count"),
            "1,🔥,1|1,👍,3");
  EXPECT_EQ(lake.Query("SELECT message_id, kind, len(targets) FROM events"), "2,join,2");
}

TEST(Lake, TheSameImportAgainChangesNothing) {
  TestLake lake;
  const Parts parts = {Range(1, 50), Range(51, 80)};
  ASSERT_EQ(lake.ImportText(parts), "80/0/0 v0");
  EXPECT_EQ(lake.ImportText(parts), "0/0/80 v0");
  lake.info.run_id = "run-2";
  EXPECT_EQ(lake.ImportText(parts), "0/0/80 v0");
  lake.info.collected_at += 5;
  EXPECT_EQ(lake.ImportText(parts), "0/0/80 v0");
  EXPECT_EQ(lake.ImportText({Range(1, 80)}), "0/0/80 v0");
  EXPECT_EQ(lake.LogEntry("channels", 1), "");
  EXPECT_EQ(lake.Problems(), "");
}

TEST(Lake, ANewerExportUpdatesEditedRowsAndAddsNewOnes) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 3), Range(4, 6)}), "6/0/0 v0");
  lake.info.collected_at += 1;
  std::vector<TestMessage> newer = Range(3, 8);
  newer[1].text = "edited";
  newer[1].edited_at = kEdit;
  EXPECT_EQ(lake.ImportText({newer}), "2/1/3 v1");
  EXPECT_EQ(lake.Messages(),
            "100:1=t 100:2=t 100:3=t 100:4=edited 100:5=t 100:6=t 100:7=t 100:8=t");
  EXPECT_EQ(lake.Problems(), "");
}

TEST(Lake, TheNewerVersionOfARowWins) {
  struct Case {
    const char* name;
    std::optional<Micros> edited_before;
    std::optional<Micros> edited_after;
    Micros collected_later;
    const char* report;
  };
  const Case cases[] = {
      {"edited wins over never edited", std::nullopt, kEdit, -5, "0/1/0 v1"},
      {"never edited is older", kEdit, std::nullopt, 5, "0/0/1 v0"},
      {"later edit wins", kEdit, kEdit + 1, -5, "0/1/0 v1"},
      {"earlier edit loses", kEdit, kEdit - 1, 5, "0/0/1 v0"},
      {"same edit, collected later", kEdit, kEdit, 5, "0/1/0 v1"},
      {"same edit, collected earlier", kEdit, kEdit, -5, "0/0/1 v0"},
      {"never edited, collected at the same time", std::nullopt, std::nullopt, 0, "0/1/0 v1"},
      {"never edited, collected earlier", std::nullopt, std::nullopt, -1, "0/0/1 v0"},
  };
  for (const Case& c : cases) {
    TestLake lake;
    ASSERT_EQ(lake.ImportText({{{.text = "before", .edited_at = c.edited_before}}}), "1/0/0 v0");
    lake.info.collected_at += c.collected_later;
    const std::string report = lake.ImportText({{{.text = "after", .edited_at = c.edited_after}}});
    EXPECT_EQ(report, c.report) << c.name;
    const bool updated = std::string(c.report) == "0/1/0 v1";
    EXPECT_EQ(lake.Messages(), updated ? "100:1=after" : "100:1=before") << c.name;
  }
}

TEST(Lake, AnotherPolicyOrKeyReplacesRows) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 3)}), "3/0/0 v0");
  lake.info.policy = "p1_1";
  EXPECT_EQ(lake.ImportText({Range(1, 3)}), "0/3/0 v1");
  lake.info.key_epoch = 2;
  EXPECT_EQ(lake.ImportText({Range(2, 3)}), "0/2/0 v2");
  EXPECT_EQ(
      lake.Query("SELECT policy, key_epoch, count(*) FROM messages GROUP BY ALL ORDER BY ALL"),
      "p1_1,1,1|p1_1,2,2");
}

TEST(Lake, DuplicatesInABatchCountOnceAndTheNewestWins) {
  struct Case {
    const char* name;
    Parts parts;
    const char* report;
    const char* messages;
  };
  const TestMessage old{.id = "2", .text = "old"};
  const TestMessage edited{.id = "2", .text = "new", .edited_at = kEdit};
  const TestMessage one{.id = "1", .text = "one"};
  const TestMessage three{.id = "3", .text = "three"};
  const Case cases[] = {
      {"in one part", {{one, edited, old}}, "2/0/0 v0", "100:1=one 100:2=new"},
      {"in two parts",
       {{one, edited}, {old, three}},
       "3/0/0 v0",
       "100:1=one 100:2=new 100:3=three"},
      {"in three parts",
       {{one, old}, {three}, {edited}},
       "3/0/0 v0",
       "100:1=one 100:2=new 100:3=three"},
      {"the last of equals",
       {{one, old}, {{.id = "2", .text = "later"}}},
       "2/0/0 v0",
       "100:1=one 100:2=later"},
      {"out of order", {{three, one}, {old}}, "3/0/0 v0", "100:1=one 100:2=old 100:3=three"},
      {"another channel is another key",
       {{one}, {{.channel = "200", .id = "1", .text = "x"}}},
       "2/0/0 v0",
       "100:1=one 200:1=x"},
  };
  for (const Case& c : cases) {
    TestLake lake;
    EXPECT_EQ(lake.ImportText(c.parts), c.report) << c.name;
    EXPECT_EQ(lake.Messages(), c.messages) << c.name;
    EXPECT_EQ(lake.Problems(), "") << c.name;
  }
}

TEST(Lake, AGapIsFilledWithoutTouchingTheRest) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({{{.id = "1"}, {.id = "9"}}}), "2/0/0 v0");
  EXPECT_EQ(lake.ImportText({{{.id = "5"}}}), "1/0/0 v1");
  EXPECT_EQ(lake.LogEntry("messages", 1).find("\"remove\""), std::string::npos);
  EXPECT_EQ(lake.ImportText({Range(1, 9)}), "6/3/0 v2");
}

TEST(Lake, SlackIdsAreOrderedByTheirTime) {
  TestLake lake;
  lake.info.platform = Platform::kSlack;
  const Parts parts = {
      {{.channel = "C1", .id = "1512085950.000216"}, {.channel = "C1", .id = "1512085950.000217"}},
      {{.channel = "C1", .id = "1512085951.000001"}}};
  EXPECT_EQ(lake.ImportText(parts), "3/0/0 v0");
  EXPECT_EQ(lake.ImportText(parts), "0/0/3 v0");
  EXPECT_NE(lake.LogEntry("messages", 0).find("C1:1512085950000216-1512085950000217"),
            std::string::npos);
}

TEST(Lake, ProjectsAndPlatformsAreApart) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 2)}), "2/0/0 v0");
  lake.info.project = "2024";
  EXPECT_EQ(lake.ImportText({Range(1, 2)}), "2/0/0 v1");
  lake.info.platform = Platform::kSlack;
  EXPECT_EQ(lake.ImportText({Range(1, 2)}), "2/0/0 v2");
  EXPECT_EQ(
      lake.Query("SELECT project, platform, count(*) FROM messages GROUP BY ALL ORDER BY ALL"),
      "2024,slack,2|2024,telegram,2|acme,telegram,2");
  EXPECT_EQ(lake.Query("SELECT count(*) FROM channels"), "3");
}

TEST(Lake, ABatchThatIsNotCommittedLeavesNoTrace) {
  TestLake lake;
  {
    const auto batch = *lake.lake->Begin(lake.info);
    ASSERT_TRUE(batch->WritePart(0, *FeedOf(Range(1, 5))));
  }
  EXPECT_EQ(lake.Query("SELECT count(*) FROM messages"), "0");
  EXPECT_EQ(lake.ImportText({Range(1, 5)}), "5/0/0 v0");
}

TEST(Lake, DiscardedPartsAreForgotten) {
  TestLake lake;
  const auto batch = *lake.lake->Begin(lake.info);
  ASSERT_TRUE(batch->WritePart(0, *FeedOf(Range(1, 5))));
  ASSERT_TRUE(batch->WritePart(2, *FeedOf(Range(9, 9))));
  ASSERT_TRUE(batch->WritePart(1, *FeedOf(Range(6, 8))));
  batch->DiscardAfter(1);
  const auto report = batch->Commit({});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->loaded, 8U);
  EXPECT_EQ(lake.LogEntry("messages", 0).find("\\\"9\\\""), std::string::npos);
}

TEST(Lake, AnEmptyPartLeavesNoFile) {
  TestLake lake;
  EXPECT_EQ(lake.ImportText({{}, Range(1, 2), {}}), "2/0/0 v0");
  EXPECT_EQ(lake.ImportText({{}}), "0/0/0 v0");
  EXPECT_EQ(lake.lake->Tables()->front().files, 1U);
}

TEST(Lake, RefusesAProjectThatIsNoName) {
  TestLake lake;
  for (const char* name : {"", "Acme", "a/b", "..", "a b", "é"}) {
    lake.info.project = name;
    const auto batch = lake.lake->Begin(lake.info);
    ASSERT_FALSE(batch);
    EXPECT_EQ(batch.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST(Lake, ManySmallFilesBecomeOne) {
  TestLake lake({.small_files = 3, .reader_grace_s = 0});
  for (int i = 0; i < 4; ++i) {
    const std::string version = std::to_string(i);
    ASSERT_EQ(lake.ImportText({Range(1 + 10 * i, 10 + 10 * i)}), "10/0/0 v" + version);
  }
  EXPECT_EQ(lake.ImportText({Range(41, 50)}), "10/0/0 v4");
  const std::string entry = lake.LogEntry("messages", 4);
  EXPECT_NE(entry.find("\"dataChange\":false"), std::string::npos);
  const auto tables = lake.lake->Tables();
  EXPECT_EQ(tables->front().files, 2U);
  EXPECT_EQ(tables->front().rows, 50U);
  // No row changes, but now it is known that nothing is between the five ranges.
  EXPECT_EQ(lake.ImportText({Range(1, 50)}), "0/0/50 v5");
  EXPECT_EQ(lake.LogEntry("messages", 5).find("\"add\""), std::string::npos);
  EXPECT_EQ(lake.ImportText({Range(1, 50)}), "0/0/50 v5");
  EXPECT_EQ(lake.Problems(), "");
}

TEST(Lake, TablesSayWhatIsThere) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 5), Range(6, 9)}), "9/0/0 v0");
  const auto tables = *lake.lake->Tables();
  ASSERT_EQ(tables.size(), 3U);
  EXPECT_EQ(tables[0].table, "messages");
  EXPECT_EQ(tables[0].rows, 9U);
  EXPECT_EQ(tables[0].files, 2U);
  EXPECT_EQ(tables[0].version, 0);
  EXPECT_EQ(tables[0].committed, lake.clock.now);
  EXPECT_EQ(tables[1].rows, 1U);
  EXPECT_EQ(tables[2].version, -1);
}

}  // namespace
}  // namespace tacit::warehouse
