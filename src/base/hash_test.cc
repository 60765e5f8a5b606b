#include "base/hash.h"

#include <gtest/gtest.h>

#include <string>

namespace tacit {
namespace {

std::string FromHex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  }
  return bytes;
}

std::string Hex(const Secret& secret) {
  const std::string& bytes = secret.Reveal();
  return HexLower(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

struct HmacCase {
  std::string key;
  std::string message;
  std::string_view digest;
};

TEST(HmacSha256, GivesTheVectorsOfRfc4231) {
  const HmacCase cases[] = {
      {std::string(20, '\x0b'), "Hi There",
       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
      {"Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
      {std::string(20, '\xaa'), std::string(50, '\xdd'),
       "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
      {std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
  };
  for (const HmacCase& c : cases) {
    HmacSha256 hmac{Secret(c.key)};
    EXPECT_EQ(HexLower(hmac.Sum(c.message)), c.digest);
    EXPECT_EQ(HexLower(hmac.Sum(c.message)), c.digest) << "an object may be used again";
  }
}

TEST(HkdfSha256, GivesTheVectorOfRfc5869WithoutSalt) {
  const Secret okm = HkdfSha256(Secret(std::string(22, '\x0b')), "", 42);
  EXPECT_EQ(Hex(okm),
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
            "9d201395faa4b61a96c8");
}

TEST(HkdfSha256, SeparatesPurposes) {
  const Secret master(std::string(32, 'm'));
  EXPECT_NE(HkdfSha256(master, "a", 32).Reveal(), HkdfSha256(master, "b", 32).Reveal());
}

TEST(Base32Lower, GivesTheVectorsOfRfc4648) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},         {"f", "my"},         {"fo", "mzxq"},
      {"foo", "mzxw6"}, {"foob", "mzxw6yq"}, {"foobar", "mzxw6ytboi"}};
  for (const auto& [bytes, text] : cases) {
    EXPECT_EQ(Base32Lower(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()), text);
  }
}

TEST(Sha256, GivesTheVectorsOfFips180AndStreamsTheSame) {
  EXPECT_EQ(HexLower(Sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256Stream stream;
  stream.Update("a");
  stream.Update("bc");
  EXPECT_EQ(stream.Finish(), Sha256("abc"));
}

TEST(RandomSecret, GivesDifferentBytesOfTheSizeAskedFor) {
  const auto a = RandomSecret(32);
  const auto b = RandomSecret(32);
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->Reveal().size(), 32U);
  EXPECT_NE(a->Reveal(), b->Reveal());
}

TEST(HexLower, WritesTwoDigitsAByte) {
  EXPECT_EQ(FromHex("00ff7f"), std::string("\x00\xff\x7f", 3));
  const std::uint8_t bytes[] = {0x00, 0xff, 0x7f};
  EXPECT_EQ(HexLower(bytes, 3), "00ff7f");
}

}  // namespace
}  // namespace tacit
