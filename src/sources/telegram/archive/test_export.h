#pragma once

// For the tests of this folder: invented exports in any layout, and messages as comparable text.

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sources/archive.h"
#include "sources/telegram/archive/part_reader.h"
#include "sources/telegram/archive/telegram_archive.h"

namespace tacit::sources {

// A JSON value that keeps its tokens as they are written.
struct Json {
  enum class Kind : std::uint8_t { kToken, kObject, kArray };
  Kind kind = Kind::kToken;
  std::string token;  // a whole token: 12, null, "text"
  std::vector<std::pair<std::string, Json>> fields;
  std::vector<Json> items;
};

inline Json Token(std::string token) { return {.token = std::move(token)}; }
// `raw` is the inside of the string as it stands in the file.
inline Json Text(std::string_view raw) { return Token('"' + std::string(raw) + '"'); }
inline Json Object(std::vector<std::pair<std::string, Json>> fields) {
  return {.kind = Json::Kind::kObject, .fields = std::move(fields)};
}
inline Json Array(std::vector<Json> items) {
  return {.kind = Json::Kind::kArray, .items = std::move(items)};
}

struct JsonLayout {
  int step = 1;            // spaces a level; -1: all on one line
  bool open_empty = true;  // an empty array as Telegram Desktop writes it, on two lines
  std::string newline = "\n";
  std::string colon = ": ";
};

inline std::string Write(const Json& json, const JsonLayout& layout = {}, int level = 0) {
  if (json.kind == Json::Kind::kToken) return json.token;
  const bool object = json.kind == Json::Kind::kObject;
  const std::size_t size = object ? json.fields.size() : json.items.size();
  const auto line = [&layout](int at) {
    if (layout.step < 0) return std::string();
    return layout.newline + std::string(static_cast<std::size_t>(at * layout.step), ' ');
  };
  std::string out(1, object ? '{' : '[');
  for (std::size_t i = 0; i < size; ++i) {
    if (i != 0) out += ',';
    out += line(level + 1);
    if (object) out += '"' + json.fields[i].first + '"' + layout.colon;
    out += Write(object ? json.fields[i].second : json.items[i], layout, level + 1);
  }
  if (size != 0 || layout.open_empty) out += line(level);
  return out + (object ? '}' : ']');
}

// {"name", "type", "id", "messages"}.
inline Json Chat(std::string_view type, std::string_view id, std::vector<Json> messages) {
  return Object({{"name", Text("Invented Chat")},
                 {"type", Text(type)},
                 {"id", Token(std::string(id))},
                 {"messages", Array(std::move(messages))}});
}

// A whole account: {"about", personal things, "chats": {"list"}, "left_chats": {"list"}}.
inline Json Account(std::vector<Json> chats, std::vector<Json> left_chats = {}) {
  return Object(
      {{"about", Text("Invented.")},
       {"personal_information", Object({{"user_id", Token("5001")}, {"bio", Text("CANARY-BIO")}})},
       {"contacts", Object({{"list", Array({Object({{"first_name", Text("CANARY-NAME")}})})}})},
       {"chats", Object({{"about", Text("")}, {"list", Array(std::move(chats))}})},
       {"left_chats", Object({{"about", Text("")}, {"list", Array(std::move(left_chats))}})}});
}

// All fields of a message in one line.
inline std::string Describe(const RawMessage& m) {
  std::string out = "#" + std::to_string(m.channel);
  const auto add = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) out.append(" ").append(name).append("=").append(value);
  };
  const auto actor = [](const RawActor& a) {
    return a.id.empty() && a.kind == AuthorKind::kUser
               ? std::string()
               : std::string(Name(a.kind)) + ":" + std::string(a.id);
  };
  const auto number = [](const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : std::string();
  };
  add("id", m.message_id.value());
  add("order", std::to_string(m.order));
  add("kind", Name(m.kind));
  add("sent", std::to_string(m.sent_at / 1'000'000));
  add("edited", m.edited_at ? std::to_string(*m.edited_at / 1'000'000) : "");
  add("author", actor(m.author));
  add("thread", m.thread_id.value());
  add("reply", m.reply_to_id.value());
  add("forward", actor(m.forwarded_from));
  for (const RawActor& target : m.targets) add("target", actor(target));
  for (const auto& [key, count] : m.reactions)
    add("reaction", std::string(key) + "*" + std::to_string(count));
  for (const std::string_view href : m.hrefs) add("href", href);
  add("views", number(m.views) + number(m.forwards) + number(m.replies));
  for (const RawSpan& span : m.spans) {
    add("span", std::to_string(static_cast<int>(span.kind)) + "[" +
                    std::string(m.text.substr(span.begin, span.end - span.begin)) + "]" +
                    std::string(span.value));
  }
  add("length", m.text_length == 0 ? "" : std::to_string(m.text_length));
  add("text", m.text);
  return out;
}

struct Reading {
  std::vector<std::string> messages;
  std::string error;  // of opening, or of the first part that failed
};

inline Result<std::unique_ptr<Archive>> Open(std::string_view bytes,
                                             const ArchiveOptions& options = {},
                                             Truncation truncation = Truncation::kRefuse) {
  return OpenTelegramSource(std::make_unique<MemorySource>(bytes), 0, options, truncation);
}

inline bool ReadPart(ArchiveReader& reader, Reading& reading) {
  RawMessage message;
  for (;;) {
    const Result<bool> more = reader.Next(message);
    if (!more) reading.error = more.error().detail;
    if (!more || !*more) return more.has_value();
    reading.messages.push_back(Describe(message));
  }
}

// The messages of all parts in order, up to the first failure.
inline Reading ReadAll(std::string_view bytes, const ArchiveOptions& options = {},
                       Truncation truncation = Truncation::kRefuse) {
  Reading reading;
  const auto archive = Open(bytes, options, truncation);
  if (!archive) {
    reading.error = archive.error().detail;
    return reading;
  }
  for (std::size_t part = 0; part < (*archive)->part_count(); ++part) {
    const auto reader = (*archive)->OpenPart(part);
    if (!ReadPart(**reader, reading)) break;
  }
  return reading;
}

// The same through one of the two readers, in blocks of `block_bytes`.
inline Reading ReadWith(std::string_view bytes, bool fast, std::size_t block_bytes = 1U << 20) {
  Reading reading;
  const MemorySource source(bytes);
  const ArchiveOptions options;
  const auto index = BuildIndex(source, options, Truncation::kRefuse);
  if (!index) {
    reading.error = index.error().detail;
    return reading;
  }
  PartReader reader(source, index->channels, index->segments, *LocalTime::InZone("UTC"),
                    {.block_bytes = block_bytes, .fast = fast});
  ReadPart(reader, reading);
  return reading;
}

}  // namespace tacit::sources
