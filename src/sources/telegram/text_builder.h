#pragma once

// Makes the canonical text of a message, and its spans, from parts as an export gives them; the
// client cuts what it receives into the same parts.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw/raw_message.h"

namespace tacit::sources {

// The inside of a JSON string as it stands in the file.
struct RawString {
  std::string_view bytes;
  bool escaped = false;  // holds a backslash
};

// One object of a "text" array: {"type", "text", "href" or "user_id" or ...}.
struct RawTextPart {
  std::string_view type;
  RawString text;
  RawString href;
  std::string_view user_id;
};

// Canonical text: the parts' texts one after the other; a link behind other words is written out as
// "words (href)", so that what is personal in it is found; a link to a user by id is a mention.
// One thread.
class TextBuilder {
 public:
  void Clear();
  // The whole text is one string. Its bytes must live as long as the message when not escaped.
  void SetWhole(const RawString& text);
  void Add(const RawString& plain);
  void Add(const RawTextPart& part);
  // The platform's text had `count` more code points, which were left out.
  void CountDropped(std::size_t count) { length_ += count; }
  bool broken() const { return broken_; }  // an escape is none that we know
  // Puts text, text_length and spans into `message`; the views hold until Clear().
  void Finish(RawMessage& message);

 private:
  void Append(const RawString& raw);
  void AppendText(const RawString& raw);  // counts its code points
  void AppendHref(const RawString& href, std::uint32_t text_begin);
  void AddSpan(RawSpanKind kind, std::uint32_t begin, std::string_view value = {});

  std::string_view whole_;
  bool is_whole_ = false;
  bool broken_ = false;
  std::size_t length_ = 0;
  std::string text_;
  std::vector<RawSpan> spans_;
};

}  // namespace tacit::sources
