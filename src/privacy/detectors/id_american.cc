// Identity and tax numbers of the Americas. Sources: Social Security Administration ("SSN
// randomization"), IRS ("ITIN"), CMS ("NPI check digit", "MBI format"), 21 CFR 1301 (DEA), Canada
// Revenue Agency (SIN), SAT (RFC), RENAPO (CURP), Receita Federal (CPF, CNPJ); for the others OECD,
// "Tax identification numbers".

#include "privacy/detectors/checksums.h"
#include "privacy/detectors/id_arithmetic.h"
#include "privacy/detectors/id_kind.h"

namespace tacit::privacy {
namespace {

bool HasSsnShape(std::string_view s) {
  const int area = NumberAt(s, 0, 3);
  return area != 0 && area != 666 && area < 900 && s.substr(3, 2) != "00" &&
         s.substr(5) != "0000" && !AllSame(s);
}

bool HasItinShape(std::string_view s) {
  const int group = NumberAt(s, 3, 2);
  return s[0] == '9' && ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) ||
                         (group >= 90 && group <= 92) || (group >= 94 && group <= 99));
}

// Luhn behind 80840. Numbers of this century's seconds are not one.
bool PassesNpi(std::string_view s) {
  std::array<char, 15> all{'8', '0', '8', '4', '0'};
  s.copy(all.data() + 5, 10);
  return (s[0] == '1' || s[0] == '2') && PassesLuhn({all.data(), all.size()});
}

bool PassesNpiAlone(std::string_view s) {
  const int seconds = NumberAt(s, 0, 2);
  return (seconds < 13 || seconds > 20) && PassesNpi(s);
}

bool PassesDea(std::string_view s) {
  constexpr std::string_view kRegistrants = "ABCDEFGHJKLMPRSTUX";
  const int sum = WeightedSum(s.substr(2), Weights<6>{1, 2, 1, 2, 1, 2});
  return kRegistrants.find(s[0]) != s.npos && sum % 10 == DigitValue(s[8]);
}

// CMS: S, L, O, I, B and Z are not used.
bool HasMbiShape(std::string_view s) {
  constexpr std::string_view kUnused = "SLOIBZ";
  if (!Matches(s, "#@?#@?#@@##") || s[0] == '0') return false;
  return s.find_first_of(kUnused) == s.npos;
}

bool PassesSin(std::string_view s) { return s[0] != '0' && s[0] != '8' && PassesLuhn(s); }

// RENAPO: letters of the name, birth date, sex, state, consonants, serial, check digit. The
// alphabet has an Ñ between N and O.
bool PassesCurp(std::string_view s) {
  if (!Matches(s, "@@@@######@@@@@@?#")) return false;
  if (!HasMonthDay(s, 6) || (s[10] != 'H' && s[10] != 'M' && s[10] != 'X')) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    const int value = AlnumValue(s[i]) + (s[i] > 'N' ? 1 : 0);
    sum += value * (18 - static_cast<int>(i));
  }
  return (10 - sum % 10) % 10 == DigitValue(s[17]);
}

// SAT: 13 characters for a person, 12 for a firm; weights 13 down to 2, modulo 11.
bool HasRfcShape(std::string_view s) {
  return (Matches(s, "@@@@######???") && HasMonthDay(s, 6)) ||
         (Matches(s, "@@@######???") && HasMonthDay(s, 5));
}
bool PassesRfc(std::string_view s) {
  int sum = s.size() == 12 ? 37 * 13 : 0;  // a firm's is filled up with a blank, worth 37
  for (std::size_t i = 0; i + 1 < s.size(); ++i) {
    const int value = AlnumValue(s[i]) + (s[i] > 'N' ? 1 : 0);
    sum += value * static_cast<int>(s.size() - i);
  }
  const int check = (11 - sum % 11) % 11;
  return s.back() == (check == 10 ? 'A' : static_cast<char>('0' + check));
}

bool PassesCpf(std::string_view s) {
  const auto check = [](int sum) { return sum * 10 % 11 % 10; };
  return !AllSame(s) &&
         check(WeightedSum(s, Weights<9>{10, 9, 8, 7, 6, 5, 4, 3, 2})) == DigitValue(s[9]) &&
         check(WeightedSum(s, Weights<10>{11, 10, 9, 8, 7, 6, 5, 4, 3, 2})) == DigitValue(s[10]);
}

