#include "sources/telegram/preview/post_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace tacit::sources {
namespace {

struct ClassKind {
  std::string_view class_word;
  std::string_view media_type;  // the export's word, see draft.cc; empty: a flag is set instead
  bool DraftFields::*flag = nullptr;
};

// In the order of telling: a video stands beside photos in an album.
constexpr std::array<ClassKind, 12> kKinds = {{
    {"tgme_widget_message_poll", "", &DraftFields::has_poll},
    {"tgme_widget_message_voice", "voice_message", nullptr},
    {"tgme_widget_message_voice_player", "voice_message", nullptr},
    {"tgme_widget_message_document_icon", "", &DraftFields::has_file},
    {"tgme_widget_message_location", "", &DraftFields::has_location},
    {"tgme_widget_message_contact", "", &DraftFields::has_contact},
    {"tgme_widget_message_sticker", "sticker", nullptr},
    {"tgme_widget_message_tgsticker", "sticker", nullptr},
    {"tgme_widget_message_videosticker", "sticker", nullptr},
    {"tgme_widget_message_roundvideo_player", "video_message", nullptr},
    {"tgme_widget_message_video_player", "video_file", nullptr},
    {"tgme_widget_message_photo_wrap", "", &DraftFields::has_photo},
}};

RawValue String(std::string_view bytes) { return {.bytes = bytes, .is_string = true}; }
RawString Text(std::string_view bytes) { return {.bytes = bytes, .escaped = false}; }

// Control characters show nothing, and a word cut in two by one would hide from the detectors.
std::string WithoutControls(std::string_view text) {
  std::string clean(text);
  const auto control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  };
  std::erase_if(clean, control);
  return clean;
}

// The words of service messages, in English: the preview has no other mark of their kind.
std::string_view ActionOf(std::string_view text) {
  const auto has = [text](std::string_view words) {
    return text.find(words) != std::string_view::npos;
  };
  if (has(" pinned ")) return "pin_message";
  if (has("Channel created") || has("name was changed")) return "create_channel";
  return "";
}

// What kind of link it is, in the export's words.
std::string_view LinkType(std::string_view text, std::string_view href) {
  if (text.starts_with('#') && href.starts_with("?q=")) return "hashtag";
  if (text.starts_with('$') && href.starts_with("?q=")) return "cashtag";
  if (text.starts_with('@') && href.find("t.me/") != std::string_view::npos) return "mention";
  if (href.starts_with("mailto:")) return "email";
  if (href.starts_with("tel:")) return "phone";
  return "text_link";
}

HtmlNode MainText(HtmlNode post) {
  for (HtmlNode node = post.After(post); node;) {
    if (node.HasClass("js-message_text")) return node;
    // The start of another message is shown above a reply.
    const bool quoted = node.HasClass("tgme_widget_message_reply");
    node = quoted ? node.Behind(post) : node.After(post);
  }
  return {};
}

HtmlNode FirstTime(HtmlNode post) {
  const HtmlNode date = post.Find("tgme_widget_message_date");
  for (HtmlNode node = date; node; node = node.After(date)) {
    if (node.name() == "time") return node;
  }
  return {};
}

}  // namespace

PostReader::PostReader(const PreviewPage& page, std::uint64_t bytes, std::size_t first)
    : page_(page), local_time_(*LocalTime::InZone("UTC")), bytes_(bytes), next_(first) {}

Result<bool> PostReader::Next(RawMessage& message) {
  if (next_ == page_.posts.size()) return false;
  const HtmlNode post = page_.posts[next_++];
  ReadPost(post);
  const ChatContext chat = {
      .channel = 0, .id = page_.channel.id, .broadcast = true, .local_time = local_time_.get()};
  if (const char* const wrong = draft_.Finish(chat, message)) {
    return Fail(ErrorCode::kBadInput,
                "post " + std::to_string(next_) + " of the page " + std::string(wrong));
  }
  message.views = ParseRounded(post.Find("tgme_widget_message_views").AllText());
  return true;
}

void PostReader::ReadPost(HtmlNode post) {
  draft_.Clear();
  kept_.clear();
  DraftFields& fields = draft_.fields;
  fields.id.bytes = PostIdOf(post.Attribute("data-post"), page_.channel.handle);
  if (const auto time = ParseIsoTime(FirstTime(post).Attribute("datetime"))) {
    fields.date_unixtime = String(Keep(std::to_string(*time / 1'000'000)));
  }
  const HtmlNode text = MainText(post);
  if (post.HasClass("service_message") || post.Find("service_message")) {
    fields.type = DraftType::kService;
    fields.action = String(ActionOf(Keep(text.AllText())));
    return;
  }
  fields.type = DraftType::kMessage;
  ReadKind(post);
  const HtmlNode reply = post.Find("tgme_widget_message_reply");
  fields.reply_to_message_id.bytes = PostIdOf(reply.Attribute("href"), page_.channel.handle);
  ReadReactions(post);
  if (text) ReadText(text);
}

void PostReader::ReadKind(HtmlNode post) {
  DraftFields& fields = draft_.fields;
  for (const ClassKind& kind : kKinds) {
    const HtmlNode node = post.Find(kind.class_word);
    if (!node) continue;
    if (kind.flag == nullptr) {
      fields.media_type = String(kind.media_type);
    } else if (kind.flag == &DraftFields::has_file && node.HasClass("audio")) {
      fields.media_type = String("audio_file");
    } else {
      fields.*kind.flag = true;
    }
    return;
  }
}

void PostReader::ReadText(HtmlNode text) {
  for (HtmlNode node = text.After(text); node;) {
    const std::string_view name = node.name();
    if (node.IsText()) {
      draft_.text.Add(Text(Keep(WithoutControls(node.text()))));
    } else if (name == "br") {
      draft_.text.Add(Text("\n"));
    } else if (name == "a") {
      ReadLink(node);
    } else if (name == "code" || name == "pre") {
      const std::string_view code = Keep(WithoutControls(node.AllText()));
      draft_.text.Add(RawTextPart{.type = "code", .text = Text(code), .href = {}, .user_id = {}});
    }
    const bool taken =
        name == "a" || name == "code" || name == "pre" || name == "script" || name == "style";
    node = taken ? node.Behind(text) : node.After(text);
  }
}

void PostReader::ReadLink(HtmlNode link) {
  const std::string_view text = Keep(WithoutControls(link.AllText()));
  const std::string_view href = Keep(WithoutControls(link.Attribute("href")));
  draft_.text.Add(RawTextPart{
      .type = LinkType(text, href), .text = Text(text), .href = Text(href), .user_id = {}});
}

void PostReader::ReadReactions(HtmlNode post) {
  for (HtmlNode node = post.After(post); node; node = node.After(post)) {
    if (!node.HasClass("tgme_reaction")) continue;
    std::string count;
    for (HtmlNode part = node.After(node); part;) {
      const bool emoji = part.name() == "i" || part.name() == "tg-emoji";
      count += part.text();
      part = emoji ? part.Behind(node) : part.After(node);
    }
    const std::optional<std::int64_t> number = ParseRounded(count);
    if (!number) continue;
    RawReaction reaction;
    reaction.type = node.HasClass("tgme_reaction_paid") ? "paid" : "custom_emoji";
    // A custom emoji has an id instead of a character.
    const std::string emoji = node.Find("emoji").AllText();
    if (reaction.type != "paid" && !emoji.empty()) {
      reaction.type = "emoji";
      reaction.emoji = Text(Keep(emoji));
    }
    reaction.count = Keep(std::to_string(*number));
    draft_.AddReaction(reaction);
  }
}

}  // namespace tacit::sources
