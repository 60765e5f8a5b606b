// An export as one text: a line "=== NAME" begins the file NAME of the export, its content follows.
// Whatever stands in it is read to the end or refused with kBadInput.

#include <simdjson.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/assert.h"
#include "sources/slack/archive/memory_files.h"
#include "sources/slack/archive/slack_archive.h"

using tacit::RawMessage;
using tacit::sources::slack::MemoryFiles;

namespace {

MemoryFiles::NamedFiles Split(std::string_view text) {
  constexpr std::string_view kMark = "=== ";
  MemoryFiles::NamedFiles files;
  while (text.starts_with(kMark)) {
    text.remove_prefix(kMark.size());
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    const std::string name(text.substr(0, line_end));
    text.remove_prefix(std::min(line_end + 1, text.size()));
    const std::size_t next = text.find("\n=== ");
    files.emplace_back(name, text.substr(0, next));
    text = next == std::string_view::npos ? std::string_view() : text.substr(next + 1);
  }
  return files;
}

void CheckMessage(const RawMessage& message) {
  TACIT_ASSERT(simdjson::validate_utf8(message.text));
  std::uint32_t last = 0;
  for (const tacit::RawSpan& span : message.spans) {
    TACIT_ASSERT(last <= span.begin && span.begin < span.end && span.end <= message.text.size());
    last = span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto files = std::make_unique<MemoryFiles>(
      Split(std::string_view(reinterpret_cast<const char*>(data), size)));
  const auto archive = tacit::sources::OpenSlackExport(std::move(files), {.part_bytes = 4096});
  if (!archive) {
    TACIT_ASSERT(archive.error().code == tacit::ErrorCode::kBadInput);
    return 0;
  }
  for (std::size_t part = 0; part < (*archive)->part_count(); ++part) {
    const auto reader = (*archive)->OpenPart(part);
    TACIT_ASSERT(reader.has_value());
    RawMessage message;
    auto more = (*reader)->Next(message);
    for (; more && *more; more = (*reader)->Next(message)) CheckMessage(message);
    TACIT_ASSERT(more || more.error().code == tacit::ErrorCode::kBadInput);
  }
  return 0;
}
