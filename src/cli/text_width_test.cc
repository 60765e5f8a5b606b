#include "cli/text_width.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tacit::cli {
namespace {

TEST(DisplayWidth, CountsTerminalColumns) {
  struct Case {
    std::string text;
    std::size_t width;
  };
  const std::vector<Case> cases = {
      {"", 0},        {"abc", 3},        {"Größe", 5}, {"你好", 4},
      {"e\u0301", 1}, {"\U0001F525", 2}, {"tiếng", 5}, {"…", 1},
  };
  for (const Case& c : cases) EXPECT_EQ(DisplayWidth(c.text), c.width) << c.text;
}

TEST(Truncate, CutsAtTheWidthWithAnEllipsis) {
  struct Case {
    std::string text;
    std::size_t width;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"abc", 3, "abc"},      {"abcd", 3, "ab…"},   {"abcd", 1, "…"},    {"abcd", 0, ""},
      {"你好吗", 5, "你好…"}, {"你好吗", 4, "你…"}, {"你好", 4, "你好"}, {"", 0, ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Truncate(c.text, c.width), c.expected) << c.text;
}

TEST(Truncate, IsNeverWiderThanAskedFor) {
  const std::string text = "a你\u0301\U0001F525bcd…ế";
  for (std::size_t width = 0; width < 14; ++width) {
    EXPECT_LE(DisplayWidth(Truncate(text, width)), width);
    EXPECT_EQ(DisplayWidth(PadRight(text, width)), width);
    EXPECT_EQ(DisplayWidth(PadLeft(text, width)), width);
  }
}

TEST(EscapeForTerminal, LeavesNothingThatATerminalObeys) {
  struct Case {
    std::string text;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"plain Größe 你好", "plain Größe 你好"},
      {"\x1b[31mred", "\\x1b[31mred"},
      {"a\nb\rc\td", "a\\nb\\rc\\td"},
      {"\x7f", "\\x7f"},
      {"\u009b31m", "\\x9b31m"},    // the one-character form of ESC [
      {"a\u202eb", "a\\u{202e}b"},  // right-to-left override
      {"bad\xff\xc3", "bad\\xff\\xc3"},
      {std::string("nul\0", 4), "nul\\x00"},
  };
  for (const Case& c : cases) EXPECT_EQ(EscapeForTerminal(c.text), c.expected);
  EXPECT_EQ(EscapeForTerminal("a\nb\x1b", Newlines::kKeep), "a\nb\\x1b");
}

TEST(DecodeUtf8, RefusesWhatIsNotUtf8) {
  for (const std::string text :
       {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"}) {
    EXPECT_FALSE(DecodeUtf8(text).valid);
    EXPECT_EQ(DecodeUtf8(text).size, 1U);
  }
  EXPECT_EQ(DecodeUtf8("€").value, U'€');
}

TEST(Figures, ReadAsPeopleWriteThem) {
  EXPECT_EQ(WithThousands(0), "0");
  EXPECT_EQ(WithThousands(999), "999");
  EXPECT_EQ(WithThousands(1000), "1,000");
  EXPECT_EQ(WithThousands(1234567), "1,234,567");
  EXPECT_EQ(HumanBytes(12), "12 bytes");
  EXPECT_EQ(HumanBytes(1536), "1.5 KiB");
  EXPECT_EQ(HumanBytes(1048575), "1.0 MiB");
  EXPECT_EQ(HumanDuration(0.44), "0.4 s");
  EXPECT_EQ(HumanDuration(59.4), "59 s");
  EXPECT_EQ(HumanDuration(185), "3 min 05 s");
  EXPECT_EQ(HumanDuration(3725), "1 h 02 min");
}

}  // namespace
}  // namespace tacit::cli
