#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sources/slack/archive/export_files.h"

namespace tacit::sources::slack {

// An export in memory: for tests and fuzzing.
class MemoryFiles final : public ExportFiles {
 public:
  using NamedFiles = std::vector<std::pair<std::string, std::string>>;  // name, content
  explicit MemoryFiles(NamedFiles files, Micros modified = 0);

  const std::vector<ExportEntry>& entries() const override { return entries_; }
  const std::string& label() const override { return label_; }
  Result<std::unique_ptr<EntryReader>> NewReader() const override;

 private:
  NamedFiles files_;
  std::vector<ExportEntry> entries_;
  std::string label_ = "the export";
};

}  // namespace tacit::sources::slack
