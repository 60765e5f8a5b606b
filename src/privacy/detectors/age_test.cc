#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(AgeDetector, FindsTheAgeOfAPerson) {
  constexpr RedactCase kCases[] = {
      {"I'm 34 years old", "I'm [[AGE]] years old"},
      {"i am 34", "i am [[AGE]]"},
      {"age: 34", "age: [[AGE]]"},
      {"Age 34", "Age [[AGE]]"},
      {"she is 29 years old", "she is [[AGE]] years old"},
      {"my son is 7 years old", "my son is [[AGE]] years old"},
      {"a 34 year old woman", "a [[AGE]] year old woman"},
      {"34yo male", "[[AGE]]yo male"},
      {"34 y/o here", "[[AGE]] y/o here"},
      {"he just turned 60", "he just turned [[AGE]]"},
      {"I'll turn 23.", "I'll turn [[AGE]]."},
      {"written when he was 78.", "written when he was [[AGE]]."},
      {"aged 51", "aged [[AGE]]"},
      {"ich bin 34 Jahre alt", "ich bin [[AGE]] Jahre alt"},
      {"j'ai 34 ans", "j'ai [[AGE]] ans"},
      {"tengo 34 años", "tengo [[AGE]] años"},
      {"ho 34 anni", "ho [[AGE]] anni"},
      {"мне 34 года", "мне [[AGE]] года"},
      {"tôi 34 tuổi", "tôi [[AGE]] tuổi"},
      {"我今年34岁", "我今年[[AGE]]岁"},
  };
  ExpectRedacted(*MakeAgeDetector(), kCases);
}

TEST(AgeDetector, LeavesOtherNumbers) {
  constexpr std::string_view kTexts[] = {
      "a 2 years old project",
      "this laptop is 7 years old",
      "the codebase is 10 years old",
      "I'm 90% sure",
      "I'm 5 minutes late",
      "I am 2 commits behind",
      "turned 45 degrees",
      "version 34",
      "i have 34 files",
      "the company turned 20",
      "it was 34",
      "page 34",
      "I'm 3.5 km away",
      "I am 24/7 online",
      "message 12",
      "the image: 34",
      "storage 34",
  };
  ExpectSurvive(*MakeAgeDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
