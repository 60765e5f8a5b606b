#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

// All keys are invented.
TEST(WalletHash, FindsAddressesByTheirChecksum) {
  constexpr RedactCase kCases[] = {
      {"13R91"
       "f3gyCyzsjDupcJTCwE7VAUZq9zFCJuyWGtUESa8mBK6",
       "[[WALLE"
       "T.DOT:13R91f3gyCyzsjDupcJTCwE7VAUZq9zFCJuyWGtUESa8mBK6]]"},
      {"5HcMx"
       "ht2kHYYsJdSyN2dchJAiiSABUsm7ztsotuj1ZxKeR8G",
       "[[WALLE"
       "T.DOT:5HcMxht2kHYYsJdSyN2dchJAiiSABUsm7ztsotuj1ZxKeR8G]]"},
      {"yGGwb"
       "gyhZCaY7azrveqN2ZPJcQjfphPEeEKLj9RSQbXstSfD9",
       "[[WALLE"
       "T.DOT:yGGwbgyhZCaY7azrveqN2ZPJcQjfphPEeEKLj9RSQbXstSfD9]]"},
      {"JLZLG"
       "T2DBIDTIR66MNWA5ADMSV52NBGWIMP3L2WXIJGQTYK5AJGDJ2YAZM",
       "[[WALLE"
       "T.ALGO:JLZLGT2DBIDTIR66MNWA5ADMSV52NBGWIMP3L2WXIJGQTYK5AJGDJ2YAZM]]"},
      {"qpvy3"
       "u3ar7n0wdsa0asc69fjuu8zpc4xvcxgudm24n",
       "[[WALLE"
       "T.BCH:qpvy3u3ar7n0wdsa0asc69fjuu8zpc4xvcxgudm24n]]"},
      {"bitco"
       "incash:qpvy3u3ar7n0wdsa0asc69fjuu8zpc4xvcxgudm24n",
       "[[WALLE"
       "T.BCH:qpvy3u3ar7n0wdsa0asc69fjuu8zpc4xvcxgudm24n]]"},
      {"kaspa"
       ":qzx70ar7s3n723k48myw9gf900dj2mym8e8mkjvpgmhhqvxtl9fhyse0qahez",
       "[[WALLE"
       "T.KAS:qzx70ar7s3n723k48myw9gf900dj2mym8e8mkjvpgmhhqvxtl9fhyse0qahez]]"},
      {"nano_"
       "113eyhw8uzsmfgoeasp5a16iuc57rkhk4xdcjw1iqonh4mfpd1or7yjeh17i",
       "[[WALLE"
       "T.NANO:nano_113eyhw8uzsmfgoeasp5a16iuc57rkhk4xdcjw1iqonh4mfpd1or7yjeh17i]]"},
  };
  ExpectRedacted(*MakeWalletHashDetector(), kCases);
}

TEST(WalletHash, LeavesWrongChecksums) {
  constexpr std::string_view kTexts[] = {
      "13R91"
      "f3gyCyzsjDupcJTCwE7VAUZq9zFCJuyWGtUESa8mBKa",
      "5HcMx"
      "ht2kHYYsJdSyN2dchJAiiSABUsm7ztsotuj1ZxKeRG8",
      "JLZLG"
      "T2DBIDTIR66MNWA5ADMSV52NBGWIMP3L2WXIJGQTYK5AJGDJ2YAZA",
      "LZLGT"
      "2DBIDTIR66MNWA5ADMSV52NBGWIMP3L2WXIJGQTYK5AJGDJ2YAZMB",
      "qpvy3"
      "u3ar7n0wdsa0asc69fjuu8zpc4xvcxgudm24q",
      "nano_"
      "113eyhw8uzsmfgoeasp5a16iuc57rkhk4xdcjw1iqonh4mfpd1or7yjeh17",
      "nano_"
      "213eyhw8uzsmfgoeasp5a16iuc57rkhk4xdcjw1iqonh4mfpd1or7yjeh17i",
      "f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5",
  };
  ExpectSurvive(*MakeWalletHashDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
