// VAT numbers of the EU, the United Kingdom and Northern Ireland: structure as VIES publishes it
// (ec.europa.eu/taxation_customs/vies, "VAT identification number structure"), check digits as in
// the member states' tax codes (OECD, "Tax identification numbers", by country).

#include <algorithm>

#include "privacy/detectors/checksums.h"
#include "privacy/detectors/id_arithmetic.h"
#include "privacy/detectors/id_european.h"

namespace tacit::privacy {
namespace {

// 10 minus the sum's last digit, and 11 minus its remainder (10 and 11 count nought).
int TensCheck(int sum) { return (10 - sum % 10) % 10; }
int ElevensCheck(int sum) { return (11 - sum % 11) % 11 % 10; }

bool PassesAustrian(std::string_view s) {  // U and eight digits
  const std::string_view digits = s.substr(1);
  int sum = 4;
  for (std::size_t i = 0; i < 7; ++i) {
    const int value = DigitValue(digits[i]) * (i % 2 == 0 ? 1 : 2);
    sum += value / 10 + value % 10;
  }
  return TensCheck(sum) == DigitValue(digits[7]);
}

bool PassesBelgian(std::string_view s) {
  return 97 - Remainder(s.substr(0, 8), 97) == NumberAt(s, 8, 2);
}

bool PassesBritish(std::string_view s) {
  const int rest = WeightedSum(s, Weights<7>{8, 7, 6, 5, 4, 3, 2}) + NumberAt(s, 7, 2);
  return rest % 97 == 0 || (rest + 55) % 97 == 0;
}

bool PassesCzech(std::string_view s) {
  return ElevensCheck(WeightedSum(s, Weights<7>{8, 7, 6, 5, 4, 3, 2})) == DigitValue(s[7]);
}

bool PassesDanish(std::string_view s) {
  return WeightedSum(s, Weights<8>{2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool PassesDutch(std::string_view s) {  // nine digits, B, two digits
  if (PassesDutchBsn(s.substr(0, 9))) return true;
  // Since 2020 for one-person firms: ISO 7064 MOD 97-10 over "NL" and all of it (letters 10..35).
  int rest = (23 * 100 + 21) % 97;
  for (const char c : s) rest = (rest * (IsDigit(c) ? 10 : 100) + AlnumValue(c)) % 97;
  return rest == 1;
}

bool PassesEstonian(std::string_view s) {
  return WeightedSum(s, Weights<9>{3, 7, 1, 3, 7, 1, 3, 7, 1}) % 10 == 0;
}

bool PassesFinnish(std::string_view s) {
  return ElevensCheck(WeightedSum(s, Weights<7>{7, 9, 10, 5, 8, 4, 2})) == DigitValue(s[7]);
}

bool PassesFrench(std::string_view s) {
  const std::string_view siren = s.substr(2);
  return PassesLuhn(siren) && (12 + 3 * Remainder(siren, 97)) % 97 == NumberAt(s, 0, 2);
}

bool PassesHungarian(std::string_view s) {
  return TensCheck(WeightedSum(s, Weights<7>{9, 7, 3, 1, 9, 7, 3})) == DigitValue(s[7]);
}

bool PassesLuxembourgian(std::string_view s) {
  return Remainder(s.substr(0, 6), 89) == NumberAt(s, 6, 2);
}

bool PassesMaltese(std::string_view s) {
  return 37 - WeightedSum(s, Weights<6>{3, 4, 6, 7, 8, 9}) % 37 == NumberAt(s, 6, 2);
}

bool PassesSlovak(std::string_view s) { return Remainder(s, 11) == 0; }

bool PassesSlovenian(std::string_view s) {
  return ElevensCheck(WeightedSum(s, Weights<7>{8, 7, 6, 5, 4, 3, 2})) == DigitValue(s[7]);
}

bool PassesSpanish(std::string_view s) {
  return PassesSpanishDni(s) || PassesSpanishNie(s) || PassesSpanishCif(s);
}

bool PassesSwedish(std::string_view s) { return s.ends_with("01") && PassesLuhn(s.substr(0, 10)); }

struct Vat {
  std::string_view form;  // behind the letters
  std::string_view state;
  bool (*check)(std::string_view);
};

constexpr std::array kVats{
    Vat{"U########", "AT", PassesAustrian},
    Vat{"##########", "BE", PassesBelgian},
    Vat{"#########", "BG", nullptr},
    Vat{"##########", "BG", nullptr},
    Vat{"########@", "CY", nullptr},
    Vat{"########", "CZ", PassesCzech},
    Vat{"#########", "DE", PassesMod11_10},
    Vat{"########", "DK", PassesDanish},
    Vat{"#########", "EE", PassesEstonian},
    Vat{"#########", "EL", PassesGreekAfm},
    Vat{"?#######?", "ES", PassesSpanish},
    Vat{"########", "FI", PassesFinnish},
    Vat{"###########", "FR", PassesFrench},
    Vat{"#########", "GB", PassesBritish},
    Vat{"###########", "HR", PassesMod11_10},
    Vat{"########", "HU", PassesHungarian},
    Vat{"#######@", "IE", PassesIrishPps},
    Vat{"#######@@", "IE", PassesIrishPps},
    Vat{"###########", "IT", PassesLuhn},
    Vat{"#########", "LT", nullptr},
    Vat{"############", "LT", nullptr},
    Vat{"########", "LU", PassesLuxembourgian},
    Vat{"###########", "LV", nullptr},
    Vat{"########", "MT", PassesMaltese},
    Vat{"#########B##", "NL", PassesDutch},
    Vat{"##########", "PL", PassesPolishNip},
    Vat{"#########", "PT", PassesPortugueseNif},
    Vat{"##########", "RO", nullptr},
    Vat{"########", "RO", nullptr},
    Vat{"############", "SE", PassesSwedish},
    Vat{"########", "SI", PassesSlovenian},
    Vat{"##########", "SK", PassesSlovak},
    Vat{"#########", "XI", PassesBritish},
};

const Vat* VatOf(std::string_view number) {
  const auto* const found = std::ranges::find_if(kVats, [number](const Vat& vat) {
    return number.starts_with(vat.state) && Matches(number.substr(2), vat.form);
  });
  return found == kVats.end() ? nullptr : found;
}

}  // namespace

bool HasVatShape(std::string_view number) {
  return number.size() > 2 && VatOf(number) != nullptr && !AllSame(number.substr(2));
}

bool PassesVat(std::string_view number) {
  const Vat* vat = VatOf(number);
  return vat != nullptr && vat->check != nullptr && vat->check(number.substr(2));
}

}  // namespace tacit::privacy
