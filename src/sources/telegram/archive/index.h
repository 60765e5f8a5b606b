#pragma once

// Finds the public chats of an export and the byte ranges of their messages. Here is the public
// gate (promise P2): a chat passes by its type alone, and no text of another one is parsed.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "sources/archive.h"
#include "sources/telegram/archive/byte_source.h"

namespace tacit::sources {

// Whole messages of one chat and the commas between them. `begin` is a message's '{' (or, at the
// chat's first message, what is before it); `end` is the next segment's begin or the array's ']'.
struct Segment {
  std::uint32_t channel = 0;  // index into Index::channels
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  bool last = false;       // of its chat: no comma before `end`
  bool truncated = false;  // the file ends at `end`, in the middle of the chat
};

struct Index {
  std::vector<RawChannel> channels;
  Refusals refused;
  std::vector<Segment> segments;  // in the order of the file
};

// What to do with a file that ends too early.
enum class Truncation : std::uint8_t {
  kRefuse,       // kBadInput, which names the byte
  kReadUpToEnd,  // index what is whole; the parts give every whole message, then kBadInput
};

// Segments have about options.part_bytes, more where one message has more. A single chat in
// Telegram Desktop's own layout is cut by seeking; any other file is scanned once.
Result<Index> BuildIndex(const ByteSource& source, const ArchiveOptions& options,
                         Truncation truncation);

}  // namespace tacit::sources
