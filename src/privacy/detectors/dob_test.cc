#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(DobDetector, FindsADateBesideAWordForBirth) {
  constexpr RedactCase kCases[] = {
      {"born on 1980-05-12", "born on [[DOB]]"},
      {"DOB: 05/12/1980", "DOB: [[DOB]]"},
      {"dob 12.5.80", "dob [[DOB]]"},
      {"date of birth: 12 May 1980", "date of birth: [[DOB]]"},
      {"born May 12, 1980 in Dover", "born [[DOB]] in Dover"},
      {"born on the 12th of May 1980", "born on the [[DOB]]"},
      {"my birthday is May 12", "my birthday is [[DOB]]"},
      {"May 12 is my birthday", "[[DOB]] is my birthday"},
      {"I was born in 1980", "I was born in [[DOB]]"},
      {"geboren am 12. Mai 1980", "geboren am [[DOB]]"},
      {"Geburtsdatum: 12.05.1980", "Geburtsdatum: [[DOB]]"},
      {"née le 12 mai 1980", "née le [[DOB]]"},
      {"nacido el 12 de mayo de 1980", "nacido el [[DOB]]"},
      {"nato il 12/05/1980", "nato il [[DOB]]"},
      {"дата рождения: 12.05.1980", "дата рождения: [[DOB]]"},
      {"родился 12 мая 1980", "родился [[DOB]]"},
      {"sinh ngày 12/05/1980", "sinh ngày [[DOB]]"},
      {"生日: 1980年5月12日", "生日: [[DOB]]"},
  };
  ExpectRedacted(*MakeDobDetector(), kCases);
}

TEST(DobDetector, LeavesOtherDates) {
  constexpr std::string_view kTexts[] = {
      "released on 1980-05-12",
      "due May 12, 2024",
      "the meeting is on 05/12/2024",
      "the release was born on 2019-05-12",
      "the project's birthday is May 12",
      "version 1.2.3",
      "born to run 1234 tests",
      "in 1980",
      "born into 3 servers",
      "May 12",
      "a birthday party for 12",
  };
  ExpectSurvive(*MakeDobDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
