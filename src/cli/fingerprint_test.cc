#include "cli/fingerprint.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>

#include "base/file.h"

namespace tacit::cli {
namespace {

TEST(RunId, IsTheSameForTheSameInputAndKey) {
  const Secret key("k");
  const std::vector<std::string> ab = {"a", "b"};
  const std::vector<std::string> ba = {"b", "a"};
  const std::vector<std::string> joined = {"a\n1:b"};
  const std::string id = RunId(key, "facts", ab);
  EXPECT_EQ(id.size(), 18U);
  EXPECT_TRUE(id.starts_with("r_"));
  EXPECT_EQ(id, RunId(key, "facts", ba));
  EXPECT_NE(id, RunId(key, "facts", joined));
  EXPECT_NE(id, RunId(key, "other", ab));
  EXPECT_NE(id, RunId(Secret("l"), "facts", ab));
}

TEST(InputFacts, ChangeWithTheInput) {
  std::string directory = testing::TempDir() + "tacit-facts-XXXXXX";
  ASSERT_NE(::mkdtemp(directory.data()), nullptr);
  const std::string file = directory + "/a.json";
  ASSERT_TRUE(WriteFileDurably(file, std::string(200'000, 'a') + "x"));
  const std::string before = *InputFacts(file);
  const std::string directory_before = *InputFacts(directory);
  EXPECT_EQ(*InputFacts(file), before);
  std::filesystem::last_write_time(
      file, std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_NE(*InputFacts(file), before);
  EXPECT_NE(*InputFacts(directory), directory_before);
  EXPECT_FALSE(InputFacts(directory + "/absent"));
  std::filesystem::remove_all(directory);
}

}  // namespace
}  // namespace tacit::cli
