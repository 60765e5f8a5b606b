#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(WalletTon, FindsAddressesByTheirChecksum) {
  constexpr RedactCase kCases[] = {
      {"EQBjU"
       "YJQMBVYNmZIdmhtz_YbapElSgRYU3ByobJq0VG1zkgJ",
       "[[WALLE"
       "T.TON:EQBjUYJQMBVYNmZIdmhtz_YbapElSgRYU3ByobJq0VG1zkgJ]]"},
      {"UQCrb"
       "bWZI00mNmWcuhqhkb0BTDhn1c-t6Y_2lHhcIMKPxhJI",
       "[[WALLE"
       "T.TON:UQCrbbWZI00mNmWcuhqhkb0BTDhn1c-t6Y_2lHhcIMKPxhJI]]"},
      {"ton EQBjU"
       "YJQMBVYNmZIdmhtz_YbapElSgRYU3ByobJq0VG1zkgJ!",
       "ton [[WALLE"
       "T.TON:EQBjUYJQMBVYNmZIdmhtz_YbapElSgRYU3ByobJq0VG1zkgJ]]!"},
      {"https://tonviewer.com/UQCrb"
       "bWZI00mNmWcuhqhkb0BTDhn1c-t6Y_2lHhcIMKPxhJI",
       "https://tonviewer.com/[[WALLE"
       "T.TON:UQCrbbWZI00mNmWcuhqhkb0BTDhn1c-t6Y_2lHhcIMKPxhJI]]"},
      {"GDVDE"
       "XLWD6MMNNZTEDSEFNT7FI2XJWMSI4LNPCG5YDN33SWKQU76PJAL",
       "[[WALLE"
       "T.XLM:GDVDEXLWD6MMNNZTEDSEFNT7FI2XJWMSI4LNPCG5YDN33SWKQU76PJAL]]"},
      {"stell"
       "ar:GDVDEXLWD6MMNNZTEDSEFNT7FI2XJWMSI4LNPCG5YDN33SWKQU76PJAL",
       "stellar:[[WALLE"
       "T.XLM:GDVDEXLWD6MMNNZTEDSEFNT7FI2XJWMSI4LNPCG5YDN33SWKQU76PJAL]]"},
  };
  ExpectRedacted(*MakeWalletTonDetector(), kCases);
}

TEST(WalletTon, LeavesWrongChecksumsAndSeeds) {
  constexpr std::string_view kTexts[] = {
      "EQBjU"
      "YJQMBVYNmZIdmhtz_YbapElSgRYU3ByobJq0VG1zkg2",
      "UQCrb"
      "bWZI00mNmWcuhqhkb0BTDhn1c-t6Y_2lHhcIMKPxhJ2",
      "EQBjU"
      "YJQMBVYNmZIdmhtz_YbapElSgRYU3ByobJq0VG1zkg",
      "EQBjU"
      "YJQMBVYNmZIdmhtz_YbapElSgRYU3ByobJq0VG1zkgJA",
      "eqbju"
      "yjqmbvynmzidmhtz_ybapelsgryu3byobjq0vg1zkgj",
      "GDVDE"
      "XLWD6MMNNZTEDSEFNT7FI2XJWMSI4LNPCG5YDN33SWKQU76PJA2",
      "SAW5I"
      "EJQRM3SM3JTZESGQINNYWVEAAXQBEPV4KXM4GKTPCMTBLMSJXVY",
      "gdvde"
      "xlwd6mmnnztedsefnt7fi2xjwmsi4lnpcg5ydn33swkqu76pjal",
      "GGGGG"
      "GGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGGG",
      "EQAAA"
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  };
  ExpectSurvive(*MakeWalletTonDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
