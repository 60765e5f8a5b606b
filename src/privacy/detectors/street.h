#pragma once

// The part of a postal address that names a house: "12 Oak Street", "Lindenstraße 5a", "7 rue des
// Lilas", "Calle Mayor 5", "P.O. Box 12". Forms: UPU S42 templates, USPS Publication 28 (suffixes),
// Royal Mail; the word lists are our own.

#include <cstddef>
#include <string_view>

namespace tacit::privacy {

struct Street {
  std::size_t begin = 0;
  std::size_t end = 0;   // 0: no street here
  bool capital = false;  // the words of the name begin with capitals
  bool weak = false;     // the type is a common word: "Way", "Court", "Drive"
};

// The street whose first word or house number begins at `begin` (the begin of a word). Reads at
// most 64 bytes.
Street StreetAt(std::string_view text, std::size_t begin);

// Past ", Apt. 4B", " Suite 680", " #12", or `end`.
std::size_t UnitEnd(std::string_view text, std::size_t end);

bool IsUsState(std::string_view word);

}  // namespace tacit::privacy
