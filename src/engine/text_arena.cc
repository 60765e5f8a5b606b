#include "engine/text_arena.h"

namespace tacit::engine {
namespace {
// A chunk of 2,048 messages has about 250 KiB of text.
constexpr std::size_t kBlockSize = 256 << 10;
}  // namespace

void TextArena::Reset() {
  large_.clear();
  used_blocks_ = 0;
  next_ = nullptr;
  end_ = nullptr;
}

char* TextArena::AllocateInNewBlock(std::size_t size) {
  if (size > kBlockSize / 4) {  // keeps the rest of the current block usable
    large_.push_back(std::make_unique_for_overwrite<char[]>(size));
    return large_.back().get();
  }
  if (used_blocks_ == blocks_.size()) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlockSize));
  }
  char* block = blocks_[used_blocks_++].get();
  next_ = block + size;
  end_ = block + kBlockSize;
  return block;
}

}  // namespace tacit::engine
