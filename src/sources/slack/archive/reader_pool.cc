#include "sources/slack/archive/reader_pool.h"

namespace tacit::sources::slack {

Result<std::unique_ptr<EntryReader>> ReaderPool::Take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  return files_.NewReader();
}

void ReaderPool::GiveBack(std::unique_ptr<EntryReader> reader) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reader));
}

}  // namespace tacit::sources::slack
