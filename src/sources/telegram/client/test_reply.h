#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "sources/telegram/client/formatted_text.h"
#include "sources/telegram/client/reply.h"

namespace tacit::sources::telegram {

inline Reply Parsed(std::string_view text) {
  const auto reply = Reply::Parser().Parse(text);
  EXPECT_TRUE(reply.has_value()) << text;
  return reply.value_or(Reply());
}

// "text #length [kind text = value]…"
inline std::string Rendered(TextBuilder& builder) {
  RawMessage message;
  builder.Finish(message);
  std::string text(message.text);
  text += " #" + std::to_string(message.text_length);
  for (const RawSpan& span : message.spans) {
    text += " [" + std::to_string(static_cast<int>(span.kind)) + " " +
            std::string(message.text.substr(span.begin, span.end - span.begin));
    if (!span.value.empty()) text += " = " + std::string(span.value);
    text += "]";
  }
  return text;
}

}  // namespace tacit::sources::telegram
