#include "sources/telegram/archive/fast_reader.h"

#include <cstddef>
#include <cstring>

#include "sources/telegram/archive/scan.h"

namespace tacit::sources {
namespace {

constexpr int kMaxIndent = 15;  // with the newline before it: one 16-byte comparison
constexpr char kIndent[] = "\n               ";
static_assert(sizeof(kIndent) == kMaxIndent + 2);

// Steps over `literal`, or does not move and gives false. The padding behind the buffer makes the
// comparison safe; it is zero, so it never matches.
template <std::size_t kSize>
bool Take(const char*& p, const char (&literal)[kSize]) {
  if (std::memcmp(p, literal, kSize - 1) != 0) return false;
  p += kSize - 1;
  return true;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// `p` is after the opening quote; gives the byte after the closing one, or nullptr.
const char* TakeString(const char* p, RawString& string) {
  const char* const end = FindStringEnd(p, &string.escaped);
  if (end == nullptr) return nullptr;
  string.bytes = {p, static_cast<std::size_t>(end - p)};
  return end + 1;
}

// A number that JSON allows, but for exponents, which are not written by Telegram Desktop.
const char* TakeNumber(const char* p) {
  if (*p == '-') ++p;
  const char* const digits = p;
  while (IsDigit(*p)) ++p;
  if (p == digits || (*digits == '0' && p - digits > 1)) return nullptr;
  if (*p == '.') {
    const char* const fraction = ++p;
    while (IsDigit(*p)) ++p;
    if (p == fraction) return nullptr;
  }
  return p;
}

// A string, a number, true, false or null.
const char* TakeScalar(const char* p, RawValue& value) {
  if (*p == '"') {
    RawString string;
    p = TakeString(p + 1, string);
    value = {.bytes = string.bytes, .is_string = true};
    return p;
  }
  const char* const begin = p;
  if (*p == '-' || IsDigit(*p)) {
    p = TakeNumber(p);
    if (p == nullptr) return nullptr;
  } else if (!Take(p, "true") && !Take(p, "false") && !Take(p, "null")) {
    return nullptr;
  }
  value = {.bytes = {begin, static_cast<std::size_t>(p - begin)}};
  return p;
}

int CountSpaces(std::string_view text) {
  const std::size_t count = text.find_first_not_of(' ');
  return count > 64 ? 64 : static_cast<int>(count);
}

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

}  // namespace

bool FastReader::Learn(std::string_view message) {
  step_ = 0;
  if (!message.starts_with("{\n") || message.size() < 8) return false;
  const std::size_t last = message.rfind('\n');
  const int inner = CountSpaces(message.substr(2));
  const int outer = CountSpaces(message.substr(last + 1));
  const int step = inner - outer;
  if (step <= 0 || inner + 2 * step > kMaxIndent) return false;
  indent_ = inner;
  step_ = step;
  return true;
}

const char* FastReader::Line(const char* p, int level) const {
  const int spaces = indent_ + level * step_;
  if (spaces > kMaxIndent) return nullptr;
#if defined(__SSE2__)
  const __m128i wanted = _mm_loadu_si128(reinterpret_cast<const __m128i*>(kIndent));
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const auto same = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)));
  const unsigned mask = (2U << spaces) - 1;
  return (same & mask) == mask ? p + spaces + 1 : nullptr;
#else
  const auto size = static_cast<std::size_t>(spaces) + 1;
  return std::memcmp(p, kIndent, size) == 0 ? p + size : nullptr;
#endif
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
  p = ReadHead(p, draft);
  while (p != nullptr && *p == ',') p = ReadField(p + 1, end, draft);
  if (p == nullptr) return nullptr;
  p = Line(p, -1);
  return p != nullptr && *p == '}' ? p + 1 : nullptr;
}

// The four fields that every message begins with.
const char* FastReader::ReadHead(const char* p, Draft& draft) const {
  DraftFields& fields = draft.fields;
  if (*p != '{' || (p = Line(p + 1, 0)) == nullptr || !Take(p, "\"id\": ")) return nullptr;
  const char* const id = p;
  p = TakeNumber(p);
  if (p == nullptr) return nullptr;
  fields.id = {.bytes = {id, static_cast<std::size_t>(p - id)}};
  if (*p != ',' || (p = Line(p + 1, 0)) == nullptr || !Take(p, "\"type\": \"")) return nullptr;
  if (Take(p, "message\",")) {
    fields.type = DraftType::kMessage;
  } else if (Take(p, "service\",")) {
    fields.type = DraftType::kService;
  } else {
    return nullptr;
  }
  RawString string;
  if ((p = Line(p, 0)) == nullptr || !Take(p, "\"date\": \"")) return nullptr;
  if ((p = TakeString(p, string)) == nullptr || *p != ',') return nullptr;
  fields.date = {.bytes = string.bytes, .is_string = true};
  if ((p = Line(p + 1, 0)) == nullptr || !Take(p, "\"date_unixtime\": \"")) return nullptr;
  p = TakeString(p, string);
  fields.date_unixtime = {.bytes = string.bytes, .is_string = true};
  return p;
}

