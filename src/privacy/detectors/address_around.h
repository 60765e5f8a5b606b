#pragma once

// Where an address begins that a number in it gave away, and what else belongs to it.

#include <cstddef>
#include <string_view>

#include "privacy/detectors/postal_walk.h"

namespace tacit::privacy {

// The address that holds the number [begin, end): its house number, before or behind the street.
// Most numbers are turned away by the bytes beside them.
PostalRange PostalAddressAround(std::string_view text, std::size_t begin, std::size_t end);

// A town's code that the words before it give away: "ZIP: 90210", "postcode 1234 AB".
PostalRange NamedPostalCode(std::string_view text, std::size_t begin, std::size_t end);
// The same with letters ("M1 1AE", "K1A 0B1"), by its first digit behind a capital letter.
PostalRange NamedLetterCode(std::string_view text, std::size_t digit);
// "USNS Example\nFPO AP 96349": military mail, by its code.
PostalRange MilitaryAddress(std::string_view text, std::size_t begin, std::size_t end);
// "東京都港区赤坂1-2-3", "朝阳区建国路88号": places in a run of Han, kana or Hangul before a
// number.
PostalRange UnspacedAddress(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace tacit::privacy
