#include <gtest/gtest.h>

#include <algorithm>

#include "cli/config.h"
#include "cli/policy.h"
#include "cli/scrub_setup.h"

namespace tacit::cli {
namespace {

using privacy::Action;

std::string NoEnvironment(const char* /*name*/) { return {}; }

Config Read(std::string_view body, std::vector<std::string>& problems) {
  return Config::Parse("version = 1\n" + std::string(body), NoEnvironment, problems);
}

Config Good(std::string_view body) {
  std::vector<std::string> problems;
  Config config = Read(body, problems);
  EXPECT_TRUE(problems.empty()) << problems.front();
  return config;
}

constexpr std::string_view kRule =
    "[[privacy.rules]]\nname = \"ticket\"\nclass = \"TICKET\"\npattern = 'ACME-[0-9]+'\n";

TEST(ConfigPrivacy, ClassesOfAProjectCountBeforeThoseOfAll) {
  const Config config = Good(
      "[privacy.classes]\nEMAIL = \"token\"\nIP = \"keep\"\n\"WALLET.*\" = \"redact\"\n"
      "[projects.acme.privacy.classes]\nIP = \"redact\"\n");
  EXPECT_EQ(config.privacy().ActionsIn("acme").Of("IP"), Action::kRedact);
  EXPECT_EQ(config.privacy().ActionsIn("acme").Of("EMAIL"), Action::kToken);
  EXPECT_EQ(config.privacy().ActionsIn("other").Of("IP"), Action::kKeep);
  EXPECT_EQ(config.privacy().ActionsIn("").Of("WALLET.BTC"), Action::kRedact);
  EXPECT_EQ(config.values().at("privacy.classes.\"WALLET.*\"").origin, "config.toml:5");
  EXPECT_EQ(ConfigText(config.values().at("projects.acme.privacy.classes.IP")), "\"redact\"");
}

TEST(ConfigPrivacy, SubjectsOfAProjectCountBeforeThoseOfTheHome) {
  const Config config = Good(
      "[content]\nkeep = [\"politics\"]\ndrop = [\"nsfw\"]\n"
      "[projects.acme.content]\nkeep = [\"all\"]\nwithhold = [\"politics\"]\n"
      "drop = [\"health\"]\n"
      "[projects.other.content]\nwithhold = [\"nsfw\"]\n");
  const auto action = [&](std::string_view project, std::string_view text) {
    const auto policy = PolicyOf(config, project);
    EXPECT_TRUE(policy);
    const auto verdict = policy->content->Judge(text, {}, nullptr);
    EXPECT_FALSE(verdict.category.empty()) << text;
    return verdict.action;
  };
  using privacy::ContentAction;
  constexpr std::string_view kPolitics = "I voted for the Conservatives again";
  constexpr std::string_view kHealth = "she was diagnosed with cancer last spring";
  constexpr std::string_view kSelfHarm = "he said that he wants to kill himself";
  constexpr std::string_view kNsfw = "please stop sending nudes here";
  EXPECT_EQ(action("", kPolitics), ContentAction::kKeep);
  EXPECT_EQ(action("", kNsfw), ContentAction::kDrop);
  EXPECT_EQ(action("", kHealth), ContentAction::kWithhold);
  EXPECT_EQ(action("acme", kPolitics), ContentAction::kWithhold);
  EXPECT_EQ(action("acme", kHealth), ContentAction::kDrop);
  EXPECT_EQ(action("acme", kSelfHarm), ContentAction::kKeep);
  EXPECT_EQ(action("acme", kNsfw), ContentAction::kKeep) << "a project's \"all\" is all";
  EXPECT_EQ(action("other", kPolitics), ContentAction::kKeep);
  EXPECT_EQ(action("other", kNsfw), ContentAction::kWithhold);
  EXPECT_EQ(config.values().at("projects.acme.content.drop").origin, "config.toml:8");
  EXPECT_EQ(ConfigText(config.values().at("projects.acme.content.drop")), "[\"health\"]");
}

TEST(ConfigPrivacy, ANamedSubjectCountsBeforeAll) {
  const Config config = Good("[content]\nkeep = [\"politics\"]\ndrop = [\"all\"]\n");
  const auto policy = PolicyOf(config, "acme");
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->content->Judge("I voted for the Conservatives again", {}, nullptr).action,
            privacy::ContentAction::kKeep);
}

TEST(ConfigPrivacy, ReadsRules) {
  const Config config =
      Good(std::string(kRule) +
           "action = \"token\"\nliterals = [\"ACME-\"]\nmatch = [\"see ACME-12\"]\n"
           "no_match = [\"ACME\"]\n[[privacy.rules]]\nname = \"home\"\n"
           "class = \"ADDRESS\"\npattern = \"room [0-9]+\"\n");
  const auto& rules = config.privacy().rules;
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[0].entity, "CUSTOM.TICKET");
  EXPECT_EQ(rules[0].act, privacy::Act::kToken);
  EXPECT_EQ(rules[1].entity, "ADDRESS");
  EXPECT_EQ(config.values().at("privacy.rules.home").origin, "config.toml:10");
}

