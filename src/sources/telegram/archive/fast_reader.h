#pragma once

// Reads a message object in Telegram Desktop's own layout: one key or value a line, each level
// indented by the same step. It checks every byte that it passes, so whatever it accepts the
// reference reader reads the same way; what does not look exactly as expected it leaves to that
// one.

#include <cstdint>
#include <string_view>
#include <vector>

#include "sources/telegram/archive/draft.h"

namespace tacit::sources {

// One thread.
class FastReader {
 public:
  // Learns the indentation from a whole message; false: another layout.
  bool Learn(std::string_view message);
  bool ready() const { return step_ != 0; }

  // Reads the message whose '{' is at `p`. `end` is the end of the buffer, behind which stand
  // kScanPadding zero bytes; the bytes up to it are valid UTF-8. Gives the byte after the message's
  // '}', or nullptr: not read, and `draft` holds rubbish.
  const char* Read(const char* p, const char* end, Draft& draft);

 private:
  struct Part {
    std::string_view bytes;  // a string's inside or a whole object
    bool is_object = false;
  };

  // Steps over a newline and the indentation of `level` (-1: the message's own braces).
  const char* Line(const char* p, int level) const;
  const char* ReadHead(const char* p, Draft& draft) const;
  const char* ReadField(const char* p, const char* end, Draft& draft);
  const char* ReadOther(const char* p, Draft& draft) const;
  const char* ReadText(const char* p, TextBuilder& text);
  const char* ReadTextPart(const char* p, TextBuilder& text) const;
  const char* SkipEntities(const char* p, const char* end) const;
  const char* SkipEntity(const char* p, const char* end, const Part& part) const;
  const char* ReadReactions(const char* p, Draft& draft) const;
  const char* ReadReaction(const char* p, Draft& draft) const;
  const char* SkipValue(const char* p, int level) const;
  bool Once(std::uint32_t bit);

  int step_ = 0;    // spaces a level
  int indent_ = 0;  // of a message's keys
  std::uint32_t seen_ = 0;
  std::vector<Part> parts_;  // of the text, to compare text_entities with
};

}  // namespace tacit::sources
