#include "warehouse/lake/channels_table.h"

#include <gtest/gtest.h>

#include "warehouse/lake/testing.h"

namespace tacit::warehouse {
namespace {

using testing::CleanTitle;
using testing::FeedOf;
using testing::Range;
using testing::TestLake;

TEST(ChannelsTable, HasARowForEachChannelWithItsSpan) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(3, 9), Range(2, 4, "200")}), "10/0/0 v0");
  EXPECT_EQ(lake.Query("SELECT channel_id, name, title, kind, basis, status, "
                       "epoch(first_message_at)::BIGINT, epoch(last_message_at)::BIGINT, "
                       "to_json(coverage) FROM channels ORDER BY channel_id"),
            "100,-,Title 100,public_supergroup,test,imported,1600000003,1600000009,"
            R"([{"first":"3","last":"9"}]|200,-,Title 200,public_supergroup,test,imported,)"
            R"(1600000002,1600000004,[{"first":"2","last":"4"}])");
}

TEST(ChannelsTable, ExtendsSpanAndCoverageOfAKnownChannel) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(3, 5)}), "3/0/0 v0");
  ASSERT_EQ(lake.ImportText({Range(8, 9)}), "2/0/0 v1");
  const std::string sql =
      "SELECT epoch(first_message_at)::BIGINT, epoch(last_message_at)::BIGINT, "
      "to_json(coverage) FROM channels";
  EXPECT_EQ(lake.Query(sql),
            R"(1600000003,1600000009,[{"first":"3","last":"5"},{"first":"8","last":"9"}])");
  ASSERT_EQ(lake.ImportText({Range(1, 8)}), "4/0/4 v2");
  EXPECT_EQ(lake.Query(sql), R"(1600000001,1600000009,[{"first":"1","last":"9"}])");
  EXPECT_EQ(lake.Query("SELECT count(*) FROM channels"), "1");
}

TEST(ChannelsTable, IsRepairedAfterACrashBetweenTheTwoCommits) {
  TestLake lake;
  const auto batch = *lake.lake->Begin(lake.info);
  ASSERT_TRUE(batch->WritePart(0, *FeedOf(Range(1, 5))));
  ASSERT_TRUE(batch->Commit({}));
  EXPECT_EQ(lake.Query("SELECT count(*) FROM channels"), "0");
  EXPECT_EQ(lake.ImportText({Range(1, 5)}), "0/0/5 v0");
  EXPECT_EQ(lake.Query("SELECT channel_id, to_json(coverage) FROM channels"),
            R"(100,[{"first":"1","last":"5"}])");
}

TEST(ChannelsTable, OlderImportsFillInButDoNotOverwrite) {
  const ChannelSpan span{1, 9, "1", "9", 100, 900};
  ChannelRow row{.channel_id = "1",
                 .name = "old_name",
                 .title = CleanTitle("old title"),
                 .kind = "channel",
                 .members = 5,
                 .basis = "b2",
                 .status = "imported"};
  StoredChannel stored{.title = "title",
                       .kind = "public_channel",
                       .basis = "b1",
                       .first_message_at = 500,
                       .last_message_at = 1000};
  MergeChannel(row, &span, {{"1", "9"}}, stored);
  EXPECT_EQ(stored, (StoredChannel{.name = "old_name",
                                   .title = "title",
                                   .kind = "public_channel",
                                   .members = 5,
                                   .basis = "b1",
                                   .status = "imported",
                                   .first_message_at = 100,
                                   .last_message_at = 1000,
                                   .coverage = {{"1", "9"}}}));
  const ChannelSpan newer{1, 9, "1", "9", 100, 1000};
  MergeChannel(row, &newer, {}, stored);
  EXPECT_EQ(stored.title, "old title");
  EXPECT_EQ(stored.kind, "channel");
  EXPECT_EQ(stored.basis, "b1");
}

}  // namespace
}  // namespace tacit::warehouse
