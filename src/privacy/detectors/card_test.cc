#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

// The networks' own published test numbers, and invented ones with a right check digit.
TEST(CardDetector, FindsTheCardsOfEveryNetwork) {
  constexpr RedactCase kCases[] = {
      {"4111111111111111", "[[CARD]]"},
      {"4111 1111 1111 1111", "[[CARD]]"},
      {"4111-1111-1111-1111", "[[CARD]]"},
      {"4222222222222", "[[CARD]]"},
      {"5555555555554444", "[[CARD]]"},
      {"2223003122003222", "[[CARD]]"},
      {"378282246310005", "[[CARD]]"},
      {"3782 822463 10005", "[[CARD]]"},
      {"3714-496353-98431", "[[CARD]]"},
      {"6011111111111117", "[[CARD]]"},
      {"30569309025904", "[[CARD]]"},
      {"3056 930902 5904", "[[CARD]]"},
      {"3530111333300000", "[[CARD]]"},
      {"6200000000000005", "[[CARD]]"},
      {"6759649826438453", "[[CARD]]"},
      {"2200000000000004", "[[CARD]]"},
      {"9792030394440796", "[[CARD]]"},
      {"4111 1111 1111 1111 12/26 123", "[[CARD]] 12/26 123"},
      {"ann,4111111111111111,12/26", "ann,[[CARD]],12/26"},
      {"card=4111111111111111;", "card=[[CARD]];"},
      {"4111111111111111 5555555555554444", "[[CARD]] [[CARD]]"},
      {"2024-05-01 4111 1111 1111 1111", "2024-05-01 [[CARD]]"},
      {"https://example.com/4111-1111-1111-1111", "https://example.com/[[CARD]]"},
  };
  ExpectRedacted(*MakeCardDetector(), kCases);
}

TEST(CardDetector, LeavesOtherNumbers) {
  constexpr std::string_view kTexts[] = {
      "4111111111111112",
      "4111 1111 1111 1112",
      "1717000000000",
      "1234567812345670",
      "9111111111111111",
      "490154203237518",
      "x4111111111111111",
      "4111111111111111a",
      "41111111111111110000",
      "id_4111111111111111",
      "0.4111111111111111",
      "0,4111111111111111",
      "4111111111111111.25",
      "https://example.com/item/4111111111111111",
      "deadbeef-4111111111111111",
      "4111 11111111 1111",
      "4111  1111  1111  1111",
      "#4111111111111111",
      "978-3-16-148410-0",
      "2024-05-01 12:34:56.789",
      "411111111111",
  };
  ExpectSurvive(*MakeCardDetector(), kTexts);
}

TEST(CardDetector, FindsTheExactSpanInEveryFrame) {
  const auto detector = MakeCardDetector();
  ExpectFoundAnywhere(*detector, "4111111111111111", "CARD");
  ExpectFoundAnywhere(*detector, "4111 1111 1111 1111", "CARD");
}

}  // namespace
}  // namespace tacit::privacy
