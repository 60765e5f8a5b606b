#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <string>

namespace tacit {
namespace {

class FileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "tacit-file-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    directory_ = name;
  }
  void TearDown() override { ASSERT_TRUE(RemoveTree(directory_)); }
  std::string Path(const std::string& name) const { return directory_ + "/" + name; }

  std::string directory_;
};

TEST_F(FileTest, WritesDurablyForTheOwnerOnlyAndLeavesNoTemporaryFile) {
  ASSERT_TRUE(WriteFileDurably(Path("a"), "one"));
  ASSERT_TRUE(WriteFileDurably(Path("a"), "two"));
  EXPECT_EQ(ReadFile(Path("a")).value(), "two");
  EXPECT_EQ(StatFile(Path("a")).value().mode, 0600U);
  EXPECT_EQ(ListDirectory(directory_).value(), std::vector<std::string>{"a"});
}

TEST_F(FileTest, PutIfAbsentNeverReplaces) {
  ASSERT_TRUE(PutIfAbsent(Path("a"), "first"));
  const auto second = PutIfAbsent(Path("a"), "second");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kLocked);
  EXPECT_EQ(ReadFile(Path("a")).value(), "first");
  EXPECT_EQ(ListDirectory(directory_).value().size(), 1U);
}

TEST_F(FileTest, MakesNestedDirectoriesOnceForTheOwnerOnly) {
  ASSERT_TRUE(MakeDirectories(Path("x/y/z")));
  ASSERT_TRUE(MakeDirectories(Path("x/y/z")));
  EXPECT_EQ(StatFile(Path("x/y")).value().mode, 0700U);
  ASSERT_TRUE(WriteFileDurably(Path("file"), ""));
  EXPECT_FALSE(MakeDirectories(Path("file/below")));
}

TEST_F(FileTest, ReadsAtAnOffsetAndShortOnlyAtTheEnd) {
  ASSERT_TRUE(WriteFileDurably(Path("a"), "0123456789"));
  const auto file = File::OpenRead(Path("a"));
  ASSERT_TRUE(file);
  char buffer[8];
  EXPECT_EQ(file->ReadAt(6, buffer, 8).value(), 4U);
  EXPECT_EQ(std::string_view(buffer, 4), "6789");
  EXPECT_EQ(file->ReadAt(20, buffer, 8).value(), 0U);
}

TEST_F(FileTest, ErrorsNameTheFileButNotItsFolders) {
  const auto missing = ReadFile(Path("folder-of-ann/missing.json"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_NE(missing.error().detail.find("missing.json"), std::string::npos);
  EXPECT_EQ(missing.error().detail.find("ann"), std::string::npos);
}

TEST_F(FileTest, RefusesToReadMoreThanTheLimit) {
  ASSERT_TRUE(WriteFileDurably(Path("a"), "0123456789"));
  const auto large = ReadFile(Path("a"), 9);
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().code, ErrorCode::kLimit);
}

TEST_F(FileTest, FullDiskIsALimitThatSaysWhatToDo) {
  const Error error = ErrnoError("write", "/home/somebody/x", ENOSPC);
  EXPECT_EQ(error.code, ErrorCode::kLimit);
  EXPECT_NE(error.detail.find("free some space"), std::string::npos);
}

TEST_F(FileTest, ALockIsHeldUntilItsOwnerGoes) {
  {
    const auto held = FileLock::Exclusive(Path("lock"));
    ASSERT_TRUE(held);
    const auto second = FileLock::TryExclusive(Path("lock"));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::kLocked);
  }
  EXPECT_TRUE(FileLock::TryExclusive(Path("lock")));
}

}  // namespace
}  // namespace tacit
