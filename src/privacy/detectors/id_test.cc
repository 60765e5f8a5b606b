#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(IdDetector, FindsNumbersWhoseFormAndCheckDigitSuffice) {
  constexpr RedactCase kCases[] = {
      {"mine is 536-22-8726 ok", "mine is [[ID.US.SSN]] ok"},
      {"or 912-71-4402", "or [[ID.US.ITIN]]"},
      {"AB 12 34 56 C and ab123456d", "[[ID.GB.NINO]] and [[ID.GB.NINO]]"},
      {"see 1EG4-TE5-MK72.", "see [[ID.US.MBI]]."},
      {"card 193-456-787 here", "card [[ID.CA.SIN]] here"},
      {"12345678Z", "[[ID.ES.NIF]]"},
      {"x1234567l is it", "[[ID.ES.NIE]] is it"},
      {"RSSMRA85T10A562S", "[[ID.IT.FISCAL_CODE]]"},
      {"131052-308T", "[[ID.FI.HETU]]"},
      {"811218-9876", "[[ID.SE.PERSON]]"},
      {"she gave 29029600013, I think", "she gave [[ID.NO.PERSON]], I think"},
      {"756.9217.0769.85", "[[ID.CH.AHV]]"},
      {"85.07.30-033.28", "[[ID.BE.NATIONAL]]"},
      {"DE136695976 on the bill", "[[ID.EU.VAT]] on the bill"},
      {"ATU13585627", "[[ID.EU.VAT]]"},
      {"111.444.777-35", "[[ID.BR.CPF]]"},
      {"11.222.333/0001-81", "[[ID.BR.CNPJ]]"},
      {"20-12345678-6", "[[ID.AR.CUIT]]"},
      {"12.345.678-5", "[[ID.CL.RUT]]"},
      {"ABCPK1234L", "[[ID.IN.PAN]]"},
      {"11010519491231002X", "[[ID.CN.RESIDENT]]"},
      {"S1234567D", "[[ID.SG.NRIC]]"},
      {"A123456(3)", "[[ID.HK.HKID]]"},
      {"900101-1234567", "[[ID.KR.RRN]]"},
      {"112-233-445 95", "[[ID.RU.SNILS]]"},
      {"35202-1234567-1", "[[ID.PK.CNIC]]"},
      {"784-1985-1234567-1", "[[ID.AE.EMIRATES]]"},
      {"51 824 753 556", "[[ID.AU.ABN]]"},
  };
  ExpectRedacted(*MakeIdDetector(), kCases);
}

TEST(IdDetector, FindsPlainNumbersBesideAWord) {
  constexpr RedactCase kCases[] = {
      {"SSN 536228726", "SSN [[ID.US.SSN]]"},
      {"my TFN: 123456782", "my TFN: [[ID.AU.TFN]]"},
      {"ssn=536228726&x=1", "ssn=[[ID.US.SSN]]&x=1"},
      {"PESEL 44051401458", "PESEL [[ID.PL.PESEL]]"},
      {"Steuer-ID: 12345678903", "Steuer-ID: [[ID.DE.TAX_ID]]"},
      {"BSN is 111222333", "BSN is [[ID.NL.BSN]]"},
      {"NHS number 943 476 5919", "NHS number [[ID.GB.NHS]]"},
      {"мой ИНН 7707083893", "мой ИНН [[ID.RU.INN]]"},
      {"CCCD: 001089012345", "CCCD: [[ID.VN.CCCD]]"},
      {"マイナンバーは123456789018です", "マイナンバーは[[ID.JP.MY_NUMBER]]です"},
      {"ประชาชน: 3456789012347", "ประชาชน: [[ID.TH.NATIONAL]]"},
      {"TC kimlik no 10000000146", "TC kimlik no [[ID.TR.TCKN]]"},
      {"10000000146 is the TCKN", "[[ID.TR.TCKN]] is the TCKN"},
      {"NPI: 1234567893", "NPI: [[ID.US.NPI]]"},
      {"VIN 1M8GDM9AXKP042788", "VIN [[ID.VIN]]"},
      {"passport no C01X00T47", "passport no [[ID.PASSPORT]]"},
      {"my passport number is 912803456", "my passport number is [[ID.PASSPORT]]"},
      {"여권번호는 M123A4567입니다", "여권번호는 [[ID.PASSPORT]]입니다"},
      {"driver's license D1234567", "driver's license [[ID.DRIVER_LICENCE]]"},
      {"DL# 12345678", "DL# [[ID.DRIVER_LICENCE]]"},
      {"licence no MORGA657054SM9IJ", "licence no [[ID.GB.DRIVER_LICENCE]]"},
      {"Führerschein B072RRE2I55", "Führerschein [[ID.DRIVER_LICENCE]]"},
      {"license F255-9215-0094", "license F255-9215-0094"},
      {"license number F255-9215-0094", "license number [[ID.DRIVER_LICENCE]]"},
      {"license plate AB12 CDE", "license plate [[ID.GB.VEHICLE]]"},
      {"Kennzeichen: B-MW 1234", "Kennzeichen: [[ID.VEHICLE]]"},
      {"medical record number 12345678", "medical record number [[ID.HEALTH]]"},
      {"ID card:\n1234567890", "ID card:\n1234567890"},
  };
  ExpectRedacted(*MakeIdDetector(), kCases);
}

