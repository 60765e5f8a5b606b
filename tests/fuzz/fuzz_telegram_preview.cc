// A saved page of a channel's web preview, damaged or whole. What is none is refused; what is one
// gives messages that hold together.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "check_message.h"
#include "sources/telegram/preview/preview_archive.h"

using tacit::ErrorCode;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view html(reinterpret_cast<const char*>(data), size);
  const auto archive = tacit::sources::OpenTelegramPreviewPage(html, 0, {});
  if (!archive) {
    TACIT_ASSERT(archive.error().code == ErrorCode::kBadInput);
    return 0;
  }
  TACIT_ASSERT((*archive)->channels().size() == 1 && (*archive)->part_count() == 1);
  const auto reader = (*archive)->OpenPart(0);
  TACIT_ASSERT(reader.has_value());
  tacit::RawMessage message;
  for (;;) {
    const auto more = (*reader)->Next(message);
    TACIT_ASSERT(more || more.error().code == ErrorCode::kBadInput);
    if (!more || !*more) return 0;
    CheckMessage(message);
  }
}
