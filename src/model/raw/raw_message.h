#pragma once

// Messages as a platform sent them. Only sources/, privacy/ and pipeline/ may include this folder:
// whoever cannot name a RawMessage cannot store, log or send one (promise P1; test `layers`).
//
// A RawMessage holds exactly the fields that the tables need. A reader that meets any other field
// skips it (promise P5), so a platform's new field cannot leak.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/ids.h"
#include "model/kinds.h"

namespace tacit {

// A person, bot or channel as the platform names it. `id` is the platform's own, without prefix
// and in today's form ("123" for Telegram's "user123", "U061ABCDE" for Slack); empty: not known.
struct RawActor {
  std::string_view id;
  AuthorKind kind = AuthorKind::kUser;
};

// What the platform itself marked up inside `text`. Spans never overlap and stand in order.
enum class RawSpanKind : std::uint8_t {
  kUserId,      // a mention whose user id is known; `value` = the id
  kUserHandle,  // a mention by handle, "@name"; `value` = the handle without '@'
  kUserGroup,   // a Slack user group; `value` = its id
  kChannel,     // a link to a channel by id; `value` = the id
  kEmail,
  kPhone,
  kBankCard,
  kHashtag,  // with its '#'
  kCashtag,  // with its '$'
  kUrl,      // the text is a URL as it stands
  kCode,     // inline code or a code block: secrets are looked for, names are not
};

struct RawSpan {
  RawSpanKind kind = RawSpanKind::kUrl;
  std::uint32_t begin = 0;  // byte offsets into `text`
  std::uint32_t end = 0;
  std::string_view value;
};

// Views only: they hold until the next call on the reader that gave the message.
struct RawMessage {
  std::uint32_t channel = 0;  // index into Archive::channels()
  MessageId message_id;
  MessageId thread_id;
  MessageId reply_to_id;
  // message_id as a number that orders a channel's messages: Telegram's id; Slack's ts in
  // microseconds. Files are pruned by it when an import overlaps what is there.
  std::int64_t order = 0;
  Micros sent_at = 0;
  std::optional<Micros> edited_at;
  RawActor author;
  MessageKind kind = MessageKind::kText;
  std::span<const RawActor> targets;  // whom an event is about; actors without an id are left out
  std::string_view text;              // valid UTF-8; one canonical form, see docs/ARCHITECTURE.md
  std::int32_t text_length = 0;       // of the platform's own text, in code points
  std::span<const RawSpan> spans;
  std::span<const std::string_view> hrefs;  // link targets that do not stand in `text`
  RawActor forwarded_from;
  std::span<const std::pair<std::string_view, std::int32_t>> reactions;
  bool reactions_known = true;  // false: the platform did not tell, and `reactions` is empty
  std::optional<std::int64_t> views;
  std::optional<std::int64_t> forwards;
  std::optional<std::int64_t> replies;
};

// A channel that passed the public gate (promise P2).
struct RawChannel {
  std::string id;
  std::string handle;       // public name ("general", "acme_news"); empty when not known
  std::string title;        // raw: scrubbed before it is stored
  std::string description;  // raw: scrubbed before it is stored
  std::string kind;         // the platform's word: public_supergroup, public_channel, channel
  std::optional<std::int64_t> members;
  bool archived = false;
};

// Somebody known in the workspace or chat: in memory only, for the Scrubber's roster.
struct RawPerson {
  std::string id;
  std::string handle;
  std::string display;
  std::string real_name;
  std::string first_name;
  std::string middle_name;
  std::string last_name;
  // Where the person takes part: indices into Archive::channels(), ascending; nothing: not known.
  std::optional<std::vector<std::uint32_t>> channels;
  bool operator==(const RawPerson&) const = default;
};

}  // namespace tacit
