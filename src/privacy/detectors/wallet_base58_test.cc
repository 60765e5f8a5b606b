#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(WalletBase58, FindsAddressesByTheirVersion) {
  constexpr RedactCase kCases[] = {
      {"tz1ai"
       "5Ng94fcfZgbepiSeq3QR1W57kfdh9es",
       "[[WALLE"
       "T.XTZ:tz1ai5Ng94fcfZgbepiSeq3QR1W57kfdh9es]]"},
      {"KT1BU"
       "spJcuinNxFNG8Jj6guCTqJPL38WG1Zy",
       "[[WALLE"
       "T.XTZ:KT1BUspJcuinNxFNG8Jj6guCTqJPL38WG1Zy]]"},
      {"1KUCz"
       "Sr49wPWckUDouJLybJuRYtViF5hfM",
       "[[WALLE"
       "T.BTC:1KUCzSr49wPWckUDouJLybJuRYtViF5hfM]]"},
      {"37Maq"
       "GePco8NRnndHVmm85hZHwqEtL2LUv",
       "[[WALLE"
       "T.BTC:37MaqGePco8NRnndHVmm85hZHwqEtL2LUv]]"},
      {"mhm9H"
       "Yb4v3D7VNmvnzH8xrxBoWwYr6U6uz",
       "[[WALLE"
       "T.BTC:mhm9HYb4v3D7VNmvnzH8xrxBoWwYr6U6uz]]"},
      {"LPTmJ"
       "8osYPoZ5ScvRPvEKYuzNNi6VWpj5N",
       "[[WALLE"
       "T.LTC:LPTmJ8osYPoZ5ScvRPvEKYuzNNi6VWpj5N]]"},
      {"MA9cn"
       "keQdk43rto7ctrYiX4tLczEJZke1V",
       "[[WALLE"
       "T.LTC:MA9cnkeQdk43rto7ctrYiX4tLczEJZke1V]]"},
      {"DAviw"
       "TPBZStX82JcXc9oFcCGv1c1yb7cS6",
       "[[WALLE"
       "T.DOGE:DAviwTPBZStX82JcXc9oFcCGv1c1yb7cS6]]"},
      {"TDMpP"
       "L2PQ89MvXzYvhVupvgjFB3AomNWYF",
       "[[WALLE"
       "T.TRON:TDMpPL2PQ89MvXzYvhVupvgjFB3AomNWYF]]"},
      {"XuP18"
       "QCNMZbWE5rh3aYCrREAsDSh9jwST8",
       "[[WALLE"
       "T.DASH:XuP18QCNMZbWE5rh3aYCrREAsDSh9jwST8]]"},
      {"t1ZRy"
       "dgbwR9Ji7wpNSo4o2bo6jfw1aeR5mE",
       "[[WALLE"
       "T.ZEC:t1ZRydgbwR9Ji7wpNSo4o2bo6jfw1aeR5mE]]"},
      {"rMHQt"
       "Bt4suHhw77cLCPX9d2MVhf9JUQ8JZ",
       "[[WALLE"
       "T.XRP:rMHQtBt4suHhw77cLCPX9d2MVhf9JUQ8JZ]]"},
      {"XV3G4"
       "7vLdqx3SG6wc6BtRBPEegiaYCEzN7rugwZeJ6cnSS5",
       "[[WALLE"
       "T.XRP:XV3G47vLdqx3SG6wc6BtRBPEegiaYCEzN7rugwZeJ6cnSS5]]"},
      {"xpub6"
       "61MyMwAqRbcGtpjYhZgZtsEZKZzaRriLoENkx9sggW6v8xpWPfRERdeZ6oD9GZZDf3rZVo3Eq6ytcRwrYsiX"
       "2zVqKuc9T8AwDHaBC6NAiA",
       "[[WALLE"
       "T.BTC:xpub661MyMwAqRbcGtpjYhZgZtsEZKZzaRriLoENkx9sggW6v8xpWPfRERdeZ6oD9GZZDf3rZVo3Eq"
       "6ytcRwrYsiX2zVqKuc9T8AwDHaBC6NAiA]]"},
      {"zpub6"
       "jftahH18ngZwpWDJfirZcnbP4kVXXpWp8GD9BTcnuzqDAYtowqVhXfErpGJ5Pe1m5WNQczVidusM9SHrPtGG"
       "7NkEmCHjneHdk3pVJWjXQM",
       "[[WALLE"
       "T.BTC:zpub6jftahH18ngZwpWDJfirZcnbP4kVXXpWp8GD9BTcnuzqDAYtowqVhXfErpGJ5Pe1m5WNQczVid"
       "usM9SHrPtGG7NkEmCHjneHdk3pVJWjXQM]]"},
      {"pay 1KUCz"
       "Sr49wPWckUDouJLybJuRYtViF5hfM.",
       "pay [[WALLE"
       "T.BTC:1KUCzSr49wPWckUDouJLybJuRYtViF5hfM]]."},
      {"https://tronscan.org/#/address/TDMpP"
       "L2PQ89MvXzYvhVupvgjFB3AomNWYF",
       "https://tronscan.org/#/address/[[WALLE"
       "T.TRON:TDMpPL2PQ89MvXzYvhVupvgjFB3AomNWYF]]"},
      {"my-1K"
       "UCzSr49wPWckUDouJLybJuRYtViF5hfM",
       "my-[[WALLE"
       "T.BTC:1KUCzSr49wPWckUDouJLybJuRYtViF5hfM]]"},
      {"адрес:DAvi"
       "wTPBZStX82JcXc9oFcCGv1c1yb7cS6",
       "адрес:[[WALLE"
       "T.DOGE:DAviwTPBZStX82JcXc9oFcCGv1c1yb7cS6]]"},
  };
  ExpectRedacted(*MakeWalletBase58Detector(), kCases);
}

