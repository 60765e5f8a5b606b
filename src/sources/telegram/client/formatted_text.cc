#include "sources/telegram/client/formatted_text.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

#include "sources/telegram/client/text_parts.h"

namespace tacit::sources::telegram {
namespace {

// td_api.tl, TextEntityType, and what Telegram Desktop calls the same in an export.
struct EntityWord {
  std::string_view type;
  std::string_view word;
};

constexpr EntityWord kEntityWords[] = {
    {"textEntityTypeMention", "mention"},
    {"textEntityTypeHashtag", "hashtag"},
    {"textEntityTypeCashtag", "cashtag"},
    {"textEntityTypeUrl", "link"},
    {"textEntityTypeEmailAddress", "email"},
    {"textEntityTypePhoneNumber", "phone"},
    {"textEntityTypeBankCardNumber", "bank_card"},
    {"textEntityTypeCode", "code"},
    {"textEntityTypePre", "pre"},
    {"textEntityTypePreCode", "pre"},
    {"textEntityTypeTextUrl", "text_link"},
    {"textEntityTypeMentionName", "mention_name"},
};

struct Entity {
  std::int64_t begin = 0;  // UTF-16 code units
  std::int64_t end = 0;
  std::string_view word;
  std::string_view url;
  std::int64_t user_id = 0;
};

// Walks along UTF-8, counting UTF-16 code units. An offset inside a pair is that of the pair's end.
class Utf16Cursor {
 public:
  explicit Utf16Cursor(std::string_view text) : text_(text) {}

  // The byte of a code unit at or after the last one; the end of the text when it has fewer.
  std::size_t ByteOf(std::int64_t unit) {
    while (unit_ < unit && byte_ < text_.size()) {
      const auto lead = static_cast<unsigned char>(text_[byte_]);
      const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      unit_ += size == 4 ? 2 : 1;
      byte_ = std::min(byte_ + size, text_.size());
    }
    return byte_;
  }
  bool Has(std::int64_t unit) const { return unit_ >= unit; }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::int64_t unit_ = 0;
};

std::vector<Entity> EntitiesOf(const Json& formatted) {
  std::vector<Entity> entities;
  formatted["entities"].ForEach([&entities](const Json& object) {
    const Json type = object["type"];
    const auto* const known = std::ranges::find(kEntityWords, type.type(), &EntityWord::type);
    if (known == std::ranges::end(kEntityWords)) return;
    const std::int64_t offset = object["offset"].IntOr(-1);
    const std::int64_t length = object["length"].IntOr(0);
    constexpr std::int64_t kMax = std::numeric_limits<std::int32_t>::max();
    if (offset < 0 || length <= 0 || offset > kMax || length > kMax) return;
    entities.push_back({.begin = offset,
                        .end = offset + length,
                        .word = known->word,
                        .url = type["url"].Text(),
                        .user_id = type["user_id"].IntOr(0)});
  });
  std::ranges::stable_sort(entities, {}, &Entity::begin);
  return entities;
}

}  // namespace

void AddFormattedText(const Json& formatted, IdTexts& ids, TextBuilder& builder) {
  const std::string_view text = formatted["text"].Text();
  const std::vector<Entity> entities = EntitiesOf(formatted);
  TextParts parts(ids, builder);
  if (entities.empty() && std::ranges::none_of(text, IsDropped)) {
    builder.SetWhole({.bytes = text});
    return;
  }
  Utf16Cursor cursor(text);
  std::size_t from = 0;
  std::int64_t from_unit = 0;
  for (const Entity& entity : entities) {
    if (entity.begin < from_unit) continue;
    const std::size_t begin = cursor.ByteOf(entity.begin);
    Utf16Cursor ahead = cursor;
    const std::size_t end = ahead.ByteOf(entity.end);
    if (!ahead.Has(entity.end) || begin == end) continue;
    parts.AddPlain(text.substr(from, begin - from));
    parts.Add({.type = entity.word,
               .text = {.bytes = text.substr(begin, end - begin)},
               .href = {.bytes = entity.url}},
              entity.user_id);
    cursor = ahead;
    from = end;
    from_unit = entity.end;
  }
  parts.AddPlain(text.substr(from));
}

}  // namespace tacit::sources::telegram
