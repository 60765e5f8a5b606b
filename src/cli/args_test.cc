#include "cli/args.h"

#include <gtest/gtest.h>

#include <array>

namespace tacit::cli {
namespace {

Result<Invocation> Parse(const std::vector<std::string>& arguments) {
  return ParseCommandLine(arguments, AllCommands());
}

std::string ErrorOf(const std::vector<std::string>& arguments) {
  const auto parsed = Parse(arguments);
  if (parsed) return "parsed";
  EXPECT_EQ(parsed.error().code, ErrorCode::kInvalidArgument);
  return parsed.error().detail;
}

TEST(ParseCommandLine, FindsTheCommandBetweenGlobalOptions) {
  const auto parsed = Parse({"--home", "import", "--json", "query", "SELECT 1", "--quiet"});
  ASSERT_TRUE(parsed) << parsed.error().detail;
  EXPECT_EQ(parsed->command->name, "query");
  EXPECT_EQ(parsed->args.Value("home"), "import");
  EXPECT_EQ(parsed->args.Value("SQL"), "SELECT 1");
  EXPECT_TRUE(parsed->args.Has("json"));
  EXPECT_TRUE(parsed->args.Has("quiet"));
}

TEST(ParseCommandLine, ARepeatedOptionTakesOneValueEachTime) {
  const auto parsed =
      Parse({"import", "--channel", "a", "x.json", "--channel=b", "[y,z]", "--project", "p"});
  ASSERT_TRUE(parsed) << parsed.error().detail;
  EXPECT_EQ(parsed->args.Values("channel"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(parsed->args.Values("PATH"), (std::vector<std::string>{"x.json", "[y,z]"}));
}

TEST(ParseCommandLine, NothingIsRequiredForHelp) {
  EXPECT_TRUE(Parse({"import", "--help"}));
  EXPECT_TRUE(Parse({"--help"}));
  EXPECT_TRUE(Parse({}));
}

TEST(ParseCommandLine, SaysWhatIsWrong) {
  struct Case {
    std::vector<std::string> arguments;
    std::vector<std::string> words;
  };
  const std::vector<Case> cases = {
      {{"frobnicate"}, {"frobnicate", "tacit help"}},
      {{"improt", "x"}, {"did you mean 'import'"}},
      {{"qurey", "x"}, {"did you mean 'query'"}},
      {{"import", "x"}, {"--project NAME is missing"}},
      {{"import", "--project", "p"}, {"PATH is missing"}},
      {{"import", "x", "--porject", "p"}, {"unknown option --porject", "'--project'"}},
      {{"query"}, {"SQL is missing"}},
      {{"query", "a", "b"}, {"unexpected argument 'b'"}},
      {{"query", "a", "--format", "xml"}, {"--format", "'xml'", "table, csv, json"}},
      {{"config", "delete"}, {"'delete'", "check, show"}},
      {{"status", "--progress", "maybe"}, {"--progress", "auto, tty"}},
      {{"status", "--home"}, {"--home"}},
  };
  for (const Case& c : cases) {
    const std::string error = ErrorOf(c.arguments);
    for (const std::string& word : c.words) {
      EXPECT_NE(error.find(word), std::string::npos) << error << " lacks " << word;
    }
  }
}

TEST(ParseCommandLine, ADashAloneAndWordsAfterTwoDashesAreValues) {
  const auto dash = Parse({"query", "-"});
  ASSERT_TRUE(dash);
  EXPECT_EQ(dash->args.Value("SQL"), "-");
  const auto rest = Parse({"query", "--", "--a comment\nSELECT 1"});
  ASSERT_TRUE(rest) << rest.error().detail;
  EXPECT_EQ(rest->args.Value("SQL"), "--a comment\nSELECT 1");
}

TEST(AllCommands, HaveASummaryAndDistinctNames) {
  std::vector<std::string_view> names;
  for (const Command* command : AllCommands()) {
    EXPECT_FALSE(command->summary.empty()) << command->name;
    EXPECT_NE(command->run, nullptr);
    for (const std::string_view name : names) EXPECT_NE(name, command->name);
    names.push_back(command->name);
    const auto parsed = Parse({std::string(command->name), "--help"});
    EXPECT_TRUE(parsed) << command->name;
  }
}

}  // namespace
}  // namespace tacit::cli
