#include "sources/slack/blocks.h"

#include <algorithm>
#include <string>

#include "sources/slack/rich_text.h"

namespace tacit::sources::slack {
namespace {

class BlockWriter {
 public:
  BlockWriter(const ChannelNames& channels, TextBuilder& out) : channels_(channels), out_(out) {}

  void Block(dom::object block) {
    out_.BreakLine();
    const std::string_view type = StringAt(block, "type");
    if (type == "rich_text") {
      AppendRichText(block, channels_, out_);
    } else if (type == "section" || type == "header") {
      if (const auto text = ObjectAt(block, "text")) TextObject(*text);
      TextObjects(block, "fields");
    } else if (type == "context") {
      TextObjects(block, "elements");
    } else if (type == "markdown") {
      AppendMrkdwn(StringAt(block, "text"), channels_, out_);
    }
  }

 private:
  void TextObjects(dom::object block, std::string_view key) {
    const auto objects = ArrayAt(block, key);
    if (!objects) return;
    for (const dom::element element : *objects) {
      if (const auto object = ObjectOf(element)) TextObject(*object);
    }
  }

  void TextObject(dom::object object) {
    const std::string_view type = StringAt(object, "type");
    if (type != "mrkdwn" && type != "plain_text") return;
    out_.BreakLine();
    // plain_text is escaped like mrkdwn in what Slack delivers, and a token in it is as personal.
    AppendMrkdwn(StringAt(object, "text"), channels_, out_);
  }

  const ChannelNames& channels_;
  TextBuilder& out_;
};

bool IsTrue(dom::object object, std::string_view key) {
  bool value = false;
  return object.at_key(key).get(value) == simdjson::SUCCESS && value;
}

bool QuotesMessage(dom::object attachment) {
  return IsTrue(attachment, "is_msg_unfurl") || IsTrue(attachment, "is_share") ||
         IsTrue(attachment, "is_reply_unfurl") || IsTrue(attachment, "is_thread_root_unfurl") ||
         !StringAt(attachment, "channel_id").empty();
}

}  // namespace

void AppendBlocks(dom::array blocks, const ChannelNames& channels, TextBuilder& out) {
  BlockWriter writer(channels, out);
  for (const dom::element element : blocks) {
    if (const auto block = ObjectOf(element)) writer.Block(*block);
  }
}

void AppendAttachments(dom::array attachments, const ChannelNames& channels, TextBuilder& out) {
  for (const dom::element element : attachments) {
    const auto attachment = ObjectOf(element);
    if (!attachment || QuotesMessage(*attachment)) continue;
    out.BreakLine();
    const std::size_t before = out.text().size();
    for (const std::string_view key : {"pretext", "title", "text"}) {
      out.BreakLine();
      AppendMrkdwn(StringAt(*attachment, key), channels, out);
    }
    if (out.text().size() != before) continue;
    if (const auto blocks = ArrayAt(*attachment, "blocks")) AppendBlocks(*blocks, channels, out);
    if (out.text().size() != before) continue;
    AppendMrkdwn(StringAt(*attachment, "fallback"), channels, out);
  }
}

}  // namespace tacit::sources::slack
