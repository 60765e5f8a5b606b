#include "cli/config.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"

namespace tacit::cli {
namespace {

std::string NoEnvironment(const char* /*name*/) { return {}; }

std::vector<std::string> ProblemsOf(std::string_view text) {
  std::vector<std::string> problems;
  static_cast<void>(Config::Parse(text, NoEnvironment, problems));
  return problems;
}

TEST(Config, TheFileThatInitWritesIsTheDefaults) {
  std::vector<std::string> problems;
  const Config config = Config::Parse(DefaultConfigFile(), NoEnvironment, problems);
  EXPECT_TRUE(problems.empty());
  for (const auto& [name, value] : config.values()) EXPECT_EQ(value.origin, "default") << name;
  // With every comment sign of a value taken off it still reads the same.
  std::string live;
  std::string line;
  for (const char byte : DefaultConfigFile() + "\n") {
    if (byte != '\n') {
      line += byte;
      continue;
    }
    const bool value = line.starts_with("# ") && line.find(" = ") != std::string::npos;
    live += (value ? line.substr(2) : line) + "\n";
    line.clear();
  }
  const Config again = Config::Parse(live, NoEnvironment, problems);
  EXPECT_TRUE(problems.empty()) << problems.front();
  for (const auto& [name, value] : again.values()) {
    EXPECT_EQ(ConfigText(value), ConfigText(config.values().at(name))) << name;
    EXPECT_TRUE(value.origin.starts_with("config.toml:")) << name;
  }
}

TEST(Config, NamesLineColumnAndTheNearestKey) {
  struct Case {
    std::string text;
    std::string expected;
  };
  const std::vector<Case> cases = {
      {"version = 1\n[import]\nthread = 2",
       "config.toml:3:10: unknown key 'thread' in [import]; "
       "did you mean 'threads'?"},
      {"version = 1\n[imports]\n",
       "config.toml:2:1: unknown section 'imports'; did you mean "
       "'import'?"},
      {"version = 1\n[import]\nthreads = \"2\"",
       "config.toml:3:11: import.threads must be a whole number from 0 to 64"},
      {"version = 1\n[import]\nthreads = 65",
       "config.toml:3:11: import.threads must be a whole number from 0 to 64"},
      {"version = 1\n[privacy]\nphone_regions = [\"us\"]",
       "config.toml:3:17: privacy.phone_regions must be a list of two-letter country codes: "
       "[\"US\", \"DE\"]"},
      {"version = 1\nimport = 3", "config.toml:2:10: 'import' must be a section: [import]"},
      {"version = 2", "config.toml:1:11: written for a newer tacit (version 2); upgrade"},
      {"", "config.toml: 'version = 1' is missing"},
  };
  for (const Case& c : cases) {
    const auto problems = ProblemsOf(c.text);
    ASSERT_EQ(problems.size(), 1U) << c.text;
    EXPECT_EQ(problems[0], c.expected);
  }
  EXPECT_TRUE(ProblemsOf("version = 1\n[[[").front().starts_with("config.toml:2:"));
  EXPECT_EQ(ProblemsOf("version = 1\nx = 1\ny = 2").size(), 2U);
}

TEST(Config, AFlagBeatsTheEnvironmentBeatsTheFileBeatsTheDefault) {
  const auto environment = [](const char* name) {
    return std::string(name) == "TACIT_IMPORT_THREADS" ? std::string("3") : std::string();
  };
  std::vector<std::string> problems;
  Config config =
      Config::Parse("version = 1\n[import]\nthreads = 2\n[query]\nrows = 5", environment, problems);
  ASSERT_TRUE(problems.empty());
  EXPECT_EQ(config.Number("import.threads"), 3);
  EXPECT_EQ(config.values().at("import.threads").origin, "TACIT_IMPORT_THREADS");
  EXPECT_EQ(config.Number("query.rows"), 5);
  EXPECT_EQ(config.values().at("query.rows").origin, "config.toml:5");
  EXPECT_EQ(config.values().at("lake.reader_grace_s").origin, "default");
  ASSERT_TRUE(config.Override("import.threads", "4", "--threads"));
  EXPECT_EQ(config.Number("import.threads"), 4);
  EXPECT_EQ(config.values().at("import.threads").origin, "--threads");
  for (const char* bad : {"", "-1", "65", "2x", "99999999999999999999"}) {
    EXPECT_FALSE(config.Override("import.threads", bad, "--threads")) << bad;
  }
}

TEST(Config, ListsComeFromTheEnvironmentToo) {
  std::vector<std::string> problems;
  const Config config = Config::Parse(
      "version = 1",
      [](const char* name) {
        return std::string(name) == "TACIT_PRIVACY_PHONE_REGIONS" ? std::string("DE, VN")
                                                                  : std::string();
      },
      problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(config.List("privacy.phone_regions"), (std::vector<std::string>{"DE", "VN"}));
}

TEST(Config, FlagsAndTextsAreReadFromTheFileAndTheEnvironment) {
  std::vector<std::string> problems;
  const Config file = Config::Parse(
      "version = 1\n[telegram]\ntest_dc = true\nproxy = \"socks5://127.0.0.1:1080\"\n",
      NoEnvironment, problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_TRUE(file.Flag("telegram.test_dc"));
  EXPECT_EQ(file.Text("telegram.proxy"), "socks5://127.0.0.1:1080");
  const Config environment = Config::Parse(
      "version = 1",
      [](const char* name) {
        return std::string(std::string_view(name) == "TACIT_TELEGRAM_TEST_DC" ? "true" : "");
      },
      problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_TRUE(environment.Flag("telegram.test_dc"));
  EXPECT_EQ(environment.Text("telegram.proxy"), "");
  for (const std::string_view line :
       {"test_dc = 1", "test_dc = \"true\"", "proxy = 5", "proxy = \"127.0.0.1:1080\""}) {
    const auto wrong = ProblemsOf("version = 1\n[telegram]\n" + std::string(line));
    EXPECT_EQ(wrong.size(), 1U) << line;
  }
}

TEST(Config, AFileThatIsNotThereGivesTheDefaults) {
  const auto config = Config::Load("/nonexistent/config.toml", NoEnvironment);
  ASSERT_TRUE(config);
  EXPECT_EQ(config->Number("query.rows"), 10);
}

}  // namespace
}  // namespace tacit::cli