TEST(WalletBase58, LeavesWrongChecksumsAndOtherIds) {
  constexpr std::string_view kTexts[] = {
      "1KUCz"
      "Sr49wPWckUDouJLybJuRYtViF5hf2",
      "37Maq"
      "GePco8NRnndHVmm85hZHwqEtL2LU2",
      "mhm9H"
      "Yb4v3D7VNmvnzH8xrxBoWwYr6U6u2",
      "LPTmJ"
      "8osYPoZ5ScvRPvEKYuzNNi6VWpj52",
      "MA9cn"
      "keQdk43rto7ctrYiX4tLczEJZke12",
      "DAviw"
      "TPBZStX82JcXc9oFcCGv1c1yb7cS2",
      "TDMpP"
      "L2PQ89MvXzYvhVupvgjFB3AomNWY2",
      "XuP18"
      "QCNMZbWE5rh3aYCrREAsDSh9jwST2",
      "t1ZRy"
      "dgbwR9Ji7wpNSo4o2bo6jfw1aeR5m2",
      "rMHQt"
      "Bt4suHhw77cLCPX9d2MVhf9JUQ8J2",
      "XV3G4"
      "7vLdqx3SG6wc6BtRBPEegiaYCEzN7rugwZeJ6cnSS2",
      "xpub6"
      "61MyMwAqRbcGtpjYhZgZtsEZKZzaRriLoENkx9sggW6v8xpWPfRERdeZ6oD9GZZDf3rZVo3Eq6ytcRwrYsiX"
      "2zVqKuc9T8AwDHaBC6NAi2",
      "zpub6"
      "jftahH18ngZwpWDJfirZcnbP4kVXXpWp8GD9BTcnuzqDAYtowqVhXfErpGJ5Pe1m5WNQczVidusM9SHrPtGG"
      "7NkEmCHjneHdk3pVJWjXQ2",
      "1kucz"
      "sr49wpwckudoujlybjurytvif5hfm",
      "1KUCz"
      "Sr49wPWckUDouJLybJuRYtViF5hf",
      "1KUCz"
      "Sr49wPWckUDouJLybJuRYtViF5hfMa",
      "467Eo"
      "6gp2W4YLTr28oAbuQFUuYA1yyN35e",
      "B6xQx"
      "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
      "69d61"
      "997a241e97931db9dd1cfcef218041a7524",
      "QmYwA"
      "PJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWEdRCr",
      "dGhpc"
      "yBpcyBub3QgYW4gYWRkcmVzcw",
      "11111"
      "11111111111111114oLvT2x",
      "ThisI"
      "sACamelCaseIdentifierName1234",
  };
  ExpectSurvive(*MakeWalletBase58Detector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
