#include "engine/chunk_builder.h"

#include <gtest/gtest.h>

#include "engine/test_rows.h"

namespace tacit::engine {
namespace {

using Lines = std::vector<std::string>;

class ChunkBuilderTest : public testing::Test {
 protected:
  // Writes the rows and says what `select` gives over them.
  Lines WriteAndRead(const std::vector<Column>& columns, RowProducer& rows,
                     const std::string& select) {
    const auto written = engine.connection->WriteParquet(columns, rows, folder.File("a"));
    if (!written) return {written.error().detail};
    return engine.Rows("SELECT " + select +
                       " FROM (SELECT *, row_number() OVER () - 1 AS n FROM"
                       " read_parquet(" +
                       SqlQuote(folder.File("a")) + "))");
  }

  TemporaryFolder folder;
  OpenEngine engine;
};

// "row 7: aaa...": every length around the inlined 12 bytes and the arena's blocks.
std::string TextOf(std::size_t number) {
  constexpr std::size_t kLengths[] = {0, 1, 3, 4, 7, 8, 11, 12, 13, 16, 100, 5000, 70000, 300000};
  std::string text(kLengths[number % std::size(kLengths)], 'a');
  for (std::size_t i = 0; i < text.size(); ++i)
    text[i] = static_cast<char>('a' + (i + number) % 26);
  return text;
}

TEST_F(ChunkBuilderTest, KeepsTextsOfEveryLength) {
  constexpr std::size_t kRows = 300;
  GeneratedRows rows(kRows, [](ChunkBuilder& chunk, std::size_t row, std::size_t number) {
    chunk.SetText(0, row, TextOf(number));
  });
  const Lines read = WriteAndRead({{"t", ColumnType::kVarchar, ""}}, rows, "t");
  ASSERT_EQ(read.size(), kRows);
  for (std::size_t i = 0; i < kRows; ++i) EXPECT_TRUE(read[i] == TextOf(i)) << i;
}

TEST_F(ChunkBuilderTest, KeepsTheTextsOfManyChunksApart) {
  GeneratedRows rows(20000, [](ChunkBuilder& chunk, std::size_t row, std::size_t number) {
    chunk.SetText(0, row, "a text that is not inlined " + std::to_string(number));
  });
  EXPECT_EQ(WriteAndRead({{"t", ColumnType::kVarchar, ""}}, rows,
                         "count(*), sum((t = 'a text that is not inlined ' || n)::INT)"),
            (Lines{"20000|20000"}));
}

TEST_F(ChunkBuilderTest, NullsSingleRowsOfEveryType) {
  const std::vector<Column> columns = {
      {"t", ColumnType::kVarchar, ""},     {"b", ColumnType::kBigint, ""},
      {"i", ColumnType::kInteger, ""},     {"at", ColumnType::kTimestampTz, ""},
      {"l", ColumnType::kVarcharList, ""}, {"c", ColumnType::kCountedList, "class"},
      {"r", ColumnType::kRangeList, ""},
  };
  GeneratedRows rows(4, [](ChunkBuilder& chunk, std::size_t row, std::size_t number) {
    if (number % 2 == 1) {
      for (std::size_t column = 0; column < 7; ++column) chunk.SetNull(column, row);
      return;
    }
    const std::string_view texts[] = {"x", "a text that is not inlined"};
    const std::pair<std::string_view, std::int32_t> counts[] = {{"EMAIL", 3}};
    const std::pair<std::string_view, std::string_view> ranges[] = {{"1", "5"}, {"7", "9"}};
    chunk.SetText(0, row, "text");
    chunk.SetInt(1, row, -1);
    chunk.SetInt(2, row, 1 << 30);
    chunk.SetInt(3, row, -1);
    chunk.SetTextList(4, row, {texts, number});  // none, then two
    chunk.SetCountedList(5, row, counts);
    chunk.SetRangeList(6, row, ranges);
  });
  const std::string same =
      "|[{'class': EMAIL, 'count': 3}]|[{'first': 1, 'last': 5}, {'first': 7, 'last': 9}]";
  const std::string start = "text|-1|1073741824|1969-12-31 23:59:59.999999+00|";
  const std::string null = "NULL|NULL|NULL|NULL|NULL|NULL|NULL";
  EXPECT_EQ(
      WriteAndRead(columns, rows, "* EXCLUDE n"),
      (Lines{start + "[]" + same, null, start + "[x, a text that is not inlined]" + same, null}));
}

// Children grow past DuckDB's first capacity of 2,048 elements, twice.
TEST_F(ChunkBuilderTest, KeepsTheElementsOfLongLists) {
  const std::vector<Column> columns = {{"l", ColumnType::kVarcharList, ""},
                                       {"c", ColumnType::kCountedList, "reaction"}};
  GeneratedRows rows(3000, [](ChunkBuilder& chunk, std::size_t row, std::size_t number) {
    Lines texts;
    for (std::size_t i = 0; i < number % 7; ++i) {
      texts.push_back("an element that is not inlined " + std::to_string(number + i));
    }
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    std::vector<std::pair<std::string_view, std::int32_t>> counts;
    counts.reserve(views.size());
    for (const std::string_view view : views) {
      counts.emplace_back(view, static_cast<std::int32_t>(number));
    }
    chunk.SetTextList(0, row, views);
    chunk.SetCountedList(1, row, counts);
  });
  const std::string wanted =
      "[x.reaction FOR x IN c] = l AND l = ['an element that is not inlined '"
      " || (n + i) FOR i IN range(n % 7)]"
      " AND [x.count FOR x IN c] = [n FOR i IN range(n % 7)]";
  EXPECT_EQ(WriteAndRead(columns, rows, "count(*), sum((" + wanted + ")::INT)"),
            (Lines{"3000|3000"}));
}

TEST_F(ChunkBuilderTest, RepeatsConstantsThroughTheChunk) {
  const std::vector<Column> columns = {
      {"chunk", ColumnType::kBigint, ""},         {"brief", ColumnType::kVarchar, ""},
      {"lengthy", ColumnType::kVarchar, ""},      {"i", ColumnType::kInteger, ""},
      {"happened", ColumnType::kTimestampTz, ""}, {"null_text", ColumnType::kVarchar, ""},
      {"null_list", ColumnType::kRangeList, ""},  {"nothing", ColumnType::kCountedList, "class"},
      {"other", ColumnType::kVarchar, ""}};
  class Constants : public RowProducer {
   public:
    Result<std::size_t> Fill(ChunkBuilder& chunk) override {
      if (++chunks_ > 3) return 0;
      const std::string long_text = "a constant of chunk " + std::to_string(chunks_);
      chunk.SetConstantText(1, "short");
      chunk.SetConstantText(2, long_text);
      chunk.SetConstantText(8, "another constant, not inlined");
      chunk.SetConstantInt(3, chunks_);
      chunk.SetConstantInt(4, 1'000'000);
      for (const std::size_t column : {5U, 6U}) chunk.SetConstantNull(column);
      chunk.SetConstantEmptyList(7);
      const std::size_t rows = chunks_ == 3 ? 1 : ChunkBuilder::kCapacity;
      for (std::size_t row = 0; row < rows; ++row) chunk.SetInt(0, row, chunks_);
      return rows;
    }

   private:
    int chunks_ = 0;
  } rows;
  EXPECT_EQ(WriteAndRead(
                columns, rows,
                "count(*), sum((brief = 'short' AND lengthy = 'a constant of chunk ' || chunk"
                " AND i = chunk AND epoch(happened) = 1 AND null_text IS NULL AND null_list IS NULL"
                " AND nothing = []"
                " AND other = 'another constant, not inlined')::INT)"),
            (Lines{"4097|4097"}));
}

}  // namespace
}  // namespace tacit::engine
