#include "cli/output.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace tacit::cli {
namespace {
constexpr std::size_t kBufferBytes = 64UL << 10;
}

void Output::Write(std::string_view bytes) {
  if (closed()) return;
  used_ = used_ || !bytes.empty();
  buffer_ += bytes;
  if (buffer_.size() >= kBufferBytes) Flush();
}

void Output::Flush() {
  std::string_view left = buffer_;
  while (!left.empty() && !closed()) {
    const ssize_t n = ::write(fd_, left.data(), left.size());
    if (n >= 0) {
      left.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno == EAGAIN) {
      pollfd ready{.fd = fd_, .events = POLLOUT, .revents = 0};
      ::poll(&ready, 1, 1000);
    } else if (errno != EINTR) {
      error_number_ = errno;
    }
  }
  buffer_.clear();
}

Result<void> Output::Finish() {
  Flush();
  if (error_number_ == 0 || error_number_ == EPIPE) return {};
  return tl::unexpected(ErrnoError("write", "the output", error_number_));
}

Result<AtomicFile> AtomicFile::Create(const std::string& path) {
  std::string temp_path = path + ".tmp." + std::to_string(::getpid());
  TACIT_TRY(File file, File::Create(temp_path));
  return AtomicFile(path, std::move(temp_path), std::move(file));
}

AtomicFile::AtomicFile(std::string path, std::string temp_path, File file)
    : path_(std::move(path)),
      temp_path_(std::make_unique<std::string>(std::move(temp_path))),
      file_(std::move(file)),
      out_(std::make_unique<Output>(file_.fd())) {}

AtomicFile::~AtomicFile() {
  if (temp_path_) ::unlink(temp_path_->c_str());
}

Result<void> AtomicFile::Commit() {
  TACIT_CHECK_OK(out_->Finish());
  TACIT_CHECK_OK(SyncFile(*temp_path_));
  const auto temp_path = std::exchange(temp_path_, nullptr);
  return RenameDurably(*temp_path, path_);
}

}  // namespace tacit::cli
