#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/raw/raw_message.h"
#include "privacy/name_matcher.h"
#include "privacy/text_map.h"

namespace tacit::privacy {

// Who is known in the workspace or chat: handle -> id, so that "@ann" in a text gets the same
// pseudonym as the messages of the person with that handle, and names, so that "ask Ann" does too.
// In memory only. Immutable once made; shared by all threads.
class Roster {
 public:
  Roster() = default;
  explicit Roster(std::span<const RawPerson> people);
  // The id of the person with this handle (any case); empty: nobody, or more than one.
  std::string_view IdOf(std::string_view handle) const;
  // Whether anybody has this handle (any case).
  bool Knows(std::string_view handle) const;
  bool empty() const { return id_by_handle_.empty(); }
  const NameMatcher& names() const { return names_; }

 private:
  TextMap<std::string> id_by_handle_;  // keys in lower case; an empty id: more than one person
  NameMatcher names_;
};

}  // namespace tacit::privacy
