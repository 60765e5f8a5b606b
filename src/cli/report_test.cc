#include "cli/report.h"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/table.h"
#include "cli/text_width.h"
#include "engine/query_session.h"

namespace tacit::cli {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// `messages` with the columns that the report reads.
constexpr const char* kMessages =
    "CREATE VIEW messages AS SELECT * FROM (VALUES "
    "('p','slack','C1','1',NULL,NULL,TIMESTAMPTZ '2026-01-05 10:00:00+00','u1_a',"
    "['u1_b'],[{'reaction':'fire','count':2}]),"
    "('p','slack','C1','2','1',NULL,TIMESTAMPTZ '2026-01-11 23:59:59+00','u1_b',[]::VARCHAR[],"
    "[{'reaction':'fire','count':3},{'reaction':'eyes','count':1}]),"
    "('p','slack','C1','3','1',NULL,TIMESTAMPTZ '2026-01-12 00:00:00+00','u1_a',['u1_a'],NULL),"
    "('p','slack','C2','2',NULL,'1',TIMESTAMPTZ '2026-01-12 01:00:00+00','u1_c',NULL,NULL),"
    "('p','slack','C2','1',NULL,NULL,TIMESTAMPTZ '2026-01-12 02:00:00+00',NULL,['u1_c'],NULL)"
    ") AS t(project, platform, channel_id, message_id, thread_id, reply_to_id, sent_at, author, "
    "mentions, reactions)";

Rows RowsOf(std::string_view sql) {
  const auto session = engine::QuerySession::Open({.setup = {kMessages}});
  EXPECT_TRUE(session) << session.error().detail;
  Rows rows;
  const auto done = (*session)->Run(
      std::string(sql), [](const engine::QuerySession::Header&) {},
      [&](std::span<const Cell> cells) {
        auto& row = rows.emplace_back();
        for (const Cell& cell : cells) row.push_back(cell.value_or("NULL"));
        return true;
      });
  EXPECT_TRUE(done) << done.error().detail;
  return rows;
}

TEST(ReportSql, CountsMessagesByTheMondayOfTheirWeekInUtc) {
  EXPECT_EQ(RowsOf(MessagesPerWeekSql()), (Rows{{"2026-01-05", "2"}, {"2026-01-12", "3"}}));
}

TEST(ReportSql, SumsReactions) {
  EXPECT_EQ(RowsOf(TopReactionsSql()), (Rows{{"fire", "5"}, {"eyes", "1"}}));
}

TEST(ReportSql, CountsWhoTalksToWhomInBothDirectionsButNeverToOneself) {
  // a mentions b; b answers a. a's answer to itself and its mention of itself do not count, nor
  // does a post without an author.
  EXPECT_EQ(RowsOf(TopTalkersSql()), (Rows{{"u1_a", "1", "2"}, {"u1_b", "1", "2"}}));
}

TEST(WeekChart, IsFourLinesOfAtMostEightyColumns) {
  for (const std::size_t count : {1U, 3U, 25U, 26U, 300U}) {
    std::vector<WeekCount> weeks;
    for (std::size_t i = 0; i < count; ++i) weeks.push_back({.week = "2026-01-05", .messages = i});
    std::istringstream lines(WeekChart(weeks, {.on = false}));
    int number = 0;
    for (std::string line; std::getline(lines, line); ++number) {
      EXPECT_LE(DisplayWidth(line), 80U);
    }
    EXPECT_EQ(number, 5);
  }
}

TEST(WeekChart, GivesTheLargestWeekTheFullHeightAndNoMessageNothing) {
  const std::string chart = WeekChart({{.week = "2026-01-05", .messages = 32},
                                       {.week = "2026-01-12"},
                                       {.week = "2026-01-19", .messages = 1},
                                       {.week = "2026-01-26", .messages = 16}},
                                      {.on = false});
  EXPECT_EQ(chart,
            "  ██\n"
            "  ██\n"
            "  ██       ██\n"
            "  ██    ▁▁ ██\n"
            "  2026-01-05 to 2026-01-26, at most 32 a week\n");
}

}  // namespace
}  // namespace tacit::cli
