#include "base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace tacit {
namespace {

std::string LastComponent(const std::string& path) {
  const auto slash = path.find_last_of('/');
  return slash == std::string::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

std::string DirectoryOf(const std::string& path) {
  const auto slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

tl::unexpected<Error> FailErrno(std::string_view operation, const std::string& path) {
  return tl::unexpected(ErrnoError(operation, path, errno));
}

// A name beside `path` that no other process or thread uses.
std::string TempName(const std::string& path) {
  static thread_local unsigned counter = 0;
  return path + ".tmp." + std::to_string(::getpid()) + "." + std::to_string(::gettid()) + "." +
         std::to_string(++counter);
}

Result<std::string> WriteTemp(const std::string& path, std::string_view bytes) {
  std::string temp = TempName(path);
  auto write = [&]() -> Result<void> {
    TACIT_TRY(File file, File::Create(temp));
    TACIT_CHECK_OK(file.Write(bytes));
    return file.Sync();
  };
  if (auto written = write(); !written) {
    ::unlink(temp.c_str());
    return tl::unexpected(std::move(written).error());
  }
  return temp;
}

}  // namespace

Error ErrnoError(std::string_view operation, const std::string& path, int error_number) {
  Error error{ErrorCode::kUnavailable, std::string(operation) + " " + LastComponent(path) + ": " +
                                           std::generic_category().message(error_number)};
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      error.code = ErrorCode::kNotFound;
      break;
    case ENOSPC:
    case EDQUOT:
    case EMFILE:
    case ENFILE:
    case EFBIG:
      error.code = ErrorCode::kLimit;
      error.detail += "; free some space and run the same command again, nothing is half done";
      break;
    default:
      break;
  }
  return error;
}

Result<File> File::OpenRead(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return FailErrno("open", path);
  return File(fd);
}

Result<File> File::Create(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return FailErrno("create", path);
  return File(fd);
}

Result<File> File::OpenInPlace(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return FailErrno("open", path);
  return File(fd);
}

Result<File> File::OpenAppend(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0) return FailErrno("open", path);
  return File(fd);
}

