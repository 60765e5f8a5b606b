#include "privacy/detectors/base58.h"

#include <gtest/gtest.h>

#include <string>

namespace tacit::privacy {
namespace {

std::string Hex(const Base58Bytes& decoded) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : decoded.view()) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

// Source: draft-msporny-base58-03, section 5.
TEST(Base58, DecodesTheDraftsVectors) {
  EXPECT_EQ(Hex(*DecodeBase58("2NEpo7TZRRrLZSi2U")), "48656c6c6f20576f726c6421");
  EXPECT_EQ(Hex(*DecodeBase58("11233QC4")), "0000287fb4cd");
}

TEST(Base58, RefusesWhatIsNotOfTheAlphabet) {
  for (const std::string_view text : {"", "0abc", "Oabc", "Iabc", "labc", "ab+c", "ab c"}) {
    EXPECT_FALSE(DecodeBase58(text)) << text;
  }
  EXPECT_FALSE(DecodeBase58(std::string(kMaxBase58Size + 1, '2')));
  EXPECT_TRUE(DecodeBase58(std::string(kMaxBase58Size, 'z')));
  EXPECT_EQ(DecodeBase58(std::string(kMaxBase58Size, '1'))->size, kMaxBase58Size);
}

TEST(Base58, ChecksTheDoubleDigest) {
  EXPECT_EQ(DecodeBase58Check("1KUCzSr49wPWckUDouJLybJuRYtViF5hfM")->size, 21U);
  EXPECT_FALSE(DecodeBase58Check("1KUCzSr49wPWckUDouJLybJuRYtViF5hfN"));
  EXPECT_EQ(DecodeBase58Check("rMHQtBt4suHhw77cLCPX9d2MVhf9JUQ8JZ", Base58Alphabet::kRipple)->size,
            21U);
  EXPECT_FALSE(DecodeBase58Check("rMHQtBt4suHhw77cLCPX9d2MVhf9JUQ8JZ"));
}

}  // namespace
}  // namespace tacit::privacy
