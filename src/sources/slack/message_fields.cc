#include "sources/slack/message_fields.h"

namespace tacit::sources::slack {
namespace {

// One look at each key instead of one search per wanted key: a message has some 20 of them.
void ReadField(std::string_view key, dom::element value, MessageFields& fields) {
  if (key == "type") {
    fields.type = StringOf(value);
  } else if (key == "ts") {
    fields.ts = StringOf(value);
  } else if (key == "user") {
    fields.user = StringOf(value);
  } else if (key == "text") {
    fields.text = StringOf(value);
  } else if (key == "blocks") {
    fields.blocks = ArrayOf(value);
  } else if (key == "subtype") {
    fields.subtype = StringOf(value);
  } else if (key == "thread_ts") {
    fields.thread_ts = StringOf(value);
  } else if (key == "reply_count") {
    fields.reply_count = CountOf(value);
  } else if (key == "replies") {
    fields.replies = ArrayOf(value);
  } else if (key == "reactions") {
    fields.reactions = ArrayOf(value);
  } else if (key == "edited") {
    fields.edited = ObjectOf(value);
  } else if (key == "bot_id") {
    fields.bot_id = StringOf(value);
  } else if (key == "username") {
    fields.username = StringOf(value);
  } else if (key == "files") {
    fields.files = ArrayOf(value);
  } else if (key == "attachments") {
    fields.attachments = ArrayOf(value);
  } else if (key == "file") {
    fields.file = ObjectOf(value);
  } else if (key == "comment") {
    fields.comment = ObjectOf(value);
  }
}

}  // namespace

MessageFields ReadFields(dom::object message) {
  MessageFields fields;
  for (const auto field : message) ReadField(field.key, field.value, fields);
  return fields;
}

}  // namespace tacit::sources::slack
