#include <gtest/gtest.h>

#include <string>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

// The examples of the SWIFT IBAN registry.
TEST(IbanDetector, FindsTheRegistrysExamples) {
  constexpr RedactCase kCases[] = {
      {"DE89370400440532013000", "[[IBAN]]"},
      {"DE89 3704 0044 0532 0130 00", "[[IBAN]]"},
      {"DE89-3704-0044-0532-0130-00", "[[IBAN]]"},
      {"DE89 37040044 0532013000", "[[IBAN]]"},
      {"de89 3704 0044 0532 0130 00", "[[IBAN]]"},
      {"de89370400440532013000", "[[IBAN]]"},
      {"GB29 NWBK 6016 1331 9268 19", "[[IBAN]]"},
      {"gb29 nwbk 6016 1331 9268 19", "[[IBAN]]"},
      {"gb29nwbk60161331926819", "[[IBAN]]"},
      {"FR1420041010050500013M02606", "[[IBAN]]"},
      {"NL91ABNA0417164300", "[[IBAN]]"},
      {"MT84 MALT 0110 0001 2345 MTLC AST0 01S", "[[IBAN]]"},
      {"NO93 8601 1117 947", "[[IBAN]]"},
      {"CH93 0076 2011 6238 5295 7", "[[IBAN]]"},
      {"IBAN:DE89370400440532013000,", "IBAN:[[IBAN]],"},
      {"VG96 VPVG 0000 0123 4567 8901 X", "[[IBAN]] X"},
      {"DE89 3704 0044 0532 0130 00 2024", "[[IBAN]] 2024"},
      {"DE89 3704 0044 0532 0130 00.", "[[IBAN]]."},
  };
  ExpectRedacted(*MakeIbanDetector(), kCases);
}

TEST(IbanDetector, LeavesWhatFailsTheRegistryOrTheCheckDigits) {
  constexpr std::string_view kTexts[] = {
      "DE89370400440532013001",
      "DE88370400440532013000",
      "DE8937040044053201300",
      "DE893704004405320130000",
      "ZZ89370400440532013000",
      "XDE89370400440532013000",
      "DE89370400440532013000x",
      "_DE89370400440532013000",
      "DE89 3704 0044 0532 0130 01",
      "DE89  3704  0044  0532  0130  00",
      "DE89 3704-0044 0532-0130 00",
      "de89 370400 440532 013000",
      "DE89",
      "GB29 NWBK",
      "NO93 8601 1117 94",
      "AL47 the cat sat on the mat and slept",
      "[[IBAN]] DE89 3704",
      "DE89 3704 [[IBAN]]",
  };
  ExpectSurvive(*MakeIbanDetector(), kTexts);
}

TEST(IbanDetector, FindsTheExactSpanInEveryFrame) {
  const auto detector = MakeIbanDetector();
  ExpectFoundAnywhere(*detector, "DE89370400440532013000", "IBAN");
  ExpectFoundAnywhere(*detector, "GB29 NWBK 6016 1331 9268 19", "IBAN");
  ExpectFoundAnywhere(*detector, "de89 3704 0044 0532 0130 00", "IBAN");
}

TEST(IbanDetector, RefusesEachSingleWrongDigit) {
  const auto detector = MakeIbanDetector();
  const std::string iban = "DE89370400440532013000";
  for (std::size_t i = 2; i < iban.size(); ++i) {
    std::string changed = iban;
    changed[i] = changed[i] == '9' ? '0' : static_cast<char>(changed[i] + 1);
    EXPECT_TRUE(FindAll(*detector, changed).empty()) << changed;
  }
}

}  // namespace
}  // namespace tacit::privacy
