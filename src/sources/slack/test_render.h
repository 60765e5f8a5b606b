#pragma once

// What the tests of Slack's readers share: messages as lines. Everything in them is invented.

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "model/raw/raw_message.h"
#include "sources/slack/text_builder.h"

namespace tacit::sources::slack {

// A text and its spans as one line for tables: "hi {user:U1:@user}".
inline std::string Render(std::string_view text, std::span<const RawSpan> spans) {
  constexpr std::array<std::string_view, 11> kNames{"user",  "handle", "group", "channel",
                                                    "email", "phone",  "card",  "hashtag",
                                                    "cash",  "url",    "code"};
  std::string line;
  std::size_t at = 0;
  for (const RawSpan& span : spans) {
    line += text.substr(at, span.begin - at);
    line += '{' + std::string(kNames.at(static_cast<std::size_t>(span.kind))) + ':';
    if (!span.value.empty()) line += std::string(span.value) + ':';
    line += std::string(text.substr(span.begin, span.end - span.begin)) + '}';
    at = span.end;
  }
  return line + std::string(text.substr(at));
}

inline std::string Render(const TextBuilder& text) { return Render(text.text(), text.spans()); }

inline std::string Render(const RawActor& actor) {
  return std::string(Name(actor.kind)) + ":" + std::string(actor.id);
}

// Everything that a message says, as one line.
inline std::string Render(const RawMessage& message) {
  std::string line = "#" + std::to_string(message.channel) + " " +
                     std::string(message.message_id.value()) + " " +
                     std::string(Name(message.kind)) + " by " + Render(message.author);
  if (!message.thread_id.empty()) line += " in " + std::string(message.thread_id.value());
  if (!message.reply_to_id.empty()) line += " to " + std::string(message.reply_to_id.value());
  if (message.edited_at) line += " edited " + std::to_string(*message.edited_at);
  if (message.replies) line += " replies " + std::to_string(*message.replies);
  for (const RawActor& target : message.targets) line += " about " + Render(target);
  for (const auto& [name, count] : message.reactions) {
    line += " " + std::string(name) + "*" + std::to_string(count);
  }
  return line + " " + std::to_string(message.text_length) + "|" +
         Render(message.text, message.spans);
}

}  // namespace tacit::sources::slack
