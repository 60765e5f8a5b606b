#pragma once

#include <simdjson.h>

#include <cstdint>

#include "base/assert.h"
#include "model/raw/raw_message.h"

// What holds of every message that a reader gives, whatever it read.
inline void CheckMessage(const tacit::RawMessage& message) {
  TACIT_ASSERT(simdjson::validate_utf8(message.text));
  std::uint32_t last = 0;
  for (const tacit::RawSpan& span : message.spans) {
    TACIT_ASSERT(last <= span.begin && span.begin < span.end && span.end <= message.text.size());
    last = span.end;
  }
  for (const auto& [reaction, count] : message.reactions) {
    TACIT_ASSERT(!reaction.empty() && count > 0);
  }
}
