#include "base/signature.h"

#include <gtest/gtest.h>

#include <string>

#include "base/base64.h"
#include "base/hash.h"

namespace tacit {
namespace {

std::string FromHex(std::string_view digits) {
  std::string bytes;
  for (std::size_t at = 0; at < digits.size(); at += 2) {
    bytes += static_cast<char>(std::stoi(std::string(digits.substr(at, 2)), nullptr, 16));
  }
  return bytes;
}

// RFC 8032, section 7.1, tests 1 and 2.
TEST(Signature, Rfc8032) {
  struct Case {
    const char* seed;
    const char* key;
    const char* message;
    const char* signature;
  };
  const Case cases[] = {
      {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
       "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf"
       "9b"
       "46bd25bf5f0595bbe24655141438e7a100b"},
      {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
       "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
       "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f"
       "11"
       "d8c387b2eaeb4302aeeb00d291612bb0c00"},
  };
  for (const Case& test : cases) {
    const Secret seed(FromHex(test.seed));
    const std::string message = FromHex(test.message);
    const PublicKey key = *PublicKeyOf(seed);
    EXPECT_EQ(HexLower(key.data(), key.size()), test.key);
    const std::string signature = *Sign(seed, message);
    EXPECT_EQ(signature, FromHex(test.signature));
    EXPECT_TRUE(IsSignedBy(key, message, signature));
    EXPECT_FALSE(IsSignedBy(key, message + "x", signature));
    std::string changed = signature;
    changed[10] = static_cast<char>(changed[10] ^ 1);
    EXPECT_FALSE(IsSignedBy(key, message, changed));
    EXPECT_FALSE(IsSignedBy(key, message, signature.substr(1)));
  }
  EXPECT_EQ(PublicKeyOf(Secret("short")).error().code, ErrorCode::kInvalidArgument);
}

// RFC 4648, section 10.
TEST(Base64, Rfc4648) {
  const std::pair<const char*, const char*> cases[] = {{"", ""},
                                                       {"f", "Zg=="},
                                                       {"fo", "Zm8="},
                                                       {"foo", "Zm9v"},
                                                       {"foob", "Zm9vYg=="},
                                                       {"fooba", "Zm9vYmE="},
                                                       {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : cases) {
    EXPECT_EQ(Base64(bytes), text);
    EXPECT_EQ(FromBase64(text), bytes);
  }
  for (const char* wrong : {"Zg", "Zg=", "Zh==", "Zg==\n", "====", "Z-==", "Zm9v=", "A==="}) {
    EXPECT_FALSE(FromBase64(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace tacit
