#include "engine/engine.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/hash.h"
#include "engine/parquet_copy.h"
#include "engine/test_rows.h"

namespace tacit::engine {
namespace {

using Lines = std::vector<std::string>;

const std::vector<Column> kNumberAndText = {{.name = "id", .type = ColumnType::kBigint},
                                            {.name = "text", .type = ColumnType::kVarchar}};

GeneratedRows NumbersAndTexts(std::size_t rows) {
  return GeneratedRows(rows, [](ChunkBuilder& chunk, std::size_t row, std::size_t number) {
    chunk.SetInt(0, row, static_cast<std::int64_t>(number));
    if (number % 3 == 0) {
      chunk.SetNull(1, row);
    } else {
      chunk.SetText(1, row, "the text of row " + std::to_string(number));
    }
  });
}

TEST(Engine, AnswersInTextWithNestedValuesAndNull) {
  OpenEngine engine;
  EXPECT_EQ(
      engine.Rows("SELECT 1, 'a', NULL, [1, NULL], {'x': 1.5}, TIMESTAMPTZ '2026-01-02 03:04:00Z'"),
      (Lines{"1|a|NULL|[1, NULL]|{'x': 1.5}|2026-01-02 03:04:00+00"}));
  EXPECT_EQ(engine.Rows("FROM range(3) r(i) ORDER BY i DESC"), (Lines{"2", "1", "0"}));
  EXPECT_EQ(engine.connection->Query("SELECT 1 AS a, 2 AS a")->columns, (Lines{"a", "a"}));
}

TEST(Engine, HasTheSettingsThatTheLakeReliesOn) {
  OpenEngine engine;
  EXPECT_EQ(engine.Rows("SELECT current_setting('threads'), current_setting('temp_directory'),"
                        " current_setting('autoinstall_known_extensions'),"
                        " current_setting('autoload_known_extensions'),"
                        " current_setting('preserve_insertion_order'),"
                        " current_setting('TimeZone') LIKE '%UTC'"),
            (Lines{"1||false|false|true|true"}));
}

TEST(Engine, KeepsValuesOutOfErrors) {
  OpenEngine engine;
  const auto error = engine.connection->Query("SELECT 'canary'::INTEGER").error();
  EXPECT_EQ(error.code, ErrorCode::kUnavailable);
  EXPECT_EQ(error.detail, "DuckDB could not run a query (error class: conversion)");
  const auto other = engine.connection->Execute("CREATE TABLE canary(canary, )").error();
  EXPECT_EQ(other.detail, "DuckDB could not run a statement (error class: syntax)");
}

TEST(Engine, SaysThatTheMemoryLimitIsReached) {
  OpenEngine engine({.memory_limit_bytes = 16 << 20});
  const auto error = engine.connection->Execute(
      "CREATE TABLE t AS SELECT i, md5(i::VARCHAR) FROM range(4000000) r(i)");
  ASSERT_FALSE(error);
  EXPECT_EQ(error.error().code, ErrorCode::kLimit);
}

TEST(Engine, QuotesText) {
  EXPECT_EQ(SqlQuote("it's"), "'it''s'");
  EXPECT_EQ(SqlQuote(""), "''");
}

TEST(WriteParquet, KeepsTheRowsAndTheirOrder) {
  const TemporaryFolder folder;
  OpenEngine engine;
  GeneratedRows rows = NumbersAndTexts(5000);
  const auto written = engine.connection->WriteParquet(kNumberAndText, rows, folder.File("a"));
  ASSERT_TRUE(written) << written.error().detail;
  EXPECT_EQ(written->rows, 5000U);
  EXPECT_EQ(written->bytes, StatFile(folder.File("a"))->size);
  EXPECT_EQ(StatFile(folder.File("a"))->mode, 0600U);
  const std::string from = " FROM read_parquet(" + SqlQuote(folder.File("a")) + ")";
  EXPECT_EQ(engine.Rows("SELECT count(*), count(text), sum((id = rn)::INT),"
                        " sum((text = 'the text of row ' || id)::INT)"
                        " FROM (SELECT *, row_number() OVER () - 1 AS rn" +
                        from + ")"),
            (Lines{"5000|3333|5000|3333"}));
}

TEST(WriteParquet, GivesStatisticsOfTopLevelColumns) {
  const TemporaryFolder folder;
  OpenEngine engine;
  std::string two_bytes_each;
  for (int i = 0; i < 400; ++i) two_bytes_each += "ж";
  GeneratedRows rows(3, [&](ChunkBuilder& chunk, std::size_t row, std::size_t number) {
    const auto value = static_cast<std::int64_t>(number);
    const std::string_view texts[] = {"2026-01-01 00:00:00+00", "b"};
    chunk.SetInt(0, row, value - 10);
    chunk.SetText(1, row, texts[0]);
    chunk.SetInt(2, row, value * 1'500'000);
    chunk.SetTextList(3, row, texts);
    chunk.SetText(4, row, std::string(300, 'x'));
    chunk.SetConstantNull(5);
    chunk.SetText(6, row, two_bytes_each);
  });
  const std::string cut(256, 'x');
  const auto written =
      engine.connection->WriteParquet({{"a \"quoted\".name", ColumnType::kInteger, ""},
                                       {"looks_like_a_time", ColumnType::kVarchar, ""},
                                       {"at", ColumnType::kTimestampTz, ""},
                                       {"list", ColumnType::kVarcharList, ""},
                                       {"long", ColumnType::kVarchar, ""},
                                       {"nothing", ColumnType::kBigint, ""},
                                       {"long_cyrillic", ColumnType::kVarchar, ""}},
                                      rows, folder.File("a"));
  ASSERT_TRUE(written) << written.error().detail;
  Lines lines;
  for (const ColumnStats& column : written->columns) {
    lines.push_back(column.name + " " + column.min.value_or("-") + " " + column.max.value_or("-") +
                    " " + std::to_string(column.null_count));
  }
  EXPECT_EQ(lines, (Lines{"a \"quoted\".name -10 -8 0",
                          "looks_like_a_time 2026-01-01 00:00:00+00 2026-01-01 00:00:00+00 0",
                          "at 1970-01-01T00:00:00.000000Z 1970-01-01T00:00:03.000000Z 0",
                          "long " + cut + " " + cut.substr(1) + "y 0", "nothing - - 3",
                          "long_cyrillic - - 0"}));
}

TEST(WriteParquet, StoresTheTypesThatDeltaAsksFor) {
  const TemporaryFolder folder;
  OpenEngine engine;
  GeneratedRows none(0, [](ChunkBuilder&, std::size_t, std::size_t) {});
  ASSERT_TRUE(engine.connection->WriteParquet({{"at", ColumnType::kTimestampTz, ""},
                                               {"tags", ColumnType::kVarcharList, ""},
                                               {"reactions", ColumnType::kCountedList, "reaction"},
                                               {"coverage", ColumnType::kRangeList, ""}},
                                              none, folder.File("a")));
  const Lines rows = engine.Rows(
      "SELECT name || coalesce(' ' || type, '') || coalesce(' ' || repetition_type, '') ||"
      " coalesce(' ' || converted_type, '') || CASE WHEN logical_type LIKE"
      " '%isAdjustedToUTC=1%MICROS=MicroSeconds()%' THEN ' utc' ELSE '' END"
      " FROM parquet_schema(" +
      SqlQuote(folder.File("a")) + ") OFFSET 1");
  EXPECT_EQ(rows, (Lines{"at INT64 OPTIONAL TIMESTAMP_MICROS utc", "tags OPTIONAL LIST",
                         "list REPEATED", "element BYTE_ARRAY OPTIONAL UTF8",
                         "reactions OPTIONAL LIST", "list REPEATED", "element OPTIONAL",
                         "reaction BYTE_ARRAY OPTIONAL UTF8", "count INT32 OPTIONAL INT_32",
                         "coverage OPTIONAL LIST", "list REPEATED", "element OPTIONAL",
                         "first BYTE_ARRAY OPTIONAL UTF8", "last BYTE_ARRAY OPTIONAL UTF8"}));
}

TEST(WriteParquet, GivesTheSameBytesForTheSameRows) {
  const TemporaryFolder folder;
  Lines digests;
  for (const char* name : {"a", "b"}) {
    OpenEngine engine;
    GeneratedRows rows = NumbersAndTexts(10000);
    ASSERT_TRUE(engine.connection->WriteParquet(kNumberAndText, rows, folder.File(name)));
    digests.push_back(HexLower(Sha256(*ReadFile(folder.File(name)))));
  }
  EXPECT_EQ(digests[0], digests[1]);
}

class FailsAfter : public RowProducer {
 public:
  explicit FailsAfter(int chunks) : chunks_(chunks) {}
  Result<std::size_t> Fill(ChunkBuilder& chunk) override {
    if (chunks_-- == 0) return tl::unexpected(Error{ErrorCode::kRetryLater, "asked to wait", 17});
    chunk.SetConstantInt(0, 7);
    chunk.SetConstantNull(1);
    return ChunkBuilder::kCapacity;
  }

