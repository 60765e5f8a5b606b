#pragma once

// The files of a Slack export, wherever they lie: a zip, a folder or memory. Nothing is unpacked to
// a disk.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace tacit::sources::slack {

struct ExportEntry {
  std::string name;  // relative, '/' between its parts; a folder's own entry ends with '/'
  std::uint64_t size = 0;
  std::uint64_t packed_size = 0;  // equals size where nothing is packed
  Micros modified = 0;
};

// The bytes of one file and kPadding more that may be read and written (simdjson needs them).
// Keeps its memory for the next file.
class EntryBytes {
 public:
  static constexpr std::size_t kPadding = 64;

  char* Resize(std::size_t size);  // the content is lost
  void Shrink(std::size_t size) { size_ = size; }
  char* data() { return data_.get(); }
  std::size_t size() const { return size_; }

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

// One thread per reader.
class EntryReader {
 public:
  virtual ~EntryReader() = default;
  // The whole entry. Errors do not name it: the caller knows what may be named.
  virtual Result<void> Read(std::size_t entry, EntryBytes& into) = 0;
};

class ExportFiles {
 public:
  virtual ~ExportFiles() = default;
  virtual const std::vector<ExportEntry>& entries() const = 0;
  // What the user chose, for messages: "export.zip".
  virtual const std::string& label() const = 0;
  // Thread-safe. The files must outlive the reader.
  virtual Result<std::unique_ptr<EntryReader>> NewReader() const = 0;
};

}  // namespace tacit::sources::slack
