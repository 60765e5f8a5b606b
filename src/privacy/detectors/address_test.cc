#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(AddressDetector, FindsAHouseBesideAPostalCode) {
  constexpr RedactCase kCases[] = {
      {"12 Oak Street, Springfield, IL 62704", "[[ADDRESS]]"},
      {"12 Oak St., Springfield, IL 62704-1234.", "[[ADDRESS]]."},
      {"12 oak st, springfield, il 62704", "[[ADDRESS]]"},
      {"12 N. Oak Hill Ave, Apt. 4B, Springfield IL 62704", "[[ADDRESS]]"},
      {"send to 12 Oak Street\nSpringfield, IL 62704\nthanks", "send to [[ADDRESS]]\nthanks"},
      {"221B Baker Street, London NW1 6XE", "[[ADDRESS]]"},
      {"10 Downing Street, London SW1A 2AA", "[[ADDRESS]]"},
      {"80 Elm Street, Ottawa, ON K1A 0B1", "[[ADDRESS]]"},
      {"Lindenstraße 5a, 10969 Berlin", "[[ADDRESS]] Berlin"},
      {"Lindenstr. 5, 10969 Berlin", "[[ADDRESS]] Berlin"},
      {"10969 Berlin, Lindenstraße 5", "[[ADDRESS]]"},
      {"7 rue des Lilas, 75020 Paris", "[[ADDRESS]] Paris"},
      {"12, avenue de la Gare, 69003 Lyon", "[[ADDRESS]] Lyon"},
      {"Calle Mayor 5, 28013 Madrid", "[[ADDRESS]] Madrid"},
      {"Via Roma, 10, 00184 Roma", "[[ADDRESS]] Roma"},
      {"1668 Glyn Street", "[[ADDRESS]]"},
      {"1668 Glyn St, Apt 5", "[[ADDRESS]]"},
      {"P.O. Box 1234", "[[ADDRESS]]"},
      {"PO Box 12, Springfield, IL 62704", "[[ADDRESS]]"},
      {"PSC 0413, Box 8144\nAPO AA 42323", "[[ADDRESS]]"},
  };
  ExpectRedacted(*MakeAddressDetector(), kCases);
}

TEST(AddressDetector, LeavesOtherNumbersAndWords) {
  constexpr std::string_view kTexts[] = {
      "error 12345",
      "12 items on the road in 12345 ms",
      "in 2024 Google Drive was down",
      "5 days on the road, then 62704",
      "port 8080 Main thread",
      "2016 Summer Way",
      "1234 is the answer",
      "line 1234 Drive letter",
      "the street has 12345 lamps",
      "10 Downing Street",
      "NW1 6XE",
      "K1A 0B1",
      "see RFC 12345 and 10 roads",
      "Step 3: take the Way. It took 12345 steps",
      "Springfield, IL 62704",
      "string 5, 10969 bytes",
      "box 1234",
      "12 Oak Street. Then we went home and slept for 62704 seconds",
      "v1.2.3 Street 12345",
      "12 Oak Street, [[ADDRESS]] 62704",
  };
  ExpectSurvive(*MakeAddressDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
