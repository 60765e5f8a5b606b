#pragma once

// sources/telegram/archive/: Telegram Desktop's machine-readable export (result.json), one chat or
// a whole account, of any age, layout and size. How it is read: BuildIndex() finds the public chats
// and cuts their messages into segments (index.h); parts are lists of segments; a PartReader reads
// one, each message by the fast reader or, where that does not know the layout, by simdjson; both
// fill a Draft, which holds the rules of the mapping (draft.h). Ids: see ids.h.

#include <memory>
#include <string>

#include "base/result.h"
#include "sources/archive.h"
#include "sources/telegram/archive/byte_source.h"
#include "sources/telegram/archive/index.h"

namespace tacit::sources {

// `path` is a result.json, or a directory that holds one. Chats that are refused make no failure:
// the archive then has fewer channels, or none. kBadInput when it is no such export, is truncated
// or damaged (with the byte); kNotFound for a directory without result.json.
Result<std::unique_ptr<Archive>> OpenTelegramArchive(const std::string& path,
                                                     const ArchiveOptions& options);
// For --partial: Truncation::kReadUpToEnd opens a file that ends too early.
Result<std::unique_ptr<Archive>> OpenTelegramArchive(const std::string& path,
                                                     const ArchiveOptions& options,
                                                     Truncation truncation);
// The same on any bytes, for tests and fuzz targets.
Result<std::unique_ptr<Archive>> OpenTelegramSource(std::unique_ptr<ByteSource> source,
                                                    Micros taken_at, const ArchiveOptions& options,
                                                    Truncation truncation);

// Whether OpenTelegramArchive should be tried, by a look at the first bytes. True for an HTML
// export too, as that is what can say what to choose instead.
bool LooksLikeTelegramArchive(const std::string& path);

}  // namespace tacit::sources