TEST(IdDetector, TakesAMessageOfNothingElseForAnAnswer) {
  constexpr RedactCase kCases[] = {
      {"193456787", "[[ID.CA.SIN]]"},
      {" 193 456 787.", " [[ID.CA.SIN]]."},
      {"it took 193456787 ns", "it took 193456787 ns"},
      {"#193456787", "#193456787"},
  };
  ExpectRedacted(*MakeIdDetector(), kCases);
}

TEST(IdDetector, LeavesOtherNumbers) {
  constexpr std::string_view kTexts[] = {
      "000-12-3456",  // no such area
      "666-12-3456",
      "536-00-8726",
      "1-536-22-8726",  // a part of something longer
      "536-22-8726-1",
      "x536-22-8726",
      "12345678A",  // wrong letter
      "S1234567A",
      "RSSMRA85T10A562T",
      "131052-308U",
      "320152-308T",  // no such day
      "DE136695977",
      "111.444.777-36",
      "193 456 787 bytes",
      "took 193456787 ns",
      "issue 123456782",
      "SIN 193456788",
      "PESEL 44051401459",
      "44051401458 rows",
      "passport 2024-05-01",
      "my passport expires 20300501",
      "passport 0.4.1 is out",
      "1700000000",
      "1700000000000",
      "ts 1700000000123",
      "order 1234567890123",
      "2024-05-01 12:30:45",
      "20240501-1234",
      "port 8080, pid 123456",
      "build 2024.05.01-1234567",
      "ab12cd34 commit 1a2b3c4d5e6f7890",
      "550e8400-e29b-41d4-a716-446655440000",
      "https://example.com/t/193456787/1",
      "10.0.0.1:46454",
      "1,234,567.89 USD",
      "длинный 7707083893",  // no word of its own
      "single 193456787",
      "[[ID.CA.SIN]] 193456787 [[ID.CA.SIN]]",
  };
  ExpectSurvive(*MakeIdDetector(), kTexts);
}

TEST(IdDetector, FindsInEveryFrame) {
  ExpectFoundAnywhere(*MakeIdDetector(), "536-22-8726", "ID.US.SSN");
  ExpectFoundAnywhere(*MakeIdDetector(), "AB123456C", "ID.GB.NINO");
  ExpectFoundAnywhere(*MakeIdDetector(), "11010519491231002X", "ID.CN.RESIDENT");
}

// The example of ICAO Doc 9303 part 4.
TEST(IdMrzDetector, FindsTheLinesOfAPassport) {
  constexpr std::string_view kName = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
  constexpr std::string_view kData = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
  const auto detector = MakeIdMrzDetector();
  const std::string both = std::string(kName) + "\n" + std::string(kData);
  EXPECT_EQ(Redacted(*detector, both), "[[ID.MRZ]]\n[[ID.MRZ]]");
  EXPECT_EQ(Redacted(*detector, "scan: " + both + "\nok"), "scan: [[ID.MRZ]]\n[[ID.MRZ]]\nok");
  std::string wrong(kData);
  wrong[13] = '8';  // a digit of the birth date
  EXPECT_EQ(Redacted(*detector, wrong), wrong);
  EXPECT_EQ(Redacted(*detector, kData.substr(0, 27)), kData.substr(0, 27));
}

TEST(IdMrzDetector, FindsTheLinesOfACard) {
  constexpr std::string_view kCard =
      "I<UTOD231458907<<<<<<<<<<<<<<<\r\n7408122F1204159UTO<<<<<<<<<<<6\r\n"
      "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
  EXPECT_EQ(Redacted(*MakeIdMrzDetector(), kCard), "[[ID.MRZ]]\r\n[[ID.MRZ]]\r\n[[ID.MRZ]]");
}

}  // namespace
}  // namespace tacit::privacy
