#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(SpokenSecret, FindsValuesAfterTheirName) {
  constexpr RedactCase kCases[] = {
      {"ConvertTo-SecureString -String -Force hunter#2",
       "ConvertTo-SecureString -String -Force [[SECRET.PASSWORD]]"},
      {"(ConvertTo-SecureString \"hunt er2\" -AsPlainText)",
       "(ConvertTo-SecureString \"[[SECRET.PASSWORD]]\" -AsPlainText)"},
      {"--password Hunt3rB2x --user a", "--password [[SECRET.PASSWORD]] --user a"},
      {"IDENTIFIED BY 'Hunt3rB2x';", "IDENTIFIED BY '[[SECRET.PASSWORD]]';"},
      {"PASSWORD 'Hunt3rB2x'", "PASSWORD '[[SECRET.PASSWORD]]'"},
      {"the password is Hunt3rB2x.", "the password is [[SECRET.PASSWORD]]."},
      {"token 064XuWP8bUBXYSjMii1HULD5", "token [[SECRET]]"},
      {"--secret f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfec",
       "--secret [[SECRET]]"},
      {"API key N5Xyr"
       "bauollxG64tIw8Mjy5i27WhJdR7YME9ihfllp0",
       "API key [[SECRET]]"},
      {"пароль Hunt3rB2x", "пароль [[SECRET.PASSWORD]]"},
      {"pw \"Hunt3rB2x\"", "pw \"[[SECRET.PASSWORD]]\""},
      {"-p Hunt3rB2x -pass Hunt3rB2x", "-p Hunt3rB2x -pass [[SECRET.PASSWORD]]"},
      {"setopt(PASSWORD, \"064XuWP8bUBXYSjMii1HULD5\")",
       "setopt(PASSWORD, \"[[SECRET.PASSWORD]]\")"},
      {"--token f47ac"
       "10b-58cc-4372-a567-0e02b2c3d479",
       "--token [[SECRET]]"},
      {"mật khẩu Hunt3rB2x", "mật khẩu [[SECRET.PASSWORD]]"},
      {"secret key 064XuWP8bUBXYSjMii1HULD5", "secret key [[SECRET]]"},
      {"%define token f5fe8"
       "8ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
       "%define token [[SECRET]]"},
  };
  ExpectRedacted(*MakeSpokenSecretDetector(), kCases);
}

TEST(SpokenSecret, LeavesProseAndStandards) {
  constexpr std::string_view kTexts[] = {
      "token ERC20",
      "password MD5",
      "token BEP20USDT",
      "token a_long_name_of_something",
      "password ${Pass1}",
      "password <Hunt3rB2x",
      "a secret B2B thing",
      "password is [[SECRET.PASSWORD]]",
      "word Hunt3rB2x",
      "passwords Hunt3rB2x",
      "commit 69d61"
      "997a241e97931db9dd1cfcef218041a7524",
      "key f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfec",
      "the token of ThisVeryLongClassName",
      "token OAuth2AccessTokenProvider",
      "compass Hunt3rB2x",
      "bypass Hunt3rB2x",
      "password Xxxxxx1xX",
  };
  ExpectSurvive(*MakeSpokenSecretDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
