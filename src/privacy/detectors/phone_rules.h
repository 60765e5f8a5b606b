#pragma once

// What confirms a phone number: libphonenumber (Google's metadata of the ITU E.164 plan and the
// national plans), and shapes that need no confirmation.

#include <string>
#include <string_view>
#include <vector>

#include "privacy/detectors/number_groups.h"

namespace tacit::privacy {

// libphonenumber takes 3 to 60 microseconds a call: only for what has the shape of a phone number.
// `digits`: the number in international form, with the country code, without '+'.
bool IsValidInternational(std::string_view digits);
// Whether the calling code is assigned and has numbers of this length. A table: costs nothing.
bool HasPossibleLength(std::string_view digits);
// Of a possible length under its country code, whose digits are the first group of the number.
bool IsPossibleInternational(std::string_view digits, std::string_view first_group);
bool IsValidNational(std::string_view digits, const std::string& region);

// Whether numbers inside the region begin with a trunk prefix ("0", "8", "1"): there, digits in one
// run without it are no phone number.
bool HasTrunkPrefix(const std::string& region);

// North American forms by shape (NANP: area and exchange begin with 2-9), with 555 numbers:
// "(212) 555-0123", "212-555-0123", "1.212.555.0123".
bool IsAmericanShape(const NumberGroups& groups, bool in_parenthesis);
// A trunk '0', then groups as in most of Europe and Asia: "0490 75 40 81", "(08) 8747 6301".
bool IsTrunkShape(const NumberGroups& groups, bool in_parenthesis);
// The same in one run of ten or eleven digits: "09171234567".
bool IsTrunkRun(const NumberGroups& groups);
// Shapes that are something else, whatever the digits say.
bool IsNoPhoneShape(const NumberGroups& groups);

}  // namespace tacit::privacy
