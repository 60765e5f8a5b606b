#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"

namespace tacit {

// How far a thread was read, on platforms whose history does not hold the replies.
struct ThreadMark {
  std::string thread_id;   // of its first message
  std::string last_reply;  // message id; empty: there is none
  std::int64_t replies = 0;
  Micros read_at = 0;
  friend bool operator==(const ThreadMark&, const ThreadMark&) = default;
};

}  // namespace tacit
