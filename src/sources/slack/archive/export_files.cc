#include "sources/slack/archive/export_files.h"

#include <algorithm>
#include <cstring>

namespace tacit::sources::slack {

char* EntryBytes::Resize(std::size_t size) {
  if (size + kPadding > capacity_) {
    capacity_ = std::max(size + kPadding, capacity_ + capacity_ / 2);
    data_.reset(new char[capacity_]);
  }
  size_ = size;
  std::memset(data_.get() + size, ' ', kPadding);
  return data_.get();
}

}  // namespace tacit::sources::slack
