#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(PrivateKey, FindsKeys) {
  constexpr RedactCase kCases[] = {
      {"edsk4"
       "LBrXx9uGpYUzbhQbdcGYeU2EhBwHUM8zaxL4MnkCfYvscMT7w",
       "[[PRIVATE_KEY]]"},
      {"edskR"
       "vC736jzpTjxPrQUrRF3fF3RMepVT43X6ZYJZanh8s1wCJ8HiZHMiZ3NjPVZWGcqqHyNv8ZkHtt7vCzh41Cs4baPzxW8"
       "EX",
       "[[PRIVATE_KEY]]"},
      {"5KVsh"
       "TL2dNF7rt6U9mmJfC7rZBoejk6C61ryNthafheazJ7JSxH",
       "[[PRIVATE_KEY]]"},
      {"L2xoj"
       "5XtHpVrCKXYyAqWVBxAwxoH1HaUrSNdApNmgfLRBcgWgUDJ",
       "[[PRIVATE_KEY]]"},
      {"cVnTg"
       "NQBF9aFXBw3jpwUmcirHVBneU7QCbhun2Pet5csvG6fHdvQ",
       "[[PRIVATE_KEY]]"},
      {"xprv9"
       "s21ZrQH143K4QkGSg2gCkvW1HjWAy8ryaJmxZkG8Ly83LdfxrMAgdKAhqmShdWu75FQPQWhkv7XNXgc8f9jT"
       "miak3T1opwL23PZRrrxxiM",
       "[[PRIVATE_KEY]]"},
      {"zprvA"
       "WgYBBk7JR8GjLRkCeBrCUqrq2v1856fSuLcLo41EaTrLNDkGQXF9jLm1ZEXdkbMeVhvEXiAEivQq4gx8WAHC"
       "r6q9UjhQATSia9ok1VvqWM",
       "[[PRIVATE_KEY]]"},
      {"snBrh"
       "ZqJjxY69iTdNzVHLyrXCfw3T",
       "[[PRIVATE_KEY]]"},
      {"SAW5I"
       "EJQRM3SM3JTZESGQINNYWVEAAXQBEPV4KXM4GKTPCMTBLMSJXVY",
       "[[PRIVATE_KEY]]"},
      {"SUAHS"
       "6HVA25KCYUF6TZ7NTXE6QS4BPK6A2ED4N7N4SUNRZRMAPLGB34VNY",
       "[[PRIVATE_KEY]]"},
      {"nsec1"
       "vvkd9l48rhx7qpd0fcrlzjutc8mgkc7ecxeh8hrqfrac06g27g4sqkky40",
       "[[PRIVATE_KEY]]"},
      {"AGE-S"
       "ECRET-KEY-1Y73XHJNZTV3RJUVSNHVGLJFL46C9PHZMXNV3CZR3VCT5PH8MN5VQVD39ZZ",
       "[[PRIVATE_KEY]]"},
      {"private key: f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "private key: [[PRIVATE_KEY]]"},
      {"PRIVATE_KEY=0x5e8"
       "5370e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4",
       "PRIVATE_KEY=[[PRIVATE_KEY]]"},
      {"\"privateKey\": \"f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c\"",
       "\"privateKey\": \"[[PRIVATE_KEY]]\""},
      {"my priv key is f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "my priv key is [[PRIVATE_KEY]]"},
      {"secret key\nf5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "secret key\n[[PRIVATE_KEY]]"},
      {"seed 5e853"
       "70e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4",
       "seed [[PRIVATE_KEY]]"},
      {"приватный ключ f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "приватный ключ [[PRIVATE_KEY]]"},
      {"solana private key 5tNQj"
       "mQ8bmKyCt2nZxMAZN7AWQw6jXLWXB6kTZEdtVLqmwKbyUJWQBjqtNgmEiTJX5dccHQdVNnCXXyXziNzZvLv",
       "solana private key [[PRIVATE_KEY]]"},
      {"secret-key=B6xQx"
       "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
       "secret-key=[[PRIVATE_KEY]]"},
      {"wif L2xoj"
       "5XtHpVrCKXYyAqWVBxAwxoH1HaUrSNdApNmgfLRBcgWgUDJ.",
       "wif [[PRIVATE_KEY]]."},
      {"view key f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "view key [[PRIVATE_KEY]]"},
  };
  ExpectRedacted(*MakePrivateKeyDetector(), kCases);
}

TEST(PrivateKey, LeavesPublicKeysAndDigests) {
  constexpr std::string_view kTexts[] = {
      "5KVsh"
      "TL2dNF7rt6U9mmJfC7rZBoejk6C61ryNthafheazJ7JSx2",
      "L2xoj"
      "5XtHpVrCKXYyAqWVBxAwxoH1HaUrSNdApNmgfLRBcgWgUD2",
      "cVnTg"
      "NQBF9aFXBw3jpwUmcirHVBneU7QCbhun2Pet5csvG6fHdv2",
      "xprv9"
      "s21ZrQH143K4QkGSg2gCkvW1HjWAy8ryaJmxZkG8Ly83LdfxrMAgdKAhqmShdWu75FQPQWhkv7XNXgc8f9jT"
      "miak3T1opwL23PZRrrxxi2",
      "snBrh"
      "ZqJjxY69iTdNzVHLyrXCfw32",
      "SAW5I"
      "EJQRM3SM3JTZESGQINNYWVEAAXQBEPV4KXM4GKTPCMTBLMSJXV2",
      "nsec1"
      "vvkd9l48rhx7qpd0fcrlzjutc8mgkc7ecxeh8hrqfrac06g27g4sqkky4q",
      "AGE-S"
      "ECRET-KEY-1Y73XHJNZTV3RJUVSNHVGLJFL46C9PHZMXNV3CZR3VCT5PH8MN5VQVD39",
      "xpub6"
      "61MyMwAqRbcGtpjYhZgZtsEZKZzaRriLoENkx9sggW6v8xpWPfRERdeZ6oD9GZZDf3rZVo3Eq6ytcRwrYsiX"
      "2zVqKuc9T8AwDHaBC6NAiA",
      "GDVDE"
      "XLWD6MMNNZTEDSEFNT7FI2XJWMSI4LNPCG5YDN33SWKQU76PJAL",
      "f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "sha256 f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "0xf5f"
      "e88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "tx 0xf5f"
      "e88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "B6xQx"
      "Qxvtsjd2u1UKiPbm4yDzoRPPC4Rm5ZDHyMuQYnZ",
      "5tNQj"
      "mQ8bmKyCt2nZxMAZN7AWQw6jXLWXB6kTZEdtVLqmwKbyUJWQBjqtNgmEiTJX5dccHQdVNnCXXyXziNzZvLv",
      "commit 69d61"
      "997a241e97931db9dd1cfcef218041a7524",
      "private key 69d61"
      "997a241e97931db9dd1cfcef218041a7524",
      "private key [[PRIVATE_KEY]] and digest f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "key f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
      "checksum: 5e853"
      "70e555e95d27df68f93c0ccaa4edfc1da5e281b47a2ebba2649a13ea5f4",
      "-----"
      "-----------------------------------------------------------",
  };
  ExpectSurvive(*MakePrivateKeyDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
