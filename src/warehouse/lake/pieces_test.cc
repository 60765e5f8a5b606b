// The small parts: ranges, orders, coverage, statistics, paths.

#include <gtest/gtest.h>

#include "engine/engine.h"
#include "warehouse/lake/context.h"
#include "warehouse/lake/coverage.h"
#include "warehouse/lake/file_stats.h"
#include "warehouse/lake/json_writer.h"
#include "warehouse/lake/ranges.h"
#include "warehouse/lake/schema.h"

namespace tacit::warehouse {
namespace {

TEST(Ranges, OrderOfAnIdIsTheSameInSql) {
  struct Case {
    const char* id;
    std::int64_t order;
  };
  const Case cases[] = {{"1", 1},
                        {"-999999995", -999999995},
                        {"1512085950.000216", 1512085950000216},
                        {"0.000001", 1},
                        {"007", 7},
                        {"999999999999999999", 999999999999999999},
                        {"9999999999999999999", 0},
                        {"", 0},
                        {"-", 0},
                        {"+1", 0},
                        {" 1", 0},
                        {"1e3", 0},
                        {"1.5", 0},
                        {"-1.000001", 0},
                        {"1.0000001", 0},
                        {".000001", 0},
                        {"1.2.000001", 0},
                        {"abc", 0},
                        {"1\n", 0}};
  const auto engine = *engine::Engine::Open({});
  const auto connection = *engine->Connect();
  for (const Case& c : cases) {
    EXPECT_EQ(OrderOf(c.id), c.order) << c.id;
    const auto table = connection->Query("SELECT " + std::string(kOrderSql) + " FROM (SELECT " +
                                         engine::SqlQuote(c.id) + " AS message_id)");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->rows[0][0], std::to_string(c.order)) << c.id;
  }
}

TEST(Ranges, TextAndBack) {
  const ChannelRanges ranges = {{"C1", {5, 9}}, {"a,b:c %", {-7, -2}}, {"z", {0, 0}}};
  const std::string text = EncodeRanges(ranges);
  EXPECT_EQ(text, "C1:5-9,a%2Cb%3Ac%20%25:-7--2,z:0-0");
  const auto back = DecodeRanges(text);
  ASSERT_TRUE(back);
  EXPECT_EQ(EncodeRanges(*back), text);
  EXPECT_EQ(DecodeRanges("")->size(), 0U);
  for (const char* bad : {"C1", "C1:", "C1:5", "C1:5-", "C1:9-5", "C1:5-9,", "C1:5-9;D:1-2",
                          "C1:5-9,C1:1-2", "%2:1-2", "C1:5-99999999999999999999"}) {
    EXPECT_FALSE(DecodeRanges(bad)) << bad;
  }
}

TEST(Ranges, OverlapIsByChannel) {
  const ChannelRanges a = {{"1", {5, 9}}, {"2", {1, 2}}};
  EXPECT_TRUE(Overlap(a, {{"1", {9, 12}}}));
  EXPECT_TRUE(Overlap(a, {{"2", {2, 2}}}));
  EXPECT_FALSE(Overlap(a, {{"1", {10, 12}}}));
  EXPECT_FALSE(Overlap(a, {{"3", {1, 100}}}));
  EXPECT_FALSE(Overlap(a, {}));
}

TEST(Coverage, RangesThatTouchBecomeOne) {
  struct Case {
    std::vector<std::pair<const char*, const char*>> ranges;
    const char* json;
  };
  const Case cases[] = {
      {{{"1", "5"}, {"5", "9"}}, R"({"p":{"c":[["1","9"]]}})"},
      {{{"5", "9"}, {"1", "4"}}, R"({"p":{"c":[["1","4"],["5","9"]]}})"},
      {{{"1", "2"}, {"8", "9"}, {"2", "8"}}, R"({"p":{"c":[["1","9"]]}})"},
      {{{"1", "9"}, {"3", "4"}}, R"({"p":{"c":[["1","9"]]}})"},
      {{{"9", "10"}, {"100", "200"}, {"1", "1"}},
       R"({"p":{"c":[["1","1"],["9","10"],["100","200"]]}})"},
  };
  for (const Case& c : cases) {
    Coverage coverage;
    for (const auto& [first, last] : c.ranges) coverage.Add("p", "c", first, last);
    EXPECT_EQ(coverage.ToJson(), c.json);
    EXPECT_EQ(Coverage::Parse(c.json)->ToJson(), c.json);
  }
  EXPECT_FALSE(Coverage::Parse("[]"));
  EXPECT_FALSE(Coverage::Parse(R"({"p":{"c":[["1"]]}})"));
  EXPECT_TRUE(Coverage::Parse(""));
}

TEST(FileStats, BoundsHoldForEveryRow) {
  const std::string long_text = "abcdefghijklmnopqrstuvwxyz0123456789";
  EXPECT_EQ(LowerTextBound(long_text), "abcdefghijklmnopqrstuvwxyz012345");
  EXPECT_EQ(UpperTextBound(long_text), "abcdefghijklmnopqrstuvwxyz012345\U0010FFFF");
  EXPECT_GT(UpperTextBound(long_text), long_text);
  EXPECT_EQ(UpperTextBound("short"), "short");
  std::string cyrillic;
  for (int i = 0; i < 33; ++i) cyrillic += "я";
  EXPECT_EQ(LowerTextBound(cyrillic).size(), 64U);
  EXPECT_GT(UpperTextBound(cyrillic), cyrillic);
  EXPECT_EQ(LowerTimeBound("2026-01-31T23:59:59.123456Z"), "2026-01-31T23:59:59.123Z");
  EXPECT_EQ(UpperTimeBound("2026-01-31T23:59:59.123456Z"), "2026-01-31T23:59:59.124Z");
  EXPECT_EQ(UpperTimeBound("2026-01-31T23:59:59.123000Z"), "2026-01-31T23:59:59.123Z");
  EXPECT_EQ(UpperTimeBound("2023-12-31T23:59:59.999001Z"), "2024-01-01T00:00:00.000Z");
  EXPECT_EQ(LowerTimeBound("1969-12-31T23:59:59.999999Z"), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(LowerTimeBound("yesterday"), "");
}

TEST(FileStats, TextHasNoBounds) {
  const engine::WrittenFile file{
      .rows = 2,
      .columns = {{.name = "text", .min = "a", .max = "b", .null_count = 1},
                  {.name = "views", .min = "-3", .max = "5", .null_count = 0},
                  {.name = "lang", .null_count = 2}}};
  EXPECT_EQ(StatsJson(file, FileColumns(MessagesTable())),
            R"({"numRecords":2,"minValues":{"views":-3},"maxValues":{"views":5},)"
            R"("nullCount":{"text":1,"views":0,"lang":2}})");
}

TEST(FileNames, OnlyOurOwnMayBeSwept) {
  EXPECT_TRUE(FileNames::IsOurs("p/part-0123456789abcdef0123456789abcdef-000000.parquet"));
  for (const char* name : {"p/part-00000-0123456789abcdef0123456789abcdef.parquet", "part-.parquet",
                           "part-0123456789abcdef0123456789abcdef-000000.parquet.crc",
                           "part-0123456789ABCDEF0123456789abcdef-000000.parquet",
                           "part-0123456789abcdef0123456789abcdef_000000.parquet"}) {
    EXPECT_FALSE(FileNames::IsOurs(name)) << name;
  }
}

TEST(JsonWriter, WritesNestedValues) {
  JsonWriter json;
  json.Begin('{').Key("a").Begin('[').Int(1).Bool(true).Null().Begin('{').End('}').End(']');
  json.Key("b\"\\\n").Text("é\x1f").End('}');
  EXPECT_EQ(json.Take(), "{\"a\":[1,true,null,{}],\"b\\\"\\\\\\u000a\":\"é\\u001f\"}");
}

}  // namespace
}  // namespace tacit::warehouse
