#pragma once

// Invented messages with every form of every field, some with fields that the format does not have.

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "sources/telegram/archive/test_export.h"

namespace tacit::sources {

class RandomExport {
 public:
  explicit RandomExport(std::uint32_t seed) : random_(seed) {}

  std::vector<Json> Messages(std::size_t count) {
    std::vector<Json> messages;
    for (std::size_t i = 0; i < count; ++i) messages.push_back(Message(i + 1));
    return messages;
  }

  std::size_t Below(std::size_t limit) { return random_() % limit; }
  bool OneIn(std::size_t count) { return Below(count) == 0; }

 private:
  using Fields = std::vector<std::pair<std::string, Json>>;

  std::string_view Pick(const std::vector<std::string_view>& words) {
    return words[Below(words.size())];
  }

  // The raw inside of a string.
  std::string Words() {
    std::string raw;
    const std::size_t count = Below(OneIn(20) ? 200 : 8);
    for (std::size_t i = 0; i < count; ++i) {
      raw += Pick({"coin",    "café",    "Ж",     "🚀",      "\\n",
                   "\\\"",    "\\\\",    "\\x1F", "\\u00e9", "\\ud83d\\ude80",
                   "\\ud83d", "\\u2028", "{",     "}",       "[",
                   "],",      "\\/",     "x",     "\\r",     ": "});
      if (OneIn(2)) raw += ' ';
    }
    return raw;
  }

  std::string Peer() {
    return std::string(Pick({"user", "user", "user", "channel", "chat"})) +
           std::string(Pick({"5001", "5002", "6123456789", "1234567891", "77"}));
  }

  Json Scalar() {
    switch (Below(5)) {
      case 0:
        return Token(std::string(Pick({"0", "-1", "12", "3.25", "1e9", "-0.5E-3"})));
      case 1:
        return Token(std::string(Pick({"true", "false", "null"})));
      default:
        return Text(Words());
    }
  }

  Json Nested(int depth) {
    if (depth == 0 || OneIn(3)) return Scalar();
    const std::size_t count = Below(4);
    if (OneIn(2)) {
      std::vector<Json> items;
      for (std::size_t i = 0; i < count; ++i) items.push_back(Nested(depth - 1));
      return Array(std::move(items));
    }
    Fields fields;
    for (std::size_t i = 0; i < count; ++i) {
      fields.emplace_back(Pick({"id", "type", "text", "from_id", "a", "messages", "x y"}),
                          Nested(depth - 1));
    }
    return Object(std::move(fields));
  }

  Json TextPart(bool plain_object) {
    const std::string type(
        plain_object ? "plain"
                     : Pick({"mention", "mention_name", "email", "phone", "bank_card", "hashtag",
                             "cashtag", "link", "text_link", "code", "pre", "custom_emoji", "bold",
                             "blockquote", "unknown", "bot_command"}));
    std::string text = Words();
    if (type == "mention" && OneIn(2)) text = "@invented_name";
    if (type == "text_link" && OneIn(3))
      text = Pick({"@some_name", "t.me/some_name", "example.com"});
    Fields fields = {{"type", Text(type)}, {"text", Text(text)}};
    if (type == "text_link") {
      fields.emplace_back("href", Text(Pick({"https://example.com/", "https://t.me/some_name", "",
                                             "tg://user?id=5001", "https://e.com/a\\nb"})));
    }
    if (type == "mention_name") fields.emplace_back("user_id", Token(OneIn(5) ? "0" : "5001"));
    if (type == "custom_emoji") fields.emplace_back("document_id", Text("stickers/1.tgs"));
    if (type == "blockquote") fields.emplace_back("collapsed", Token("false"));
    if (type == "pre") fields.emplace_back("language", Text("python"));
    if (OneIn(40)) fields.emplace_back("new_thing", Nested(2));
    return Object(std::move(fields));
  }

  void AddText(Fields& fields) {
    if (OneIn(30)) return;
    if (OneIn(2)) {
      const std::string text = Words();
      fields.emplace_back("text", Text(text));
      if (OneIn(8)) return;
      std::vector<Json> entities;
      if (!text.empty()) {
        entities.push_back(Object({{"type", Text("plain")}, {"text", Text(text)}}));
      }
      if (OneIn(20)) entities.push_back(TextPart(true));
      fields.emplace_back("text_entities", Array(std::move(entities)));
      return;
    }
    std::vector<Json> parts;
    std::vector<Json> entities;
    const std::size_t count = Below(6);
    for (std::size_t i = 0; i < count; ++i) {
      if (OneIn(2)) {
        const std::string text = Words();
        parts.push_back(Text(text));
        entities.push_back(Object({{"type", Text("plain")}, {"text", Text(text)}}));
      } else {
        parts.push_back(TextPart(false));
        entities.push_back(parts.back());
      }
    }
    if (!OneIn(10)) fields.emplace_back("text", Array(std::move(parts)));
    if (!OneIn(10)) fields.emplace_back("text_entities", Array(std::move(entities)));
  }

