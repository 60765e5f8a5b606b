#include "cli/key_access.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <string>
#include <string_view>
#include <thread>

#include "base/file.h"

namespace tacit::cli {
namespace {

// The side of a terminal that somebody types on.
class Typist {
 public:
  Typist() : fd_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    good_ = fd_ >= 0 && ::grantpt(fd_) == 0 && ::unlockpt(fd_) == 0;
  }
  ~Typist() {
    if (fd_ >= 0) ::close(fd_);
  }
  Typist(const Typist&) = delete;
  Typist& operator=(const Typist&) = delete;

  bool good() const { return good_; }
  std::string terminal() const {
    std::array<char, 64> name{};
    return ::ptsname_r(fd_, name.data(), name.size()) == 0 ? name.data() : "";
  }
  void Type(std::string_view line) const {
    EXPECT_EQ(::write(fd_, line.data(), line.size()), static_cast<ssize_t>(line.size()));
  }
  void AwaitWords(std::string_view words) const {
    std::string shown;
    for (char c = 0; shown.find(words) == std::string::npos && ::read(fd_, &c, 1) == 1;) shown += c;
  }

 private:
  int fd_;
  bool good_ = false;
};

TEST(AskTerminalLine, WhatWasTypedBeforeTheQuestionIsNoAnswer) {
  const Typist typist;
  if (!typist.good()) GTEST_SKIP() << "no terminal is to be had here";
  auto terminal = File::OpenInPlace(typist.terminal());
  ASSERT_TRUE(terminal) << terminal.error().detail;
  typist.Type("yes\n");
  std::thread person([&typist] {
    typist.AwaitWords("Go on?");
    typist.Type("no\n");
  });
  const auto answer = AskTerminalLine(*terminal, "Go on? ");
  person.join();
  ASSERT_TRUE(answer) << answer.error().detail;
  EXPECT_EQ(*answer, "no");
}

}  // namespace
}  // namespace tacit::cli
