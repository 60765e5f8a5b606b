#include "sources/telegram/json_text.h"

#include <gtest/gtest.h>

namespace tacit::sources {
namespace {

TEST(JsonText, EscapesBecomeText) {
  struct Case {
    std::string_view raw;
    std::string_view text;
    std::size_t dropped;
  };
  const Case cases[] = {
      {"", "", 0},
      {"plain", "plain", 0},
      {R"(a\nb\tc)", "a\nb\tc", 0},
      {R"(\"\\\/)", "\"\\/", 0},
      {R"(a\rb\bc\fd)", "abcd", 3},
      {R"(Bit\x1Fcoin)", "Bitcoin", 1},  // what Telegram Desktop writes, no valid JSON
      {R"(\x0a\x09\x00)", "\n\t", 1},
      {R"(\x41\x7f\xe9)", "A\x7F\xC3\xA9", 0},
      {R"(\u0000x\u001f)", "x", 2},
      {R"(\u2028)", "\u2028", 0},
      {R"(caf\u00e9 \u0416)", "café Ж", 0},
      {R"(\ud83d\ude80!)", "🚀!", 0},
      {R"(\uD83D\uDE80)", "🚀", 0},
      {R"(\ud83d)", "\uFFFD", 0},
      {R"(\ud83dx)", "\uFFFDx", 0},
      {R"(\ude80)", "\uFFFD", 0},
      {R"(\ud83d\ud83d\ude80)", "\uFFFD🚀", 0},
      {R"(\ud83d\u0041)", "\uFFFDA", 0},
  };
  for (const Case& c : cases) {
    std::string out;
    const auto dropped = AppendUnescaped(c.raw, out);
    ASSERT_TRUE(dropped) << c.raw;
    EXPECT_EQ(out, c.text) << c.raw;
    EXPECT_EQ(*dropped, c.dropped) << c.raw;
  }
}

TEST(JsonText, WhatIsNoEscapeIsRefused) {
  for (const char* raw : {R"(\)", R"(\q)", R"(\x)", R"(\x1)", R"(\x1g)", R"(\u12)", R"(\u12g4)",
                          R"(\U0001F680)", R"(\ud83d\u12)", R"(a\')"}) {
    std::string out;
    EXPECT_FALSE(AppendUnescaped(raw, out)) << raw;
  }
}

}  // namespace
}  // namespace tacit::sources