// `p` is after the comma that ended the field before.
const char* FastReader::ReadField(const char* p, const char* end, Draft& draft) {
  p = Line(p, 0);
  if (p == nullptr || *p != '"') return nullptr;
  const char* const key = p++;
  RawValue value;
  switch (*p) {
    case 'f':
      if (Take(p, "from_id\": ")) {
        if (!Once(kSeenFromId)) return nullptr;
        return TakeScalar(p, draft.fields.from_id);
      }
      if (Take(p, "from\": ")) {
        if (!Once(kSeenFrom)) return nullptr;
        p = TakeScalar(p, value);
        draft.fields.from_null = value.IsNull();
        return p;
      }
      break;
    case 't':
      if (Take(p, "text\": ")) return Once(kSeenText) ? ReadText(p, draft.text) : nullptr;
      if (Take(p, "text_entities\": ")) {
        if (!Once(kSeenEntities) || (seen_ & kSeenText) == 0) return nullptr;
        return SkipEntities(p, end);
      }
      break;
    case 'r':
      if (Take(p, "reply_to_message_id\": ")) {
        return Once(kSeenReply) ? TakeScalar(p, draft.fields.reply_to_message_id) : nullptr;
      }
      if (Take(p, "reactions\": ")) {
        return Once(kSeenReactions) ? ReadReactions(p, draft) : nullptr;
      }
      break;
    case 'e':
      if (Take(p, "edited\": ")) {
        return Once(kSeenEdited) ? TakeScalar(p, draft.fields.edited) : nullptr;
      }
      if (Take(p, "edited_unixtime\": ")) {
        return Once(kSeenEditedUnixtime) ? TakeScalar(p, draft.fields.edited_unixtime) : nullptr;
      }
      break;
    default:
      break;
  }
  return ReadOther(key, draft);
}

// Any other field; `p` is at its key's opening quote.
const char* FastReader::ReadOther(const char* p, Draft& draft) const {
  RawString key;
  p = TakeString(p + 1, key);
  if (p == nullptr || !Take(p, ": ")) return nullptr;
  RawValue value;
  if (*p == '{' || *p == '[') {
    p = SkipValue(p, 0);
  } else {
    p = TakeScalar(p, value);
  }
  if (p != nullptr) TakeField(key.bytes, value, draft.fields);
  return p;
}

const char* FastReader::ReadText(const char* p, TextBuilder& text) {
  if (*p == '"') {
    RawString whole;
    p = TakeString(p + 1, whole);
    if (p == nullptr) return nullptr;
    text.SetWhole(whole);
    if (!whole.bytes.empty()) parts_.push_back({.bytes = whole.bytes});
    return p;
  }
  if (*p != '[') return nullptr;
  ++p;
  if (*p == ']') return p + 1;
  for (bool first = true;; first = false) {
    const char* const element = Line(p, 1);
    if (element == nullptr && !first) return nullptr;
    if (element == nullptr) break;
    if (*element == '"') {
      RawString plain;
      p = TakeString(element + 1, plain);
      if (p == nullptr) return nullptr;
      text.Add(plain);
      parts_.push_back({.bytes = plain.bytes});
    } else {
      p = ReadTextPart(element, text);
      if (p == nullptr) return nullptr;
      parts_.push_back(
          {.bytes = {element, static_cast<std::size_t>(p - element)}, .is_object = true});
    }
    if (*p != ',') break;
    ++p;
  }
  p = Line(p, 0);
  return p != nullptr && *p == ']' ? p + 1 : nullptr;
}

const char* FastReader::ReadTextPart(const char* p, TextBuilder& text) const {
  RawTextPart part;
  RawString string;
  if (*p != '{' || (p = Line(p + 1, 2)) == nullptr || !Take(p, "\"type\": \"")) return nullptr;
  if ((p = TakeString(p, string)) == nullptr || *p != ',') return nullptr;
  part.type = string.bytes;
  if ((p = Line(p + 1, 2)) == nullptr || !Take(p, "\"text\": \"")) return nullptr;
  if ((p = TakeString(p, part.text)) == nullptr) return nullptr;
  if (*p == ',') {
    if ((p = Line(p + 1, 2)) == nullptr) return nullptr;
    RawValue value;
    if (Take(p, "\"href\": \"")) {
      p = TakeString(p, part.href);
    } else if (Take(p, "\"user_id\": ")) {
      p = TakeScalar(p, value);
      part.user_id = value.bytes;
    } else if (Take(p, "\"language\": ") || Take(p, "\"document_id\": ") ||
               Take(p, "\"collapsed\": ")) {
      p = TakeScalar(p, value);
    } else {
      return nullptr;
    }
    if (p == nullptr) return nullptr;
  }
  if ((p = Line(p, 1)) == nullptr || *p != '}') return nullptr;
  text.Add(part);
  return p + 1;
}

