#include <gtest/gtest.h>

#include <string>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

std::unique_ptr<Detector> PhoneFor(std::vector<std::string> regions) {
  return MakePhoneDetector({.phone_regions = std::move(regions)});
}

TEST(PhoneDetector, FindsInternationalForms) {
  constexpr RedactCase kCases[] = {
      {"+493012345678", "[[PHONE]]"},
      {"+49 30 12345678", "[[PHONE]]"},
      {"+49-30-12345678.", "[[PHONE]]."},
      {"+49.30.12345678", "[[PHONE]]"},
      {"(+49) 30 12345678", "[[PHONE]]"},
      {"(+49 30 12345678)", "([[PHONE]])"},
      {"+49 (0)30 12345678", "[[PHONE]]"},
      {"+44 (20) 7946 0958", "[[PHONE]]"},
      {"+1 (212) 555-0123", "[[PHONE]]"},
      {"+1 212 555 0123 x45", "[[PHONE]]"},
      {"+84 912 345 678", "[[PHONE]]"},
      {"tel:+1-212-555-0123", "[[PHONE]]"},
      {"tel:+1-212-555-0123;ext=7", "[[PHONE]]"},
      {"0049 30 12345678", "[[PHONE]]"},
      {"00493012345678", "[[PHONE]]"},
      {"004930123456 or 004930123457", "[[PHONE]] or [[PHONE]]"},
      {"wa.me/493012345678", "wa.me/[[PHONE]]"},
      {"https://wa.me/493012345678?text=hi", "https://wa.me/[[PHONE]]?text=hi"},
      {"https://api.whatsapp.com/send?phone=493012345678&a=1",
       "https://api.whatsapp.com/send?phone=[[PHONE]]&a=1"},
      {"+49 30 12345678 10:30", "[[PHONE]] 10:30"},
      {"7,+493012345678,x", "7,[[PHONE]],x"},
      {"7,212-555-0123,212-555-0199", "7,[[PHONE]],[[PHONE]]"},
      {"+999 123 4567 890 123", "+999 123 4567 890 123"},
  };
  ExpectRedacted(*PhoneFor({}), kCases);
}

TEST(PhoneDetector, FindsAmericanFormsByShape) {
  constexpr RedactCase kCases[] = {
      {"(212) 555-0123", "[[PHONE]]"},      {"(212)555-0123", "[[PHONE]]"},
      {"212-555-0123", "[[PHONE]]"},        {"212.555.0123", "[[PHONE]]"},
      {"212 555 0123", "[[PHONE]]"},        {"1-800-555-0199", "[[PHONE]]"},
      {"1 (212) 555-0123", "[[PHONE]]"},    {"212-555-0123 ext. 5", "[[PHONE]]"},
      {"212-555-0123x0045", "[[PHONE]]"},   {"212-555-0123 2 pm", "[[PHONE]] 2 pm"},
      {"5 212-555-0123", "5 [[PHONE]]"},    {"212-555-0123 212-555-0199", "[[PHONE]] [[PHONE]]"},
      {"112-555-0123", "112-555-0123"},     {"212-155-0123", "212-155-0123"},
      {"x212-555-0123", "x212-555-0123"},   {"212-555-01234", "212-555-01234"},
      {"a-212-555-0123", "a-212-555-0123"}, {"#212-555-0123", "#212-555-0123"},
  };
  ExpectRedacted(*PhoneFor({}), kCases);
}

TEST(PhoneDetector, FindsNationalFormsOfConfiguredRegions) {
  constexpr RedactCase kCases[] = {
      {"030 12345678", "[[PHONE]]"},
      {"ruf 030/12345678 an", "ruf [[PHONE]] an"},
      {"(030) 12345678", "[[PHONE]]"},
      {"0912 345 678", "[[PHONE]]"},
      {"0912345678", "[[PHONE]]"},
      {"0912.345.678", "[[PHONE]]"},
      {"01 84 17 61 18", "[[PHONE]]"},
      {"6123 4567", "[[PHONE]]"},
      {"line 0912345678", "line 0912345678"},
      {"order 612345678", "order 612345678"},
  };
  ExpectRedacted(*PhoneFor({"DE", "VN", "FR", "SG"}), kCases);
}

