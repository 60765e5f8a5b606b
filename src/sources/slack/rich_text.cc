#include "sources/slack/rich_text.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace tacit::sources::slack {
namespace {

constexpr int kMaxBlockDepth = 8;       // rich_text > list > section > element is 4
constexpr std::int64_t kMaxIndent = 8;  // Slack's editor allows as many levels

bool IsCode(dom::object leaf) {
  const auto style = ObjectAt(leaf, "style");
  bool code = false;
  return style && style->at_key("code").get(code) == simdjson::SUCCESS && code;
}

class RichTextWriter {
 public:
  RichTextWriter(const ChannelNames& channels, TextBuilder& out) : channels_(channels), out_(out) {}

  void Elements(dom::object parent, int depth) {
    const auto elements = ArrayAt(parent, "elements");
    if (!elements || depth > kMaxBlockDepth) return;
    for (const dom::element element : *elements) {
      if (const auto object = ObjectOf(element)) Element(*object, depth);
    }
  }

 private:
  void Element(dom::object element, int depth) {
    const std::string_view type = StringAt(element, "type");
    if (!type.starts_with("rich_text_")) return Leaf(element, type);
    out_.BreakLine();
    if (type == "rich_text_section") {
      Elements(element, depth + 1);
    } else if (type == "rich_text_list") {
      List(element, depth + 1);
    } else if (type == "rich_text_quote") {
      out_.set_line_prefix("> ");
      Elements(element, depth + 1);
      out_.set_line_prefix("");
    } else if (type == "rich_text_preformatted") {
      in_code_ = true;
      Elements(element, depth + 1);
      in_code_ = false;
    }
    out_.BreakLine();
  }

  void List(dom::object list, int depth) {
    const auto items = ArrayAt(list, "elements");
    if (!items || depth > kMaxBlockDepth) return;
    const bool ordered = StringAt(list, "style") == "ordered";
    const std::int64_t indent = std::min(CountAt(list, "indent").value_or(0), kMaxIndent);
    std::int64_t number = std::min<std::int64_t>(CountAt(list, "offset").value_or(0), 1'000'000);
    for (const dom::element element : *items) {
      const auto item = ObjectOf(element);
      if (!item) continue;
      ++number;
      out_.BreakLine();
      out_.Text(std::string(static_cast<std::size_t>(indent) * 2, ' ') +
                (ordered ? std::to_string(number) + ". " : "• "));
      Elements(*item, depth + 1);
    }
  }

  void Leaf(dom::object leaf, std::string_view type) {
    if (type == "text") {
      const std::string_view text = StringAt(leaf, "text");
      in_code_ || IsCode(leaf) ? out_.Span(RawSpanKind::kCode, text) : out_.Text(text);
    } else if (type == "link") {
      AppendLink(StringAt(leaf, "url"), StringAt(leaf, "text"), out_);
    } else if (type == "user") {
      out_.Span(RawSpanKind::kUserId, "@user", StringAt(leaf, "user_id"));
    } else if (type == "usergroup") {
      out_.Span(RawSpanKind::kUserGroup, "@group", StringAt(leaf, "usergroup_id"));
    } else if (type == "channel") {
      channels_.Append(StringAt(leaf, "channel_id"), out_);
    } else if (type == "broadcast") {
      AppendBroadcast(StringAt(leaf, "range"), out_);
    } else if (type == "emoji") {
      Emoji(leaf);
    } else if (type == "date") {
      out_.Text(StringAt(leaf, "fallback"));
    } else if (type == "color") {
      out_.Text(StringAt(leaf, "value"));
    }
  }

  // As in mrkdwn: ":wave:", ":wave::skin-tone-3:".
  void Emoji(dom::object leaf) {
    const std::string_view name = StringAt(leaf, "name");
    if (name.empty()) return;
    std::string text = ":" + std::string(name) + ":";
    const auto tone = CountAt(leaf, "skin_tone");
    if (tone && *tone >= 2 && *tone <= 6) text += ":skin-tone-" + std::to_string(*tone) + ":";
    out_.Text(text);
  }

  const ChannelNames& channels_;
  TextBuilder& out_;
  bool in_code_ = false;
};

}  // namespace

void AppendRichText(dom::object block, const ChannelNames& channels, TextBuilder& out) {
  RichTextWriter(channels, out).Elements(block, 0);
}

}  // namespace tacit::sources::slack
