#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(Transaction, FindsHashes) {
  constexpr RedactCase kCases[] = {
      {"0xf5f"
       "e88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "[[TX:0x"
       "f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]]"},
      {"0xF5F"
       "E88EE08735AE259265495A93C8DE2B0EACFECF0CD90B5821479BE3199FA8C",
       "[[TX:0x"
       "f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]]"},
      {"tx f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "tx [[TX:f5"
       "fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]]"},
      {"txid: 5e853"
       "70e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4",
       "txid: [[TX:5e"
       "85370e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4]]"},
      {"transaction f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "transaction [[TX:f5"
       "fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]]"},
      {"https://etherscan.io/tx/0xf5f"
       "e88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "https://etherscan.io/tx/[[TX:0x"
       "f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]]"},
      {"https://mempool.example/tx/f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "https://mempool.example/tx/[[TX:f5"
       "fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]]"},
      {"tx_hash=f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "tx_hash=[[TX:f5"
       "fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]]"},
      {"TXN: 5E853"
       "70E555E95D27DF68F93C0CCAA4EDFC1DA5E281B47A2EBBA2649A13EA5F4",
       "TXN: [[TX:5e"
       "85370e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4]]"},
      {"hash of tx f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "hash of tx [[TX:f5"
       "fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]]"},
      {"sig 5tNQj"
       "mQ8bmKyCt2nZxMAZN7AWQw6jXLWXB6kTZEdtVLqmwKbyUJWQBjqtNgmEiTJX5dccHQdVNnCXXyXziNzZvLv",
       "sig [[TX:5t"
       "NQjmQ8bmKyCt2nZxMAZN7AWQw6jXLWXB6kTZEdtVLqmwKbyUJWQBjqtNgmEiTJX5dccHQdVNnCXXyXziNzZv"
       "Lv]]"},
      {"https://solscan.io/tx/5tNQj"
       "mQ8bmKyCt2nZxMAZN7AWQw6jXLWXB6kTZEdtVLqmwKbyUJWQBjqtNgmEiTJX5dccHQdVNnCXXyXziNzZvLv",
       "https://solscan.io/tx/[[TX:5t"
       "NQjmQ8bmKyCt2nZxMAZN7AWQw6jXLWXB6kTZEdtVLqmwKbyUJWQBjqtNgmEiTJX5dccHQdVNnCXXyXziNzZv"
       "Lv]]"},
      {"транзакция f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "транзакция [[TX:f5"
       "fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]]"},
      {"txs: f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c 5e853"
       "70e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4",
       "txs: [[TX:f5"
       "fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]] 5e853"
       "70e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4"},
      {"\"0x5e8"
       "5370e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4\"",
       "\"[[TX:0x"
       "5e85370e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4]]\""},
      {"block 0xf5f"
       "e88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "block [[TX:0x"
       "f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c]]"},
  };
  ExpectRedacted(*MakeTransactionDetector(), kCases);
}

TEST(Transaction, LeavesDigestsAndKeys) {
  constexpr std::string_view kTexts[] = {
      "f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "sha256 f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "sha25"
      "6:f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "private key 0xf5f"
      "e88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "PRIVATE_KEY=0x5e8"
      "5370e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4",
      "priv key: f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "0xf5f"
      "e88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8",
      "0xf5f"
      "e88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c0",
      "commit 69d61"
      "997a241e97931db9dd1cfcef218041a7524",
      "0x000"
      "0000000000000000000000000000000000000000000000000000000000000",
      "context f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "txt f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "digest 5e853"
      "70e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4",
      "secret key 5tNQj"
      "mQ8bmKyCt2nZxMAZN7AWQw6jXLWXB6kTZEdtVLqmwKbyUJWQBjqtNgmEiTJX5dccHQdVNnCXXyXziNzZvLv",
      "0xf5f"
      "e88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8g",
      "next f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "tx 0xa9059cbb",
      "docker pull a@sha25"
      "6:f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
  };
  ExpectSurvive(*MakeTransactionDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
