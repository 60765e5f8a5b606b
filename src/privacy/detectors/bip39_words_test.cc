#include "privacy/detectors/bip39_words.h"

#include <gtest/gtest.h>

#include <string>

#include "base/hash.h"

namespace tacit::privacy {
namespace {

TEST(Bip39Words, AreThePublishedList) {
  std::string file;
  for (std::size_t i = 0; i < 2048; ++i) file += std::string(Bip39Word(i)) + "\n";
  EXPECT_EQ(HexLower(Sha256(file)),
            "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
}

TEST(Bip39Words, AreFoundInAnyCase) {
  for (std::size_t i = 0; i < 2048; ++i) EXPECT_EQ(Bip39Index(Bip39Word(i)), static_cast<int>(i));
  EXPECT_EQ(Bip39Index("ABANDON"), 0);
  EXPECT_EQ(Bip39Index("Zoo"), 2047);
  for (const std::string_view word :
       {"", "an", "the", "abando", "abandons", "zoos", "withdrawals"}) {
    EXPECT_EQ(Bip39Index(word), -1) << word;
  }
}

}  // namespace
}  // namespace tacit::privacy
