// Numbers that only the words beside them give away, of whatever country: passports, driver's
// licences, identity cards, insurance, plates; and the words that kinds of a topic share. Driver's
// licences of the United States: AAMVA, "DL/ID number formats" as the states publish them.

#include <algorithm>
#include <array>

#include "privacy/detectors/id_arithmetic.h"
#include "privacy/detectors/id_kind.h"

namespace tacit::privacy {
namespace {

// ISO 3779, 49 CFR 565: no I, O, Q; the ninth character is the remainder modulo 11.
bool HasVinShape(std::string_view s) {
  return s.find_first_of("IOQ") == s.npos && IsDigit(s[16]) && IsDigit(s[15]) && IsDigit(s[14]);
}
bool PassesVin(std::string_view s) {
  constexpr std::string_view kValues =
      "12345678"
      "12345"
      "7"
      "9"
      "23456789";
  constexpr std::string_view kLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  constexpr Weights<17> kWeights{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  int sum = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const std::size_t letter = kLetters.find(s[i]);
    const char digit = letter == s.npos ? s[i] : kValues[letter];
    sum += DigitValue(digit) * kWeights[i];
  }
  const int check = sum % 11;
  return s[8] == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

bool HasFourDigits(std::string_view s) { return std::ranges::count_if(s, IsDigit) >= 4; }
bool HasPlateDigits(std::string_view s) {
  const auto digits = std::ranges::count_if(s, IsDigit);
  return digits >= 1 && digits <= 6;
}
// 20240501 and the like are dates.
bool IsNoDate(std::string_view s) {
  const bool date =
      s.size() == 8 && (s.starts_with("19") || s.starts_with("20")) && HasMonthDay(s, 4);
  const bool other_way = s.size() == 8 && HasDayMonth(s, 0) && (s[4] == '1' || s[4] == '2') &&
                         (s.substr(4, 2) == "19" || s.substr(4, 2) == "20");
  return !date && !other_way && !AllSame(s);
}

constexpr std::array kKinds{
    IdKind{"ID.PASSPORT", "passport", "*6|*7|*8|*9|*10", HasFourDigits, nullptr, "",
           IdTopic::kPassport},
    IdKind{"ID.PASSPORT", "passport_digits",
           "+7|+8|+9|+10|@ #######|@@ #######|## ## ######|## #######", IsNoDate, nullptr, "",
           IdTopic::kPassport},
    IdKind{"ID.DRIVER_LICENCE", "driver", "*5|*6|*7|*8|*9|*10|*11|*12|*13|*14|*15|*16|*17|*18",
           HasFourDigits, nullptr, "", IdTopic::kDriver},
    IdKind{"ID.DRIVER_LICENCE", "driver_digits",
           "+6|+7|+8|+9|+10|+11|+12|+13|+14|####-##-####|###-###-###|###-##-####|##-##-####|"
           "## ### ###|### ### ###|## ## ######|##-###-####|### ## ####|#### #### ####",
           IsNoDate, nullptr, "", IdTopic::kDriver},
    IdKind{
        "ID.DRIVER_LICENCE", "driver_letters",
        "@###-####-####|@####-#####-#####|@###-####-####-##|@###-###-##-###-#|@##-##-####|"
        "@###-####-####-#|@-###-###-###-###|@ ### ### ### ###|@###-###-###-###|@#### ##### #####|"
        "@@-##-####-#######|@@## ###########|@@-##############|@@-#############|@@##-###########|"
        "@#-##-####|@##-###-###|@#######-##",
        nullptr, nullptr, "", IdTopic::kDriver},
    IdKind{"ID.NATIONAL", "national", "*7|*8|*9|*10|*11|*12|*13|*14", HasFourDigits, nullptr, "",
           IdTopic::kNational},
    IdKind{"ID.NATIONAL", "national_digits", "+8|+9|+10|+11|+12|+13|+14|###-###-###|##-######-##",
           IsNoDate, nullptr,
           "national id|national identity|identity card|personal id number|citizen id|"
           "national insurance|government id|state id"},
    IdKind{"ID.TAX", "tax_digits", "+8|+9|+10|+11|+12|+13|###-###-###|##-#######|###-##-####",
           IsNoDate, nullptr,
           "tax id|tax number|tax identification|taxpayer id|vat number|vat no|"
           "tax registration|tax file"},
    IdKind{"ID.HEALTH", "health", "*7|*8|*9|*10|*11|*12|*13|*14", HasFourDigits, nullptr, "",
           IdTopic::kHealth},
    IdKind{"ID.HEALTH", "health_digits",
           "+6|+7|+8|+9|+10|+11|+12|###-##-####|@@@-##-####|@@-#######", IsNoDate, nullptr,
           "medical record|mrn|health insurance|insurance number|insurance id|medical license|"
           "medical licence|health card|patient id|patient number|member id|policy number|"
           "medicaid|medicare"},
    IdKind{
        "ID.VEHICLE", "plate",
        "*5|*6|*7|*8|@@@ ####|@@@-####|@@## @@@|@@-###-@@|@@-##-@@|###-@@@|@@@-###|## @ ###|"
        "## @@ ###|## @@@ ##|## @@@ ###|## @@@ ####|## @@ ####|## @ ####|#@@@###|@@@ ###|@ @@ ####|"
        "@@ @ ####|@@@-##@@|@-@@ ####|@@-@@ ####|@@@ #@##|@# @@@|@## @@@|@### @@@|@@@ ##@|"
        "@@@ ###@|#### @@@|@@@-###@@",
        HasPlateDigits, nullptr, "", IdTopic::kVehicle},
    IdKind{"ID.VIN", "vin", "*17~", HasVinShape, PassesVin, "vin|chassis|vehicle identification"},
    IdKind{"ID.VIN", "vin_context", "*17", HasVinShape, nullptr,
           "vin|chassis number|fahrgestellnummer|fin"},
};

struct TopicWords {
  IdTopic topic;
  std::string_view words;
};
constexpr std::array kTopicWords{
    TopicWords{IdTopic::kNational,
               "national id|national identity|national identification|identity number|"
               "identity card|identification number|id card|id number|id no|citizen id|"
               "personal id|personal number|personal code|government id|state id|"
               "personalausweis|ausweisnummer|documento de identidad|carte d'identité|"
               "carte d'identite|carta d'identità|dowód osobisty|"
               "удостоверение личности|身份证|身份證|주민등록|신분증|ktp|căn cước|cccd|kimlik"},
    TopicWords{IdTopic::kTax,
               "tax id|taxid|tax_id|tax number|tax no|tax identification|taxpayer|tin|vat|vat id|"
               "vat no|vat number|mwst|ust-id|ust-idnr|ustid|umsatzsteuer|tva|iva|btw|moms|"
               "fiscal number|número fiscal|numero fiscal|numéro fiscal|steuernummer|налог"},
    TopicWords{IdTopic::kPassport,
               "passport|passport no|passport number|passeport|reisepass|passnummer|pass-nr|"
               "pass nr|pasaporte|passaporto|passaporte|paspoort|paszport|pasport|pašaport|"
               "паспорт|паспорта|загранпаспорт|hộ chiếu|護照|护照|旅券|パスポート|여권|"
               "여권번호|หนังสือเดินทาง|pasaport|جواز السفر|דרכון|पासपोर्ट|personalausweis|"
               "ausweisnummer|travel document"},
    TopicWords{
        IdTopic::kDriver,
        "driver's license|drivers license|driver license|driver's licence|drivers licence|"
        "driver licence|driving license|driving licence|driver’s license|driver’s licence|"
        "driver's permit|license number|licence number|license no|licence no|dl no|"
        "dl number|dl #|dl#|dl:|dln|führerschein|fuhrerschein|führerscheinnummer|"
        "führerschein-nr|permis de conduire|patente|patente di guida|carnet de conducir|"
        "permiso de conducir|permiso de conducción|licencia de conducir|rijbewijs|"
        "rijbewijsnummer|carta de condução|cnh|körkort|kørekort|førerkort|ajokortti|"
        "prawo jazdy|řidičský průkaz|водительское|водительского|права|ehliyet|"
        "giấy phép lái xe|gplx|bằng lái|驾驶证|駕照|驾照|運転免許|運転免許証|면허번호|운전면허|"
        "ใบขับขี่|licença de motorista|driving permit"},
    TopicWords{
        IdTopic::kHealth,
        "nhs|npi|dea|health card|health insurance|insurance number|insurance no|insurance id|"
        "medical record|mrn|medical license|medical licence|medical id|patient id|"
        "patient number|member id|policy number|policy no|subscriber id|medicaid|medicare|"
        "krankenversicherung|versichertennummer|mutuelle|tessera sanitaria|bhyt|"
        "bảo hiểm y tế|полис|омс|ОМС|医保|健康保険"},
    TopicWords{
        IdTopic::kVehicle,
        "license plate|licence plate|number plate|plate number|plate no|plate|plates|"
        "registration plate|vehicle registration|vehicle reg|reg no|reg number|"
        "registration number|vrn|kennzeichen|kfz|kfz-kennzeichen|nummernschild|"
        "plaque d'immatriculation|immatriculation|matrícula|matricula|targa|kenteken|"
        "nummerplaat|tablica|rejestracyjna|госномер|гос. номер|номерной знак|plaka|"
        "plaka numarasi|biển số|biển số xe|车牌|車牌|ナンバープレート|차량번호|번호판|placa"},
};

}  // namespace

std::span<const IdKind> GenericIdKinds() { return kKinds; }

std::string_view IdTopicWords(IdTopic topic) {
  const auto* const found = std::ranges::find(kTopicWords, topic, &TopicWords::topic);
  return found == kTopicWords.end() ? std::string_view() : found->words;
}

}  // namespace tacit::privacy
