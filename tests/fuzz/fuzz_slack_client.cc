// Any bytes as an answer of Slack's Web API: what is taken from it is valid UTF-8, its spans stand
// in order inside the text, and nothing is read outside of it.

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/assert.h"
#include "sources/slack/channel_object.h"
#include "sources/slack/client/history_window.h"
#include "sources/slack/client/page_maker.h"
#include "sources/slack/person.h"

namespace {

using tacit::sources::slack::AbsentFlags;
using tacit::sources::slack::ChannelNames;
using tacit::sources::slack::ObjectAt;
using tacit::sources::slack::PageMaker;
using tacit::sources::slack::RawItem;
using tacit::sources::slack::ReadChannel;
using tacit::sources::slack::Reply;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto reply = Reply::Parse(std::string(reinterpret_cast<const char*>(data), size));
  if (!reply) return 0;
  static_cast<void>(reply->next_cursor());
  ChannelNames names;
  names.Add("C07PUBLIC", "launch");
  if (const auto channel = ObjectAt(reply->root(), "channel")) {
    static_cast<void>(
        tacit::sources::slack::ToRawChannel(ReadChannel(*channel, AbsentFlags::kRefused), names));
  }
  if (const auto user = ObjectAt(reply->root(), "user"))
    static_cast<void>(tacit::sources::slack::PersonOf(*user));
  const auto items = tacit::sources::slack::ItemsOf(*reply);
  if (!items) return 0;
  PageMaker maker(names);
  for (const RawItem& item : *items) static_cast<void>(maker.Add(item, 0));
  for (const tacit::RawMessage& message : maker.messages()) {
    TACIT_ASSERT(simdjson::validate_utf8(message.text));
    std::uint32_t last = 0;
    for (const tacit::RawSpan& span : message.spans) {
      TACIT_ASSERT(last <= span.begin && span.begin < span.end && span.end <= message.text.size());
      last = span.end;
    }
  }
  return 0;
}
