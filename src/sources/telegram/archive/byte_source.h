#pragma once

// Where the bytes of an export come from: a file, or memory in tests and fuzz targets.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "base/result.h"

namespace tacit::sources {

// Thread-safe: parts are read side by side.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::uint64_t size() const = 0;
  // Reads up to `size` bytes at `offset`; fewer only at the end.
  virtual Result<std::size_t> ReadAt(std::uint64_t offset, char* into, std::size_t size) const = 0;
};

// The size is taken once: a file that grows meanwhile is read up to the size that it had.
class FileSource final : public ByteSource {
 public:
  FileSource(File file, std::uint64_t size) : file_(std::move(file)), size_(size) {}
  std::uint64_t size() const override { return size_; }
  Result<std::size_t> ReadAt(std::uint64_t offset, char* into, std::size_t size) const override {
    return file_.ReadAt(offset, into, size);
  }

 private:
  File file_;
  std::uint64_t size_;
};

// Does not own the bytes.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t size() const override { return bytes_.size(); }
  Result<std::size_t> ReadAt(std::uint64_t offset, char* into, std::size_t size) const override {
    if (offset >= bytes_.size()) return std::size_t{0};
    const std::size_t length = std::min<std::size_t>(size, bytes_.size() - offset);
    std::memcpy(into, bytes_.data() + offset, length);
    return length;
  }

 private:
  std::string_view bytes_;
};

}  // namespace tacit::sources
