#include "sources/telegram/archive/fast_reader.h"

#include <cstddef>
#include <cstring>

namespace tacit::sources {
namespace {

enum SeenBit : std::uint32_t {
  kSeenFrom = 1U << 0,
  kSeenFromId = 1U << 1,
  kSeenText = 1U << 2,
  kSeenEntities = 1U << 3,
  kSeenReply = 1U << 4,
  kSeenReactions = 1U << 5,
  kSeenEdited = 1U << 6,
  kSeenEditedUnixtime = 1U << 7,
};

int CountSpaces(std::string_view text) {
  const std::size_t count = text.find_first_not_of(' ');
  return count > LineLayout::kMaxIndent ? LineLayout::kMaxIndent + 1 : static_cast<int>(count);
}

bool ReadType(LineCursor& cursor, DraftType& type) {
  if (cursor.Take("message\"")) {
    type = DraftType::kMessage;
  } else if (cursor.Take("service\"")) {
    type = DraftType::kService;
  } else {
    return false;
  }
  return true;
}

// The four fields that every message begins with.
bool ReadHead(LineCursor& cursor, DraftFields& fields) {
  RawString date;
  RawString unixtime;
  const bool read = cursor.Take('{') && cursor.Line(0) && cursor.Take("\"id\": ") &&
                    cursor.Number(fields.id) && cursor.Take(',') && cursor.Line(0) &&
                    cursor.Take("\"type\": \"") && ReadType(cursor, fields.type) &&
                    cursor.Take(',') && cursor.Line(0) && cursor.Take("\"date\": \"") &&
                    cursor.String(date) && cursor.Take(',') && cursor.Line(0) &&
                    cursor.Take("\"date_unixtime\": \"") && cursor.String(unixtime);
  fields.date = {.bytes = date.bytes, .is_string = true};
  fields.date_unixtime = {.bytes = unixtime.bytes, .is_string = true};
  return read;
}

// Any field that has no case of its own; the cursor is at its key's opening quote.
bool ReadOther(LineCursor& cursor, Draft& draft) {
  RawString key;
  if (!cursor.Take('"') || !cursor.String(key) || !cursor.Take(": ")) return false;
  RawValue value;
  const bool nested = cursor.At('{') || cursor.At('[');
  if (!(nested ? cursor.Skip(0) : cursor.Scalar(value))) return false;
  TakeField(key.bytes, value, draft.fields);
  return true;
}

// What an object of a text has besides its type and text, at most one field.
bool ReadPartExtra(LineCursor& cursor, RawTextPart& part) {
  if (!cursor.Take(',')) return true;
  if (!cursor.Line(2)) return false;
  RawValue value;
  if (cursor.Take("\"href\": \"")) return cursor.String(part.href);
  if (cursor.Take("\"user_id\": ")) {
    if (!cursor.Scalar(value)) return false;
    part.user_id = value.bytes;
    return true;
  }
  const bool known = cursor.Take("\"language\": ") || cursor.Take("\"document_id\": ") ||
                     cursor.Take("\"collapsed\": ");
  return known && cursor.Scalar(value);
}

bool ReadTextPart(LineCursor& cursor, TextBuilder& text) {
  RawTextPart part;
  RawString type;
  const bool read = cursor.Take('{') && cursor.Line(2) && cursor.Take("\"type\": \"") &&
                    cursor.String(type) && cursor.Take(',') && cursor.Line(2) &&
                    cursor.Take("\"text\": \"") && cursor.String(part.text) &&
                    ReadPartExtra(cursor, part) && cursor.Line(1) && cursor.Take('}');
  if (!read) return false;
  part.type = type.bytes;
  text.Add(part);
  return true;
}

bool ReadReactionExtras(LineCursor& cursor, RawReaction& reaction) {
  bool emoji = false;
  RawValue value;
  while (cursor.Take(',')) {
    if (!cursor.Line(2)) return false;
    if (!emoji && cursor.Take("\"emoji\": \"")) {
      emoji = true;
      if (!cursor.String(reaction.emoji)) return false;
    } else if (cursor.Take("\"document_id\": ")) {
      if (!cursor.Scalar(value)) return false;
    } else if (!cursor.Take("\"recent\": ") || !cursor.Skip(2)) {
      return false;
    }
  }
  return true;
}

bool ReadReaction(LineCursor& cursor, Draft& draft) {
  RawReaction reaction;
  RawString type;
  RawValue count;
  const bool read = cursor.Take('{') && cursor.Line(2) && cursor.Take("\"type\": \"") &&
                    cursor.String(type) && cursor.Take(',') && cursor.Line(2) &&
                    cursor.Take("\"count\": ") && cursor.Number(count) &&
                    ReadReactionExtras(cursor, reaction) && cursor.Line(1) && cursor.Take('}');
  if (!read) return false;
  reaction.type = type.bytes;
  reaction.count = count.bytes;
  draft.AddReaction(reaction);
  return true;
}

// Calls take() at each element of an array of level 0; it must step over the element.
template <typename TakeElement>
bool ReadArray(LineCursor& cursor, TakeElement&& take) {
  if (!cursor.Take('[')) return false;
  if (cursor.Take(']')) return true;
  for (bool first = true; first || cursor.Take(','); first = false) {
    if (!cursor.Line(1)) {
      if (first) break;
      return false;
    }
    if (!take()) return false;
  }
  return cursor.Line(0) && cursor.Take(']');
}

}  // namespace

bool FastReader::Learn(std::string_view message) {
  layout_ = {};
  if (!message.starts_with("{\n")) return false;
  const int inner = CountSpaces(message.substr(2));
  const int outer = CountSpaces(message.substr(message.rfind('\n') + 1));
  const int step = inner - outer;
  if (step <= 0 || inner + 2 * step > LineLayout::kMaxIndent) return false;
  layout_ = LineLayout(step, inner);
  return true;
}

bool FastReader::Once(std::uint32_t bit) {
  const bool first = (seen_ & bit) == 0;
  seen_ |= bit;
  return first;
}

const char* FastReader::Read(const char* p, const char* end, Draft& draft) {
  draft.Clear();
  seen_ = 0;
  parts_.clear();
  LineCursor cursor(layout_, p);
  if (!ReadHead(cursor, draft.fields)) return nullptr;
  while (cursor.Take(',')) {
    if (!ReadField(cursor, end, draft)) return nullptr;
  }
  return cursor.Line(-1) && cursor.Take('}') ? cursor.position() : nullptr;
}

// The cursor is after the comma that ended the field before.
bool FastReader::ReadField(LineCursor& cursor, const char* end, Draft& draft) {
  if (!cursor.Line(0) || !cursor.At('"')) return false;
  DraftFields& fields = draft.fields;
  RawValue value;
  switch (cursor.position()[1]) {
    case 'f':
      if (cursor.Take("\"from_id\": ")) return Once(kSeenFromId) && cursor.Scalar(fields.from_id);
      if (cursor.Take("\"from\": ")) {
        if (!Once(kSeenFrom) || !cursor.Scalar(value)) return false;
        fields.from_null = value.IsNull();
        return true;
      }
      break;
    case 't':
      if (cursor.Take("\"text\": ")) return Once(kSeenText) && ReadText(cursor, draft.text);
      if (cursor.Take("\"text_entities\": ")) {
        return Once(kSeenEntities) && (seen_ & kSeenText) != 0 && SkipEntities(cursor, end);
      }
      break;
    case 'r':
      if (cursor.Take("\"reply_to_message_id\": ")) {
        return Once(kSeenReply) && cursor.Scalar(fields.reply_to_message_id);
      }
      if (cursor.Take("\"reactions\": ")) {
        return Once(kSeenReactions) &&
               ReadArray(cursor, [&] { return ReadReaction(cursor, draft); });
      }
      break;
    case 'e':
      if (cursor.Take("\"edited\": ")) return Once(kSeenEdited) && cursor.Scalar(fields.edited);
      if (cursor.Take("\"edited_unixtime\": ")) {
        return Once(kSeenEditedUnixtime) && cursor.Scalar(fields.edited_unixtime);
      }
      break;
    default:
      break;
  }
  return ReadOther(cursor, draft);
}

bool FastReader::ReadText(LineCursor& cursor, TextBuilder& text) {
  RawString string;
  if (cursor.Take('"')) {
    if (!cursor.String(string)) return false;
    text.SetWhole(string);
    if (!string.bytes.empty()) parts_.push_back({.bytes = string.bytes});
    return true;
  }
  return ReadArray(cursor, [&] {
    const char* const begin = cursor.position();
    if (cursor.Take('"')) {
      if (!cursor.String(string)) return false;
      text.Add(string);
      parts_.push_back({.bytes = string.bytes});
      return true;
    }
    if (!ReadTextPart(cursor, text)) return false;
    const auto size = static_cast<std::size_t>(cursor.position() - begin);
    parts_.push_back({.bytes = {begin, size}, .is_object = true});
    return true;
  });
}

// text_entities says what text said, so it is compared with it, which is faster than to read it.
bool FastReader::SkipEntities(LineCursor& cursor, const char* end) const {
  const char* const begin = cursor.position();
  if (CompareEntities(cursor, end)) return true;
  cursor.MoveTo(begin);
  return cursor.At('[') && cursor.Skip(0);
}

bool FastReader::CompareEntities(LineCursor& cursor, const char* end) const {
  std::size_t next = 0;
  const bool same = ReadArray(cursor, [&] {
    if (next == parts_.size()) return false;
    const Part& part = parts_[next++];
    const bool opened = part.is_object || (cursor.Take('{') && cursor.Line(2) &&
                                           cursor.Take("\"type\": \"plain\",") && cursor.Line(2) &&
                                           cursor.Take("\"text\": \""));
    if (!opened) return false;
    const char* const at = cursor.position();
    if (static_cast<std::size_t>(end - at) < part.bytes.size() ||
        std::memcmp(at, part.bytes.data(), part.bytes.size()) != 0) {
      return false;
    }
    cursor.MoveTo(at + part.bytes.size());
    return part.is_object || (cursor.Take('"') && cursor.Line(1) && cursor.Take('}'));
  });
  return same;
}

}  // namespace tacit::sources