bool PassesCnpj(std::string_view s) {
  const auto check = [](int sum) { return sum % 11 < 2 ? 0 : 11 - sum % 11; };
  return !AllSame(s) &&
         check(WeightedSum(s, Weights<12>{5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2})) ==
             DigitValue(s[12]) &&
         check(WeightedSum(s, Weights<13>{6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2})) ==
             DigitValue(s[13]);
}

bool PassesPis(std::string_view s) {
  const int rest = WeightedSum(s, Weights<10>{3, 2, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return (rest < 2 ? 0 : 11 - rest) == DigitValue(s[10]) && !AllSame(s);
}

bool PassesCuit(std::string_view s) {
  constexpr std::string_view kPrefixes = "20 23 24 25 26 27 30 33 34";
  const int check = 11 - WeightedSum(s, Weights<10>{5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  return kPrefixes.find(s.substr(0, 2)) != s.npos &&
         (check == 10 ? 9 : check % 11) == DigitValue(s[10]);  // AFIP: prefix 23 and a 9
}

bool PassesRut(std::string_view s) {
  int sum = 0;
  for (std::size_t i = 1; i < s.size(); ++i) {
    const char c = s[s.size() - 1 - i];
    if (!IsDigit(c)) return false;
    sum += DigitValue(c) * (2 + static_cast<int>(i - 1) % 6);
  }
  const int check = (11 - sum % 11) % 11;
  return s.back() == (check == 10 ? 'K' : static_cast<char>('0' + check)) && !AllSame(s);
}

// DIAN: weights are primes from the right.
bool PassesNit(std::string_view s) {
  const int rest = WeightedSum(s, Weights<9>{41, 37, 29, 23, 19, 17, 13, 7, 3}) % 11;
  return (rest < 2 ? rest : 11 - rest) == DigitValue(s[9]) && !AllSame(s);
}

bool PassesRuc(std::string_view s) {
  const int prefix = NumberAt(s, 0, 2);
  const bool known = prefix == 10 || prefix == 15 || prefix == 16 || prefix == 17 || prefix == 20;
  const int sum = WeightedSum(s, Weights<10>{5, 4, 3, 2, 7, 6, 5, 4, 3, 2});
  return known && (11 - sum % 11) % 10 == DigitValue(s[10]);
}

bool PassesUruguayan(std::string_view s) {
  const int sum = WeightedSum(s, Weights<7>{2, 9, 8, 7, 6, 3, 4});
  return (10 - sum % 10) % 10 == DigitValue(s[7]) && !AllSame(s);
}

bool PassesEcuadorian(std::string_view s) {
  const int province = NumberAt(s, 0, 2);
  return ((province >= 1 && province <= 24) || province == 30) && s[2] < '6' && PassesLuhn(s);
}

bool HasDominicanShape(std::string_view s) { return !s.starts_with("000"); }

constexpr std::array kKinds{
    IdKind{"ID.US.SSN", "us_ssn", "###-##-####!|### ## ####!|###.##.####!", HasSsnShape, nullptr,
           "ssn|social security|soc sec|social", IdTopic::kTax},
    IdKind{"ID.US.SSN", "us_ssn_run", "+9|#####-####|###-######", HasSsnShape, nullptr,
           "ssn|ssns|social security|ss#|ssn#|soc sec|social sec"},
    IdKind{"ID.US.ITIN", "us_itin", "###-##-####!|### ## ####!|###.##.####!", HasItinShape, nullptr,
           "itin", IdTopic::kTax},
    IdKind{"ID.US.ITIN", "us_itin_run", "+9|###-######|#####-####", HasItinShape, nullptr,
           "itin|individual taxpayer|taxpayer id"},
    IdKind{"ID.US.EIN", "us_ein", "##-#######|+9", nullptr, nullptr,
           "ein|fein|employer identification|federal tax id"},
    IdKind{"ID.US.NPI", "us_npi", "+10", nullptr, PassesNpi,
           "npi|provider identifier|national provider", IdTopic::kHealth},
    IdKind{"ID.US.NPI", "us_npi_alone", "+10~", nullptr, PassesNpiAlone, ""},
    IdKind{"ID.US.DEA", "us_dea", "@@#######~|@@-#######", nullptr, PassesDea,
           "dea|dea number|prescriber|controlled substance", IdTopic::kHealth},
    IdKind{"ID.US.MBI", "us_mbi", "#@?#-@?#-@@##!|#@?#@?#@@##~", HasMbiShape, nullptr,
           "mbi|medicare|beneficiary", IdTopic::kHealth},
    IdKind{"BANK_ACCOUNT", "aba_alone", "+9~|####-####-#~", nullptr, PassesAba, ""},
    IdKind{"ID.CA.SIN", "ca_sin", "###-###-###!|### ### ###~|+9~", nullptr, PassesSin,
           "sin|social insurance|numéro d'assurance sociale|assurance sociale|nas|sin#",
           IdTopic::kTax},
    IdKind{"ID.MX.CURP", "mx_curp", "*18!", nullptr, PassesCurp, "curp", IdTopic::kNational},
    IdKind{"ID.MX.RFC", "mx_rfc", "*12!|*13!|@@@@-######-?#?!|@@@@-######-?@?!", HasRfcShape,
           PassesRfc, "rfc", IdTopic::kTax},
    IdKind{"ID.MX.RFC", "mx_rfc_context", "*12|*13|@@@@-######-???", HasRfcShape, nullptr,
           "rfc|registro federal"},
    IdKind{"ID.MX.NSS", "mx_nss", "+11", nullptr, PassesLuhn, "nss|imss|seguro social"},
    IdKind{"ID.BR.CPF", "br_cpf", "###.###.###-##!|### ### ### ##!|#########-##!|+11~", nullptr,
           PassesCpf, "cpf|cadastro de pessoas", IdTopic::kTax},
    IdKind{"ID.BR.CNPJ", "br_cnpj", "##.###.###/####-##!|########/####-##!|+14~", nullptr,
           PassesCnpj, "cnpj", IdTopic::kTax},
    IdKind{"ID.BR.PIS", "br_pis", "###.#####.##-#!|+11", nullptr, PassesPis,
           "pis|pasep|nis|nit|pis/pasep"},
    IdKind{"ID.BR.RG", "br_rg", "##.###.###-?|##.###.###|########?", nullptr, nullptr,
           "rg|registro geral|carteira de identidade"},
    IdKind{"ID.AR.CUIT", "ar_cuit", "##-########-#!|+11~", nullptr, PassesCuit, "cuit|cuil",
           IdTopic::kTax},
    IdKind{"ID.AR.DNI", "ar_dni", "##.###.###|########", nullptr, nullptr,
           "dni|documento nacional"},
    IdKind{"ID.CL.RUT", "cl_rut", "##.###.###-?!|#.###.###-?!|########-?!|#######-?~|########?",
           nullptr, PassesRut, "rut|run|rol único|rol unico", IdTopic::kTax},
    IdKind{"ID.CO.NIT", "co_nit", "###.###.###-#!|#########-#|+10", nullptr, PassesNit, "nit|rut",
           IdTopic::kTax},
    IdKind{"ID.CO.CEDULA", "co_cedula", "#.###.###.###|##.###.###|########|##########", nullptr,
           nullptr, "cédula|cedula|c.c|cédula de ciudadanía"},
    IdKind{"ID.PE.RUC", "pe_ruc", "+11", nullptr, PassesRuc, "ruc", IdTopic::kTax},
    IdKind{"ID.PE.DNI", "pe_dni", "########|########-?", nullptr, nullptr, "dni"},
    IdKind{"ID.UY.CI", "uy_ci", "#.###.###-#!|#######-#|+8", nullptr, PassesUruguayan,
           "cédula|cedula|ci|c.i", IdTopic::kNational},
    IdKind{"ID.EC.CEDULA", "ec_cedula", "#########-#!|+10", nullptr, PassesEcuadorian,
           "cédula|cedula|ruc", IdTopic::kNational},
    IdKind{"ID.DO.CEDULA", "do_cedula", "###-#######-#!|+11", HasDominicanShape, PassesLuhn,
           "cédula|cedula", IdTopic::kNational},
    IdKind{"ID.VE.CEDULA", "ve_cedula", "@-########|@########|@-##.###.###", nullptr, nullptr,
           "cédula|cedula|c.i"},
};

}  // namespace

std::span<const IdKind> AmericanIdKinds() { return kKinds; }

}  // namespace tacit::privacy
