#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(ImeiDetector, FindsPrintedFormsAndThoseBesideTheWord) {
  constexpr RedactCase kCases[] = {
      {"49-015420-323751-8", "[[IMEI]]"},
      {"49 015420 323751 8", "[[IMEI]]"},
      {"49/015420/323751/8", "[[IMEI]]"},
      {"IMEI 490154203237518", "IMEI [[IMEI]]"},
      {"imei: 490154203237518.", "imei: [[IMEI]]."},
      {"imei=490154203237518", "imei=[[IMEI]]"},
      {"IMEI1:490154203237518", "IMEI1:[[IMEI]]"},
      {"imei of the phone is 490154203237518", "imei of the phone is [[IMEI]]"},
      {"IMEI 49-015420-323751-8", "IMEI [[IMEI]]"},
      {"imeisv 4901542032375101", "imeisv [[IMEI]]"},
      {"IMEI:\n490154203237518", "IMEI:\n[[IMEI]]"},
      {"imei (490154203237518)", "imei ([[IMEI]])"},
      {"imei \"490154203237518\"", "imei \"[[IMEI]]\""},
      {"imeis 490154203237518 490154203237518", "imeis [[IMEI]] [[IMEI]]"},
      {"imei：490154203237518", "imei：[[IMEI]]"},
  };
  ExpectRedacted(*MakeImeiDetector(), kCases);
}

TEST(ImeiDetector, LeavesOtherNumbers) {
  constexpr std::string_view kTexts[] = {
      "490154203237518",
      "imei 490154203237519",
      "49-015420-323751-9",
      "49-015420-323751",
      "49-015420 323751-8",
      "imei 49015420323751",
      "imei 49015420323751812",
      "imei x490154203237518",
      "imei 490154203237518x",
      "imei 0.490154203237518",
      "imei\n490154203237518",
      "imeix 490154203237518",
      "imei [[IMEI]] 490154203237518",
      "1717000000123456",
      "2024-05-01 12:34:56.789012",
  };
  ExpectSurvive(*MakeImeiDetector(), kTexts);
}

TEST(ImeiDetector, FindsTheExactSpanInEveryFrame) {
  ExpectFoundAnywhere(*MakeImeiDetector(), "49-015420-323751-8", "IMEI");
}

}  // namespace
}  // namespace tacit::privacy
