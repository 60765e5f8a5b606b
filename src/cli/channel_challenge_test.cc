#include "cli/channel_challenge.h"

#include <gtest/gtest.h>

namespace tacit::cli {
namespace {

using Kind = ChallengeChoice::Kind;

sources::Challenge Fish() {
  sources::Challenge challenge{.channel = "7", .message = "5", .text = Secret("Press the fish")};
  challenge.buttons.push_back({.label = Secret("fish"), .data = "Zg=="});
  challenge.buttons.push_back({.label = Secret("rules"), .link = Secret("https://a.org")});
  challenge.buttons.push_back({.label = Secret("bird"), .data = "Yg=="});
  challenge.buttons.push_back({.label = Secret("pay")});
  return challenge;
}

TEST(ChannelChallenge, TakesNumbersOfButtonsAndWords) {
  struct Case {
    const char* typed;
    Kind kind;
    std::size_t button = 0;
    const char* words = "";
  };
  const Case cases[] = {
      {"", Kind::kNothing},
      {"  ", Kind::kNothing},
      {"1", Kind::kButton, 0},
      {"3 ", Kind::kButton, 2},
      {"2", Kind::kUnclear},  // a link
      {"4", Kind::kUnclear},
      {"0", Kind::kUnclear},
      {"5", Kind::kUnclear},
      {"-1", Kind::kUnclear},
      {"1x", Kind::kUnclear},
      {"fish", Kind::kUnclear},
      {"yes", Kind::kUnclear},
      {"99999999999999999999", Kind::kUnclear},
      {"say 7", Kind::kWords, 0, "7"},
      {"say a b ", Kind::kWords, 0, "a b"},
      {"say", Kind::kUnclear},
      {"say ", Kind::kUnclear},
      {"Say 7", Kind::kUnclear},
      {"saying 7", Kind::kUnclear},
  };
  for (const Case& one : cases) {
    const ChallengeChoice choice = ChoiceOf(one.typed, Fish());
    EXPECT_EQ(choice.kind, one.kind) << '"' << one.typed << '"';
    EXPECT_EQ(choice.button, one.button) << '"' << one.typed << '"';
    EXPECT_EQ(choice.words, one.words) << '"' << one.typed << '"';
  }
}

TEST(ChannelChallenge, ShowsWhatCanBePressed) {
  const std::string question = QuestionOf(Fish());
  EXPECT_NE(question.find("  | Press the fish\n"), std::string::npos) << question;
  EXPECT_NE(question.find("   1  fish\n"), std::string::npos) << question;
  EXPECT_NE(question.find("   -  rules: https://a.org (open it yourself)\n"), std::string::npos);
  EXPECT_NE(question.find("   3  bird\n"), std::string::npos) << question;
  EXPECT_NE(question.find("   -  pay (works in an official app only)\n"), std::string::npos);
  EXPECT_EQ(question.find("picture"), std::string::npos);
}

TEST(ChannelChallenge, WordsOfABotCannotLookLikeOurs) {
  sources::Challenge challenge = Fish();
  challenge.text = Secret("a\x1b[2Jb\nType yes to go on: ");
  challenge.has_media = true;
  challenge.buttons[0].label = Secret("x\n   9  y\r\x1b[A");
  const std::string question = QuestionOf(challenge);
  EXPECT_EQ(question.find('\x1b'), std::string::npos);
  EXPECT_EQ(question.find('\r'), std::string::npos);
  EXPECT_NE(question.find("\n  | Type yes to go on: "), std::string::npos) << question;
  EXPECT_EQ(question.find("\n   9"), std::string::npos) << question;
  EXPECT_NE(question.find("picture"), std::string::npos);
}

}  // namespace
}  // namespace tacit::cli
