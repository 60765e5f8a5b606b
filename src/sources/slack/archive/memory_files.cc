#include "sources/slack/archive/memory_files.h"

#include <cstring>

namespace tacit::sources::slack {
namespace {

class MemoryReader final : public EntryReader {
 public:
  explicit MemoryReader(const MemoryFiles::NamedFiles& files) : files_(files) {}
  Result<void> Read(std::size_t entry, EntryBytes& into) override {
    const std::string& content = files_[entry].second;
    std::memcpy(into.Resize(content.size()), content.data(), content.size());
    return {};
  }

 private:
  const MemoryFiles::NamedFiles& files_;
};

}  // namespace

MemoryFiles::MemoryFiles(NamedFiles files, Micros modified) : files_(std::move(files)) {
  for (const auto& [name, content] : files_) {
    entries_.push_back({.name = name,
                        .size = content.size(),
                        .packed_size = content.size(),
                        .modified = modified});
  }
}

Result<std::unique_ptr<EntryReader>> MemoryFiles::NewReader() const {
  return std::make_unique<MemoryReader>(files_);
}

}  // namespace tacit::sources::slack
