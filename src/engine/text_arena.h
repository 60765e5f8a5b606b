#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace tacit::engine {

// DuckDB's 16-byte string (duckdb_string_t, checked in chunk_builder.cc): up to 12 bytes are held
// in place, padded with zeros; a longer one has its first 4 bytes here and a pointer to all of it.
struct TextSlot {
  static constexpr std::size_t kInlined = 12;
  std::uint32_t length;
  char bytes[kInlined];
};

// Bytes of the long strings of one chunk. Blocks are kept from chunk to chunk.
class TextArena {
 public:
  // Everything handed out before becomes invalid.
  void Reset();

  char* Allocate(std::size_t size) {
    if (size > static_cast<std::size_t>(end_ - next_)) return AllocateInNewBlock(size);
    char* bytes = next_;
    next_ += size;
    return bytes;
  }

  void Put(TextSlot& slot, std::string_view value) {
    slot.length = static_cast<std::uint32_t>(value.size());
    if (value.size() <= TextSlot::kInlined) {
      PutInlined(slot, value);
      return;
    }
    char* copy = Allocate(value.size());
    std::memcpy(copy, value.data(), value.size());
    std::memcpy(slot.bytes, copy, 4);
    std::memcpy(slot.bytes + 4, static_cast<const void*>(&copy), sizeof(copy));
  }

 private:
  // Two fixed-size, overlapping copies: a memcpy of variable length is a call.
  static void PutInlined(TextSlot& slot, std::string_view value) {
    std::memset(slot.bytes, 0, TextSlot::kInlined);
    const std::size_t size = value.size();
    const char* data = value.data();
    if (size >= 8) {
      std::memcpy(slot.bytes, data, 8);
      std::memcpy(slot.bytes + size - 4, data + size - 4, 4);
    } else if (size >= 4) {
      std::memcpy(slot.bytes, data, 4);
      std::memcpy(slot.bytes + size - 4, data + size - 4, 4);
    } else {
      for (std::size_t i = 0; i < size; ++i) slot.bytes[i] = data[i];
    }
  }

  char* AllocateInNewBlock(std::size_t size);

  std::vector<std::unique_ptr<char[]>> blocks_;  // all of kBlockSize
  std::vector<std::unique_ptr<char[]>> large_;   // one string each; freed by Reset
  std::size_t used_blocks_ = 0;
  char* next_ = nullptr;
  char* end_ = nullptr;
};

}  // namespace tacit::engine
