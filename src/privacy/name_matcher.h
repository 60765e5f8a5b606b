#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/raw/raw_message.h"
#include "privacy/detector.h"
#include "privacy/name_index.h"
#include "privacy/name_typos.h"

namespace tacit::privacy {

inline constexpr std::uint32_t kNoChannel = std::numeric_limits<std::uint32_t>::max();

// Finds the names of known people in texts. Immutable once made; any thread.
class NameMatcher {
 public:
  NameMatcher() = default;
  explicit NameMatcher(std::span<const RawPerson> people);

  // Appends a finding for each name in `text`, which is normalised and valid UTF-8, as written in
  // the channel of this number: that decides between people with the same name, and whether a
  // common word may be a name. Linear; a finding holds no "[[".
  void Find(std::string_view text, std::uint32_t channel, std::vector<Finding>& findings) const;

  bool empty() const { return index_.size() == 0; }
  std::size_t form_count() const { return index_.size() + pairs_.size(); }
  std::size_t bytes() const;

 private:
  friend class NameSearch;

  bool TakesPart(std::uint32_t person, std::uint32_t channel) const;

  std::vector<std::string> ids_;
  std::vector<std::uint32_t> channel_begin_;  // by person, into channels_
  std::vector<std::uint32_t> channels_;       // of a person: ascending; kNoChannel, the last: all
  NameIndex index_;                           // of single words
  NameIndex pairs_;                           // of two words of one name
  NameTypos typos_;
  bool is_crowd_ = false;  // so many people that a mistyped name needs a capital
};

}  // namespace tacit::privacy