// text_entities says what text said, so it is compared with it, which is faster than to read it.
const char* FastReader::SkipEntities(const char* p, const char* end) const {
  const char* const begin = p;
  if (*p != '[') return nullptr;
  ++p;
  if (*p == ']') return p + 1;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (i != 0 && *p++ != ',') return SkipValue(begin, 0);
    p = SkipEntity(p, end, parts_[i]);
    if (p == nullptr) return SkipValue(begin, 0);
  }
  p = Line(p, 0);
  return p != nullptr && *p == ']' ? p + 1 : SkipValue(begin, 0);
}

const char* FastReader::SkipEntity(const char* p, const char* end, const Part& part) const {
  p = Line(p, 1);
  if (p == nullptr) return nullptr;
  if (!part.is_object) {
    if (*p != '{' || (p = Line(p + 1, 2)) == nullptr || !Take(p, "\"type\": \"plain\",")) {
      return nullptr;
    }
    if ((p = Line(p, 2)) == nullptr || !Take(p, "\"text\": \"")) return nullptr;
  }
  if (static_cast<std::size_t>(end - p) < part.bytes.size() ||
      std::memcmp(p, part.bytes.data(), part.bytes.size()) != 0) {
    return nullptr;
  }
  p += part.bytes.size();
  if (part.is_object) return p;
  if (*p != '"' || (p = Line(p + 1, 1)) == nullptr || *p != '}') return nullptr;
  return p + 1;
}

const char* FastReader::ReadReactions(const char* p, Draft& draft) const {
  if (*p != '[') return nullptr;
  ++p;
  if (*p == ']') return p + 1;
  for (bool first = true;; first = false) {
    const char* const element = Line(p, 1);
    if (element == nullptr && !first) return nullptr;
    if (element == nullptr) break;
    p = ReadReaction(element, draft);
    if (p == nullptr) return nullptr;
    if (*p != ',') break;
    ++p;
  }
  p = Line(p, 0);
  return p != nullptr && *p == ']' ? p + 1 : nullptr;
}

const char* FastReader::ReadReaction(const char* p, Draft& draft) const {
  RawReaction reaction;
  RawString string;
  if (*p != '{' || (p = Line(p + 1, 2)) == nullptr || !Take(p, "\"type\": \"")) return nullptr;
  if ((p = TakeString(p, string)) == nullptr || *p != ',') return nullptr;
  reaction.type = string.bytes;
  if ((p = Line(p + 1, 2)) == nullptr || !Take(p, "\"count\": ")) return nullptr;
  const char* const count = p;
  if ((p = TakeNumber(p)) == nullptr) return nullptr;
  reaction.count = {count, static_cast<std::size_t>(p - count)};
  bool emoji = false;
  bool other = false;
  while (*p == ',') {
    if ((p = Line(p + 1, 2)) == nullptr) return nullptr;
    if (!emoji && Take(p, "\"emoji\": \"")) {
      emoji = true;
      p = TakeString(p, reaction.emoji);
    } else if (!other && Take(p, "\"document_id\": ")) {
      RawValue value;
      p = TakeScalar(p, value);
    } else if (!other && Take(p, "\"recent\": ")) {
      other = true;
      p = SkipValue(p, 2);
    } else {
      return nullptr;
    }
    if (p == nullptr) return nullptr;
  }
  if ((p = Line(p, 1)) == nullptr || *p != '}') return nullptr;
  draft.AddReaction(reaction);
  return p + 1;
}

// Any value whose first line is indented by `level`; the depth is bounded by kMaxIndent.
const char* FastReader::SkipValue(const char* p, int level) const {  // NOLINT(misc-no-recursion)
  RawValue scalar;
  if (*p != '{' && *p != '[') return TakeScalar(p, scalar);
  const bool object = *p == '{';
  const char close = object ? '}' : ']';
  ++p;
  if (*p == close) return p + 1;
  for (bool first = true;; first = false) {
    const char* next = Line(p, level + 1);
    if (next == nullptr && !first) return nullptr;
    if (next == nullptr) break;
    if (object) {
      RawString key;
      if (*next != '"' || (next = TakeString(next + 1, key)) == nullptr || !Take(next, ": ")) {
        return nullptr;
      }
    }
    p = SkipValue(next, level + 1);
    if (p == nullptr) return nullptr;
    if (*p != ',') break;
    ++p;
  }
  p = Line(p, level);
  return p != nullptr && *p == close ? p + 1 : nullptr;
}

}  // namespace tacit::sources