TEST(ConfigPrivacy, SaysWhatIsWrongAndWhere) {
  struct Case {
    std::string body;
    std::string expected;
  };
  const std::string rule(kRule);
  const std::vector<Case> cases = {
      {"[privacy.classes]\nEMIAL = \"keep\"",
       "config.toml:3:9: unknown class 'EMIAL'; did you mean 'EMAIL'?"},
      {"[privacy.classes]\nEMAIL = \"kept\"",
       "config.toml:3:9: an action is \"redact\", \"token\" or \"keep\"; did you mean 'keep'?"},
      {"[privacy.classes]\n\"SECRET.*\" = \"keep\"",
       "config.toml:3:14: SECRET.* cannot be set to \"keep\": secrets, private keys, seed phrases, "
       "card numbers and government ids are always redacted"},
      {"[privacy]\nclasses = 3",
       "config.toml:3:11: 'classes' must be a section: [privacy.classes]"},
      {"[projects.acme.privacy]\nphone_regions = []",
       "config.toml:3:17: unknown key 'phone_regions' of a project"},
      {"[projects.acme.content]\nkeep = [\"helth\"]",
       "config.toml:3:9: unknown category 'helth'; did you mean 'health'?"},
      {"[projects.acme.content]\nkeep = \"health\"",
       "config.toml:3:8: 'keep' must be a list of texts"},
      {"[projects.acme.content]\nkeep = [\"health\"]\ndrop = [\"health\"]",
       "config.toml:4:8: 'health' stands in 'keep' and in 'drop'"},
      {"[projects.acme.content]\nwithold = [\"health\"]",
       "config.toml:3:11: unknown key 'withold' of a project; did you mean 'withhold'?"},
      {"[projects.acme]\ncontents = 1",
       "config.toml:3:12: unknown key 'contents' of a project; did you mean 'content'?"},
      {rule + "patern = 'x'",
       "config.toml:6:10: unknown key 'patern' in a rule; did you mean 'pattern'?"},
      {rule + "action = 'keep'", "config.toml:6:10: a rule's action is \"redact\" or \"token\""},
      {rule + "match = ['ACME']",
       "config.toml:5:11: rule 'ticket': it does not find text 1 of match"},
      {rule + rule, "config.toml:6:1: there are two rules 'ticket'"},
      {"[[privacy.rules]]\nname = 'x'", "config.toml:2:1: a rule needs a name and a pattern"},
      {"[privacy.rules]\nname = 'x'", "config.toml:2:1: each rule begins with [[privacy.rules]]"},
      {"[[privacy.rules]]\nname = 'x'\npattern = 'abc'\nclass = 'PRIVATE_KEY'\naction = 'token'",
       "config.toml:2:1: rule 'x': secrets, private keys, seed phrases, card numbers and "
       "government ids are always redacted"},
  };
  for (const Case& c : cases) {
    std::vector<std::string> problems;
    static_cast<void>(Read(c.body, problems));
    ASSERT_EQ(problems.size(), 1U) << c.body;
    EXPECT_EQ(problems[0], c.expected);
  }
}

TEST(ConfigPrivacy, EverySettingChangesTheDigest) {
  const auto digest = [](std::string_view body, std::string_view project = "acme") {
    const auto policy = PolicyOf(Good(body), project);
    EXPECT_TRUE(policy);
    return policy->digest;
  };
  const std::vector<std::string> bodies = {
      "",
      "[privacy]\nphone_regions = [\"FR\"]",
      "[privacy.classes]\nIP = \"keep\"",
      "[privacy.classes]\nIP = \"token\"",
      "[projects.acme.privacy.classes]\nEMAIL = \"keep\"",
      "[projects.acme.content]\ndrop = [\"health\"]",
      "[projects.acme.content]\nkeep = [\"health\"]",
      std::string(kRule),
      std::string(kRule) + "action = \"token\"",
      std::string(kRule) + "literals = [\"ACME\"]",
  };
  std::vector<std::string> digests;
  for (const std::string& body : bodies) {
    const std::string one = digest(body);
    EXPECT_EQ(std::ranges::count(digests, one), 0) << body;
    EXPECT_EQ(digest(body), one);
    digests.push_back(one);
  }
  EXPECT_EQ(digest(bodies[4], "other"), digest(""));
  EXPECT_EQ(digest(std::string(kRule) + "match = [\"ACME-1\"]"), digest(kRule)) << "tests do not";
}

}  // namespace
}  // namespace tacit::cli
