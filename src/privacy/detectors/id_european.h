#pragma once

// Checks of European numbers that both a country's row and its VAT number need.

#include <string_view>

namespace tacit::privacy {

bool PassesSpanishDni(std::string_view number);  // eight digits or fewer, a letter
bool PassesSpanishNie(std::string_view number);  // X1234567L
bool PassesSpanishCif(std::string_view number);  // A1234567?
bool PassesDutchBsn(std::string_view digits);    // the "11 test"
bool PassesIrishPps(std::string_view number);    // 1234567TW
bool PassesPolishNip(std::string_view digits);   // ten digits
bool PassesGreekAfm(std::string_view digits);    // nine digits
bool PassesPortugueseNif(std::string_view digits);
// VIES, "VAT identification number structure": the two letters of the state first.
bool HasVatShape(std::string_view number);
bool PassesVat(std::string_view number);

}  // namespace tacit::privacy
