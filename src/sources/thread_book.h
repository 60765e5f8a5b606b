#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "model/thread_mark.h"

namespace tacit::sources {

// What is committed of a channel's threads.
class ThreadBook {
 public:
  virtual ~ThreadBook() = default;
  // Nothing: it was never read whole.
  virtual Result<std::optional<ThreadMark>> Find(std::string_view channel_id,
                                                 std::string_view thread_id) = 0;
};

}  // namespace tacit::sources
