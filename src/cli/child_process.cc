#include "cli/child_process.h"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

#include "base/file.h"

namespace tacit::cli {
namespace {

constexpr int kSignalled = 128;
constexpr std::array<int, 3> kIgnoredOrCaught = {SIGPIPE, SIGINT, SIGTERM};  // process.h

// A file in memory: a child can fill it while nobody reads.
class MemoryFile {
 public:
  static Result<MemoryFile> Make() {
    const int fd = ::memfd_create("child", MFD_CLOEXEC);
    if (fd < 0) return tl::unexpected(ErrnoError("make a pipe", "", errno));
    return MemoryFile(fd);
  }
  MemoryFile(MemoryFile&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  MemoryFile& operator=(MemoryFile&&) = delete;
  ~MemoryFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }

  Result<void> Fill(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
      if (n < 0) return tl::unexpected(ErrnoError("write to a program", "", errno));
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    ::lseek(fd_, 0, SEEK_SET);
    return {};
  }

  Result<std::string> Content() const {
    constexpr std::size_t kPiece = 65536;
    std::string bytes;
    while (true) {
      const std::size_t size = bytes.size();
      bytes.resize(size + kPiece);
      const ssize_t n = ::pread(fd_, bytes.data() + size, kPiece, static_cast<off_t>(size));
      bytes.resize(size + static_cast<std::size_t>(n > 0 ? n : 0));
      if (n < 0) return tl::unexpected(ErrnoError("read from a program", "", errno));
      if (n == 0) return bytes;
    }
  }

 private:
  explicit MemoryFile(int fd) : fd_(fd) {}
  int fd_;
};

Result<pid_t> Spawn(const std::vector<std::string>& command, const std::array<int, 3>& files) {
  std::vector<char*> arguments;
  std::vector<std::string> copies = command;
  arguments.reserve(copies.size() + 1);
  for (std::string& copy : copies) arguments.push_back(copy.data());
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int fd = 0; fd < 3; ++fd) {
    posix_spawn_file_actions_adddup2(&actions, files.at(static_cast<std::size_t>(fd)), fd);
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  for (const int signal : kIgnoredOrCaught) sigaddset(&defaults, signal);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  const int error =
      ::posix_spawnp(&child, arguments.front(), &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error == 0) return child;
  if (error == ENOENT) {
    return Fail(ErrorCode::kNotFound, "there is no program " + command.front() + " here");
  }
  return tl::unexpected(ErrnoError("start", command.front(), error));
}

Result<int> WaitFor(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return tl::unexpected(ErrnoError("wait for a program", "", errno));
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : kSignalled + WTERMSIG(status);
}

}  // namespace

Result<ChildResult> RunChild(const std::vector<std::string>& command, std::string_view input) {
  TACIT_TRY(const MemoryFile in, MemoryFile::Make());
  TACIT_TRY(const MemoryFile out, MemoryFile::Make());
  TACIT_TRY(const MemoryFile err, MemoryFile::Make());
  TACIT_CHECK_OK(in.Fill(input));
  TACIT_TRY(const pid_t child, Spawn(command, {in.fd(), out.fd(), err.fd()}));
  ChildResult result;
  TACIT_TRY(result.exit_code, WaitFor(child));
  TACIT_TRY(result.out, out.Content());
  TACIT_TRY(result.err, err.Content());
  return result;
}

}  // namespace tacit::cli
