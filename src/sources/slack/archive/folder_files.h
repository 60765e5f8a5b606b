#pragma once

#include <string>
#include <vector>

#include "sources/slack/archive/export_files.h"

namespace tacit::sources::slack {

// An unpacked export. Lists only what an export can hold: files at the top and in its folders, and
// the same under teams/<name>/ (Grid). A link is refused wherever it points: behind it may lie
// another channel's folder, or the rest of the disk.
class FolderFiles final : public ExportFiles {
 public:
  static Result<std::unique_ptr<ExportFiles>> Open(const std::string& path);
  // The folder that holds the export: `path`, or the only folder in it that looks like one; empty:
  // none does.
  static std::string FindRoot(const std::string& path);

  const std::vector<ExportEntry>& entries() const override { return entries_; }
  const std::string& label() const override { return label_; }
  Result<std::unique_ptr<EntryReader>> NewReader() const override;

 private:
  FolderFiles(std::string root, std::string label)
      : root_(std::move(root)), label_(std::move(label)) {}
  Result<void> List(const std::string& folder, int depth);

  std::string root_;
  std::string label_;
  std::vector<ExportEntry> entries_;
};

// "export.zip" of "/home/ann/export.zip".
std::string LastComponent(const std::string& path);

}  // namespace tacit::sources::slack
