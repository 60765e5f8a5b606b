#include "cli/line_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/file.h"
#include "cli/process.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kChunk = 256UL << 10;

Result<std::size_t> ReadSome(int fd, char* into, std::size_t size) {
  while (true) {
    const ssize_t n = ::read(fd, into, size);
    if (n >= 0) return static_cast<std::size_t>(n);
    if (errno != EINTR) return tl::unexpected(ErrnoError("read", "the input", errno));
    if (Interrupted()) return Fail(ErrorCode::kInterrupted, "interrupted");
  }
}

}  // namespace

LineReader::LineReader(int fd, std::size_t max_line)
    : LineReader([fd](char* into, std::size_t size) { return ReadSome(fd, into, size); },
                 max_line) {}

Result<bool> LineReader::Fill() {
  buffer_.erase(0, begin_);
  scanned_ -= begin_;
  begin_ = 0;
  if (buffer_.size() > max_line_) {
    return Fail(ErrorCode::kLimit, "a line of the input is too long");
  }
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kChunk);
  TACIT_TRY(const std::size_t read, read_(buffer_.data() + size, kChunk));
  buffer_.resize(size + read);
  return read > 0;
}

Result<bool> LineReader::Next(std::string_view& line, bool& ended) {
  while (true) {
    if (Interrupted()) return Fail(ErrorCode::kInterrupted, "interrupted");
    const std::size_t feed = buffer_.find('\n', scanned_);
    if (feed != std::string::npos) {
      line = std::string_view(buffer_).substr(begin_, feed - begin_);
      ended = true;
      begin_ = scanned_ = feed + 1;
      return true;
    }
    scanned_ = buffer_.size();
    if (at_end_) break;
    TACIT_TRY(const bool more, Fill());
    at_end_ = !more;
  }
  line = std::string_view(buffer_).substr(begin_);
  ended = false;
  begin_ = scanned_ = buffer_.size();
  return !line.empty();
}

Result<std::string> ReadAllOfStdin(std::size_t limit) {
  std::string text;
  while (true) {
    const std::size_t size = text.size();
    if (size > limit) return Fail(ErrorCode::kLimit, "the input on stdin is too long");
    text.resize(size + kChunk);
    TACIT_TRY(const std::size_t read, ReadSome(STDIN_FILENO, text.data() + size, kChunk));
    text.resize(size + read);
    if (read == 0) return text;
  }
}

}  // namespace tacit::cli
