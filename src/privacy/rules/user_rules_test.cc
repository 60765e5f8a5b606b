#include "privacy/rules/user_rules.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "privacy/rules/literal_gate.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

RuleSpec Ticket() {
  return {.name = "ticket", .entity = "CUSTOM.TICKET", .pattern = "ACME-[0-9]+"};
}

class UserRulesTest : public testing::Test {
 protected:
  std::string Scrub(std::vector<RuleSpec> specs, std::string_view text) {
    auto rules = UserRules::Make(std::move(specs));
    EXPECT_TRUE(rules) << rules.error().detail;
    Policy policy;
    policy.rules = *rules;
    Scrubber scrubber(policy, keys, roster, Platform::kTelegram, {});
    const std::string once = scrubber.ScrubText(text).value();
    EXPECT_EQ(scrubber.ScrubText(once).value(), once);
    return once;
  }
  ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "acme", 1);
  Roster roster;
};

TEST_F(UserRulesTest, ReplacesWhatTheRulesDescribe) {
  EXPECT_EQ(Scrub({Ticket()}, "see ACME-12, ACME-7"), "see [[CUSTOM.TICKET]], [[CUSTOM.TICKET]]");
  EXPECT_EQ(Scrub({Ticket()}, "see acme-12"), "see acme-12") << "patterns say themselves (?i)";
  EXPECT_EQ(Scrub({Ticket()}, "ACME"), "ACME");
  const std::vector<RuleSpec> two = {
      Ticket(), {.name = "room", .entity = "ADDRESS", .pattern = "(?i)room \\pL+"}};
  EXPECT_EQ(Scrub(two, "ROOM Übersee for ACME-1"), "[[ADDRESS]] for [[CUSTOM.TICKET]]");
}

TEST_F(UserRulesTest, ATokenIsTheSameForTheSameValue) {
  RuleSpec spec = Ticket();
  spec.act = Act::kToken;
  const std::string text = Scrub({spec}, "ACME-1 ACME-1 ACME-2");
  constexpr std::size_t kSize = std::string_view("[[CUSTOM.TICKET:w1_]]").size() + 26;
  ASSERT_EQ(text.size(), 3 * kSize + 2);
  EXPECT_EQ(text.substr(0, kSize), text.substr(kSize + 1, kSize));
  EXPECT_NE(text.substr(0, kSize), text.substr(2 * kSize + 2));
}

TEST_F(UserRulesTest, NeverTouchesAPlaceholder) {
  const RuleSpec all = {.name = "all", .entity = "CUSTOM.X", .pattern = "(?s)plan.*"};
  EXPECT_EQ(Scrub({all}, "the plan [[EMAIL]] b"), "the [[CUSTOM.X]][[EMAIL]][[CUSTOM.X]]");
  const RuleSpec capitals = {.name = "capitals", .entity = "CUSTOM.Y", .pattern = "[A-Z]{4,}"};
  EXPECT_EQ(Scrub({capitals}, "[[EMAIL]] ABCDE"), "[[EMAIL]] [[CUSTOM.Y]]");
}

TEST_F(UserRulesTest, LiteralsOfTheUserAreTheGate) {
  const RuleSpec spec = {.name = "plate",
                         .entity = "CUSTOM.PLATE",
                         .pattern = "[A-Z]{2}[0-9]{3}",
                         .literals = {"plate", "car "}};
  EXPECT_EQ(Scrub({spec}, "Car AB123"), "Car [[CUSTOM.PLATE]]");
  EXPECT_EQ(Scrub({spec}, "bus AB123"), "bus AB123");
}

TEST(CheckRule, SaysWhatIsWrong) {
  struct Case {
    RuleSpec spec;
    std::string_view expected;
  };
  const auto pattern = [](std::string text) {
    RuleSpec spec = Ticket();
    spec.pattern = std::move(text);
    return spec;
  };
  RuleSpec literal = Ticket();
  literal.literals = {"AC"};
  RuleSpec match = Ticket();
  match.match = {"ACME-1", "ACME"};
  RuleSpec no_match = Ticket();
  no_match.no_match = {"ACME-1"};
  RuleSpec gate = Ticket();
  gate.literals = {"ticket"};
  gate.match = {"ACME-1"};
  const std::vector<Case> cases = {
      {pattern("ACME-["), "no regular expression"},
      {pattern("a*"), "matches an empty text"},
      {pattern("\\b"), "matches an empty text"},
      {pattern("abc|"), "matches an empty text"},
      {pattern("(abc)\\1"), "no regular expression"},
      {pattern("((\\pL{100}){100}){100}"), "no regular expression"},
      {pattern(std::string(1001, 'a')), "more than 1,000 bytes"},
      {literal, "at least 3 bytes"},
      {match, "does not find text 2 of match"},
      {no_match, "finds text 1 of no_match"},
      {gate, "is one of the literals in it?"},
  };
  for (const Case& c : cases) {
    const auto checked = CheckRule(c.spec);
    ASSERT_FALSE(checked) << c.expected;
    EXPECT_NE(checked.error().detail.find(c.expected), std::string::npos) << checked.error().detail;
  }
  EXPECT_TRUE(CheckRule(Ticket()));
}

TEST(UserRules, TheDescriptionTellsRulesApart) {
  const auto describe = [](const RuleSpec& spec) {
    return (*UserRules::Make({spec}))->Description();
  };
  RuleSpec token = Ticket();
  token.act = Act::kToken;
  RuleSpec literal = Ticket();
  literal.literals = {"acme"};
  EXPECT_NE(describe(Ticket()), describe(token));
  EXPECT_NE(describe(Ticket()), describe(literal));
  EXPECT_EQ(describe(Ticket()), describe(Ticket()));
}

// Each match makes RE2 look to the text's end for a longer one.
TEST(UserRules, AHostileTextIsReadInBoundedTimeAndCovered) {
  const auto rules =
      UserRules::Make({{.name = "slow", .entity = "CUSTOM.SLOW", .pattern = "abc[^z]*z|abc"}});
  ASSERT_TRUE(rules);
  std::string text;
  while (text.size() < (1U << 20)) text += "abc ";
  std::vector<Finding> findings;
  const auto begin = std::chrono::steady_clock::now();
  (*rules)->Find(text, findings);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings.back().end, text.size());
}

// The SIMD pass finds what a plain search finds, at every place of texts of every length.
TEST(LiteralGate, FindsWhatASearchFinds) {
  const std::vector<std::string> literals = {
      "acme-", "abc", "ABD", "\xc3\xbc-x", "a-long-literal-of-many-bytes",
      "bcd",   "zzz", "q1w", "e2r",        "abcd"};
  const LiteralGate gate(literals);
  const auto lower = [](std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
  };
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    while (text.size() < random() % 90) {
      if (random() % 8 == 0) {
        text += literals[random() % literals.size()];
      } else {
        text += "abcdABCDz-q1"[random() % 12];
      }
    }
    const LiteralGate::Found found = gate.Find(text);
    for (std::size_t i = 0; i < literals.size(); ++i) {
      const std::string wanted = lower(literals[i]).substr(0, 16);
      ASSERT_EQ(found[i], lower(text).find(wanted) != std::string::npos) << text << " " << i;
    }
  }
  EXPECT_TRUE(gate.Find("").none());
  EXPECT_TRUE(gate.Find("ab").none());
}

}  // namespace
}  // namespace tacit::privacy
