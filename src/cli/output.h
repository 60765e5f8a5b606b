#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace tacit::cli {

// A buffered writer on a file descriptor (stdout, or a file). Failures are kept until Finish, so
// that writing code stays simple; a reader that went away (a broken pipe) is no failure.
// One thread per object.
class Output {
 public:
  explicit Output(int fd) : fd_(fd) {}
  ~Output() { Flush(); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void Write(std::string_view bytes);
  void Flush();
  // True once nothing more can be written: the producer may stop.
  bool closed() const { return error_number_ != 0; }
  bool used() const { return used_; }  // something was written
  Result<void> Finish();

 private:
  int fd_;
  bool used_ = false;
  int error_number_ = 0;
  std::string buffer_;
};

// A file that appears under its name complete or not at all (temp file, fsync, rename; mode 0600).
// Destroyed without Commit, it leaves no trace.
class AtomicFile {
 public:
  static Result<AtomicFile> Create(const std::string& path);
  AtomicFile(AtomicFile&& other) noexcept = default;
  AtomicFile& operator=(AtomicFile&& other) noexcept = delete;
  ~AtomicFile();

  Output& out() { return *out_; }
  // For writers that open the path themselves.
  const std::string& temp_path() const { return *temp_path_; }
  Result<void> Commit();

 private:
  AtomicFile(std::string path, std::string temp_path, File file);
  std::string path_;
  std::unique_ptr<std::string> temp_path_;  // null: moved from, or committed
  File file_;
  std::unique_ptr<Output> out_;
};

}  // namespace tacit::cli