File::File(File&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

File::~File() {
  if (fd_ >= 0) ::close(fd_);
}

Result<std::size_t> File::ReadAt(std::uint64_t offset, char* into, std::size_t size) const {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t n = ::pread(fd_, into + done, size - done, static_cast<off_t>(offset + done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return FailErrno("read", "the input");
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  return done;
}

Result<void> File::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return FailErrno("write", "a file");
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

Result<void> File::Sync() {
  if (::fsync(fd_) != 0) return FailErrno("fsync", "a file");
  return {};
}

Result<void> File::Overwrite() {
  TACIT_TRY(const std::uint64_t size, Size());
  if (::lseek(fd_, 0, SEEK_SET) != 0) return FailErrno("seek", "a file");
  TACIT_CHECK_OK(Write(std::string(size, '\0')));
  return Sync();
}

Result<void> File::Truncate(std::uint64_t size) {
  if (::ftruncate(fd_, static_cast<off_t>(size)) != 0) return FailErrno("truncate", "a file");
  return {};
}

Result<std::uint64_t> File::Size() const {
  struct stat info {};
  if (::fstat(fd_, &info) != 0) return FailErrno("stat", "a file");
  return static_cast<std::uint64_t>(info.st_size);
}

Result<FileLock> FileLock::Take(const std::string& path, int operation) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return FailErrno("open", path);
  FileLock lock{File(fd)};
  while (::flock(fd, operation) != 0) {
    if (errno == EINTR) continue;
    if (errno == EWOULDBLOCK) {
      return Fail(ErrorCode::kLocked, LastComponent(path) + " is held by another tacit process");
    }
    return FailErrno("lock", path);
  }
  return lock;
}

Result<FileLock> FileLock::Exclusive(const std::string& path) { return Take(path, LOCK_EX); }
Result<FileLock> FileLock::Shared(const std::string& path) { return Take(path, LOCK_SH); }
Result<FileLock> FileLock::TryExclusive(const std::string& path) {
  return Take(path, LOCK_EX | LOCK_NB);
}

Result<std::string> ReadFile(const std::string& path, std::uint64_t limit) {
  TACIT_TRY(const File file, File::OpenRead(path));
  TACIT_TRY(const std::uint64_t size, file.Size());
  if (size > limit) return Fail(ErrorCode::kLimit, LastComponent(path) + " is too large to read");
  std::string bytes(size, '\0');
  TACIT_TRY(const std::size_t read, file.ReadAt(0, bytes.data(), bytes.size()));
  bytes.resize(read);
  return bytes;
}

Result<void> WriteFileDurably(const std::string& path, std::string_view bytes) {
  TACIT_TRY(const std::string temp, WriteTemp(path, bytes));
  return RenameDurably(temp, path);
}

Result<void> PutIfAbsent(const std::string& path, std::string_view bytes) {
  TACIT_TRY(const std::string temp, WriteTemp(path, bytes));
  const int linked = ::link(temp.c_str(), path.c_str());
  const int error_number = errno;
  ::unlink(temp.c_str());
  if (linked != 0 && error_number == EEXIST) {
    return Fail(ErrorCode::kLocked, LastComponent(path) + " exists already");
  }
  if (linked != 0) return tl::unexpected(ErrnoError("link", path, error_number));
  return SyncDirectory(DirectoryOf(path));
}

Result<void> RenameDurably(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) {
    auto failure = FailErrno("rename", to);
    ::unlink(from.c_str());
    return failure;
  }
  return SyncDirectory(DirectoryOf(to));
}

Result<void> RemoveFile(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return FailErrno("remove", path);
  return {};
}

Result<void> ShredFile(const std::string& path) {
  auto file = File::OpenInPlace(path);
  if (!file && file.error().code == ErrorCode::kNotFound) return {};
  if (!file) return tl::unexpected(std::move(file).error());
  struct stat info {};
  if (::fstat(file->fd(), &info) != 0) return FailErrno("stat", path);
  if (info.st_nlink == 1) TACIT_CHECK_OK(file->Overwrite());
  TACIT_CHECK_OK(RemoveFile(path));
  return SyncDirectory(DirectoryOf(path));
}

Result<void> MakeDirectories(const std::string& path) {
  std::string prefix;
  for (std::size_t at = 0; at != std::string::npos;) {
    at = path.find('/', at + 1);
    prefix = path.substr(0, at);
    if (prefix.empty() || ::mkdir(prefix.c_str(), 0700) == 0) continue;
    const int error_number = errno;
    if (error_number != EEXIST && !FileExists(prefix)) {
      return tl::unexpected(ErrnoError("make directory", prefix, error_number));
    }
  }
  TACIT_TRY(const FileInfo info, StatFile(path));
  if (!info.is_directory) {
    return Fail(ErrorCode::kUnavailable, LastComponent(path) + " is not a directory");
  }
  return {};
}

Result<void> SyncFile(const std::string& path) {
  TACIT_TRY(File file, File::OpenRead(path));
  return file.Sync();
}

Result<void> SyncDirectory(const std::string& path) { return SyncFile(path); }

Result<FileInfo> StatFile(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return FailErrno("look at", path);
  return FileInfo{.size = static_cast<std::uint64_t>(info.st_size),
                  .mtime_us = info.st_mtim.tv_sec * 1'000'000LL + info.st_mtim.tv_nsec / 1000,
                  .mode = info.st_mode & 07777U,
                  .is_directory = S_ISDIR(info.st_mode)};
}

bool FileExists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

Result<std::vector<std::string>> ListDirectory(const std::string& path) {
  std::error_code error;
  std::filesystem::directory_iterator entries(path, error);
  std::vector<std::string> names;
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    names.push_back(entries->path().filename().string());
  }
  if (error) return tl::unexpected(ErrnoError("list", path, error.value()));
  std::ranges::sort(names);
  return names;
}

Result<void> RemoveTree(const std::string& path) {
  std::error_code error;
  std::filesystem::remove_all(path, error);
  if (error) return tl::unexpected(ErrnoError("remove", path, error.value()));
  return {};
}

}  // namespace tacit
