// Any bytes that are UTF-8 as mrkdwn: the result is UTF-8, its spans stand in order inside it.

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "sources/slack/mrkdwn.h"

using tacit::sources::slack::AppendMrkdwn;
using tacit::sources::slack::ChannelNames;
using tacit::sources::slack::TextBuilder;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!simdjson::validate_utf8(text)) return 0;
  ChannelNames channels;
  channels.Add("C07PUBLIC", "launch");
  TextBuilder out;
  AppendMrkdwn(text, channels, out);
  TACIT_ASSERT(simdjson::validate_utf8(out.text()));
  std::uint32_t last = 0;
  for (const tacit::RawSpan& span : out.spans()) {
    TACIT_ASSERT(last <= span.begin && span.begin < span.end && span.end <= out.text().size());
    last = span.end;
  }
  return 0;
}
