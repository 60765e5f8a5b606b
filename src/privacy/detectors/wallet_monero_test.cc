#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(WalletMonero, FindsAddressesByTheirDigest) {
  constexpr RedactCase kCases[] = {
      {"44fNA"
       "jkvd9dcvGMGEZLo86MmTKEzAD4dqToSWWK5KfuD5xCVkamRxXgc3QhZymyXQxb6AKgwyURDaeQ6GGS9xWenG"
       "DxmqAB",
       "[[WALLE"
       "T.XMR:44fNAjkvd9dcvGMGEZLo86MmTKEzAD4dqToSWWK5KfuD5xCVkamRxXgc3QhZymyXQxb6AKgwyURDae"
       "Q6GGS9xWenGDxmqAB]]"},
      {"86ioV"
       "bNkJymijF2PbHX3QVjH67gxkiY3yZMjVASSNkziiBSN6rCFWALiFVLFavrt1mAFoPWUQv7xx9kSDzKkAmFaC"
       "YqyVad",
       "[[WALLE"
       "T.XMR:86ioVbNkJymijF2PbHX3QVjH67gxkiY3yZMjVASSNkziiBSN6rCFWALiFVLFavrt1mAFoPWUQv7xx9"
       "kSDzKkAmFaCYqyVad]]"},
      {"4G4tA"
       "ann66hbqmR53F4b6PKGXiDeR6WyYLrpM7d3XUUmVBdDx8d7qxoLyNzUqRtDAzQWHPHgnDChxWoRZcNtc5GWh"
       "LsEu5bjbyG7Kvye5S",
       "[[WALLE"
       "T.XMR:4G4tAann66hbqmR53F4b6PKGXiDeR6WyYLrpM7d3XUUmVBdDx8d7qxoLyNzUqRtDAzQWHPHgnDChxW"
       "oRZcNtc5GWhLsEu5bjbyG7Kvye5S]]"},
      {"xmr: 44fNA"
       "jkvd9dcvGMGEZLo86MmTKEzAD4dqToSWWK5KfuD5xCVkamRxXgc3QhZymyXQxb6AKgwyURDaeQ6GGS9xWenG"
       "DxmqAB",
       "xmr: [[WALLE"
       "T.XMR:44fNAjkvd9dcvGMGEZLo86MmTKEzAD4dqToSWWK5KfuD5xCVkamRxXgc3QhZymyXQxb6AKgwyURDae"
       "Q6GGS9xWenGDxmqAB]]"},
      {"(86ioV"
       "bNkJymijF2PbHX3QVjH67gxkiY3yZMjVASSNkziiBSN6rCFWALiFVLFavrt1mAFoPWUQv7xx9kSDzKkAmFaC"
       "YqyVad)",
       "([[WALLE"
       "T.XMR:86ioVbNkJymijF2PbHX3QVjH67gxkiY3yZMjVASSNkziiBSN6rCFWALiFVLFavrt1mAFoPWUQv7xx9"
       "kSDzKkAmFaCYqyVad]])"},
      {"moner"
       "o:44fNAjkvd9dcvGMGEZLo86MmTKEzAD4dqToSWWK5KfuD5xCVkamRxXgc3QhZymyXQxb6AKgwyURDaeQ6GG"
       "S9xWenGDxmqAB?tx_amount=1",
       "monero:[[WALLE"
       "T.XMR:44fNAjkvd9dcvGMGEZLo86MmTKEzAD4dqToSWWK5KfuD5xCVkamRxXgc3QhZymyXQxb6AKgwyURDae"
       "Q6GGS9xWenGDxmqAB]]?tx_amount=1"},
  };
  ExpectRedacted(*MakeWalletMoneroDetector(), kCases);
}

TEST(WalletMonero, LeavesWrongDigests) {
  constexpr std::string_view kTexts[] = {
      "44fNA"
      "jkvd9dcvGMGEZLo86MmTKEzAD4dqToSWWK5KfuD5xCVkamRxXgc3QhZymyXQxb6AKgwyURDaeQ6GGS9xWenG"
      "DxmqA2",
      "86ioV"
      "bNkJymijF2PbHX3QVjH67gxkiY3yZMjVASSNkziiBSN6rCFWALiFVLFavrt1mAFoPWUQv7xx9kSDzKkAmFaC"
      "YqyVa2",
      "4G4tA"
      "ann66hbqmR53F4b6PKGXiDeR6WyYLrpM7d3XUUmVBdDx8d7qxoLyNzUqRtDAzQWHPHgnDChxWoRZcNtc5GWh"
      "LsEu5bjbyG7Kvye52",
      "44fNA"
      "jkvd9dcvGMGEZLo86MmTKEzAD4dqToSWWK5KfuD5xCVkamRxXgc3QhZymyXQxb6AKgwyURDaeQ6GGS9xWenG"
      "DxmqA",
      "44fNA"
      "jkvd9dcvGMGEZLo86MmTKEzAD4dqToSWWK5KfuD5xCVkamRxXgc3QhZymyXQxb6AKgwyURDaeQ6GGS9xWenG"
      "DxmqABa",
      "44fNA"
      "jkvD9dcvGMGEZLo86MmTKEzAD4dqToSWWK5KfuD5xCVkamRxXgc3QhZymyXQxb6AKgwyURDaeQ6GGS9xWenG"
      "DxmqAB",
      "xprv9"
      "s21ZrQH143K4QkGSg2gCkvW1HjWAy8ryaJmxZkG8Ly83LdfxrMAgdKAhqmShdWu75FQPQWhkv7XNXgc8f9jT"
      "miak3T",
      "4AAAA"
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      "AAAAAA",
      "aaaaa"
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      "aaaaaa",
      "99999"
      "999999999999999999999999999999999999999999999999999999999999999999999999999999999999"
      "99999999999999999",
  };
  ExpectSurvive(*MakeWalletMoneroDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
