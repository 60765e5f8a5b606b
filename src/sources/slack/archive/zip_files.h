#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sources/slack/archive/export_files.h"

namespace tacit::sources::slack {

// An export as Slack delivers it, read through libzip. Each reader has a handle of its own; no
// entry is ever written to a disk. Names are taken as UTF-8, whatever the zip's flags say: Slack
// writes UTF-8 without the flag.
class ZipFiles final : public ExportFiles {
 public:
  // kBadInput: not a zip, damaged, encrypted, a link, or packed in another way than deflate.
  static Result<std::unique_ptr<ExportFiles>> Open(const std::string& path);

  static bool HasSignature(const std::string& path);  // false as well when it cannot be read

  const std::vector<ExportEntry>& entries() const override { return entries_; }
  const std::string& label() const override { return label_; }
  Result<std::unique_ptr<EntryReader>> NewReader() const override;

 private:
  ZipFiles(std::string path, std::string label)
      : path_(std::move(path)), label_(std::move(label)) {}
  Result<void> List();

  std::string path_;
  std::string label_;
  std::vector<ExportEntry> entries_;  // in the zip's order: the index is the zip's index
};

}  // namespace tacit::sources::slack
