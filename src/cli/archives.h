#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sources/archive.h"

namespace tacit::cli {

// Opens an export: `as` is "telegram", "slack", or empty for whichever it looks like. `partial`:
// also one that ends too early.
Result<std::unique_ptr<sources::Archive>> OpenArchive(const std::string& path, std::string_view as,
                                                      const sources::ArchiveOptions& options,
                                                      bool partial);

// Why the gate refuses a kind of chat, in a few words for people.
std::string_view RefusalReason(std::string_view kind);

}  // namespace tacit::cli
