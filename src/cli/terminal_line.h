#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace tacit::cli {

// Turns a terminal's echo off while it lives.
class NoEcho {
 public:
  explicit NoEcho(int fd);
  ~NoEcho();
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;
  bool good() const { return good_; }  // the echo is off

 private:
  struct State;
  int fd_;
  bool good_ = false;
  std::unique_ptr<State> before_;
};

// Bytes up to the line's end, one at a time so that nothing after it is taken: it may be a pipe.
// Nothing: the input has ended. kInvalidArgument: longer than 4096 bytes; kInterrupted.
Result<std::optional<Secret>> ReadTypedLine(int fd);

// Asks on stderr and reads a line of stdin, of a terminal as of a pipe; blanks around it are taken
// off. `hidden`: what is typed does not show. kDenied: the input has ended.
Result<Secret> Ask(std::string_view question, bool hidden);

}  // namespace tacit::cli
