#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tacit::cli {

// Reads lines from a file descriptor with bounded memory. One thread per object.
class LineReader {
 public:
  // A longer line is an error (kLimit).
  LineReader(int fd, std::size_t max_line) : fd_(fd), max_line_(max_line) {}

  // False at the end. `line` is without its line feed and holds until the next call; `ended` tells
  // whether there was a line feed (the last line may have none). An interrupt ends the reading with
  // kInterrupted.
  Result<bool> Next(std::string_view& line, bool& ended);

 private:
  Result<bool> Fill();
  int fd_;
  std::size_t max_line_;
  std::string buffer_;
  std::size_t begin_ = 0;    // of what was not given yet
  std::size_t scanned_ = 0;  // no line feed before
  bool at_end_ = false;
};

Result<std::string> ReadAllOfStdin(std::size_t limit);

}  // namespace tacit::cli
