#pragma once

#include <optional>
#include <string_view>

#include "sources/thread_book.h"
#include "state/state.h"

namespace tacit::sources {

// The threads of a platform that the state knows. `state` must outlive the book.
class StateThreadBook final : public ThreadBook {
 public:
  StateThreadBook(Platform platform, state::State& state) : platform_(platform), state_(state) {}
  Result<std::optional<ThreadMark>> Find(std::string_view channel_id,
                                         std::string_view thread_id) override {
    return state_.ThreadOf(platform_, channel_id, thread_id);
  }

 private:
  const Platform platform_;
  state::State& state_;
};

}  // namespace tacit::sources
