#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(GeoDetector, FindsPairsOfCoordinates) {
  constexpr RedactCase kCases[] = {
      {"52.52000, 13.40500", "[[GEO]]"},
      {"52.52000,13.40500", "[[GEO]]"},
      {"-33.8688, 151.2093", "[[GEO]]"},
      {"(40.7128, -74.0060)", "([[GEO]])"},
      {"52.5200 13.4050", "[[GEO]]"},
      {"52.5200° N, 13.4050° E", "[[GEO]]"},
      {"52.5200N, 13.4050E.", "[[GEO]]."},
      {"geo:52.52,13.405", "[[GEO]]"},
      {"geo:52.52,13.405;u=35", "[[GEO]];u=35"},
      {"https://maps.example/@52.5200,13.4050,15z", "https://maps.example/@[[GEO]],15z"},
      {"https://maps.example/?q=52.5200,13.4050", "https://maps.example/?q=[[GEO]]"},
      {"?q=52.5200%2C13.4050&z=1", "?q=[[GEO]]&z=1"},
      {"lat: 52.5200, lon: 13.4050", "lat: [[GEO]]"},
      {"{\"lat\":52.5200,\"lng\":13.4050}", "{\"lat\":[[GEO]]}"},
      {"?lat=52.5200&lon=13.4050", "?lat=[[GEO]]"},
      {"gps 52.52, 13.40", "gps [[GEO]]"},
      {"N52°31.202' E13°24.303'", "[[GEO]]"},
      {"40°26'46.302\"N 79°58'56.12\"W", "[[GEO]]"},
      {"at 40°26'46.302\"N, 79°58'56.120\"W.", "at [[GEO]]."},
  };
  ExpectRedacted(*MakeGeoDetector(), kCases);
}

TEST(GeoDetector, LeavesOtherPairsOfNumbers) {
  constexpr std::string_view kTexts[] = {
      "52.52, 13.40",
      "91.5200, 13.4050",
      "52.5200, 181.4050",
      "52.5200",
      "0.1234, 0.5678",
      "0.1234, 0.5678, 0.9876",
      "[12.3456, 45.6789, 78.9012]",
      "12.3456, 45.6789, 78.9012",
      "$52.5200, $13.4050",
      "52.5200 and 13.4050",
      "1.2.3.4",
      "3421.5500 -> 3510.2000",
      "2024.0501, 12.3456",
      "v52.5200, 13.4050",
      "52.5200, 13.4050x",
      "react@18.2, 19.0",
      "geo:location",
      "52.5200,[[GEO]]",
      "20°C to 25°C",
  };
  ExpectSurvive(*MakeGeoDetector(), kTexts);
}

TEST(GeoDetector, FindsTheExactSpanInEveryFrame) {
  const auto detector = MakeGeoDetector();
  ExpectFoundAnywhere(*detector, "52.52000, 13.40500", "GEO");
  ExpectFoundAnywhere(*detector, "-33.8688,151.2093", "GEO");
}

}  // namespace
}  // namespace tacit::privacy
