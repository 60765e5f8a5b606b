// Identity and tax numbers of western, northern and southern Europe. Forms and check digits: OECD,
// "Tax identification numbers" (one page per country), the European Commission's TIN structure
// sheets, and the offices named at the rows.

#include "privacy/detectors/id_european.h"

#include "privacy/detectors/checksums.h"
#include "privacy/detectors/id_arithmetic.h"
#include "privacy/detectors/id_kind.h"

namespace tacit::privacy {

bool PassesSpanishDni(std::string_view number) {
  constexpr std::string_view kLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
  const std::string_view digits = number.substr(0, number.size() - 1);
  if (!IsLetter(number.back()) || digits.find_first_not_of("0123456789") != digits.npos) {
    return false;
  }
  return kLetters[static_cast<std::size_t>(Remainder(digits, 23))] == number.back();
}

bool PassesSpanishNie(std::string_view number) {
  if (number.size() != 9 || number[0] < 'X' || number[0] > 'Z') return false;
  std::array<char, 9> dni{};
  number.copy(dni.data(), dni.size());
  dni[0] = static_cast<char>(number[0] - 'X' + '0');
  return PassesSpanishDni({dni.data(), dni.size()});
}

bool PassesSpanishCif(std::string_view number) {
  constexpr std::string_view kKinds = "ABCDEFGHJNPQRSUVW";
  if (!Matches(number, "@#######?") || kKinds.find(number[0]) == kKinds.npos) return false;
  int sum = 0;
  for (std::size_t i = 1; i <= 7; ++i) {
    const int value = DigitValue(number[i]) * (i % 2 == 1 ? 2 : 1);
    sum += value / 10 + value % 10;
  }
  const int check = (10 - sum % 10) % 10;
  const char last = number.back();
  return IsDigit(last) ? DigitValue(last) == check
                       : last == std::string_view("JABCDEFGHI")[static_cast<std::size_t>(check)];
}

bool PassesDutchBsn(std::string_view digits) {
  return WeightedSum(digits, Weights<9>{9, 8, 7, 6, 5, 4, 3, 2, -1}) % 11 == 0 && !AllSame(digits);
}

bool PassesIrishPps(std::string_view number) {
  constexpr std::string_view kLetters = "WABCDEFGHIJKLMNOPQRSTUV";
  int sum = WeightedSum(number, Weights<7>{8, 7, 6, 5, 4, 3, 2});
  if (number.size() > 8 && number[8] != 'W') sum += (number[8] - 'A' + 1) * 9;
  return kLetters[static_cast<std::size_t>(sum % 23)] == number[7];
}

bool PassesPortugueseNif(std::string_view digits) {
  const int rest = WeightedSum(digits, Weights<8>{9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return (rest < 2 ? 0 : 11 - rest) == DigitValue(digits[8]);
}

namespace {

bool HasNinoShape(std::string_view s) {
  constexpr std::string_view kNotFirst = "DFIQUV";
  constexpr std::string_view kNotSecond = "DFIOQUV";
  constexpr std::string_view kNotUsed = "BG GB NK KN TN NT ZZ";
  return kNotFirst.find(s[0]) == s.npos && kNotSecond.find(s[1]) == s.npos &&
         kNotUsed.find(s.substr(0, 2)) == s.npos && s.back() >= 'A' && s.back() <= 'D';
}

bool PassesNhs(std::string_view s) {
  const int check = 11 - WeightedSum(s, Weights<9>{10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return check % 11 == DigitValue(s[9]) && check != 10 && !AllSame(s);
}

bool PassesUtr(std::string_view s) {
  const int sum = WeightedSum(s.substr(1), Weights<9>{6, 7, 8, 9, 10, 5, 4, 3, 2});
  return s[0] == std::string_view("21987654321")[static_cast<std::size_t>(sum % 11)];
}

// DVLA: surname (filled up with 9), decade, month (+50: a woman), day, year, initials, …
bool IsBritishLicence(std::string_view s) {
  std::size_t letters = 0;
  while (letters < 5 && IsLetter(s[letters])) ++letters;
  if (letters == 0 || s.substr(letters, 5 - letters).find_first_not_of('9') != s.npos) return false;
  if (!Matches(s.substr(5), "######????@") && !Matches(s.substr(5), "######???@@")) return false;
  const int month = NumberAt(s, 6, 2);
  return IsDayOfMonth(NumberAt(s, 8, 2), month > 50 ? month - 50 : month) &&
         (IsLetter(s[11]) || s[11] == '9') && (IsLetter(s[12]) || s[12] == '9');
}

// Since 2001: the year, or the year and 50.
bool HasBritishAge(std::string_view s) {
  const int age = NumberAt(s, 2, 2);
  return (age >= 2 && age <= 29) || (age >= 51 && age <= 79);
}

bool PassesGermanTaxId(std::string_view s) {
  return s[0] != '0' && !AllSame(s) && PassesMod11_10(s);
}

// Deutsche Rentenversicherung: area, birth date, first letter of the name, serial, check digit.
bool PassesGermanPension(std::string_view s) {
  constexpr Weights<12> kWeights{2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
  const int letter = s[8] - 'A' + 1;
  int sum = 0;
  std::size_t w = 0;
  const auto add = [&](int digit) {
    const int value = digit * kWeights[w++];
    sum += value / 10 + value % 10;
  };
  for (std::size_t i = 0; i < 8; ++i) add(DigitValue(s[i]));
  add(letter / 10);
  add(letter % 10);
  add(DigitValue(s[9]));
  add(DigitValue(s[10]));
  return sum % 10 == DigitValue(s[11]) && NumberAt(s, 2, 2) <= 81 && NumberAt(s, 4, 2) <= 12;
}

// GKV-Spitzenverband: the letter as two digits, weights 1 and 2, sums of digits.
bool PassesGermanHealth(std::string_view s) {
  const int letter = s[0] - 'A' + 1;
  const auto twice = [](int digit) { return digit * 2 / 10 + digit * 2 % 10; };
  int sum = letter / 10 + twice(letter % 10);
  for (std::size_t i = 1; i <= 8; ++i) {
    sum += i % 2 == 1 ? DigitValue(s[i]) : twice(DigitValue(s[i]));
  }
  return sum % 10 == DigitValue(s[9]);
}

// KBV: seven digits with a check digit, two of the speciality.
bool PassesGermanDoctor(std::string_view s) {
  const int sum = WeightedSum(s, Weights<6>{4, 9, 4, 9, 4, 9});
  return (10 - sum % 10) % 10 == DigitValue(s[6]) && s.substr(7) != "00";
}

// Passport and identity card: the letters in use, and ICAO's check digit behind eight or nine.
bool PassesGermanDocument(std::string_view s) {
  constexpr std::string_view kUsed = "0123456789CFGHJKLMNPRTVWXYZ";
  return IsLetter(s[0]) && IsDigit(s.back()) && s.find_first_not_of(kUsed) == s.npos &&
         MrzSum(s.substr(0, s.size() - 1)) % 10 == DigitValue(s.back());
}

// INSEE: sex, year, month, place, serial; 97 less the number modulo 97. Corsica has a letter.
bool PassesNir(std::string_view s) {
  const int month = NumberAt(s, 3, 2);
  const bool plausible =
      s[0] != '0' && s[0] <= '8' && s[0] != '5' && s[0] != '6' &&
      ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50);
  if (!plausible) return false;
  std::array<char, 13> digits{};
  s.copy(digits.data(), digits.size());
  if (IsLetter(s[6])) {
    if (s[5] != '2' || (s[6] != 'A' && s[6] != 'B')) return false;
    digits[5] = '1';
    digits[6] = s[6] == 'A' ? '9' : '8';
  }
  return 97 - Remainder({digits.data(), digits.size()}, 97) == NumberAt(s, 13, 2);
}

bool PassesSpanishSocialSecurity(std::string_view s) {
  return NumberAt(s, 0, 2) >= 1 && NumberAt(s, 0, 2) <= 53 &&
         Remainder(s.substr(0, 10), 97) == NumberAt(s, 10, 2);
}

bool HasNifShape(std::string_view s) { return s[0] != '0'; }

// Cartão de Cidadão: letters from 10 on, every second one twice, modulo 10.
bool PassesPortugueseCard(std::string_view s) {
  int sum = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    int value = AlnumValue(s[i]) * (i % 2 == 0 ? 2 : 1);
    if (i % 2 == 0 && value > 9) value -= 9;
    sum += value;
  }
  return sum % 10 == 0;
}

// Decreto 23 dicembre 1976: letters for name and birth; in homonyms letters stand for digits.
bool PassesCodiceFiscale(std::string_view s) {
  constexpr std::string_view kMonths = "ABCDEHLMPRST";
  constexpr std::string_view kDigits = "LMNPQRSTUV";
  constexpr std::array<int, 26> kOdd{1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                     20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  if (!Matches(s, "@@@@@@??@??@???@") || kMonths.find(s[8]) == s.npos) return false;
  for (const std::size_t i : {6U, 7U, 9U, 10U, 12U, 13U, 14U}) {
    if (!IsDigit(s[i]) && kDigits.find(s[i]) == s.npos) return false;
  }
  int sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const int value = IsDigit(s[i]) ? DigitValue(s[i]) : s[i] - 'A';
    sum += i % 2 == 0 ? kOdd[static_cast<std::size_t>(value)] : value;
  }
  return sum % 26 == s[15] - 'A';
}

bool PassesPartitaIva(std::string_view s) { return PassesLuhn(s) && s.substr(0, 7) != "0000000"; }

bool PassesBelgianNumber(std::string_view s) {
  const int month = NumberAt(s, 2, 2) % 20;
  if (month > 12 || NumberAt(s, 4, 2) > 31) return false;
  const int rest = Remainder(s.substr(0, 9), 97);
  const int check = NumberAt(s, 9, 2);
  // Born from 2000 on: a 2 is put before the nine digits.
  return 97 - rest == check || 97 - (rest + 2 * Remainder("1000000000", 97)) % 97 == check;
}

bool PassesLuxembourgNumber(std::string_view s) {
  if (NumberAt(s, 0, 4) < 1880 || NumberAt(s, 0, 4) > 2060 || !HasMonthDay(s, 4)) return false;
  std::array<char, 12> second{};
  s.copy(second.data(), 11);
  second[11] = s[12];
  return PassesLuhn(s.substr(0, 12)) && PassesVerhoeff({second.data(), second.size()});
}

bool PassesAustrianNumber(std::string_view s) {
  const int month = NumberAt(s, 6, 2);
  return s[0] != '0' && NumberAt(s, 4, 2) >= 1 && NumberAt(s, 4, 2) <= 31 && month >= 1 &&
         month <= 15 &&
         WeightedSum(s, Weights<10>{3, 7, 9, 0, 5, 8, 4, 2, 1, 6}) % 11 == DigitValue(s[3]);
}

// AHV number: 756 and an EAN-13 check digit.
bool PassesSwissNumber(std::string_view s) {
  return s.starts_with("756") &&
         WeightedSum(s, Weights<13>{1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1}) % 10 == 0;
}

bool PassesSwedishPerson(std::string_view s) {
  const std::string_view ten = s.substr(s.size() - 10);
  if (s.size() == 12 && (NumberAt(s, 0, 2) < 18 || NumberAt(s, 0, 2) > 20)) return false;
  const int day = NumberAt(ten, 4, 2);
  return IsDayOfMonth(day > 60 ? day - 60 : day, NumberAt(ten, 2, 2)) && PassesLuhn(ten);
}

bool PassesSwedishFirm(std::string_view s) { return s[2] >= '2' && s[0] != '0' && PassesLuhn(s); }

bool PassesNorwegian(std::string_view s) {
  const int day = NumberAt(s, 0, 2) % 40;
  const int month = NumberAt(s, 2, 2) % 40;
  return IsDayOfMonth(day, month) &&
         WeightedSum(s, Weights<10>{3, 7, 6, 1, 8, 9, 4, 5, 2, 1}) % 11 == 0 &&
         WeightedSum(s, Weights<11>{5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool HasBirthDayFirst(std::string_view s) { return HasDayMonth(s, 0); }

// Since 2007 numbers are issued that fail this one.
bool PassesDanishPerson(std::string_view s) {
  return WeightedSum(s, Weights<10>{4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

// DVV: the sign of the century between birth date and serial number.
bool PassesFinnishPerson(std::string_view s) {
  constexpr std::string_view kChecks = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  constexpr std::string_view kCenturies = "ABCDEFYXWVU";
  const bool letter = s.size() == 11;
  if (!HasDayMonth(s, 0) || (letter && kCenturies.find(s[6]) == s.npos)) return false;
  const int serial = NumberAt(s, letter ? 7 : 6, 3);
  const int rest = (NumberAt(s, 0, 6) % 31 * 1000 + serial) % 31;
  return serial >= 2 && s.back() == kChecks[static_cast<std::size_t>(rest)];
}

bool PassesIcelandic(std::string_view s) {
  const int day = NumberAt(s, 0, 2) % 40;  // firms: +40
  return IsDayOfMonth(day, NumberAt(s, 2, 2)) && (s[9] == '9' || s[9] == '0') &&
         WeightedSum(s, Weights<9>{3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool PassesAmka(std::string_view s) { return HasDayMonth(s, 0) && PassesLuhn(s); }

constexpr std::array kKinds{
    IdKind{"ID.GB.NINO", "gb_nino",
           "@@######@!|@@ ## ## ## @!|@@-##-##-##-@!|@@ ######@!|@@ ###### @!", HasNinoShape,
           nullptr, "nino|national insurance|ni number|ni no"},
    IdKind{"ID.GB.NHS", "gb_nhs", "### ### ####~|###-###-####|+10~", nullptr, PassesNhs,
           "nhs|patient", IdTopic::kHealth},
    IdKind{"ID.GB.UTR", "gb_utr", "+10|##### #####", nullptr, PassesUtr,
           "utr|unique taxpayer|taxpayer reference|self assessment", IdTopic::kTax},
    IdKind{"ID.GB.DRIVER_LICENCE", "gb_driver", "*16!", IsBritishLicence, nullptr, "dvla",
           IdTopic::kDriver},
    IdKind{"ID.GB.VEHICLE", "gb_vehicle", "@@## @@@~|@@##@@@~|@@##-@@@~", HasBritishAge, nullptr,
           "", IdTopic::kVehicle},
    IdKind{"ID.EU.VAT", "vat",
           "*10!|*11!|*12!|*13!|*14!|@@ ### ### ###!|@@ #########!|@@ ##########!|@@ ###########!"
           "|@@ #### ### ###!|@@####.###.###!|@@ ####.###.###!|@@ ########!",
           HasVatShape, PassesVat, "", IdTopic::kTax},
    IdKind{"ID.EU.VAT", "vat_context", "*9|*10|*11|*12|*13|*14", HasVatShape, nullptr, "vat",
           IdTopic::kTax},
    IdKind{"ID.DE.TAX_ID", "de_tax", "+11~|## ### ### ###!", nullptr, PassesGermanTaxId,
           "steuer-id|steuerid|steuer id|steueridentifikationsnummer|steuer-identifikationsnummer|"
           "identifikationsnummer|idnr|steuernummer|tin",
           IdTopic::kTax},
    IdKind{"ID.DE.TAX_NUMBER", "de_tax_number", "##/###/#####!|###/###/#####!|###/####/####!|+13",
           nullptr, nullptr, "steuernummer|steuer-nr|st.-nr|st-nr|stnr|steuernr"},
    IdKind{
        "ID.DE.PENSION", "de_pension", "########@###!|## ###### @ ###!|## ###### @##!", nullptr,
        PassesGermanPension,
        "rvnr|rentenversicherung|sozialversicherung|sozialversicherungsnummer|versicherungsnummer"
        "|rentenversicherungsnummer|sv-nummer"},
    IdKind{"ID.DE.HEALTH", "de_health", "@#########~", nullptr, PassesGermanHealth,
           "kvnr|egk|egk-nummer|krankenversichertennummer|krankenkasse|krankenversicherung|"
           "versichertennummer|gesundheitskarte",
           IdTopic::kHealth},
    IdKind{"ID.DE.DOCTOR", "de_doctor", "+9~", nullptr, PassesGermanDoctor,
           "lanr|arztnummer|vertragsarzt|arzt"},
    IdKind{"ID.DE.DOCUMENT", "de_document", "*9~|*10", nullptr, PassesGermanDocument,
           "personalausweis|ausweisnummer|ausweis|ausweis-nr|reisepass|passnummer|pass-nr|perso",
           IdTopic::kPassport},
    IdKind{"ID.FR.NIR", "fr_nir",
           "###############~|# ## ## ## ### ### ##!|# ## ## #@ ### ### ##!|######@########!|"
           "# ## ## ## ### ###-##!",
           nullptr, PassesNir,
           "nir|sécurité sociale|securite sociale|sécu|secu|insee|numéro de sécu|carte vitale",
           IdTopic::kNational},
    IdKind{"ID.FR.SIREN", "fr_siren", "+9|### ### ###|+14|### ### ### #####", nullptr, PassesLuhn,
           "siren|siret", IdTopic::kTax},
    IdKind{"ID.ES.NIF", "es_nif",
           "########@!|########-@!|#######@~|#######-@~|##.###.###-@!|##.###.###@!", nullptr,
           PassesSpanishDni, "dni|nif|documento nacional|documento de identidad",
           IdTopic::kNational},
    IdKind{"ID.ES.NIE", "es_nie", "@#######@!|@#######-@!|@-#######-@!|@-#######@!", nullptr,
           PassesSpanishNie, "nie|número de extranjero|extranjero", IdTopic::kNational},
    IdKind{"ID.ES.CIF", "es_cif", "@########|@#######@|@-########", nullptr, PassesSpanishCif,
           "cif|nif", IdTopic::kTax},
    IdKind{"ID.ES.SOCIAL_SECURITY", "es_social", "+12|##/##########|##/########/##|## ######## ##",
           nullptr, PassesSpanishSocialSecurity, "seguridad social|nuss|naf|afiliación|afiliacion"},
    IdKind{"ID.PT.NIF", "pt_nif", "+9|### ### ###", HasNifShape, PassesPortugueseNif,
           "nif|contribuinte|finanças|financas", IdTopic::kTax},
    IdKind{"ID.PT.CITIZEN", "pt_citizen", "######## # @@#!|#########@@#~", nullptr,
           PassesPortugueseCard, "cartão de cidadão|cartao de cidadao|cidadão", IdTopic::kNational},
    IdKind{"ID.IE.PPS", "ie_pps", "#######@~|#######@@~", nullptr, PassesIrishPps,
           "pps|ppsn|pps number", IdTopic::kTax},
    IdKind{"ID.IT.FISCAL_CODE", "it_fiscal", "*16!|@@@ @@@ ##@## @###@!", nullptr,
           PassesCodiceFiscale, "codice fiscale|cod. fisc|c.f", IdTopic::kTax},
    IdKind{"ID.IT.VAT", "it_vat", "+11~", nullptr, PassesPartitaIva,
           "partita iva|p.iva|p. iva|p.i|piva", IdTopic::kTax},
    IdKind{"ID.IT.CARD", "it_card", "@@#####@@|@@#######|#######@@|@@ #######", nullptr, nullptr,
           "carta d'identità|carta d'identita|carta di identità|carta identità|cie"},
    IdKind{"ID.NL.BSN", "nl_bsn", "+9|####.##.###|#### ## ###|### ### ###", nullptr, PassesDutchBsn,
           "bsn|burgerservicenummer|sofinummer|sofi|sofi-nummer|burger service"},
    IdKind{"ID.BE.NATIONAL", "be_national", "##.##.##-###.##!|##.##.## ### ##!|######-###-##!|+11~",
           nullptr, PassesBelgianNumber,
           "rijksregister|rijksregisternummer|insz|niss|registre national|numéro national|rrn",
           IdTopic::kNational},
    IdKind{"ID.LU.NATIONAL", "lu_national", "+13!|#### ## ## ### ##!", nullptr,
           PassesLuxembourgNumber, "matricule|cnss|identification nationale", IdTopic::kNational},
    IdKind{"ID.AT.SOCIAL_SECURITY", "at_social", "#### ######~|####-######~|+10", nullptr,
           PassesAustrianNumber,
           "svnr|sv-nummer|sv-nr|sozialversicherungsnummer|sozialversicherung|versicherungsnummer"},
    IdKind{"ID.CH.AHV", "ch_ahv", "###.####.####.##!|+13!|### #### #### ##!", nullptr,
           PassesSwissNumber, "ahv|avs|ahv-nummer|ahvn13"},
    IdKind{"ID.SE.PERSON", "se_person",
           "######-####!|######+####!|########-####~|########+####!|+12~|+10~", nullptr,
           PassesSwedishPerson,
           "personnummer|personnr|pnr|samordningsnummer|personal identity code|"
           "personal identity number",
           IdTopic::kNational},
    IdKind{"ID.SE.ORGANISATION", "se_organisation", "######-####!|+10~", nullptr, PassesSwedishFirm,
           "organisationsnummer|orgnr|org.nr|org nr|company identity code|"
           "momsregistreringsnummer",
           IdTopic::kTax},
    IdKind{"ID.NO.PERSON", "no_person", "+11!|###### #####!", nullptr, PassesNorwegian,
           "fødselsnummer|fodselsnummer|fnr|personnummer|d-nummer", IdTopic::kNational},
    IdKind{"ID.DK.CPR", "dk_cpr", "######-####!", HasBirthDayFirst, PassesDanishPerson, "",
           IdTopic::kNational},
    IdKind{"ID.DK.CPR", "dk_cpr_context", "######-####|+10|###### ####", HasBirthDayFirst, nullptr,
           "cpr|cpr-nummer|cpr nr|cpr-nr|personnummer"},
    IdKind{"ID.FI.HETU", "fi_hetu", "######-###?!|######+###?!|######@###?!", nullptr,
           PassesFinnishPerson, "hetu|henkilötunnus|henkilotunnus|sotu|personbeteckning",
           IdTopic::kNational},
    IdKind{"ID.IS.KENNITALA", "is_kennitala", "######-####!|+10", nullptr, PassesIcelandic,
           "kennitala|kt", IdTopic::kNational},
    IdKind{"ID.GR.AMKA", "gr_amka", "+11~", nullptr, PassesAmka, "amka|αμκα|ΑΜΚΑ",
           IdTopic::kNational},
    IdKind{"ID.GR.AFM", "gr_afm", "+9", nullptr, PassesGreekAfm, "afm|αφμ|ΑΦΜ", IdTopic::kTax},
};

}  // namespace

std::span<const IdKind> EuropeanIdKinds() { return kKinds; }

}  // namespace tacit::privacy
