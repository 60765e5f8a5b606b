#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "base/result.h"
#include "sources/slack/archive/export_files.h"

namespace tacit::sources::slack {

// Keeps the readers that no thread uses: opening a zip reads its whole directory. Thread-safe.
class ReaderPool {
 public:
  // `files` must outlive the pool and the readers.
  explicit ReaderPool(const ExportFiles& files) : files_(files) {}
  Result<std::unique_ptr<EntryReader>> Take();
  void GiveBack(std::unique_ptr<EntryReader> reader);

 private:
  const ExportFiles& files_;
  std::mutex mutex_;  // guards idle_
  std::vector<std::unique_ptr<EntryReader>> idle_;
};

}  // namespace tacit::sources::slack
