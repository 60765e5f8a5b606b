#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(KeyLine, FindsLinesOfKeys) {
  constexpr RedactCase kCases[] = {
      {"rKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
       "[[PRIVATE_KEY]]"},
      {"rKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\nihzuQ2y6wUiaGIPJ2Ib8/Ebz"
       "As"
       "Ve1BBq4xcp5PTrkEEpwbKJ51IhlbNi5E9U4FRw",
       "[[PRIVATE_KEY]]\n[[PRIVATE_KEY]]"},
      {"  rKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\\n\"",
       "  [[PRIVATE_KEY]]\\n\""},
      {"\"rKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\"",
       "\"[[PRIVATE_KEY]]\""},
      {"12:00:01 ihzuQ2y6wUiaGIPJ2Ib8/EbzAs"
       "Ve1BBq4xcp5PTrkEEpwbKJ51IhlbNi5E9U4FRw",
       "12:00:01 [[PRIVATE_KEY]]"},
      {"MC4CAQAwBQYDK2VwBCIEIJwWI/DTjijpWU8u8xp+yQkpHE/bBad33M0uk2p/QGAR", "[[PRIVATE_KEY]]"},
      {"\"MC4CAQAwBQYDK2VwBCIEIJwWI/DTjijpWU8u8xp+yQkpHE/bBad33M0uk2p/QGAR\\n\"",
       "\"[[PRIVATE_KEY]]\\n\""},
      {"> rKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
       "> [[PRIVATE_KEY]]"},
      {"* ihzuQ2y6wUiaGIPJ2Ib8/EbzAs"
       "Ve1BBq4xcp5PTrkEEpwbKJ51IhlbNi5E9U4FRw",
       "* [[PRIVATE_KEY]]"},
      {"rKyGw"
       "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUxihzuQ2",
       "[[PRIVATE_KEY]]"},
      {"ihzuQ2y6wUiaGIPJ2Ib8/EbzAs"
       "Ve1BBq4xcp5PTrkEEpwbKJ51IhlbNi5E9U4FRwrKyGwOYJypBv",
       "[[PRIVATE_KEY]]"},
  };
  ExpectRedacted(*MakeKeyLineDetector(), kCases);
}

TEST(KeyLine, LeavesOtherBase64) {
  constexpr std::string_view kTexts[] = {
      "rKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROU",
      "rKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUxa",
      "f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "data:image/png;base64,rKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
      "sha51"
      "2-rKyGwOYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
      "https://h/rKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
      "integrity=\"sha51"
      "2-rKyGwOYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUxihzuQ2y6wUiaGIPJ2I"
      "b8/E==\"",
      "iVBOR"
      "w0KGgovYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
      "/9j/wOYJy"
      "pBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
      "-----BEGIN CERTIFICATE-----\nrKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\nihzuQ2y6wUiaGIPJ2Ib8/Ebz"
      "As"
      "Ve1BBq4xcp5PTrkEEpwbKJ51IhlbNi5E9U4FRw",
      "data:image/png;base64,rKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx\nihzuQ2y6wUiaGIPJ2Ib8/Ebz"
      "As"
      "Ve1BBq4xcp5PTrkEEpwbKJ51IhlbNi5E9U4FRw",
      "MIIBo"
      "jCCAUkCFA3mTIJrazPzB87PVP+EPF+Xl8EFbrM/ndYLxjL1GXEsueZM",
      "AAAAA"
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "abcde"
      "fghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefgh",
      "x=rKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
      "this_"
      "is_a_long_identifier_of_some_program_that_has_64_characters",
  };
  ExpectSurvive(*MakeKeyLineDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
