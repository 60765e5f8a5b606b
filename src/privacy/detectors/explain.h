#pragma once

#include <string_view>

namespace tacit::privacy {

// What `tacit scrub --explain` says about a finding; static storage, never text of the message.
struct Explanation {
  std::string_view validator;  // what was checked: a checksum, a registry; empty: nothing was
  std::string_view why;        // what was seen: the form, the words around it
};

// Made from the finding's class and rule alone. A rule that the table in explain.cc does not know
// gets a sentence of its class, or a general one: IsExplained tells.
Explanation Explain(std::string_view entity, std::string_view rule);
bool IsExplained(std::string_view entity, std::string_view rule);

}  // namespace tacit::privacy
