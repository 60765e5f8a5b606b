#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock.h"
#include "model/ids.h"
#include "model/kinds.h"

namespace tacit {

namespace privacy {
class Scrubber;
}

struct Reaction {
  std::string_view reaction;  // an emoji, a Slack emoji name, "custom" or "paid"
  std::int32_t count = 0;
};

struct ClassCount {
  std::string_view name;  // a class such as EMAIL; points to static storage
  std::int32_t count = 0;
};

// A message with nothing personal in it: the only thing that may be written, sent or logged.
// Only the Scrubber makes one (promise P1, by type). It is a set of views: they hold until the
// next call on the Scrubber that made it, so whoever takes one copies it into its columns at once.
class CleanMessage {
 public:
  struct Fields {
    ChannelId channel_id;
    MessageId message_id;
    MessageId thread_id;     // empty: none
    MessageId reply_to_id;   // empty: none
    std::int64_t order = 0;  // message_id as a number that grows with time; see RawMessage::order
    Micros sent_at = 0;
    std::optional<Micros> edited_at;
    UserHash author;  // empty: a channel's own post, or not known
    AuthorKind author_kind = AuthorKind::kUser;
    MessageKind kind = MessageKind::kText;
    std::span<const UserHash> targets;
    std::string_view text;
    std::int32_t text_length = 0;     // of the raw text, in code points
    std::string_view withheld;        // empty, or the reason: then `text` is NULL in the tables
    bool dropped = false;             // withheld so strictly that there is to be no row
    std::string_view forwarded_from;  // a public channel's id or a pseudonym
    std::span<const UserHash> mentions;
    std::span<const std::string_view> hashtags;       // without '#', as written
    std::span<const std::string_view> cashtags;       // without '$', upper case
    std::span<const std::string_view> link_domains;   // lower case, each once
    std::span<const std::string_view> channel_links;  // names of public t.me channels, lower case
    std::span<const Reaction> reactions;
    bool reactions_known = true;  // false: `reactions` is NULL in the tables
    std::optional<std::int64_t> views;
    std::optional<std::int64_t> forwards;
    std::optional<std::int64_t> replies;
    std::span<const ClassCount> pii;
  };

  const Fields& fields() const { return fields_; }

 private:
  friend class privacy::Scrubber;  // a second friend needs an ADR
  explicit CleanMessage(const Fields& fields) : fields_(fields) {}
  Fields fields_;
};

// A short text that went through the Scrubber: a title, a description. Same rule; owns its bytes.
class CleanText {
 public:
  CleanText() = default;
  const std::string& value() const { return value_; }

 private:
  friend class privacy::Scrubber;
  explicit CleanText(std::string value) : value_(std::move(value)) {}
  std::string value_;
};

}  // namespace tacit
