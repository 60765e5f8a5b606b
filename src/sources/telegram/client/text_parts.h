#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "sources/telegram/client/formatted_text.h"
#include "sources/telegram/text_builder.h"

namespace tacit::sources::telegram {

// Control characters that a reader of exports drops as well.
inline bool IsDropped(char c) {
  return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
}

// Parts of a text on their way to the builder, without control characters. Views: `ids` and what is
// added outlive the builder's use.
class TextParts {
 public:
  TextParts(IdTexts& ids, TextBuilder& builder) : ids_(ids), builder_(builder) {}

  void AddPlain(std::string_view text) {
    if (!text.empty()) builder_.Add({.bytes = Clean(text)});
  }
  // `user_id` is for a mention_name; 0: none.
  void Add(RawTextPart part, std::int64_t user_id) {
    part.text.bytes = Clean(part.text.bytes);
    if (user_id > 0) part.user_id = ids_.Add(user_id);
    builder_.Add(part);
  }

 private:
  std::string_view Clean(std::string_view text) {
    if (std::ranges::none_of(text, IsDropped)) return text;
    std::string clean(text);
    const std::size_t dropped = std::erase_if(clean, IsDropped);
    builder_.CountDropped(dropped);
    return ids_.Add(std::move(clean));
  }

  IdTexts& ids_;
  TextBuilder& builder_;
};

}  // namespace tacit::sources::telegram
