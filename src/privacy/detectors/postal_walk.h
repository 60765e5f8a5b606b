#pragma once

#include <cstddef>
#include <string_view>

namespace tacit::privacy {

struct PostalRange {
  std::size_t begin = 0;
  std::size_t end = 0;  // 0: no address here
  bool typed = false;   // a word says that it is a street
};

// The address that begins with the word or number at `begin`, if there is enough that says so: a
// word for a street, a unit, a town with its code, a country, or the words before it. `from` <=
// begin: where "Apt. 5", "the corner of" or "Elm and" begins that stands before it.
PostalRange PostalAddressAt(std::string_view text, std::size_t begin, std::size_t from);

}  // namespace tacit::privacy
