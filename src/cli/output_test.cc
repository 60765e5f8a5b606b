#include "cli/output.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "cli/line_reader.h"

namespace tacit::cli {
namespace {

TEST(Output, AReaderThatWentAwayIsNoError) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  Output out(ends[1]);
  out.Write(std::string(1 << 20, 'x'));
  EXPECT_TRUE(out.closed());
  EXPECT_TRUE(out.Finish());
  ::close(ends[1]);
}

TEST(Output, AFullDiskIsALimit) {
  const int fd = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (fd < 0) GTEST_SKIP() << "no /dev/full here";
  Output out(fd);
  out.Write("x");
  const auto finished = out.Finish();
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().code, ErrorCode::kLimit);
  ::close(fd);
}

TEST(AtomicFile, AppearsWholeOrNotAtAll) {
  std::string directory = testing::TempDir() + "tacit-output-XXXXXX";
  ASSERT_NE(::mkdtemp(directory.data()), nullptr);
  const std::string path = directory + "/a.csv";
  {
    auto file = AtomicFile::Create(path);
    ASSERT_TRUE(file);
    file->out().Write("half");
  }
  EXPECT_TRUE(std::filesystem::is_empty(directory));
  auto file = AtomicFile::Create(path);
  ASSERT_TRUE(file);
  file->out().Write("whole");
  EXPECT_FALSE(FileExists(path));
  ASSERT_TRUE(file->Commit());
  EXPECT_EQ(*ReadFile(path), "whole");
  EXPECT_EQ(StatFile(path)->mode, 0600U);
  EXPECT_EQ(ListDirectory(directory)->size(), 1U);
  std::filesystem::remove_all(directory);
}

TEST(LineReader, GivesLinesOfAnyLengthAndTellsWhetherTheLastOneEnded) {
  std::string path = testing::TempDir() + "tacit-lines-XXXXXX";
  const int fd = ::mkstemp(path.data());
  ASSERT_GE(fd, 0);
  const std::string big(300'000, 'b');
  ASSERT_TRUE(WriteFileDurably(path, "a\n\n" + big + "\nlast"));
  const auto file = File::OpenRead(path);
  LineReader reader(file->fd(), 1 << 20);
  std::string_view line;
  bool ended = false;
  for (const std::string& expected : {std::string("a"), std::string(), big, std::string("last")}) {
    ASSERT_TRUE(*reader.Next(line, ended));
    EXPECT_EQ(line, expected);
    EXPECT_EQ(ended, expected != "last");
  }
  EXPECT_FALSE(*reader.Next(line, ended));

  const auto again = File::OpenRead(path);
  LineReader narrow(again->fd(), 1000);
  ASSERT_TRUE(*narrow.Next(line, ended));
  ASSERT_TRUE(*narrow.Next(line, ended));
  const auto too_long = narrow.Next(line, ended);
  ASSERT_FALSE(too_long);
  EXPECT_EQ(too_long.error().code, ErrorCode::kLimit);
  ::close(fd);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace tacit::cli
