#pragma once

// Telegram's formats have more than one reader: what they share of the mapping to a RawMessage is
// in this folder, so that the same message gives the same row whichever way it came.

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace tacit::sources {

// The reactions to one message. A reaction is stored as it is, so only an emoji passes for one:
// anything else could be a word and is "custom". Counts that are not positive are left out. The
// views must live as long as the tally.
class ReactionTally {
 public:
  using Entry = std::pair<std::string_view, std::int32_t>;

  void Clear() { entries_.clear(); }
  void AddEmoji(std::string_view emoji, std::int64_t count);
  void AddCustom(std::int64_t count);
  void AddPaid(std::int64_t count);
  std::span<const Entry> entries() const { return entries_; }

 private:
  void Add(std::string_view key, std::int64_t count);

  std::vector<Entry> entries_;
};

}  // namespace tacit::sources
