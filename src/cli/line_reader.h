#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace tacit::cli {

// Reads at most `size` bytes; 0: the end.
using ReadBytes = std::function<Result<std::size_t>(char* into, std::size_t size)>;

// Reads lines from a file descriptor or another source with bounded memory. One thread per object.
class LineReader {
 public:
  // A longer line is an error (kLimit).
  LineReader(int fd, std::size_t max_line);
  LineReader(ReadBytes read, std::size_t max_line) : read_(std::move(read)), max_line_(max_line) {}

  // False at the end. `line` is without its line feed and holds until the next call; `ended` tells
  // whether there was a line feed (the last line may have none). An interrupt ends the reading with
  // kInterrupted.
  Result<bool> Next(std::string_view& line, bool& ended);

 private:
  Result<bool> Fill();
  ReadBytes read_;
  std::size_t max_line_;
  std::string buffer_;
  std::size_t begin_ = 0;    // of what was not given yet
  std::size_t scanned_ = 0;  // no line feed before
  bool at_end_ = false;
};

Result<std::string> ReadAllOfStdin(std::size_t limit);

}  // namespace tacit::cli
