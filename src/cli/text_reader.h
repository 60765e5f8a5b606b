#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/line_reader.h"

namespace tacit::cli {

// Texts out of lines: a line each, but the lines of a private key (PEM, OpenPGP, PuTTY) are one
// text, since none of them says what it is. One thread per object.
class TextReader {
 public:
  // `lines` must outlive the reader.
  explicit TextReader(LineReader& lines) : lines_(lines) {}

  // As LineReader::Next. A block ends with its last line, with a line that cannot be of it, or
  // after 64 KiB.
  Result<bool> Next(std::string_view& text, bool& ended);
  // The number of the text's first line, from 1.
  std::uint64_t line() const { return line_; }

 private:
  Result<bool> NextLine(std::string_view& line, bool& ended);
  Result<void> ReadBlock(std::string_view close, bool& ended);
  LineReader& lines_;
  std::string block_;
  std::string held_;  // read, and not of the block
  bool has_held_ = false;
  bool held_ended_ = false;
  std::uint64_t read_ = 0;
  std::uint64_t line_ = 0;
};

}  // namespace tacit::cli
