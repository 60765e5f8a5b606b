#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw/raw_message.h"
#include "sources/telegram/client/formatted_text.h"
#include "sources/telegram/client/ids.h"
#include "sources/telegram/client/reply.h"
#include "sources/telegram/reactions.h"
#include "sources/telegram/text_builder.h"

namespace tacit::sources::telegram {

// The channel that messages are in.
struct ChannelContext {
  std::uint32_t channel = 0;  // index, as in RawMessage
  std::int64_t chat_id = 0;
  std::string id;          // Telegram's, without prefix
  bool broadcast = false;  // a channel, not a supergroup
  // False: a message that is shown without reactions may have some. So it is with pages: TDLib
  // 1.8.67 hides those of a message that it took in before it knew which the chat allows, for as
  // long as it runs (seen: the newest messages of a chat, which are asked for when it is opened).
  bool reactions_known = true;
};

// What the messages of a page hold besides TDLib's own bytes.
struct MessageBytes {
  TextBuilder text;
  ReactionTally reactions;
  std::vector<RawActor> targets;
};
struct PageBytes {
  std::deque<MessageBytes> messages;
  IdTexts ids;
  std::vector<Reply> replies;
};

// kUser, kBot or kDeleted, as far as is known of a user.
using KindOfUser = std::function<AuthorKind(std::int64_t user_id)>;

enum class Mapped : std::uint8_t {
  kTaken,
  kRefused,  // may not be kept: protected, or made to vanish
  kSkipped,  // not of this channel, or not on the server
  kCut,      // only the beginning of its text is here: wants the `full` one
};

// A message of TDLib (td_api.tl, message) as a RawMessage: the same row that an export of Telegram
// Desktop gives, with counters and targets that an export has not. Names, signatures, previews and
// files are never looked at. Views point into the replies of `object` and `full`, and `page`.
// `full`: its richMessage, where it was asked for.
Mapped MapMessage(const Json& object, const ChannelContext& channel, const KindOfUser& kind_of,
                  PageBytes& page, RawMessage& message, const Json& full = {});

}  // namespace tacit::sources::telegram
