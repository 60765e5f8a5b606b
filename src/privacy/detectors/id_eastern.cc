// Identity and tax numbers of eastern and south-eastern Europe, Turkey and Central Asia. Forms and
// check digits: OECD, "Tax identification numbers"; the European Commission's TIN structure sheets;
// Federal Tax Service of Russia (INN), Social Fund of Russia (SNILS).

#include "privacy/detectors/checksums.h"
#include "privacy/detectors/id_arithmetic.h"
#include "privacy/detectors/id_european.h"
#include "privacy/detectors/id_kind.h"

namespace tacit::privacy {

bool PassesPolishNip(std::string_view digits) {
  return digits[0] != '0' &&
         WeightedSum(digits, Weights<9>{6, 5, 7, 2, 3, 4, 5, 6, 7}) % 11 == DigitValue(digits[9]);
}

bool PassesGreekAfm(std::string_view digits) {
  const int sum = WeightedSum(digits, Weights<8>{256, 128, 64, 32, 16, 8, 4, 2});
  return sum % 11 % 10 == DigitValue(digits[8]) && !AllSame(digits);
}

namespace {

// PESEL adds 20, 40, 60 or 80 to the month for the century.
bool PassesPesel(std::string_view s) {
  const int month = NumberAt(s, 2, 2) % 20;
  return IsDayOfMonth(NumberAt(s, 4, 2), month) &&
         WeightedSum(s, Weights<11>{1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1}) % 10 == 0;
}

bool PassesRegon(std::string_view s) {
  const int nine = WeightedSum(s, Weights<8>{8, 9, 2, 3, 4, 5, 6, 7});
  if (nine % 11 % 10 != DigitValue(s[8]) || AllSame(s)) return false;
  if (s.size() == 9) return true;
  const int all = WeightedSum(s, Weights<13>{2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8});
  return all % 11 % 10 == DigitValue(s[13]);
}

// Polish identity card: three letters, a check digit and five digits; passport: two letters first.
bool PassesPolishDocument(std::string_view s) {
  const std::size_t letters = IsLetter(s[2]) ? 3 : 2;
  constexpr Weights<3> kWeights{7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0, w = 0; i < s.size(); ++i) {
    if (i != letters) sum += AlnumValue(s[i]) * kWeights[w++ % 3];
  }
  return sum % 10 == DigitValue(s[letters]);
}

// Rodné číslo, Czechia and Slovakia: women +50, later +20 and +70.
bool PassesBirthNumber(std::string_view s) {
  int month = NumberAt(s, 2, 2) % 50;
  if (month > 20) month -= 20;
  if (!IsDayOfMonth(NumberAt(s, 4, 2), month)) return false;
  const int rest = Remainder(s.substr(0, 9), 11);
  return Remainder(s, 11) == 0 || (rest == 10 && s[9] == '0');
}

bool PassesHungarianTaj(std::string_view s) {
  return WeightedSum(s, Weights<8>{3, 7, 3, 7, 3, 7, 3, 7}) % 10 == DigitValue(s[8]) && !AllSame(s);
}

bool PassesHungarianTax(std::string_view s) {
  return s[0] == '8' &&
         WeightedSum(s, Weights<9>{1, 2, 3, 4, 5, 6, 7, 8, 9}) % 11 == DigitValue(s[9]);
}

// Személyi szám: sex and century, birth date, serial, modulo 11.
bool PassesHungarianPerson(std::string_view s) {
  if (s[0] == '0' || s[0] == '9' || !HasMonthDay(s, 3)) return false;
  const int down = WeightedSum(s, Weights<10>{10, 9, 8, 7, 6, 5, 4, 3, 2, 1});
  const int up = WeightedSum(s, Weights<10>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  return down % 11 == DigitValue(s[10]) || up % 11 == DigitValue(s[10]);
}

bool PassesCnp(std::string_view s) {
  const int county = NumberAt(s, 7, 2);
  const bool place = (county >= 1 && county <= 52) || county == 70 || county >= 80;
  if (s[0] == '0' || !HasMonthDay(s, 3) || !place) return false;
  const int rest = WeightedSum(s, Weights<12>{2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9}) % 11;
  return (rest == 10 ? 1 : rest) == DigitValue(s[12]);
}

bool PassesEgn(std::string_view s) {
  int month = NumberAt(s, 2, 2);
  if (month > 40) month -= 40;
  if (month > 20) month -= 20;
  return IsDayOfMonth(NumberAt(s, 4, 2), month) &&
         WeightedSum(s, Weights<9>{2, 4, 8, 5, 10, 9, 7, 3, 6}) % 11 % 10 == DigitValue(s[9]);
}

// JMBG of the former Yugoslavia; EMŠO in Slovenia.
bool PassesJmbg(std::string_view s) {
  if (!HasDayMonth(s, 0) || (s[4] != '9' && s[4] != '0')) return false;
  const int sum = WeightedSum(s, Weights<12>{7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2});
  return (11 - sum % 11) % 11 % 10 == DigitValue(s[12]) && sum % 11 != 1;
}

// Estonia and Lithuania: if the first sum gives 10, other weights.
bool PassesBaltic(std::string_view s) {
  if (s[0] < '1' || s[0] > '8' || !HasMonthDay(s, 3)) return false;
  int rest = WeightedSum(s, Weights<10>{1, 2, 3, 4, 5, 6, 7, 8, 9, 1}) % 11;
  if (rest == 10) rest = WeightedSum(s, Weights<10>{3, 4, 5, 6, 7, 8, 9, 1, 2, 3}) % 11;
  return rest % 10 == DigitValue(s[10]);
}

// Personas kods; since 2017 also without birth date, beginning with 32.
bool HasLatvianShape(std::string_view s) { return s.starts_with("32") || HasDayMonth(s, 0); }
bool PassesLatvian(std::string_view s) {
  if (s.starts_with("32")) return true;
  const int sum = WeightedSum(s, Weights<10>{1, 6, 3, 7, 9, 10, 5, 8, 4, 2});
  return (1101 - sum) % 11 % 10 == DigitValue(s[10]);
}

bool PassesTurkish(std::string_view s) {
  const int odd = WeightedSum(s, Weights<9>{1, 0, 1, 0, 1, 0, 1, 0, 1});
  const int even = WeightedSum(s, Weights<8>{0, 1, 0, 1, 0, 1, 0, 1});
  const int tenth = ((odd * 7 - even) % 10 + 10) % 10;
  return s[0] != '0' && tenth == DigitValue(s[9]) && (odd + even + tenth) % 10 == DigitValue(s[10]);
}

bool HasTurkishProvince(std::string_view s) {
  return NumberAt(s, 0, 2) >= 1 && NumberAt(s, 0, 2) <= 81;
}

bool PassesUkrainian(std::string_view s) {
  const int sum = WeightedSum(s, Weights<9>{-1, 5, 7, 9, 4, 6, 10, 5, 7});
  return (sum % 11 + 11) % 11 % 10 == DigitValue(s[9]) && !AllSame(s);
}

bool PassesInn(std::string_view s) {
  if (AllSame(s)) return false;
  if (s.size() == 10) {
    return WeightedSum(s, Weights<9>{2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 == DigitValue(s[9]);
  }
  return WeightedSum(s, Weights<10>{7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 ==
             DigitValue(s[10]) &&
         WeightedSum(s, Weights<11>{3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 ==
             DigitValue(s[11]);
}

bool PassesSnils(std::string_view s) {
  const int sum = WeightedSum(s, Weights<9>{9, 8, 7, 6, 5, 4, 3, 2, 1});
  return sum % 101 % 100 == NumberAt(s, 9, 2) && !AllSame(s);
}

bool PassesOgrn(std::string_view s) {
  const int divisor = s.size() == 13 ? 11 : 13;
  return Remainder(s.substr(0, s.size() - 1), divisor) % 10 == DigitValue(s.back());
}

bool PassesKazakh(std::string_view s) {
  if (!HasMonthDay(s, 2) || s[6] > '6') return false;
  int rest = WeightedSum(s, Weights<11>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}) % 11;
  if (rest == 10) rest = WeightedSum(s, Weights<11>{3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2}) % 11;
  return rest == DigitValue(s[11]);
}

constexpr std::array kKinds{
    IdKind{"ID.PL.PESEL", "pl_pesel", "+11~", nullptr, PassesPesel, "pesel", IdTopic::kNational},
    IdKind{"ID.PL.NIP", "pl_nip", "###-###-##-##!|###-##-##-###!|+10", nullptr, PassesPolishNip,
           "nip", IdTopic::kTax},
    IdKind{"ID.PL.REGON", "pl_regon", "+9|+14", nullptr, PassesRegon, "regon"},
    IdKind{"ID.PL.DOCUMENT", "pl_document", "@@@######~|@@@ ######|@@#######|@@ #######", nullptr,
           PassesPolishDocument, "dowód|dowod|dowodu|paszport|paszportu", IdTopic::kPassport},
    IdKind{"ID.CZ.BIRTH_NUMBER", "cz_birth", "######/####!|+10", nullptr, PassesBirthNumber,
           "rodné číslo|rodne cislo|rodného čísla|rodné|rč|r.č", IdTopic::kNational},
    IdKind{"ID.HU.TAJ", "hu_taj", "+9|### ### ###|###-###-###", nullptr, PassesHungarianTaj,
           "taj|taj szám|taj-szám|tajszám"},
    IdKind{"ID.HU.TAX", "hu_tax", "+10", nullptr, PassesHungarianTax,
           "adóazonosító|adoazonosito|adóazonosító jel", IdTopic::kTax},
    IdKind{"ID.HU.PERSON", "hu_person", "#-######-####!|# ###### ####!|+11", nullptr,
           PassesHungarianPerson, "személyi szám|szemelyi szam|személyi azonosító",
           IdTopic::kNational},
    IdKind{"ID.RO.CNP", "ro_cnp", "+13~", nullptr, PassesCnp, "cnp|cod numeric personal",
           IdTopic::kNational},
    IdKind{"ID.BG.EGN", "bg_egn", "+10~", nullptr, PassesEgn, "egn|егн|ЕГН", IdTopic::kNational},
    IdKind{"ID.HR.OIB", "hr_oib", "+11", nullptr, PassesMod11_10, "oib|osobni identifikacijski",
           IdTopic::kTax},
    IdKind{"ID.RS.JMBG", "rs_jmbg", "+13~", nullptr, PassesJmbg,
           "jmbg|emso|emšo|матични број|ЈМБГ|јмбг|matični broj", IdTopic::kNational},
    IdKind{"ID.EE.ISIKUKOOD", "baltic", "+11~", nullptr, PassesBaltic,
           "isikukood|asmens kodas|asmens kodo", IdTopic::kNational},
    IdKind{"ID.LV.PERSON", "lv_person", "######-#####!", HasLatvianShape, PassesLatvian,
           "personas kods|personas kodu|personas koda", IdTopic::kNational},
    IdKind{"ID.LV.PERSON", "lv_person_run", "+11", HasLatvianShape, PassesLatvian,
           "personas kods|personas kodu|personas koda"},
    IdKind{"ID.TR.TCKN", "tr_tckn", "+11~", nullptr, PassesTurkish,
           "tckn|tc kimlik|t.c. kimlik|kimlik no|kimlik numarasi|kimlik|tc no", IdTopic::kNational},
    IdKind{"ID.TR.VEHICLE", "tr_vehicle",
           "## @@@ ####~|## @@@ ###~|## @@ ####~|## @@ ###~|## @ ####~|## @@@ ##~",
           HasTurkishProvince, nullptr, "", IdTopic::kVehicle},
    IdKind{"ID.UA.RNOKPP", "ua_rnokpp", "+10", nullptr, PassesUkrainian,
           "рнокпп|РНОКПП|іпн|ІПН|ідентифікаційний|rnokpp|податковий номер", IdTopic::kTax},
    IdKind{"ID.RU.INN", "ru_inn", "+10|+12~", nullptr, PassesInn, "инн|ИНН|inn", IdTopic::kTax},
    IdKind{"ID.RU.SNILS", "ru_snils", "###-###-### ##!|###-###-###-##!|+11", nullptr, PassesSnils,
           "снилс|СНИЛС|snils|пенсионн"},
    IdKind{"ID.RU.OGRN", "ru_ogrn", "+13|+15", nullptr, PassesOgrn, "огрн|ОГРН|огрнип|ОГРНИП|ogrn"},
    IdKind{"ID.RU.PASSPORT", "ru_passport", "#### ######|## ## ######|##########", nullptr, nullptr,
           "паспорт|Паспорт|паспорта|серия|серии"},
    IdKind{"ID.KZ.IIN", "kz_iin", "+12~", nullptr, PassesKazakh, "иин|ИИН|жсн|ЖСН|iin",
           IdTopic::kNational},
};

}  // namespace

std::span<const IdKind> EasternIdKinds() { return kKinds; }

}  // namespace tacit::privacy
