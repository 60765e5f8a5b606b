#pragma once

// What the tests of this folder share. Everything in them is invented.

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "sources/archive.h"
#include "sources/slack/archive/memory_files.h"
#include "sources/slack/archive/slack_archive.h"
#include "sources/slack/test_render.h"

namespace tacit::sources::slack {

using Files = MemoryFiles::NamedFiles;

inline Result<std::unique_ptr<Archive>> OpenFiles(Files files, const ArchiveOptions& options = {}) {
  return OpenSlackExport(std::make_unique<MemoryFiles>(std::move(files)), options);
}

// All messages of all parts in order; the last line is the error where reading stopped.
inline std::vector<std::string> ReadAll(const Archive& archive) {
  std::vector<std::string> lines;
  for (std::size_t part = 0; part < archive.part_count(); ++part) {
    auto reader = archive.OpenPart(part);
    if (!reader) {
      lines.push_back(reader.error().detail);
      continue;
    }
    RawMessage message;
    auto more = (*reader)->Next(message);
    for (; more && *more; more = (*reader)->Next(message)) lines.push_back(Render(message));
    if (!more) lines.push_back(more.error().detail);
  }
  return lines;
}

inline std::vector<std::string> ReadAll(Files files, const ArchiveOptions& options = {}) {
  const auto archive = OpenFiles(std::move(files), options);
  if (!archive) return {archive.error().detail};
  return ReadAll(**archive);
}

}  // namespace tacit::sources::slack
