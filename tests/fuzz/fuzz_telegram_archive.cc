// A result.json, damaged or whole. What is no export is refused with kBadInput; what is one gives
// the same messages through the fast reader and through simdjson, then the end or kBadInput.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/assert.h"
#include "check_message.h"
#include "sources/telegram/archive/part_reader.h"
#include "sources/telegram/archive/telegram_archive.h"

using tacit::RawMessage;
using tacit::sources::PartReader;

namespace {

void CheckSame(const RawMessage& a, const RawMessage& b) {
  const auto same_span = [](const tacit::RawSpan& x, const tacit::RawSpan& y) {
    return x.kind == y.kind && x.begin == y.begin && x.end == y.end && x.value == y.value;
  };
  TACIT_ASSERT(a.channel == b.channel && a.message_id == b.message_id && a.kind == b.kind);
  TACIT_ASSERT(a.reply_to_id == b.reply_to_id && a.order == b.order);
  TACIT_ASSERT(a.sent_at == b.sent_at && a.edited_at == b.edited_at);
  TACIT_ASSERT(a.author.id == b.author.id && a.author.kind == b.author.kind);
  TACIT_ASSERT(a.forwarded_from.id == b.forwarded_from.id);
  TACIT_ASSERT(a.text == b.text && a.text_length == b.text_length);
  TACIT_ASSERT(std::ranges::equal(a.spans, b.spans, same_span));
  TACIT_ASSERT(std::ranges::equal(a.reactions, b.reactions));
}

void CompareReaders(std::string_view bytes, std::uint64_t part_bytes,
                    tacit::sources::Truncation truncation) {
  const tacit::sources::MemorySource source(bytes);
  tacit::sources::ArchiveOptions options;
  options.part_bytes = part_bytes;
  const auto index = BuildIndex(source, options, truncation);
  if (!index) {
    TACIT_ASSERT(index.error().code == tacit::ErrorCode::kBadInput);
    return;
  }
  const auto local_time = *tacit::sources::LocalTime::InZone("UTC");
  PartReader fast(source, index->channels, index->segments, local_time, {.block_bytes = 512});
  PartReader reference(source, index->channels, index->segments, local_time, {.fast = false});
  RawMessage left;
  RawMessage right;
  for (;;) {
    const auto more = fast.Next(left);
    const auto wanted = reference.Next(right);
    TACIT_ASSERT(more.has_value() == wanted.has_value());
    if (!more) {
      TACIT_ASSERT(more.error().code == tacit::ErrorCode::kBadInput);
      TACIT_ASSERT(more.error().detail == wanted.error().detail);
      return;
    }
    TACIT_ASSERT(*more == *wanted);
    if (!*more) return;
    CheckMessage(left);
    CheckSame(left, right);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const std::uint64_t part_bytes : {200ULL, 1ULL << 20}) {
    CompareReaders(bytes, part_bytes, tacit::sources::Truncation::kRefuse);
    CompareReaders(bytes, part_bytes, tacit::sources::Truncation::kReadUpToEnd);
  }
  const auto archive =
      tacit::sources::OpenTelegramSource(std::make_unique<tacit::sources::MemorySource>(bytes), 0,
                                         {}, tacit::sources::Truncation::kRefuse);
  TACIT_ASSERT(archive || archive.error().code == tacit::ErrorCode::kBadInput);
  return 0;
}
