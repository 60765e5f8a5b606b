#pragma once

// What the tests of this folder share. Everything in them is invented.

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sources/archive.h"
#include "sources/slack/archive/memory_files.h"
#include "sources/slack/archive/slack_archive.h"
#include "sources/slack/archive/text_builder.h"

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

using Files = MemoryFiles::NamedFiles;

inline Result<std::unique_ptr<Archive>> OpenFiles(Files files, const ArchiveOptions& options = {}) {
  return OpenSlackExport(std::make_unique<MemoryFiles>(std::move(files)), options);
}

// All messages of all parts in order; the last line is the error where reading stopped.
inline std::vector<std::string> ReadAll(const Archive& archive) {
  std::vector<std::string> lines;
  for (std::size_t part = 0; part < archive.part_count(); ++part) {
    auto reader = archive.OpenPart(part);
    if (!reader) {
      lines.push_back(reader.error().detail);
      continue;
    }
    RawMessage message;
    auto more = (*reader)->Next(message);
    for (; more && *more; more = (*reader)->Next(message)) lines.push_back(Render(message));
    if (!more) lines.push_back(more.error().detail);
  }
  return lines;
}

inline std::vector<std::string> ReadAll(Files files, const ArchiveOptions& options = {}) {
  const auto archive = OpenFiles(std::move(files), options);
  if (!archive) return {archive.error().detail};
  return ReadAll(**archive);
}

}  // namespace tacit::sources::slack
