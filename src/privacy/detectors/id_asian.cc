// Identity and tax numbers of Asia, Africa and Oceania. Sources: UIDAI (Aadhaar), Income Tax
// Department and GSTN (India), GB 11643 (China), Ministry of Interior (Taiwan), Immigration
// Department (Hong Kong), Act on My Number (Japan), ICA and ACRA (Singapore), circular
// 59/2021/TT-BCA (Vietnam), Australian Business Register and Taxation Office, Inland Revenue (New
// Zealand); for the others OECD, "Tax identification numbers".

#include "privacy/detectors/checksums.h"
#include "privacy/detectors/id_arithmetic.h"
#include "privacy/detectors/id_kind.h"

namespace tacit::privacy {
namespace {

bool Contains(std::string_view list, std::string_view code) {
  return list.find(code) != std::string_view::npos;
}

bool PassesAadhaar(std::string_view s) { return s[0] >= '2' && PassesVerhoeff(s) && !AllSame(s); }

// The fourth letter says what the holder is: P a person, C a company, …
bool HasPanShape(std::string_view s) {
  return Contains("ABCFGHJKLPT", s.substr(3, 1)) && !AllSame(s.substr(0, 5));
}

// State, PAN, number of the registration, Z, check character.
bool HasGstinShape(std::string_view s) {
  if (!Matches(s, "##@@@@@####@?Z?")) return false;
  const int state = NumberAt(s, 0, 2);
  return (state >= 1 && state <= 38) || state == 97 || state == 99;
}

bool HasIndianPlateShape(std::string_view s) {
  return Contains(
      "AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY "
      "RJ SK TN TR TS UK UP WB ",
      s.substr(0, 2));
}

bool PassesChinese(std::string_view s) {
  const int year = NumberAt(s, 6, 4);
  const bool ends = IsDigit(s.back()) || s.back() == 'X';
  return s[0] >= '1' && s[0] <= '9' && year >= 1880 && year <= 2060 && HasMonthDay(s, 10) && ends &&
         PassesMod11_2(s);
}

bool PassesTaiwanese(std::string_view s) {
  constexpr std::array<int, 26> kCodes{10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21,
                                       22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33};
  const int code = kCodes[static_cast<std::size_t>(s[0] - 'A')];
  const int sum =
      code / 10 + code % 10 * 9 + WeightedSum(s.substr(1), Weights<9>{8, 7, 6, 5, 4, 3, 2, 1, 1});
  return (s[1] == '1' || s[1] == '2' || s[1] == '8' || s[1] == '9') && sum % 10 == 0;
}

// One letter (a blank, 36, before it) or two; six digits; a check digit or A.
bool PassesHongKong(std::string_view s) {
  const bool two = IsLetter(s[1]);
  const std::string_view digits = s.substr(two ? 2 : 1);
  int sum = (two ? AlnumValue(s[0]) : 36) * 9 + AlnumValue(s[two ? 1 : 0]) * 8;
  sum += WeightedSum(digits, Weights<6>{7, 6, 5, 4, 3, 2});
  const char last = digits.back();
  return (IsDigit(last) || last == 'A') && (sum + AlnumValue(last)) % 11 == 0;
}

bool PassesJapanese(std::string_view s) {
  const int rest = WeightedSum(s, Weights<11>{6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  return (rest < 2 ? 0 : 11 - rest) == DigitValue(s[11]) && !AllSame(s);
}

// Birth date; the seventh digit says century, sex and whether a foreigner. Since October 2020 the
// last digit is no check digit.
bool HasKoreanShape(std::string_view s) { return HasMonthDay(s, 2) && s[6] >= '1' && s[6] <= '8'; }
bool PassesKorean(std::string_view s) {
  const int sum = WeightedSum(s, Weights<12>{2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5});
  return ((s[6] < '5' ? 11 : 13) - sum % 11) % 10 == DigitValue(s[12]);
}

bool PassesKoreanFirm(std::string_view s) {
  const int sum = WeightedSum(s, Weights<9>{1, 3, 7, 1, 3, 7, 1, 3, 5}) + DigitValue(s[8]) * 5 / 10;
  return (10 - sum % 10) % 10 == DigitValue(s[9]) && !AllSame(s);
}

bool HasKoreanLicenceShape(std::string_view s) {
  return NumberAt(s, 0, 2) >= 11 && NumberAt(s, 0, 2) <= 28;
}

// NRIC and FIN. The check letters follow from published numbers.
bool PassesSingaporean(std::string_view s) {
  int sum = WeightedSum(s.substr(1), Weights<7>{2, 7, 6, 5, 4, 3, 2});
  std::string_view letters;
  switch (s[0]) {
    case 'T':
      sum += 4;
      [[fallthrough]];
    case 'S':
      letters = "JZIHGFEDCBA";
      break;
    case 'G':
      sum += 4;
      [[fallthrough]];
    case 'F':
      letters = "XWUTRQPNMLK";
      break;
    case 'M':
      sum += 3;
      letters = "XWUTRQPNJLK";
      break;
    default:
      return false;
  }
  return letters[static_cast<std::size_t>(sum % 11)] == s[8];
}

// UEN: eight digits (businesses), a year and five digits (companies), T08LL0001A (others).
bool PassesUen(std::string_view s) {
  if (s.size() == 9) {
    const int sum = WeightedSum(s, Weights<8>{10, 4, 9, 3, 8, 2, 7, 1});
    return std::string_view("XMKECAWLJDB")[static_cast<std::size_t>(sum % 11)] == s[8];
  }
  if (IsDigit(s[0])) {
    const int sum = WeightedSum(s, Weights<9>{10, 8, 6, 4, 9, 7, 5, 3, 1});
    return std::string_view("ZKCMDNERGWH")[static_cast<std::size_t>(sum % 11)] == s[9];
  }
  constexpr std::string_view kAlphabet = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
  constexpr Weights<9> kWeights{4, 3, 5, 3, 10, 2, 2, 5, 7};
  if (s[0] != 'R' && s[0] != 'S' && s[0] != 'T') return false;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    const std::size_t value = kAlphabet.find(s[i]);
    if (value == s.npos) return false;
    sum += static_cast<int>(value) * kWeights[i];
  }
  return kAlphabet[static_cast<std::size_t>(((sum - 5) % 11 + 11) % 11)] == s[9];
}

bool PassesThai(std::string_view s) {
  const int province = NumberAt(s, 1, 2);
  const bool known = province >= 10 && province <= 96 && province != 28 && province != 29 &&
                     province != 59 && province != 68 && province != 69 && province != 78 &&
                     province != 79 && (province < 87 || province > 89);
  const int sum = WeightedSum(s, Weights<12>{13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2});
  return s[0] != '0' && s[0] != '9' && known && (11 - sum % 11) % 10 == DigitValue(s[12]);
}

// MyKad: birth date, place of birth.
bool HasMalaysianShape(std::string_view s) {
  return HasMonthDay(s, 2) &&
         !Contains("00 17 18 19 20 69 70 73 80 81 94 95 96 97 ", s.substr(6, 2));
}

// NIK: province, regency, district; birth date, a woman's day + 40.
bool HasIndonesianShape(std::string_view s) {
  const int day = NumberAt(s, 6, 2);
  return s[0] >= '1' && s[0] <= '9' && IsDayOfMonth(day > 40 ? day - 40 : day, NumberAt(s, 8, 2));
}

bool PassesPhilippineTax(std::string_view s) {
  return WeightedSum(s, Weights<8>{9, 8, 7, 6, 5, 4, 3, 2}) % 11 == DigitValue(s[8]);
}

// Province of the birth's register, century and sex, year of birth.
bool HasVietnameseShape(std::string_view s) {
  return s[0] == '0' && s[3] < '4' &&
         Contains(
             "01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 "
             "40 42 44 45 46 48 49 51 52 54 56 58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 "
             "83 84 86 87 89 91 92 93 94 95 96 ",
             s.substr(1, 2));
}

// The day of the year, a woman's + 500; V or X behind the old form.
bool HasSriLankanShape(std::string_view s) {
  const bool old = s.size() == 10;
  if (old && s[9] != 'V' && s[9] != 'X') return false;
  const int day = NumberAt(s, old ? 2 : 4, 3) % 500;
  return day >= 1 && day <= 366;
}

bool HasPakistaniShape(std::string_view s) { return s[0] >= '1' && s[0] <= '7'; }

bool PassesIranian(std::string_view s) {
  const int rest = WeightedSum(s, Weights<9>{10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return (rest < 2 ? rest : 11 - rest) == DigitValue(s[9]) && !AllSame(s);
}

bool HasEmiratiShape(std::string_view s) {
  return s.starts_with("784") && NumberAt(s, 3, 4) >= 1900 && NumberAt(s, 3, 4) <= 2060;
}

bool PassesSaudi(std::string_view s) { return (s[0] == '1' || s[0] == '2') && PassesLuhn(s); }

bool PassesKuwaiti(std::string_view s) {
  const int sum = WeightedSum(s, Weights<11>{2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2});
  return (s[0] == '2' || s[0] == '3') && HasMonthDay(s, 3) && 11 - sum % 11 == DigitValue(s[11]);
}

bool HasEgyptianShape(std::string_view s) {
  return (s[0] == '2' || s[0] == '3') && HasMonthDay(s, 3);
}

bool PassesSouthAfrican(std::string_view s) {
  return HasMonthDay(s, 2) && s[10] <= '2' && PassesLuhn(s);
}

bool HasGhanaianShape(std::string_view s) { return s.starts_with("GHA"); }

bool PassesTfn(std::string_view s) {
  return WeightedSum(s, Weights<9>{1, 4, 3, 7, 5, 8, 6, 9, 10}) % 11 == 0 && !AllSame(s);
}

bool PassesAbn(std::string_view s) {
  const int sum = WeightedSum(s, Weights<11>{10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19}) - 10;
  return s[0] != '0' && sum % 89 == 0;
}

bool PassesAcn(std::string_view s) {
  const int sum = WeightedSum(s, Weights<8>{8, 7, 6, 5, 4, 3, 2, 1});
  return (10 - sum % 10) % 10 == DigitValue(s[8]) && !AllSame(s);
}

bool PassesMedicare(std::string_view s) {
  const int sum = WeightedSum(s, Weights<8>{1, 3, 7, 9, 1, 3, 7, 9});
  return s[0] >= '2' && s[0] <= '6' && sum % 10 == DigitValue(s[8]);
}

bool PassesIrd(std::string_view s) {
  const int number = NumberAt(s, 0, s.size());
  if (number < 10000000 || number > 150000000) return false;
  const std::string_view base = s.substr(0, s.size() - 1);
  std::array<char, 8> padded{'0', '0'};
  base.copy(padded.data() + (8 - base.size()), base.size());
  const std::string_view eight(padded.data(), padded.size());
  int rest = WeightedSum(eight, Weights<8>{3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  if (rest == 1) rest = WeightedSum(eight, Weights<8>{7, 4, 3, 2, 5, 2, 7, 6}) % 11;
  return rest != 1 && (11 - rest) % 11 == DigitValue(s.back());
}

constexpr std::array kKinds{
    IdKind{"ID.IN.AADHAAR", "in_aadhaar", "#### #### ####!|####-####-####!|####:####:####~|+12~",
           nullptr, PassesAadhaar, "aadhaar|aadhar|adhaar|adhar|uidai|uid|आधार",
           IdTopic::kNational},
    IdKind{"ID.IN.PAN", "in_pan", "@@@@@####@!", HasPanShape, nullptr, "pan|pan card|pan number",
           IdTopic::kTax},
    IdKind{"ID.IN.GSTIN", "in_gstin", "*15!", HasGstinShape, nullptr, "gstin|gst", IdTopic::kTax},
    IdKind{"ID.IN.VOTER", "in_voter", "@@@#######", nullptr, nullptr,
           "voter|voter id|epic|election|matdata", IdTopic::kNational},
    IdKind{"ID.IN.VEHICLE", "in_vehicle",
           "@@##@@####~|@@##@####~|@@ ## @@ ####!|@@-##-@@-####!|@@ ##@@ ####!|@@#@@@####~",
           HasIndianPlateShape, nullptr, "rto", IdTopic::kVehicle},
    IdKind{"ID.CN.RESIDENT", "cn_resident", "+18!|#################@!", nullptr, PassesChinese,
           "身份证|身份證|身份证号", IdTopic::kNational},
    IdKind{"ID.TW.NATIONAL", "tw_national", "@#########~", nullptr, PassesTaiwanese,
           "身分證|身分證字號|統一編號", IdTopic::kNational},
    IdKind{"ID.HK.HKID", "hk_hkid", "@######(?!|@@######(?!|@######?~|@@######?|@######-?", nullptr,
           PassesHongKong, "hkid|身份證|身份证|hong kong id", IdTopic::kNational},
    IdKind{"ID.JP.MY_NUMBER", "jp_my_number", "+12|#### #### ####|####-####-####", nullptr,
           PassesJapanese, "マイナンバー|個人番号|my number|mynumber", IdTopic::kNational},
    IdKind{"ID.KR.RRN", "kr_rrn", "######-#######!|###### #######", HasKoreanShape, nullptr,
           "rrn|frn|주민등록번호|주민번호|외국인등록번호|resident registration",
           IdTopic::kNational},
    IdKind{"ID.KR.RRN", "kr_rrn_run", "+13~", HasKoreanShape, PassesKorean,
           "rrn|frn|주민등록번호|주민번호|외국인등록번호|resident registration", IdTopic::kNational,
           true},
    IdKind{"ID.KR.BRN", "kr_brn", "###-##-#####!|+10~", nullptr, PassesKoreanFirm,
           "brn|사업자등록번호|사업자번호|business registration", IdTopic::kTax},
    IdKind{"ID.KR.DRIVER_LICENCE", "kr_driver", "##-##-######-##!|## ## ###### ##!|+12",
           HasKoreanLicenceShape, nullptr, "운전면허|운전면허번호|면허번호", IdTopic::kDriver},
    IdKind{"ID.SG.NRIC", "sg_nric", "@#######@!", nullptr, PassesSingaporean, "nric|fin|ic no",
           IdTopic::kNational},
    IdKind{"ID.SG.UEN", "sg_uen", "########@~|#########@!|@##@@####@!", nullptr, PassesUen, "uen",
           IdTopic::kTax},
    IdKind{"ID.TH.NATIONAL", "th_national", "#-####-#####-##-#!|# #### ##### ## #!|+13~", nullptr,
           PassesThai, "tnin|thai id|thai national|บัตรประชาชน|ตัวประชาชน|ประชาชน",
           IdTopic::kNational},
    IdKind{"ID.MY.MYKAD", "my_mykad", "######-##-####!|+12", HasMalaysianShape, nullptr,
           "mykad|nric|kad pengenalan|no. kp|no kp|ic no|ic number", IdTopic::kNational},
    IdKind{"ID.ID.NIK", "id_nik", "+16|#### #### #### ####", HasIndonesianShape, nullptr,
           "nik|ktp|no. ktp|kartu tanda penduduk"},
    IdKind{"ID.PH.TIN", "ph_tin", "###-###-###|###-###-###-###|+9|+12|###-###-###-#####", nullptr,
           PassesPhilippineTax, "tin|bir", IdTopic::kTax},
    IdKind{"ID.PH.NATIONAL", "ph_national", "####-####-####-####|##-#######-#|####-#######-#",
           nullptr, nullptr, "philsys|pcn|psn|umid|sss|gsis|crn"},
    IdKind{"ID.VN.CCCD", "vn_cccd", "+12~", HasVietnameseShape, nullptr,
           "cccd|căn cước|cmnd|định danh|cmt", IdTopic::kNational},
    IdKind{"ID.VN.CMND", "vn_cmnd", "+9|### ### ###", nullptr, nullptr,
           "cmnd|chứng minh nhân dân|chứng minh thư|số cmt|cmt"},
    IdKind{"ID.LK.NIC", "lk_nic", "#########@~|+12", HasSriLankanShape, nullptr, "nic|nic no",
           IdTopic::kNational},
    IdKind{"ID.PK.CNIC", "pk_cnic", "#####-#######-#!|+13", HasPakistaniShape, nullptr,
           "cnic|nicop|nadra|شناختی"},
    IdKind{"ID.BD.NID", "bd_nid", "+10|+13|+17", nullptr, nullptr, "nid|জাতীয় পরিচয়পত্র|smart card"},
    IdKind{"ID.IR.NATIONAL", "ir_national", "+10|###-######-#!", nullptr, PassesIranian,
           "کد ملی|کدملی|code melli|melli code", IdTopic::kNational},
    IdKind{"ID.IL.NATIONAL", "il_national", "+9|########-#", nullptr, PassesLuhn,
           "תעודת זהות|ת.ז|ת\"ז|teudat zehut|israeli id", IdTopic::kNational},
    IdKind{"ID.AE.EMIRATES", "ae_emirates", "###-####-#######-#!|+15~", HasEmiratiShape, nullptr,
           "emirates id|هوية", IdTopic::kNational},
    IdKind{"ID.SA.NATIONAL", "sa_national", "+10", nullptr, PassesSaudi,
           "iqama|الهوية الوطنية|إقامة|هوية|saudi id"},
    IdKind{"ID.KW.CIVIL", "kw_civil", "+12", nullptr, PassesKuwaiti, "civil id|الرقم المدني"},
    IdKind{"ID.EG.NATIONAL", "eg_national", "+14", HasEgyptianShape, nullptr,
           "الرقم القومي|رقم قومي|egyptian id", IdTopic::kNational},
    IdKind{"ID.ZA.NATIONAL", "za_national", "+13~|###### #### ## #!|###### #### ###!", nullptr,
           PassesSouthAfrican,
           "sa id|rsa id|south african id|refugee id|permanent resident|id number|id no",
           IdTopic::kNational},
    IdKind{"ID.NG.NIN", "ng_nin", "+11|#### #### ###|####-###-####", nullptr, nullptr,
           "nin|nimc|national identification"},
    IdKind{"ID.NG.BVN", "ng_bvn", "+11", nullptr, nullptr, "bvn|bank verification"},
    IdKind{"ID.GH.CARD", "gh_card", "@@@-#########-#!", HasGhanaianShape, nullptr, "ghana card"},
    IdKind{"ID.KE.PIN", "ke_pin", "@#########@", nullptr, nullptr, "kra|kra pin"},
    IdKind{"ID.AU.TFN", "au_tfn", "+9~|### ### ###~|###-###-###", nullptr, PassesTfn,
           "tfn|tax file", IdTopic::kTax},
    IdKind{"ID.AU.ABN", "au_abn", "+11~|## ### ### ###!", nullptr, PassesAbn,
           "abn|australian business", IdTopic::kTax},
    IdKind{"ID.AU.ACN", "au_acn", "+9~|### ### ###~", nullptr, PassesAcn, "acn|australian company",
           IdTopic::kTax},
    IdKind{"ID.AU.MEDICARE", "au_medicare", "+10~|#### ##### #!|+11|#### ##### # #!", nullptr,
           PassesMedicare, "medicare|medicare card", IdTopic::kHealth},
    IdKind{"ID.NZ.IRD", "nz_ird", "##-###-###!|###-###-###|+8|+9", nullptr, PassesIrd,
           "ird|ird number|inland revenue", IdTopic::kTax},
};

}  // namespace

std::span<const IdKind> AsianIdKinds() { return kKinds; }

}  // namespace tacit::privacy
