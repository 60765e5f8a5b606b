#include "sources/telegram/client/rich_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "sources/telegram/client/text_parts.h"

namespace tacit::sources::telegram {
namespace {

// td_api.tl, RichText: what Telegram Desktop calls the same in an export; nothing: it only changes
// how the text inside looks.
struct TextRule {
  std::string_view type;
  std::string_view word;
};

constexpr TextRule kTextRules[] = {
    {"richTextBold", {}},
    {"richTextItalic", {}},
    {"richTextUnderline", {}},
    {"richTextStrikethrough", {}},
    {"richTextSpoiler", {}},
    {"richTextSubscript", {}},
    {"richTextSuperscript", {}},
    {"richTextMarked", {}},
    {"richTextDateTime", {}},
    {"richTextDiff", {}},
    {"richTextReference", {}},
    {"richTextReferenceLink", {}},
    {"richTextAnchorLink", {}},
    {"richTextBotCommand", {}},
    {"richTextMention", "mention"},
    {"richTextHashtag", "hashtag"},
    {"richTextCashtag", "cashtag"},
    {"richTextBankCardNumber", "bank_card"},
    {"richTextEmailAddress", "email"},
    {"richTextPhoneNumber", "phone"},
    {"richTextFixed", "code"},
    {"richTextUrl", "text_link"},
    {"richTextMentionName", "mention_name"},
};

// td_api.tl, PageBlock: the fields that are text, and those that hold other blocks.
struct BlockRule {
  std::string_view type;
  std::string_view text = {};
  std::string_view blocks = {};
};

constexpr BlockRule kBlockRules[] = {
    {"pageBlockTitle", "title"},
    {"pageBlockSubtitle", "subtitle"},
    {"pageBlockHeader", "header"},
    {"pageBlockSubheader", "subheader"},
    {"pageBlockSectionHeading", "text"},
    {"pageBlockKicker", "kicker"},
    {"pageBlockParagraph", "text"},
    {"pageBlockPreformatted", "text"},
    {"pageBlockFooter", "footer"},
    {"pageBlockThinking", "text"},
    {"pageBlockPullQuote", "text"},
    {"pageBlockBlockQuote", {}, "blocks"},
    {"pageBlockExpandableBlockQuote", {}, "blocks"},
    {"pageBlockDetails", "header", "blocks"},
    {"pageBlockCollage", "caption", "blocks"},
    {"pageBlockSlideshow", "caption", "blocks"},
    {"pageBlockEmbeddedPost", "caption", "blocks"},
    {"pageBlockAnimation", "caption"},
    {"pageBlockAudio", "caption"},
    {"pageBlockDocument", "caption"},
    {"pageBlockPhoto", "caption"},
    {"pageBlockVideo", "caption"},
    {"pageBlockVoiceNote", "caption"},
    {"pageBlockEmbedded", "caption"},
    {"pageBlockMap", "caption"},
};

class RichText {
 public:
  RichText(IdTexts& ids, TextBuilder& builder) : ids_(ids), parts_(ids, builder) {}

  void AddBlocks(const Json& blocks) {
    blocks.ForEach([this](const Json& block) { AddBlock(block); });
  }

 private:
  void AddBlock(const Json& block) {
    const std::string_view type = block.type();
    if (type == "pageBlockMathematicalExpression") return AddLine(block["expression"].Text());
    if (type == "pageBlockCover") return AddBlock(block["cover"]);
    if (type == "pageBlockList") {
      block["items"].ForEach([this](const Json& item) { AddBlocks(item["blocks"]); });
      return;
    }
    if (type == "pageBlockTable") return AddTable(block);
    const auto* const rule = std::ranges::find(kBlockRules, type, &BlockRule::type);
    if (rule == std::ranges::end(kBlockRules)) return;
    if (!rule->text.empty()) AddTextLine(block[rule->text], type == "pageBlockPreformatted");
    if (!rule->blocks.empty()) AddBlocks(block[rule->blocks]);
  }

  void AddTable(const Json& table) {
    AddTextLine(table["caption"], false);
    table["cells"].ForEach([this](const Json& row) {
      bool first = true;
      row.ForEach([&](const Json& cell) {
        if (PlainOf(cell["text"]).empty()) return;
        first ? BeginLine() : parts_.AddPlain("\t");
        first = false;
        AddText(cell["text"]);
      });
    });
  }

  void BeginLine() {
    if (any_) parts_.AddPlain("\n");
    any_ = true;
  }

  void AddLine(std::string_view text) {
    if (text.empty()) return;
    BeginLine();
    parts_.AddPlain(text);
  }

  // A caption's text is one level deeper.
  void AddTextLine(const Json& field, bool code) {
    const Json text = field.type() == "pageBlockCaption" ? field["text"] : field;
    std::string plain = PlainOf(text);
    if (plain.empty()) return;
    BeginLine();
    if (!code) return AddText(text);
    parts_.Add({.type = "pre", .text = {.bytes = ids_.Add(std::move(plain))}}, 0);
  }

  void AddText(const Json& text) {
    const std::string_view type = text.type();
    if (type == "richTexts") {
      text["texts"].ForEach([this](const Json& one) { AddText(one); });
      return;
    }
    const auto* const rule = std::ranges::find(kTextRules, type, &TextRule::type);
    if (rule == std::ranges::end(kTextRules)) return parts_.AddPlain(LeafOf(text));
    if (rule->word.empty()) return AddText(text["text"]);
    RawTextPart part{.type = rule->word,
                     .text = {.bytes = ids_.Add(PlainOf(text["text"]))},
                     .href = {.bytes = text["url"].Text()}};
    parts_.Add(part, text["user_id"].IntOr(0));
  }

  static std::string_view LeafOf(const Json& text) {
    const std::string_view type = text.type();
    if (type == "richTextPlain") return text["text"].Text();
    if (type == "richTextCustomEmoji") return text["alternative_text"].Text();
    if (type == "richTextMathematicalExpression") return text["expression"].Text();
    return {};
  }

  static std::string PlainOf(const Json& text) {
    const std::string_view type = text.type();
    std::string plain;
    if (type == "richTexts") {
      text["texts"].ForEach([&plain](const Json& one) { plain += PlainOf(one); });
    } else if (std::ranges::find(kTextRules, type, &TextRule::type) !=
               std::ranges::end(kTextRules)) {
      plain = PlainOf(text["text"]);
    } else {
      plain = LeafOf(text);
    }
    return plain;
  }

  IdTexts& ids_;
  TextParts parts_;
  bool any_ = false;
};

}  // namespace

void AddRichMessage(const Json& rich_message, IdTexts& ids, TextBuilder& builder) {
  RichText(ids, builder).AddBlocks(rich_message["blocks"]);
}

}  // namespace tacit::sources::telegram
