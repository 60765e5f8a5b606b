#pragma once

// Reads a message object in Telegram Desktop's own layout. It checks every byte that it passes, so
// whatever it accepts the reference reader reads the same way; what does not look exactly as
// expected it leaves to that one.

#include <cstdint>
#include <string_view>
#include <vector>

#include "sources/telegram/archive/draft.h"
#include "sources/telegram/archive/line_cursor.h"

namespace tacit::sources {

// One thread.
class FastReader {
 public:
  // Learns the indentation from a whole message; false: another layout.
  bool Learn(std::string_view message);
  bool ready() const { return layout_.known(); }

  // Reads the message whose '{' is at `p`. `end` is the end of the buffer, behind which stand
  // kScanPadding zero bytes; the bytes up to it are valid UTF-8. Gives the byte after the message's
  // '}', or nullptr: not read, and `draft` holds rubbish.
  const char* Read(const char* p, const char* end, Draft& draft);

 private:
  struct Part {
    std::string_view bytes;  // a string's inside or a whole object
    bool is_object = false;
  };

  bool ReadField(LineCursor& cursor, const char* end, Draft& draft);
  bool ReadText(LineCursor& cursor, TextBuilder& text);
  bool SkipEntities(LineCursor& cursor, const char* end) const;
  bool CompareEntities(LineCursor& cursor, const char* end) const;
  bool Once(std::uint32_t bit);

  LineLayout layout_;
  std::uint32_t seen_ = 0;
  std::vector<Part> parts_;  // of the text, to compare text_entities with
};

}  // namespace tacit::sources
