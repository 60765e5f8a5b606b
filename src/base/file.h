#pragma once

// Files, durably. Paths are std::string; every failure names the operation and the errno text,
// and the path's last component only. ENOSPC, EDQUOT and EMFILE become kLimit.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tacit {

// An open file descriptor. Moves only.
class File {
 public:
  static Result<File> OpenRead(const std::string& path);
  static Result<File> Create(const std::string& path);       // mode 0600, truncates
  static Result<File> OpenAppend(const std::string& path);   // mode 0600; writes go to the end
  static Result<File> OpenInPlace(const std::string& path);  // to be overwritten; no symbolic link
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  ~File();
  // Reads up to `size` bytes at `offset`; fewer only at the end of the file. Thread-safe.
  Result<std::size_t> ReadAt(std::uint64_t offset, char* into, std::size_t size) const;
  Result<void> Write(std::string_view bytes);
  Result<void> Sync();
  Result<void> Truncate(std::uint64_t size);
  Result<void> Overwrite();  // zeros in place of all bytes, synced
  Result<std::uint64_t> Size() const;
  int fd() const { return fd_; }

 private:
  friend class FileLock;
  explicit File(int fd) : fd_(fd) {}
  int fd_;
};

// An advisory lock (flock) on a file that it creates when missing; released by the destructor
// or the process's end.
class FileLock {
 public:
  static Result<FileLock> Exclusive(const std::string& path);     // waits
  static Result<FileLock> Shared(const std::string& path);        // waits
  static Result<FileLock> TryExclusive(const std::string& path);  // kLocked when held
  FileLock(FileLock&& other) noexcept = default;
  FileLock& operator=(FileLock&& other) noexcept = default;

 private:
  explicit FileLock(File file) : file_(std::move(file)) {}
  static Result<FileLock> Take(const std::string& path, int operation);
  File file_;
};

struct FileInfo {
  std::uint64_t size = 0;
  std::int64_t mtime_us = 0;
  std::uint32_t mode = 0;  // permission bits
  bool is_directory = false;
};

Result<std::string> ReadFile(const std::string& path, std::uint64_t limit = 1ULL << 30);
// temp file, fsync, rename, fsync of the directory: all of it or nothing.
Result<void> WriteFileDurably(const std::string& path, std::string_view bytes);
// temp file, fsync, link, fsync of the directory. kLocked when `path` exists already.
Result<void> PutIfAbsent(const std::string& path, std::string_view bytes);
Result<void> RenameDurably(const std::string& from, const std::string& to);  // same file system
Result<void> RemoveFile(const std::string& path);                            // absent is fine
// Overwrites the bytes, syncs, removes: for keys. Absent is fine. Bytes that have another name (a
// hard link, as PutIfAbsent leaves one when it is killed) stay under that. Disks that never write
// in place (flash, copy-on-write file systems, snapshots) may keep what was there.
Result<void> ShredFile(const std::string& path);
Result<void> MakeDirectories(const std::string& path);  // mode 0700
Result<void> SyncFile(const std::string& path);
Result<void> SyncDirectory(const std::string& path);
Result<FileInfo> StatFile(const std::string& path);
bool FileExists(const std::string& path);
// Names (not paths) in a directory, sorted, without "." and "..".
Result<std::vector<std::string>> ListDirectory(const std::string& path);
Result<void> RemoveTree(const std::string& path);
Error ErrnoError(std::string_view operation, const std::string& path, int error_number);

}  // namespace tacit
