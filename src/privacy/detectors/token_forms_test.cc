#include <gtest/gtest.h>

#include <string>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"
#include "privacy/detectors/token_table.h"

namespace tacit::privacy {
namespace {

std::string_view DigitsOf(Body body) {
  switch (body) {
    case Body::kHex:
    case Body::kHexDash:
      return "0123456789abcdef";
    case Body::kUpperDigit:
    case Body::kUpperDash:
      return "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    case Body::kLowerDigit:
    case Body::kLowerDash:
      return "23456789abcdefghjkmnpqrstvwxyz";
    default:
      return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  }
}

// An invented body, the same in every run.
std::string BodyOf(const TokenForm& form) {
  const std::string_view digits = DigitsOf(form.body);
  std::string body;
  std::uint32_t state = 12345;
  while (body.size() < form.min) {
    state = state * 1664525U + 1013904223U;
    body += digits[(state >> 16U) % digits.size()];
  }
  body[form.min / 2U] = '7';
  if (form.check == Check::kEndsAa) body.replace(body.size() - 2, 2, "AA");
  return body;
}

TEST(TokenForms, EachIsFoundWhole) {
  const auto detector = MakeTokenDetector();
  for (const TokenForm& form : TokenForms()) {
    const std::string token = std::string(form.prefix) + BodyOf(form);
    const auto found = FindAll(*detector, "see " + token + ", ok");
    ASSERT_EQ(found.size(), 1U) << form.prefix;
    EXPECT_EQ(found[0].begin, 4U) << form.prefix;
    EXPECT_EQ(found[0].end, 4U + token.size()) << form.prefix;
  }
}

TEST(TokenForms, NoneIsFoundWithoutAKey) {
  const auto detector = MakeTokenDetector();
  for (const TokenForm& form : TokenForms()) {
    const std::string sample = std::string(form.prefix) + std::string(form.min, '0');
    EXPECT_EQ(Redacted(*detector, sample), sample);
    const std::string name = "x" + std::string(form.prefix) + BodyOf(form);
    const auto found = FindAll(*detector, name);
    EXPECT_TRUE(found.empty() || found[0].begin > 0) << form.prefix;
  }
}

TEST(TokenForms, ReadsEscapedPadding) {
  const std::string key =
      "ATATT3" + std::string("as7ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5HxbpGbiJZ") +
      "It4tNjWCRKGOZSm7xxKF9FIKtuiEIYSs8tekJsSoucaPGCYnxtas7ew2Wj3ABzHM8jglgWfc7j" +
      "LAJ3tAq3z5HxbpGbiJZIt4tNjWCRKGOZSm7xxKF9FIKtuiEIYSs8";
  for (const std::string_view padding : {"=", "\\=", "%3D", "%3d"}) {
    const std::string text = key + std::string(padding) + "00203E68 x";
    EXPECT_EQ(Redacted(*MakeTokenDetector(), text), "[[SECRET.ATLASSIAN]] x");
  }
}

TEST(TokenForms, ASampleIsCountedUpOrDown) {
  EXPECT_TRUE(IsSample("1234567890abcdef1234567890abcdef"));
  EXPECT_TRUE(IsSample("abcdefghijklmnopqrstuvwxyz1234567890"));
  EXPECT_TRUE(IsSample("ABCDEFGHIJ0000000000ABCDEFGHIJ"));
  EXPECT_TRUE(IsSample("9876543210fedcba9876"));
  EXPECT_FALSE(IsSample("as7ew2Wj3ABzHM8jglgWfc7jLAJ3"));
  EXPECT_FALSE(IsSample("12345678as7ew2Wj3ABzHM8jglgW"));
  EXPECT_FALSE(IsSample("1234"));
}

TEST(TokenForms, FindsKeysByTheServicesName) {
  constexpr RedactCase kCases[] = {
      {"algolia = f5fe8"
       "8ee08735ae259265495a93c8de2",
       "algolia = [[SECRET]]"},
      {"const datadogKey = \"f5fe8"
       "8ee08735ae259265495a93c8de2\"",
       "const datadogKey = \"[[SECRET]]\""},
      {"our Okta token 00as7"
       "ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5Hxbp7X",
       "our Okta token [[SECRET]]"},
      {"HEROKU_API_KEY f47ac"
       "10b-58cc-4372-a567-0e02b2c3d479",
       "HEROKU_API_KEY [[SECRET]]"},
      {"twitch: as7ew"
       "2wj3abzhm8jglgwfc7jlajsu9",
       "twitch: [[SECRET]]"},
      {"1/1200000000000001:f5fe8"
       "8ee08735ae259265495a93c8de2",
       "[[SECRET.ASANA]]"},
      {"access_token$production$as7ew2wj3abzhm8j$f5fe8"
       "8ee08735ae259265495a93c8de2",
       "[[SECRET.BRAINTREE]]"},
      {"IDENTIFIED BY '*F5FE8"
       "8EE08735AE259265495A93C8DE2B0EACFEC'",
       "IDENTIFIED BY '[[SECRET.PASSWORD]]'"},
  };
  ExpectRedacted(*MakeTokenDetector(), kCases);
  constexpr std::string_view kTexts[] = {
      "rookTable = 00as7"
      "ew2Wj3ABzHM8jglgWfc7jLAJ3tAq3z5Hxbp7X",
      "datadog commit: f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfec",
      "heroku f47ac"
      "10b-58cc-4372-a567-0e02b2c3d479",
      "sentry trace: f5fe8"
      "8ee08735ae259265495a93c8de2",
      "https://circleci.com/f5fe8"
      "8ee08735ae259265495a93c8de2b0eacfec",
  };
  ExpectSurvive(*MakeTokenDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
