#include "cli/config_retention.h"

#include <gtest/gtest.h>

#include "cli/config.h"
#include "cli/people_input.h"
#include "cli/retention_run.h"

namespace tacit::cli {
namespace {

constexpr Micros kDay = 86'400'000'000;

std::string NoEnvironment(const char* /*name*/) { return {}; }

Config Read(std::string_view body, std::vector<std::string>& problems) {
  return Config::Parse("version = 1\n" + std::string(body), NoEnvironment, problems);
}

TEST(RetentionSettings, AnAgeIsANumberOfDaysWeeksOrYears) {
  const std::vector<std::pair<std::string, std::optional<Micros>>> cases = {
      {"90d", 90 * kDay},    {"2w", 14 * kDay},      {"1y", 365 * kDay},
      {"forever", 0},        {"", std::nullopt},     {"0d", std::nullopt},
      {"90", std::nullopt},  {"d", std::nullopt},    {"1m", std::nullopt},
      {"-1d", std::nullopt}, {"1.5y", std::nullopt}, {"90 d", std::nullopt},
      {"90D", std::nullopt}, {"101y", std::nullopt}, {"999999999999d", std::nullopt},
  };
  for (const auto& [text, age] : cases) EXPECT_EQ(ParseAge(text), age) << text;
}

TEST(RetentionSettings, TheNarrowestSectionCounts) {
  std::vector<std::string> problems;
  const Config config = Read(
      "[retention]\ntext = \"90d\"\nmessages = \"2y\"\n"
      "[projects.acme.retention]\ntext = \"30d\"\n"
      "[projects.acme.retention.channels.news]\nmessages = \"forever\"\n"
      "[projects.acme.retention.channels.1234]\ntext = \"1d\"\n",
      problems);
  ASSERT_TRUE(problems.empty()) << problems.front();
  const auto limits = [&](std::string_view project, std::string_view id, std::string_view name) {
    return LimitsOf(config, project, id, name);
  };
  EXPECT_EQ(limits("other", "", "").text, 90 * kDay);
  EXPECT_EQ(limits("acme", "", "").text, 30 * kDay);
  EXPECT_EQ(limits("acme", "", "").messages, 730 * kDay);
  EXPECT_EQ(limits("acme", "9", "news").text, 30 * kDay);
  EXPECT_EQ(limits("acme", "9", "news").messages, std::nullopt);
  EXPECT_EQ(limits("acme", "1234", "").text, kDay);
  EXPECT_EQ(limits("acme", "", "").samples, std::nullopt);
  EXPECT_TRUE(LimitsAnything(config));
}

TEST(RetentionSettings, MistakesAreNamed) {
  for (const std::string_view body :
       {"[retention]\ntext = \"ninety\"\n", "[retention]\ntexts = \"90d\"\n",
        "[projects.acme.retention]\ntext = 90\n", "[projects.acme.retention]\nrows = \"1d\"\n",
        "[projects.acme.retention.channels]\nnews = \"1d\"\n",
        "[privacy]\nnocollect_marker = \"two words\"\n"}) {
    std::vector<std::string> problems;
    Read(body, problems);
    EXPECT_EQ(problems.size(), 1U) << body;
  }
  std::vector<std::string> problems;
  EXPECT_FALSE(LimitsAnything(Read("", problems)));
}

TEST(PeopleInput, IdsAndHandlesInTheirForms) {
  using privacy::PersonKey;
  struct Case {
    Platform platform;
    std::string text;
    std::string expected;  // "id 5", "handle ann"; empty: nobody
  };
  const std::vector<Case> cases = {
      {Platform::kTelegram, "5100000001", "id 5100000001"},
      {Platform::kTelegram, "user5100000001", "id 5100000001"},
      {Platform::kTelegram, " @Ann_S ", "handle ann_s"},
      {Platform::kTelegram, "https://t.me/ann", "handle ann"},
      {Platform::kTelegram, "t.me/ann", "handle ann"},
      {Platform::kTelegram, "ann", "handle ann"},
      {Platform::kTelegram, "ann smith", ""},
      {Platform::kTelegram, "@", ""},
      {Platform::kSlack, "U061ABCDE", "id U061ABCDE"},
      {Platform::kSlack, "W061ABCDE", "id W061ABCDE"},
      {Platform::kSlack, "ann.smith", "handle ann.smith"},
      {Platform::kSlack, "5100000001", "handle 5100000001"},
      {Platform::kSlack, "", ""},
  };
  for (const Case& one : cases) {
    const auto person = ParsePerson(one.platform, one.text);
    const std::string got =
        person ? std::string(privacy::Name(person->key)) + " " + person->value : std::string();
    EXPECT_EQ(got, one.expected) << one.text;
  }
}

}  // namespace
}  // namespace tacit::cli
