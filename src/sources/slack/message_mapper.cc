#include "sources/slack/message_mapper.h"

#include <algorithm>
#include <limits>

#include "sources/slack/blocks.h"
#include "sources/slack/file_kind.h"
#include "sources/slack/file_text.h"
#include "sources/slack/timestamp.h"

namespace tacit::sources::slack {
namespace {

constexpr std::string_view kSlackbot = "USLACKBOT";

std::int32_t Saturate(std::int64_t count) {
  constexpr std::int64_t kLargest = std::numeric_limits<std::int32_t>::max();
  return static_cast<std::int32_t>(std::min(count, kLargest));
}

std::int32_t CodePoints(std::string_view utf8) {
  return Saturate(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// The kind of the first file that is still there; empty: none is.
std::optional<MessageKind> KindOfFiles(const MessageFields& fields) {
  if (fields.files) {
    for (const dom::element element : *fields.files) {
      const auto file = ObjectOf(element);
      if (file && !IsGone(*file)) return KindOfFile(*file);
    }
  }
  if (fields.file && !IsGone(*fields.file)) return KindOfFile(*fields.file);
  return std::nullopt;
}

}  // namespace

Result<bool> MessageMapper::Map(dom::object source, std::uint32_t channel, RawMessage& message) {
  const MessageFields fields = ReadFields(source);
  const std::optional<Micros> sent_at = ParseTimestamp(fields.ts);
  if (!sent_at) return Fail(ErrorCode::kBadInput, "has a message without a valid ts");
  Subtype subtype = SubtypeOf(fields.subtype);
  if (!fields.type.empty() && fields.type != "message") subtype = {.treatment = Treatment::kEvent};
  if (subtype.treatment == Treatment::kSkip) return false;
  const std::size_t known = seen_.size();
  seen_.insert(seen_.end(), *sent_at);
  if (seen_.size() == known) return false;

  message = RawMessage{.channel = channel,
                       .message_id = MessageId(fields.ts),
                       .order = *sent_at,
                       .sent_at = *sent_at,
                       .kind = subtype.kind};
  if (fields.edited) message.edited_at = ParseTimestamp(StringAt(*fields.edited, "ts"));
  MapThread(fields, message);
  MapAuthor(fields, message);
  MapReactions(fields, message);
  text_.Clear();
  if (subtype.treatment == Treatment::kEvent) {
    MapTargets(fields, message);
    return true;
  }
  MapText(fields, subtype.treatment, message);
  if (subtype.treatment == Treatment::kUnknown && !message.text.empty()) {
    message.kind = MessageKind::kText;
  }
  const auto file_kind = KindOfFiles(fields);
  if (file_kind && subtype.treatment != Treatment::kFileComment) message.kind = *file_kind;
  return true;
}

void MessageMapper::MapThread(const MessageFields& fields, RawMessage& message) const {
  if (fields.reply_count) {
    message.replies = fields.reply_count;
  } else if (fields.replies) {
    message.replies = static_cast<std::int64_t>(fields.replies->size());
  }
  const std::optional<Micros> thread = ParseTimestamp(fields.thread_ts);
  if (thread && *thread != message.order) {
    message.thread_id = MessageId(fields.thread_ts);
    message.reply_to_id = message.thread_id;
  } else if (message.replies.value_or(0) > 0 || (fields.replies && fields.replies->size() > 0)) {
    message.thread_id = message.message_id;
  }
}

void MessageMapper::MapAuthor(const MessageFields& fields, RawMessage& message) {
  RawActor& author = message.author;
  author.id = fields.user;
  if (author.id.empty() && fields.comment) author.id = StringAt(*fields.comment, "user");
  // Who adds or removes an integration is a person, though the message names the bot as well.
  const bool about_bot = fields.subtype == "bot_add" || fields.subtype == "bot_remove";
  if (!author.id.empty()) {
    const bool is_bot = (!fields.bot_id.empty() && !about_bot) || author.id == kSlackbot ||
                        fields.subtype == "bot_message";
    author.kind = is_bot ? AuthorKind::kBot : AuthorKind::kUser;
  } else if (!fields.bot_id.empty()) {
    author = {.id = fields.bot_id, .kind = AuthorKind::kBot};
  } else if (!fields.username.empty() || fields.subtype == "bot_message") {
    author.kind = AuthorKind::kBot;
  } else {
    author.kind = AuthorKind::kAnonymous;
  }
}

void MessageMapper::MapTargets(const MessageFields& fields, RawMessage& message) {
  if (message.kind != MessageKind::kJoin && message.kind != MessageKind::kLeave) return;
  targets_.clear();
  const bool about_bot = fields.subtype == "bot_add" || fields.subtype == "bot_remove";
  if (about_bot && !fields.bot_id.empty()) {
    targets_.push_back({.id = fields.bot_id, .kind = AuthorKind::kBot});
  } else if (!message.author.id.empty()) {
    targets_.push_back(message.author);
  }
  message.targets = targets_;
}

void MessageMapper::MapReactions(const MessageFields& fields, RawMessage& message) {
  reactions_.clear();
  if (!fields.reactions) return;
  for (const dom::element element : *fields.reactions) {
    const auto reaction = ObjectOf(element);
    if (!reaction) continue;
    const std::string_view name = StringAt(*reaction, "name");
    if (name.empty()) continue;
    auto count = CountAt(*reaction, "count");
    // `users` may be cut short, so it is only asked where the count is missing.
    if (const auto users = ArrayAt(*reaction, "users"); !count && users) {
      count = static_cast<std::int64_t>(users->size());
    }
    reactions_.emplace_back(name, Saturate(count.value_or(0)));
  }
  message.reactions = reactions_;
}

void MessageMapper::MapText(const MessageFields& fields, Treatment treatment, RawMessage& message) {
  std::string_view written = fields.text;
  if (treatment == Treatment::kFileComment) {
    written = CommentOf(fields);
  } else if (treatment == Treatment::kFileShared && fields.file) {
    written = CommentInFileShare(fields);
  }
  MapWritten(fields, written, message.author.kind == AuthorKind::kBot);
  message.text = text_.text();
  message.spans = text_.spans();
  message.text_length = CodePoints(written.empty() ? message.text : written);
}

// One text from the up to three that a message has: clients show the blocks where there are any,
// and `text` is what notifications show.
void MessageMapper::MapWritten(const MessageFields& fields, std::string_view text, bool is_bot) {
  if (fields.blocks) AppendBlocks(*fields.blocks, channels_, text_);
  if (text_.empty()) {
    text_.Clear();
    AppendMrkdwn(text, channels_, text_);
  }
  if (text_.empty() && is_bot && fields.attachments) {
    AppendAttachments(*fields.attachments, channels_, text_);
  }
}

}  // namespace tacit::sources::slack
