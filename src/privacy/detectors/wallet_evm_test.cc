#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(WalletEvm, FindsAddresses) {
  constexpr RedactCase kCases[] = {
      {"0x0bF"
       "e935E70c321c7ca3Afc75CE0D0cA2f98B5422",
       "[[WALLE"
       "T.ETH:0x0bfe935e70c321c7ca3afc75ce0d0ca2f98b5422]]"},
      {"0x4C9"
       "4485e0c21AE6C41ce1dFE7b6BFaCEeA5AB68e",
       "[[WALLE"
       "T.ETH:0x4c94485e0c21ae6c41ce1dfe7b6bfaceea5ab68e]]"},
      {"0x50e"
       "721e49c013f00c62cf59f2163542a9d8df024",
       "[[WALLE"
       "T.ETH:0x50e721e49c013f00c62cf59f2163542a9d8df024]]"},
      {"0x50E"
       "721E49C013F00C62CF59F2163542A9D8DF024",
       "[[WALLE"
       "T.ETH:0x50e721e49c013f00c62cf59f2163542a9d8df024]]"},
      {"0xa1F"
       "CE4363854ff888CFf4B8E7875D600C2682390",
       "[[WALLE"
       "T.ETH:0xa1fce4363854ff888cff4b8e7875d600c2682390]]"},
      {"0x5aA"
       "eb6053F3E94C9b9A09f33669435E7Ef1BeAed",
       "[[WALLE"
       "T.ETH:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed]]"},
      {"0xfB6"
       "916095ca1df60bB79Ce92cE3Ea74c37c5d359",
       "[[WALLE"
       "T.ETH:0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359]]"},
      {"send to 0x0bF"
       "e935E70c321c7ca3Afc75CE0D0cA2f98B5422.",
       "send to [[WALLE"
       "T.ETH:0x0bfe935e70c321c7ca3afc75ce0d0ca2f98b5422]]."},
      {"https://etherscan.io/address/0x0bF"
       "e935E70c321c7ca3Afc75CE0D0cA2f98B5422#code",
       "https://etherscan.io/address/[[WALLE"
       "T.ETH:0x0bfe935e70c321c7ca3afc75ce0d0ca2f98b5422]]#code"},
      {"0X0bF"
       "e935E70c321c7ca3Afc75CE0D0cA2f98B5422",
       "[[WALLE"
       "T.ETH:0x0bfe935e70c321c7ca3afc75ce0d0ca2f98b5422]]"},
      {"walle"
       "t_0x4C94485e0c21AE6C41ce1dFE7b6BFaCEeA5AB68e",
       "wallet_[[WALLE"
       "T.ETH:0x4c94485e0c21ae6c41ce1dfe7b6bfaceea5ab68e]]"},
      {"我的0x0bF"
       "e935E70c321c7ca3Afc75CE0D0cA2f98B5422",
       "我的[[WALLE"
       "T.ETH:0x0bfe935e70c321c7ca3afc75ce0d0ca2f98b5422]]"},
      {"\"0x50e"
       "721e49c013f00c62cf59f2163542a9d8df024\"",
       "\"[[WALLE"
       "T.ETH:0x50e721e49c013f00c62cf59f2163542a9d8df024]]\""},
      {"eth:0"
       "x0bFe935E70c321c7ca3Afc75CE0D0cA2f98B5422",
       "eth:[[WALLE"
       "T.ETH:0x0bfe935e70c321c7ca3afc75ce0d0ca2f98b5422]]"},
      {"0x0bF"
       "e935E70c321c7ca3Afc75CE0D0cA2f98B5422/0x4C9"
       "4485e0c21AE6C41ce1dFE7b6BFaCEeA5AB68e",
       "[[WALLE"
       "T.ETH:0x0bfe935e70c321c7ca3afc75ce0d0ca2f98b5422]]/[[WALLE"
       "T.ETH:0x4c94485e0c21ae6c41ce1dfe7b6bfaceea5ab68e]]"},
  };
  ExpectRedacted(*MakeWalletEvmDetector(), kCases);
}

TEST(WalletEvm, LeavesOtherHexadecimal) {
  constexpr std::string_view kTexts[] = {
      "69d61"
      "997a241e97931db9dd1cfcef218041a7524",
      "0x69d"
      "61997a241e97931db9dd1cfcef218041a752",
      "0x69d"
      "61997a241e97931db9dd1cfcef218041a75240",
      "0xf5f"
      "e88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "0x000"
      "0000000000000000000000000000000000000",
      "0xEeE"
      "eEeEeEeEeEeEeEeEeEeEeEeEeEeEeEeEeEeEe",
      "0xa9059cbb",
      "x69d6"
      "1997a241e97931db9dd1cfcef218041a7524",
      "0x69d"
      "61997a241e97931db9dd1cfcef218041a752g",
      "#ff00ff",
      "sha25"
      "6:f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "00x69"
      "d61997a241e97931db9dd1cfcef218041a7524",
      "commit 69d61"
      "997a241e97931db9dd1cfcef218041a7524",
      "0x69d"
      "61997a241e97931db-9dd1cfcef218041a7524",
      "0xdeadbeef",
      "git show 69d61997a241",
      "f47ac"
      "10b-58cc-4372-a567-0e02b2c3d479",
  };
  ExpectSurvive(*MakeWalletEvmDetector(), kTexts);
}

TEST(WalletEvm, ScoresTheChecksumInTheLettersCase) {
  const auto score = [](std::string_view text) {
    return FindAll(*MakeWalletEvmDetector(), text).at(0).score;
  };
  EXPECT_EQ(score("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"), 1.0F);
  EXPECT_EQ(score("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"), 0.9F);
  EXPECT_EQ(score("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"), 0.6F);
}

}  // namespace
}  // namespace tacit::privacy
