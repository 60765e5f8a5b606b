#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(WalletSolana, FindsAddressesThatTheTextNames) {
  constexpr RedactCase kCases[] = {
      {"my sol wallet B6xQx"
       "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
       "my sol wallet [[WALLE"
       "T.SOL:B6xQxQxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ]]"},
      {"Solana: Hvy2q"
       "LpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e",
       "Solana: [[WALLE"
       "T.SOL:Hvy2qLpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e]]"},
      {"CA: B6xQx"
       "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
       "CA: [[WALLE"
       "T.SOL:B6xQxQxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ]]"},
      {"phantom address Hvy2q"
       "LpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e",
       "phantom address [[WALLE"
       "T.SOL:Hvy2qLpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e]]"},
      {"https://solscan.io/account/B6xQx"
       "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
       "https://solscan.io/account/[[WALLE"
       "T.SOL:B6xQxQxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ]]"},
      {"Hvy2q"
       "LpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e is my solana one",
       "[[WALLE"
       "T.SOL:Hvy2qLpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e]] is my solana one"},
      {"mint B6xQx"
       "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
       "mint [[WALLE"
       "T.SOL:B6xQxQxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ]]"},
      {"token Hvy2q"
       "LpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e",
       "token [[WALLE"
       "T.SOL:Hvy2qLpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e]]"},
      {"wallet: B6xQx"
       "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ.",
       "wallet: [[WALLE"
       "T.SOL:B6xQxQxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ]]."},
      {"deposit to Hvy2q"
       "LpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e",
       "deposit to [[WALLE"
       "T.SOL:Hvy2qLpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e]]"},
      {"адрес B6xQx"
       "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
       "адрес [[WALLE"
       "T.SOL:B6xQxQxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ]]"},
      {"contract=Hvy2q"
       "LpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e",
       "contract=[[WALLE"
       "T.SOL:Hvy2qLpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e]]"},
      {"owner B6xQx"
       "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
       "owner [[WALLE"
       "T.SOL:B6xQxQxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ]]"},
      {"raydium Hvy2q"
       "LpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e",
       "raydium [[WALLE"
       "T.SOL:Hvy2qLpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e]]"},
      {"jupiter says B6xQx"
       "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
       "jupiter says [[WALLE"
       "T.SOL:B6xQxQxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ]]"},
  };
  ExpectRedacted(*MakeWalletSolanaDetector(), kCases);
}

TEST(WalletSolana, LeavesOtherIds) {
  constexpr std::string_view kTexts[] = {
      "B6xQx"
      "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
      "id Hvy2q"
      "LpyxpGrPSnExKziz5XjCx6TDRWbrQQVwDCdKH4e",
      "solana b2kSo"
      "hmN61bzLjCMGribhWDgrNM5qTaoxXQt8QUfRZg3",
      "solana B6xQx"
      "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQ",
      "solana b6xqx"
      "qxvtsjd2u1ukipbm4ydzorppc4rm5zdhymuqynz",
      "solana f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "wallet 1KUCz"
      "Sr49wPWckUDouJLybJuRYtViF5hfM",
      "token rKyGw"
      "OYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx",
      "address QmYwA"
      "PJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWEdRCr",
      "solan"
      "a-B6xQxQxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
      "mint B6xQx"
      "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ_x",
      "console B6xQx"
      "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
      "resolve B6xQx"
      "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
      "the solution is B6xQx"
      "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
      "parasol B6xQx"
      "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
      "coin 5tNQj"
      "mQ8bmKyCt2nZxMAZN7AWQw6jXLWXB6kTZEdtVLqmwKbyUJWQBjqtNgmEiTJX5dccHQdVNnCXXyXziNzZvLv",
  };
  ExpectSurvive(*MakeWalletSolanaDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
