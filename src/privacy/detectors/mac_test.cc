#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(MacDetector, FindsTheThreeForms) {
  constexpr RedactCase kCases[] = {
      {"00:1a:2b:3c:4d:5e", "[[MAC]]"},
      {"00:1A:2B:3C:4D:5E", "[[MAC]]"},
      {"00-1A-2B-3C-4D-5E", "[[MAC]]"},
      {"aa-bb-cc-dd-ee-0f", "[[MAC]]"},
      {"01-23-45-67-89-10", "[[MAC]]"},
      {"aabb.ccdd.eeff", "[[MAC]]"},
      {"0012.3456.789A", "[[MAC]]"},
      {"0012.3456.7890", "[[MAC]]"},
      {"ether 00:1a:2b:3c:4d:5e txqueuelen", "ether [[MAC]] txqueuelen"},
      {"mac=00:1a:2b:3c:4d:5e,", "mac=[[MAC]],"},
      {"00:1a:2b:3c:4d:5e.", "[[MAC]]."},
      {"00:1a:2b:3c:4d:5e: up", "[[MAC]]: up"},
      {"mac:00:1a:2b:3c:4d:5e", "mac:00:1a:2b:3c:4d:5e"},
      {"00:1a:2b:3c:4d:5e/ff", "[[MAC]]/ff"},
      {"00:1a:2b:3c:4d:5e 00:1a:2b:3c:4d:5f", "[[MAC]] [[MAC]]"},
  };
  ExpectRedacted(*MakeMacDetector(), kCases);
}

TEST(MacDetector, LeavesWhatIsNoAddress) {
  constexpr std::string_view kTexts[] = {
      "00:00:00:00:00:00",
      "ff:ff:ff:ff:ff:ff",
      "FF-FF-FF-FF-FF-FF",
      "ffff.ffff.ffff",
      "00:1a:2b:3c:4d",
      "00:1a:2b:3c:4d:5e:6f",
      "16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48",
      "00:1a:2b:3c:4d:5g",
      "00:1a:2b-3c:4d:5e",
      "x00:1a:2b:3c:4d:5e",
      "00:1a:2b:3c:4d:5ex",
      "00-1A-2B-3C-4D-5E-6F",
      "id-00-1A-2B-3C-4D-5E",
      "001a.2b3c",
      "aabb.ccdd.eeff.0011",
      "12:34:56",
      "2024-05-01-12-34",
      "550e8400-e29b-41d4-a716-446655440000",
  };
  ExpectSurvive(*MakeMacDetector(), kTexts);
}

TEST(MacDetector, FindsTheExactSpanInEveryFrame) {
  const auto detector = MakeMacDetector();
  ExpectFoundAnywhere(*detector, "00:1a:2b:3c:4d:5e", "MAC");
  ExpectFoundAnywhere(*detector, "00-1A-2B-3C-4D-5E", "MAC");
  ExpectFoundAnywhere(*detector, "aabb.ccdd.eeff", "MAC");
}

}  // namespace
}  // namespace tacit::privacy
