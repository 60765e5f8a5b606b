#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(WalletEns, FindsNames) {
  constexpr RedactCase kCases[] = {
      {"annlee.eth", "[[WALLET.ENS:annlee.eth]]"},
      {"send to annlee.eth.", "send to [[WALLET.ENS:annlee.eth]]."},
      {"pay.annlee.eth", "[[WALLET.ENS:pay.annlee.eth]]"},
      {"AnnLee.ETH", "[[WALLET.ENS:annlee.eth]]"},
      {"https://annlee.eth.limo/x", "https://[[WALLET.ENS:annlee.eth]].limo/x"},
      {"https://app.ens.domains/annlee.eth", "https://app.ens.domains/[[WALLET.ENS:annlee.eth]]"},
      {"(ann-lee.eth)", "([[WALLET.ENS:ann-lee.eth]])"},
      {"0xann.eth", "[[WALLET.ENS:0xann.eth]]"},
      {"\"42424.eth\"", "\"[[WALLET.ENS:42424.eth]]\""},
      {"ann_lee.eth, ok", "[[WALLET.ENS:ann_lee.eth]], ok"},
      {"see...annlee.eth", "see...[[WALLET.ENS:annlee.eth]]"},
      {"annlee.eth?", "[[WALLET.ENS:annlee.eth]]?"},
      {"я annlee.eth", "я [[WALLET.ENS:annlee.eth]]"},
      {"annlee.eth/avatar", "[[WALLET.ENS:annlee.eth]]/avatar"},
      {"@annlee.eth", "@[[WALLET.ENS:annlee.eth]]"},
  };
  ExpectRedacted(*MakeWalletEnsDetector(), kCases);
}

TEST(WalletEns, LeavesCodeAndFiles) {
  constexpr std::string_view kTexts[] = {
      "web3.eth",
      "web3.eth.getBalance",
      "file.eth",
      "self.eth",
      "ab.eth",
      "name.ether",
      "annlee.eth0",
      "annlee.eth-x",
      "annlee.eth.getBalance",
      "annlee.eth(",
      "ethereum.eth",
      "window.eth",
      ".eth",
      "test.eth",
      "config.eth",
      "example.ethan",
      "annlee.eth_x",
      "provider.eth",
      "[[WALLET.ENS:w1_abc]]",
  };
  ExpectSurvive(*MakeWalletEnsDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
