#include "cli/home.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/file.h"

namespace tacit::cli {
namespace {

class HomeTest : public testing::Test {
 protected:
  HomeTest() {
    std::string path = testing::TempDir() + "tacit-home-XXXXXX";
    root_ = ::mkdtemp(path.data());
    path_ = root_ + "/home";
  }
  ~HomeTest() override { std::filesystem::remove_all(root_); }

  Home Create() {
    auto home = Home::OpenOrCreate(path_, clock_);
    EXPECT_TRUE(home) << home.error().detail;
    return *home;
  }
  static unsigned ModeOf(const std::string& path) { return StatFile(path)->mode; }

  SystemClock clock_;
  std::string root_;
  std::string path_;
};

TEST_F(HomeTest, IsMadeForItsOwnerOnlyWithOneKey) {
  const Home home = Create();
  EXPECT_TRUE(home.created());
  for (const char* directory : {"", "/keys", "/lake"}) EXPECT_EQ(ModeOf(path_ + directory), 0700U);
  for (const char* file : {"/home.json", "/config.toml", "/keys/master.key", "/keys/README"}) {
    EXPECT_EQ(ModeOf(path_ + file), 0600U) << file;
  }
  ASSERT_TRUE(home.MasterKey());
  EXPECT_EQ(home.MasterKey()->Reveal().size(), 32U);

  const Home again = Create();
  EXPECT_FALSE(again.created());
  EXPECT_EQ(again.MasterKey()->Reveal(), home.MasterKey()->Reveal());
}

TEST_F(HomeTest, AHalfMadeOneIsCompletedWithTheSameKey) {
  const std::string key = Create().MasterKey()->Reveal();
  for (const char* lost : {"/home.json", "/config.toml", "/keys/README", "/lake"}) {
    std::filesystem::remove_all(path_ + lost);
    const Home home = Create();
    EXPECT_TRUE(FileExists(path_ + lost)) << lost;
    EXPECT_EQ(home.MasterKey()->Reveal(), key);
  }
}

TEST_F(HomeTest, ATempFileOfAKilledProcessIsRemoved) {
  Create();
  const std::string stale =
      path_ + "/keys/master.key.tmp.4194305.1.1";  // past the kernel's largest id
  ASSERT_TRUE(WriteFileDurably(stale, "x"));
  Create();
  EXPECT_FALSE(FileExists(stale));
}

TEST_F(HomeTest, NeverMakesASecondKeyForALakeWithData) {
  Create();
  ASSERT_TRUE(MakeDirectories(path_ + "/lake/messages/_delta_log"));
  ASSERT_TRUE(RemoveFile(path_ + "/keys/master.key"));
  EXPECT_TRUE(Create().created()) << "an empty log is no data";
  ASSERT_TRUE(RemoveFile(path_ + "/keys/master.key"));
  ASSERT_TRUE(WriteFileDurably(path_ + "/lake/messages/_delta_log/0.json", "{}"));
  const auto home = Home::OpenOrCreate(path_, clock_);
  ASSERT_FALSE(home);
  EXPECT_NE(home.error().detail.find("master.key is missing"), std::string::npos);
  EXPECT_FALSE(FileExists(path_ + "/keys/master.key"));
}

TEST_F(HomeTest, ADamagedKeyIsNotUsed) {
  const Home home = Create();
  for (const std::string& bad : {std::string(), std::string("zz"), std::string(63, 'a'),
                                 std::string(64, 'g'), std::string(66, 'a')}) {
    ASSERT_TRUE(WriteFileDurably(home.key_path(), bad));
    EXPECT_FALSE(home.MasterKey()) << bad;
  }
}

TEST_F(HomeTest, RefusesOneThatOthersCanRead) {
  struct Case {
    const char* path;
    mode_t mode;
    const char* fix;
  };
  const Case cases[] = {{"", 0750, "chmod 700"},
                        {"/keys", 0705, "chmod 700"},
                        {"/keys/master.key", 0640, "chmod 600"}};
  for (const Case& c : cases) {
    Create();
    const mode_t before = ModeOf(path_ + c.path);
    ::chmod((path_ + c.path).c_str(), c.mode);
    const auto home = Home::Open(path_);
    ASSERT_FALSE(home) << c.path;
    EXPECT_NE(home.error().detail.find(c.fix), std::string::npos) << home.error().detail;
    EXPECT_FALSE(Home::OpenOrCreate(path_, clock_));
    ::chmod((path_ + c.path).c_str(), before);
  }
}

TEST_F(HomeTest, RefusesANewerFormatAndADirectoryOfOthers) {
  Create();
  ASSERT_TRUE(WriteFileDurably(path_ + "/home.json", "{\"format\": 9}"));
  const auto newer = Home::Open(path_);
  ASSERT_FALSE(newer);
  EXPECT_NE(newer.error().detail.find("newer tacit (format 9"), std::string::npos);

  ASSERT_TRUE(MakeDirectories(root_ + "/photos/2026"));
  const auto photos = Home::OpenOrCreate(root_ + "/photos", clock_);
  ASSERT_FALSE(photos);
  EXPECT_FALSE(FileExists(root_ + "/photos/keys"));
}

TEST_F(HomeTest, OpenSaysHowToMakeOne) {
  const auto home = Home::Open(path_);
  ASSERT_FALSE(home);
  EXPECT_EQ(home.error().code, ErrorCode::kNotFound);
  EXPECT_NE(home.error().detail.find("tacit init"), std::string::npos);
}

TEST(HomeLocate, PrefersTheFlagThenTheEnvironment) {
  ::setenv("TACIT_HOME", "/a/tacit", 1);
  ::setenv("XDG_DATA_HOME", "/x", 1);
  ::setenv("HOME", "/h", 1);
  EXPECT_EQ(*Home::Locate("/f/../g/"), "/g");
  EXPECT_EQ(*Home::Locate(""), "/a/tacit");
  ::unsetenv("TACIT_HOME");
  EXPECT_EQ(*Home::Locate(""), "/x/tacit");
  ::setenv("XDG_DATA_HOME", "relative", 1);
  EXPECT_EQ(*Home::Locate(""), "/h/.local/share/tacit");
  EXPECT_EQ(ShortPath("/h/a"), "~/a");
  EXPECT_EQ(ShortPath("/home2/a"), "/home2/a");
  ::unsetenv("XDG_DATA_HOME");
}

}  // namespace
}  // namespace tacit::cli
