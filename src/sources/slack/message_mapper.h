#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/raw/raw_message.h"
#include "sources/slack/json.h"
#include "sources/slack/message_fields.h"
#include "sources/slack/mrkdwn.h"
#include "sources/slack/subtypes.h"
#include "sources/slack/text_builder.h"

namespace tacit::sources::slack {

// Brings a message object of the Web API or of any age of export into the common form. One thread;
// keeps its memory.
class MessageMapper {
 public:
  // `channels` must outlive the mapper.
  explicit MessageMapper(const ChannelNames& channels) : channels_(channels) {}

  // Forgets the messages seen: a message may stand twice (a thread_broadcast does, in the channel
  // and in the thread), but only within a channel's day.
  void BeginDay() { seen_.clear(); }

  // False for a message that does not count: deleted, or given before. kBadInput: it has no valid
  // `ts`, so nothing could ever name it. The views hold until the next call and as long as
  // `source`.
  Result<bool> Map(dom::object source, std::uint32_t channel, RawMessage& message);

 private:
  void MapThread(const MessageFields& fields, RawMessage& message) const;
  static void MapAuthor(const MessageFields& fields, RawMessage& message);
  void MapTargets(const MessageFields& fields, RawMessage& message);
  void MapReactions(const MessageFields& fields, RawMessage& message);
  void MapText(const MessageFields& fields, Treatment treatment, RawMessage& message);
  void MapWritten(const MessageFields& fields, std::string_view text, bool is_bot);

  const ChannelNames& channels_;
  std::set<std::int64_t> seen_;
  TextBuilder text_;
  std::vector<RawActor> targets_;
  std::vector<std::pair<std::string_view, std::int32_t>> reactions_;
};

}  // namespace tacit::sources::slack
