#include "privacy/detectors/secret_values.h"

#include <gtest/gtest.h>

#include "privacy/detectors/secret_names.h"

namespace tacit::privacy {
namespace {

TEST(SecretValues, TellRandomFromWords) {
  for (const std::string_view value :
       {"K2u6mFw8wJOsAf", "AIhq5Xyb1Gga9Q2", "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        "0a1b2c3d4e5f60718293", "bsfcvir57nt40rydvtbhs8lzbgljmet5", "KiASRCRiGFLPDiIdZZLBXaNz"}) {
    EXPECT_TRUE(IsRandom(value)) << value;
  }
  for (const std::string_view value : {"", "hello", "SomeClassName", "NEXUS-GPT4-API-KEY",
                                       "a_long_snake_case_name", "prod5zyxlmy-cmk", "aaaaaaaa1"}) {
    EXPECT_FALSE(IsRandom(value)) << value;
  }
}

TEST(SecretValues, KnowPlaceholdersAndCode) {
  for (const std::string_view value :
       {"", "****", "xxxxxxxx", "${VAR}", "$VAR", "<password>", "{{ x }}", "null", "None",
        "your_token_here", "%PASS%", "CHANGEME", "process.env.X"}) {
    EXPECT_TRUE(IsPlaceholder(value)) << value;
  }
  EXPECT_FALSE(IsPlaceholder("hunter2"));
  EXPECT_FALSE(IsPlaceholder("$ecret1"));
  for (const std::string_view value :
       {"request.password", "get_password()", "cfg[\"x\"]", "https://example.com", "./file",
        "cert.p12", "dev-lb1.api.example.com:5215"}) {
    EXPECT_TRUE(IsCode(value)) << value;
  }
  EXPECT_FALSE(IsCode("hE1hlYILrSqpqh.atlasv1.ARjZuyzl33F71WR5"));
}

TEST(SecretNames, AreKnownByTheirEnd) {
  const auto kind = [](std::string_view name) { return KindOfNameBefore(name, name.size()); };
  for (const std::string_view name :
       {"password", "DB_PASSWORD", "dbPassword", "password2", "the pw", "user_pass", "userPass",
        "mot de passe", "пароль"}) {
    EXPECT_EQ(kind(name), NameKind::kPassword) << name;
  }
  for (const std::string_view name : {"", "compass", "bypass", "the", "passwords", "keyboard"}) {
    EXPECT_EQ(kind(name), NameKind::kNone) << name;
  }
  EXPECT_EQ(kind("API key"), NameKind::kKey);
  EXPECT_EQ(kind("secret-v2-key"), NameKind::kKey);
  EXPECT_EQ(kind("key"), NameKind::kWeak);
  EXPECT_EQ(kind("public_key"), NameKind::kNone);
  EXPECT_EQ(kind("Authorization"), NameKind::kHeader);
}

}  // namespace
}  // namespace tacit::privacy