TEST(PhoneDetector, FindsPossibleNumbersBesideAWord) {
  constexpr RedactCase kCases[] = {
      {"fax: +41 (0)22 999 12 34", "fax: [[PHONE]]"},
      {"+46 (0)99 999 12 34 ok", "[[PHONE]] ok"},
      {"phone: 60-56-85-91", "phone: [[PHONE]]"},
      {"Phone:\n467 3395", "Phone:\n[[PHONE]]"},
      {"my mobile is 99577450", "my mobile is [[PHONE]]"},
      {"fax 9498777106", "fax [[PHONE]]"},
      {"тел. 123-45-67", "тел. [[PHONE]]"},
      {"sđt 123456789", "sđt [[PHONE]]"},
      {"电话 12345678", "电话 [[PHONE]]"},
      {"ring *0044 7911 623785*.", "ring *[[PHONE]]*."},
      {"call me on 9472 7916?", "call me on [[PHONE]]?"},
      {"call 1234567 times", "call 1234567 times"},
      {"phonebook 12345678", "phonebook 12345678"},
      {"phone\n12345678", "phone\n12345678"},
      {"Handynummer 151 2345 99", "Handynummer [[PHONE]]"},
      {"appelle 612 34 56 78", "appelle [[PHONE]]"},
      {"llámame al 612 345 678", "llámame al [[PHONE]]"},
      {"звоните 495 123 45 67", "звоните [[PHONE]]"},
      {"liên hệ 912 345 678", "liên hệ [[PHONE]]"},
      {"555 01 23 (cell)", "[[PHONE]] (cell)"},
      {"call 12 34 times", "call 12 34 times"},
      {"123 456 78 celluloid", "123 456 78 celluloid"},
      {"phone 2024-05-01", "phone 2024-05-01"},
  };
  ExpectRedacted(*PhoneFor({}), kCases);
}

TEST(PhoneDetector, FindsTheShortNumbersOfSmallCountriesBesideAWord) {
  constexpr RedactCase kCases[] = {
      {"tel. 201234,", "tel. [[PHONE]],"},
      {"call me on 601234", "call me on [[PHONE]]"},
      {"201234 lines", "201234 lines"},
      {"call me in 2024", "call me in 2024"},
  };
  ExpectRedacted(*PhoneFor({"FO"}), kCases);
}

TEST(PhoneDetector, FindsTrunkForms) {
  constexpr RedactCase kCases[] = {
      {"0490 75 40 81", "[[PHONE]]"},       {"(08) 8747 6301", "[[PHONE]]"},
      {"030 12345678", "[[PHONE]]"},        {"0961-7596216", "[[PHONE]]"},
      {"0 (917) 123 4567", "[[PHONE]]"},    {"09171234567", "[[PHONE]]"},
      {"id 09171234567", "id 09171234567"}, {"00171234567", "00171234567"},
      {"083 564 9312", "[[PHONE]]"},        {"01.84.17.61.18", "[[PHONE]]"},
      {"01 02 03 04 05", "01 02 03 04 05"}, {"0123456789", "0123456789"},
  };
  ExpectRedacted(*PhoneFor({}), kCases);
}

TEST(PhoneDetector, LeavesOtherNumbersInEveryRegion) {
  constexpr std::string_view kTexts[] = {
      "2024-05-01",
      "2024-05-01 12:34:56",
      "2024-05-01T12:34:56.789+02:00",
      "2024-05-01 12:34:56 +0200",
      "01.05.2024 12:00",
      "20240501",
      "20240501123456",
      "1717000000",
      "1717000000123",
      "ts=1717000000.123456",
      "v1.20.300.4000",
      "1 000 000",
      "1,2345678901",
      "0 123 456 789,50",
      "12 345 000",
      "12.345.000",
      "$1234567890",
      "€912345678",
      "price 3421.55678",
      "2019-2020",
      "10.0.0.1",
      "81.2.69.142",
      "0xdeadbeef12345678",
      "550e8400-e29b-41d4-a716-446655440000",
      "3f2a9c1d4912345678",
      "#123456789",
      "order 1234567890",
      "52.52000, 13.40500",
      "main.cc:1234567:12",
      "https://example.com/item/0912345678",
      "12345678901234567890",
      "id_0912345678",
      "0912345678_id",
      "@@ -1234,5 +1234,6 @@",
      "+1 to that, 100 %",
      "+10000 5000",
      "1234+567890123",
      "978-3-16-148410-0",
  };
  const auto detector = PhoneFor({"US", "DE", "VN", "GB", "FR"});
  ExpectSurvive(*detector, kTexts);
}

TEST(PhoneDetector, FindsTheExactSpanInEveryFrame) {
  const auto detector = PhoneFor({"DE"});
  for (const char* value : {"+493012345678", "+1 212-555-0123", "(212) 555-0123",
                            "tel:+1-212-555-0123", "004930123456"}) {
    ExpectFoundAnywhere(*detector, value, "PHONE");
  }
}

TEST(PhoneDetector, ReadsAnEndlessRunOfNumbersInBoundedTime) {
  const auto detector = PhoneFor({"DE"});
  std::string run;
  for (int i = 0; i < 1000; ++i) run += "+49 30 123456 ";
  run += std::string(20000, '7');
  EXPECT_EQ(FindAll(*detector, run).size(), 1000U);
}

}  // namespace
}  // namespace tacit::privacy
