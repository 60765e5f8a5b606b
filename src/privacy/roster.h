#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/raw/raw_message.h"

namespace tacit::privacy {

// Who is known in the workspace or chat: handle -> id, so that "@ann" in a text gets the same
// pseudonym as the messages of the person with that handle. In memory only. Immutable once made.
class Roster {
 public:
  Roster() = default;
  explicit Roster(std::span<const RawPerson> people);
  // The id of the person with this handle (any case); empty: nobody, or more than one.
  std::string_view IdOf(std::string_view handle) const;

 private:
  std::unordered_map<std::string, std::string> id_by_handle_;
};

}  // namespace tacit::privacy