  Json Reaction() {
    Fields fields = {
        {"type", Text(Pick({"emoji", "emoji", "custom_emoji", "paid", "empty", "new"}))},
        {"count", Token(std::to_string(Below(30)))}};
    if (OneIn(2))
      fields.emplace_back("emoji", Text(Pick({"👍", "❤", "🔥", "word", "\\ud83d\\udc4d"})));
    if (OneIn(4)) fields.emplace_back("document_id", Text("stickers/2.tgs"));
    if (OneIn(3)) {
      fields.emplace_back("recent",
                          Array({Object({{"from", Text(Words())}, {"from_id", Text(Peer())}})}));
    }
    return Object(std::move(fields));
  }

  void AddMedia(Fields& fields) {
    if (OneIn(4)) {
      fields.emplace_back("file", Text("(File not included.)"));
      if (OneIn(2)) {
        fields.emplace_back("media_type",
                            Text(Pick({"sticker", "video_message", "voice_message", "animation",
                                       "video_file", "audio_file", "hologram"})));
      }
    }
    if (OneIn(8)) fields.emplace_back("photo", Text("photos/1.jpg"));
    if (OneIn(30)) fields.emplace_back("poll", Nested(3));
    if (OneIn(30)) fields.emplace_back("location_information", Nested(1));
    if (OneIn(30)) fields.emplace_back("contact_information", Nested(1));
    if (OneIn(30)) fields.emplace_back("self_destruct_period_seconds", Token("10"));
  }

  Json Message(std::size_t id) {
    const bool service = OneIn(6);
    if (OneIn(40)) {
      return Object({{"id", Token(std::to_string(id))}, {"type", Text("unsupported")}});
    }
    Fields fields = {{"id", Token(std::to_string(id))},
                     {"type", Text(service ? "service" : "message")},
                     {"date", Text("2025-03-01T10:04:00")}};
    if (!OneIn(6)) fields.emplace_back("date_unixtime", Text(std::to_string(1740823200 + id)));
    if (OneIn(5)) {
      fields.emplace_back("edited", Text(Pick({"2025-03-01T12:00:00", "1970-01-01T05:00:00"})));
      if (OneIn(2)) fields.emplace_back("edited_unixtime", Text(Pick({"1740830400", "0"})));
    }
    if (!OneIn(10)) {
      fields.emplace_back(service ? "actor" : "from", OneIn(8) ? Token("null") : Text(Words()));
      fields.emplace_back(service ? "actor_id" : "from_id",
                          OneIn(6) ? Token("4306078407") : Text(Peer()));
    }
    if (OneIn(4)) fields.emplace_back("reply_to_message_id", Token(std::to_string(id / 2)));
    if (OneIn(10)) fields.emplace_back("reply_to_peer_id", Text(Peer()));
    if (OneIn(10)) fields.emplace_back("forwarded_from", OneIn(3) ? Token("null") : Text(Words()));
    if (OneIn(10)) fields.emplace_back("forwarded_from_id", Text(Peer()));
    if (service) {
      fields.emplace_back("action", Text(Pick({"invite_members", "remove_members", "pin_message",
                                               "group_call", "topic_edit", "boost_apply"})));
      fields.emplace_back("message_id", Token("3"));
      fields.emplace_back("members", Array({Text(Words()), Token("null")}));
    } else {
      AddMedia(fields);
    }
    if (OneIn(6)) fields.emplace_back("new_field", Nested(4));
    AddText(fields);
    if (OneIn(4)) {
      std::vector<Json> reactions;
      const std::size_t count = Below(4);
      for (std::size_t i = 0; i < count; ++i) reactions.push_back(Reaction());
      fields.emplace_back("reactions", Array(std::move(reactions)));
    }
    if (OneIn(30)) fields.emplace_back("text", Text(Words()));  // twice: the last one counts
    return Object(std::move(fields));
  }

  std::mt19937 random_;
};

}  // namespace tacit::sources
