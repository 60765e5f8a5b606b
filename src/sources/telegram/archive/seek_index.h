#pragma once

// The index of a single chat in Telegram Desktop's own layout, without reading the whole file: its
// head, its tail, and a little around each cut. A message begins with "\n", the indentation and
// `{`, and no string can hold a raw newline, so a cut cannot fall into one. That a cut is no border
// of something nested is proven when the part before it is read: its last message must end there.

#include <optional>

#include "base/result.h"
#include "sources/archive.h"
#include "sources/telegram/archive/byte_source.h"
#include "sources/telegram/archive/index.h"

namespace tacit::sources {

// Nothing when the file looks different, or does not end as it should.
Result<std::optional<Index>> SeekIndex(const ByteSource& source, const ArchiveOptions& options);

}  // namespace tacit::sources
