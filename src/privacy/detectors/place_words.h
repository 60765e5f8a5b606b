#pragma once

// Words of postal addresses, by what they do there. Forms: UPU S42 templates, USPS Publication 28,
// the national posts' guides; ISO 3166 country names in English and in the country's language. The
// lists are our own.

#include <cstdint>
#include <string_view>

namespace tacit::privacy {

enum PlaceWord : std::uint16_t {
  kStreetWord = 1U << 0U,     // behind the name: "Street", "Avenue"
  kWeakStreet = 1U << 1U,     // the same, but a common word: "Way", "Court", "Drive"
  kLeadingStreet = 1U << 2U,  // before the name: "rue", "calle", "via", "ul", "đường"
  kUnitWord = 1U << 3U,       // before a number: "Apt", "Suite", "Flat"
  kWeakUnit = 1U << 4U,       // the same, but common: "Floor", "Room", "Building"
  kCountryWord = 1U << 5U,    // a country, or the last word of its name
  kStateWord = 1U << 6U,      // a state or province by its letters: "NY", "ON", "NSW"
  kJoinWord = 1U << 7U,       // inside names: "de", "of", "van"
  kDirectionWord = 1U << 8U,  // "NW", "North"
  kAreaWord = 1U << 9U,       // a part of a town: "Quận", "Phường", "District"
};

// The word's classes, without regard to case (but kStateWord: capitals only); 0: none.
std::uint16_t PlaceWordOf(std::string_view word);

// Whether the word ends like a street's name in one word: "Lindenstraße", "Ringvej".
bool HasStreetSuffix(std::string_view word);

// Whether the text before `position` says that an address follows: "address:", "lives at".
bool SaysAddress(std::string_view text, std::size_t position);
// The same with words that have other uses: "send it to", "moved to".
bool SaysPlace(std::string_view text, std::size_t position);

}  // namespace tacit::privacy
