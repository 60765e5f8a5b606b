// Any bytes as a message of TDLib's JSON interface: the text is UTF-8, its spans stand in order
// inside it, and all ids are digits; a challenge is of the chat and the message that it stands in.

#include <simdjson.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "sources/telegram/client/auth_state.h"
#include "sources/telegram/client/challenge.h"
#include "sources/telegram/client/gate.h"
#include "sources/telegram/client/message_mapper.h"

using tacit::RawActor;
using tacit::RawMessage;
using namespace tacit::sources::telegram;

namespace {

bool IsNumber(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void Check(const RawMessage& message) {
  TACIT_ASSERT(simdjson::validate_utf8(message.text));
  std::uint32_t last = 0;
  for (const tacit::RawSpan& span : message.spans) {
    TACIT_ASSERT(last <= span.begin && span.begin < span.end && span.end <= message.text.size());
    last = span.end;
  }
  TACIT_ASSERT(!message.message_id.empty() && message.order > 0);
  for (const auto id : {message.message_id, message.reply_to_id, message.thread_id}) {
    TACIT_ASSERT(IsNumber(id.value()));
  }
  TACIT_ASSERT(IsNumber(message.author.id) && IsNumber(message.forwarded_from.id));
  for (const RawActor& target : message.targets) {
    TACIT_ASSERT(!target.id.empty() && IsNumber(target.id));
  }
  for (const auto& [reaction, count] : message.reactions) {
    TACIT_ASSERT(!reaction.empty() && count > 0);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static Reply::Parser parser;
  const auto reply = parser.Parse(text);
  if (!reply) return 0;
  const Json& root = reply->root();
  const ChannelContext channel{
      .chat_id = root["chat_id"].IntOr(0), .id = "7", .broadcast = size % 2 == 0};
  PageBytes page;
  RawMessage message;
  const auto kind_of = [](std::int64_t /*user*/) { return tacit::AuthorKind::kUser; };
  if (MapMessage(root, channel, kind_of, page, message) == Mapped::kTaken) Check(message);
  SupergroupFacts facts;
  TakeSupergroup(root, facts);
  const auto candidate = CandidateOf(ChatFactsOf(root), &facts);
  TACIT_ASSERT(candidate.refusal.empty() || candidate.channel.title.empty());
  static_cast<void>(AuthStateOf(root));
  if (const auto challenge = ChallengeOf(root, 777)) {
    TACIT_ASSERT(ChatIdIn(challenge->channel) == root["chat_id"].IntOr(0));
    TACIT_ASSERT(MessageIdIn(challenge->message) != 0 && Same(*challenge, *challenge));
    TACIT_ASSERT(simdjson::validate_utf8(challenge->text.Reveal()));
  }
  return 0;
}
