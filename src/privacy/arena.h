#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace tacit::privacy {

// Bytes that stay where they are until Reset(), which keeps the memory.
class Arena {
 public:
  std::string_view Copy(std::string_view bytes) {
    char* to = Take(bytes.size());
    bytes.copy(to, bytes.size());  // memcpy wants an address for nothing, too
    return {to, bytes.size()};
  }
  char* Take(std::size_t size) {
    while (block_ < blocks_.size() && blocks_[block_].size - used_ < size) {
      ++block_;
      used_ = 0;
    }
    if (block_ == blocks_.size()) {
      const std::size_t room = size > kBlock ? size : kBlock;
      blocks_.push_back({std::make_unique<char[]>(room), room});
    }
    char* taken = blocks_[block_].bytes.get() + used_;
    used_ += size;
    return taken;
  }
  void Reset() {
    block_ = 0;
    used_ = 0;
  }

 private:
  static constexpr std::size_t kBlock = 4096;
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  std::vector<Block> blocks_;
  std::size_t block_ = 0;
  std::size_t used_ = 0;
};

}  // namespace tacit::privacy