 private:
  int chunks_;
};

TEST(WriteParquet, GivesTheProducersErrorBackAndRemovesTheFile) {
  const TemporaryFolder folder;
  OpenEngine engine;
  for (const int chunks : {0, 1, 70}) {
    FailsAfter rows(chunks);
    const auto written = engine.connection->WriteParquet(kNumberAndText, rows, folder.File("a"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::kRetryLater);
    EXPECT_EQ(written.error().detail, "asked to wait");
    EXPECT_EQ(written.error().retry_after_s, 17);
    EXPECT_TRUE(ListDirectory(folder.path())->empty());
  }
}

TEST(WriteParquet, SaysThatTheDiskIsFull) {
  const TemporaryFolder folder;
  ASSERT_EQ(symlink("/dev/full", folder.File("a").c_str()), 0);
  OpenEngine engine;
  GeneratedRows rows = NumbersAndTexts(5000);
  const auto written = engine.connection->WriteParquet(kNumberAndText, rows, folder.File("a"));
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::kLimit);
  EXPECT_EQ(written.error().detail,
            "the disk is full: free some space and run the same command again, nothing is half "
            "done");
  EXPECT_TRUE(ListDirectory(folder.path())->empty());
}

TEST(WriteParquet, SaysThatAFolderIsMissing) {
  const TemporaryFolder folder;
  OpenEngine engine;
  GeneratedRows rows = NumbersAndTexts(1);
  EXPECT_FALSE(engine.connection->WriteParquet(kNumberAndText, rows, folder.File("no/a")));
}

TEST(CopyToParquet, KeepsTheOrderOfTheSelect) {
  const TemporaryFolder folder;
  OpenEngine engine;
  const auto written = engine.connection->CopyToParquet(
      "SELECT i, make_timestamptz(i) AS at FROM range(300000) r(i) ORDER BY i DESC",
      folder.File("it's"));
  ASSERT_TRUE(written) << written.error().detail;
  EXPECT_EQ(written->rows, 300000U);
  EXPECT_EQ(written->columns[0].max, "299999");
  EXPECT_EQ(written->columns[1].max, "1970-01-01T00:00:00.299999Z");
  EXPECT_EQ(engine.Rows("SELECT sum((i = 299999 - rn)::INT) FROM (SELECT i, row_number() OVER ()"
                        " - 1 AS rn FROM read_parquet(" +
                        SqlQuote(folder.File("it's")) + "))"),
            (Lines{"300000"}));
}

TEST(CopyToParquet, LeavesNothingWhenTheSelectIsWrong) {
  const TemporaryFolder folder;
  OpenEngine engine;
  for (const char* select : {"SELECT missing", "SELECT error('canary') FROM range(9)"}) {
    const auto written = engine.connection->CopyToParquet(select, folder.File("a"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().detail.find("canary"), std::string::npos);
    EXPECT_TRUE(ListDirectory(folder.path())->empty());
  }
}

TEST(IsoTime, RewritesDuckdbsForm) {
  const struct {
    std::string_view duckdb;
    std::optional<std::string> iso;
  } cases[] = {
      {"1970-01-01 00:00:09.5+00", "1970-01-01T00:00:09.500000Z"},
      {"2026-12-31 23:59:59.123456+00", "2026-12-31T23:59:59.123456Z"},
      {"2026-12-31 23:59:59+00", "2026-12-31T23:59:59.000000Z"},
      {"2026-12-31 23:59:59+02", std::nullopt},
      {"12026-12-31 23:59:59+00", std::nullopt},
      {"infinity", std::nullopt},
      {"2026-12-31 23:59:59x5+00", std::nullopt},
      {"", std::nullopt},
  };
  for (const auto& [duckdb, iso] : cases) EXPECT_EQ(IsoTime(duckdb), iso) << duckdb;
}

}  // namespace
}  // namespace tacit::engine
