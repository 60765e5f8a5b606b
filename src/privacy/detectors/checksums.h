#pragma once

// Check digits. `digits` holds ASCII digits only (letters too where it says so).

#include <string_view>

namespace tacit::privacy {

// ISO/IEC 7812-1 annex B (the "Luhn" formula, mod 10).
bool PassesLuhn(std::string_view digits);
// ISO/IEC 7064 MOD 97-10 as IBAN uses it (ISO 13616): the first four characters belong at the end,
// letters (either case) count as 10..35.
bool PassesIban(std::string_view alnum);
// ISO/IEC 7064 MOD 11,10 (German tax id) and MOD 11-2 (last character may be 'X').
bool PassesMod11_10(std::string_view digits);
bool PassesMod11_2(std::string_view digits);
// J. Verhoeff, Error Detecting Decimal Codes (1969): dihedral group D5.
bool PassesVerhoeff(std::string_view digits);
// ABA routing number: weights 3-7-1 over nine digits, and a Federal Reserve prefix.
bool PassesAba(std::string_view digits);

}  // namespace tacit::privacy
