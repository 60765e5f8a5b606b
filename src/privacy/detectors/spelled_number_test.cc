#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(SpelledNumberDetector, FindsDigitsByName) {
  constexpr RedactCase kCases[] = {
      {"call five five five oh one nine three", "call [[PHONE]]"},
      {"two one two, five five five, oh one nine nine please", "[[PHONE]] please"},
      {"plus four nine one seven zero eight three two one", "[[PHONE]]"},
      {"five-five-five-oh-one-nine-three", "[[PHONE]]"},
      {"5 five 5 oh 1 nine 3", "[[PHONE]]"},
      {"212 five five five 0199", "[[PHONE]]"},
      {"call me at 2 one 2 five five five zero 1 nine nine!", "call me at [[PHONE]]!"},
      {"double five five triple one zero nine", "[[PHONE]]"},
      {"null eins sieben sechs fünf neun drei vier zwei",
       "null eins sieben sechs fünf neun drei vier zwei"},
      {"null eins sieben sechs acht neun drei vier zwei", "[[PHONE]]"},
      {"seis uno cinco ocho nueve dos tres", "[[PHONE]]"},
      {"four one one one one one one one one one one one one one one one",
       "four one one one one one one one one one one one one one one one"},
      {"five four five four one one one one two two two two three three three six", "[[PHONE]]"},
  };
  ExpectRedacted(*MakeSpelledNumberDetector(), kCases);
}

TEST(SpelledNumberDetector, LeavesCountingAndProse) {
  constexpr std::string_view kTexts[] = {
      "one two three four five six seven eight nine",
      "nine eight seven six five four three two one zero",
      "one of the two or three four five things that six seven people said",
      "one two one two one two one two mic test",
      "5 of five and 6 of six",
      "there are 2 or three of them, or four",
      "un deux trois",
      "3 five star hotels and 4 six packs",
  };
  ExpectSurvive(*MakeSpelledNumberDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
