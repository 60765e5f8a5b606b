#pragma once

#include <string>
#include <string_view>

#include "privacy/roster.h"
#include "privacy/text_map.h"

namespace tacit::privacy {

// Which names of reactions may be stored: emoji, and names of emoji. The owners of a Slack
// workspace name their own emoji, often after people. Remembers its answers; one thread per object.
class ReactionFilter {
 public:
  explicit ReactionFilter(const Roster& roster) : roster_(roster) {}
  // `name` without a skin tone; or "custom". Holds as long as `name`.
  std::string_view Clean(std::string_view name);

 private:
  bool IsHarmless(std::string_view name) const;
  bool HoldsHandle(std::string_view name) const;

  const Roster& roster_;
  TextMap<bool> known_;
};

}  // namespace tacit::privacy
