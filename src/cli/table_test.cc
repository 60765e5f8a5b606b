#include "cli/table.h"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/text_width.h"

namespace tacit::cli {
namespace {

const Style kPlain{.on = false};

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(RenderTable, AlignsTextLeftAndNumbersRight) {
  const std::string table = RenderTable({{.name = "kind"}, {.name = "n", .right = true}},
                                        {{"text", "1200"}, {std::nullopt, "7"}}, 80, kPlain);
  EXPECT_EQ(table,
            "kind     n\n"
            "────  ────\n"
            "text  1200\n"
            "NULL     7\n");
}

TEST(RenderTable, FitsAnyWidthAndNamesTheColumnsLeftOut) {
  const std::vector<TableColumnView> columns(33, {.name = "a_column_name"});
  const std::vector<std::vector<Cell>> rows = {std::vector<Cell>(33, std::string(500, 'x')),
                                               std::vector<Cell>(33, "你好吗你好吗你好吗")};
  for (const std::size_t width : {20U, 79U, 80U, 81U, 200U}) {
    const auto lines = Lines(RenderTable(columns, rows, width, kPlain));
    ASSERT_EQ(lines.size(), 5U);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_LE(DisplayWidth(lines[i]), width) << lines[i];
    EXPECT_NE(lines[4].find("more columns"), std::string::npos);
  }
}

TEST(RenderTable, CutsTheWidestColumnFirst) {
  const std::string table = RenderTable({{.name = "id"}, {.name = "text"}},
                                        {{"12345", std::string(100, 'x')}}, 30, kPlain);
  const auto lines = Lines(table);
  EXPECT_EQ(lines[2], "12345  " + std::string(22, 'x') + "…");
}

TEST(RenderTable, NeverPassesControlCharactersOn) {
  const std::string table =
      RenderTable({{.name = "a\x1b[2J"}}, {{"\x1b]0;title\x07"}, {"a\nb"}}, 80, kPlain);
  EXPECT_EQ(table.find('\x1b'), std::string::npos);
  EXPECT_EQ(table.find('\x07'), std::string::npos);
  EXPECT_EQ(Lines(table).size(), 4U);
}

TEST(RenderTable, ColoursOnlyWhenAsked) {
  const std::vector<std::vector<Cell>> rows = {{std::nullopt}};
  EXPECT_EQ(RenderTable({{.name = "a"}}, rows, 80, kPlain).find('\x1b'), std::string::npos);
  EXPECT_NE(RenderTable({{.name = "a"}}, rows, 80, {.on = true}).find("\x1b[2mNULL"),
            std::string::npos);
}

TEST(AppendCsvLine, QuotesAsRfc4180Says) {
  struct Case {
    std::vector<Cell> cells;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {{"a", "b"}, "a,b\n"},
      {{std::nullopt, ""}, ",\"\"\n"},
      {{"a,b", "say \"hi\"", "two\nlines"}, "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n"},
      {{"\r"}, "\"\r\"\n"},
      {{"你好"}, "你好\n"},
  };
  for (const Case& c : cases) {
    std::string line;
    AppendCsvLine(line, c.cells);
    EXPECT_EQ(line, c.expected);
  }
}

TEST(IsNumericType, KnowsDuckDbsNames) {
  for (const char* type : {"BIGINT", "HUGEINT", "DOUBLE", "DECIMAL(18,3)"}) {
    EXPECT_TRUE(IsNumericType(type)) << type;
  }
  for (const char* type : {"VARCHAR", "BIGINT[]", "TIMESTAMP", "BOOLEAN"}) {
    EXPECT_FALSE(IsNumericType(type)) << type;
  }
}

}  // namespace
}  // namespace tacit::cli
