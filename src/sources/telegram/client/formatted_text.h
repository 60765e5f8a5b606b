#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "sources/telegram/client/reply.h"
#include "sources/telegram/text_builder.h"

namespace tacit::sources::telegram {

// Numbers as text, at addresses that stay.
class IdTexts {
 public:
  std::string_view Add(std::int64_t id) { return texts_.emplace_back(std::to_string(id)); }
  std::string_view Add(std::string text) { return texts_.emplace_back(std::move(text)); }

 private:
  std::deque<std::string> texts_;
};

// Cuts a formattedText at its entities into the parts that an export would have, so that both
// become the same canonical text. Offsets are in UTF-16 code units. Entities that only change how
// text looks are none of ours; of others that overlap the first one counts, and one that reaches
// over the end is left out. Views: `formatted` and `ids` outlive the builder's use.
void AddFormattedText(const Json& formatted, IdTexts& ids, TextBuilder& builder);

}  // namespace tacit::sources::telegram
