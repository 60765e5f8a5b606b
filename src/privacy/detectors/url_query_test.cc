#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(UrlQuery, FindsSecretAndPersonalValues) {
  constexpr RedactCase kCases[] = {
      {"https://h/x?token=abcd1234", "https://h/x?token=[[SECRET]]"},
      {"https://h/x?a=1&access_token=abcd1234&b=2", "https://h/x?a=1&access_token=[[SECRET]]&b=2"},
      {"https://h/x?sig=abc%2Fdef", "https://h/x?sig=[[SECRET]]"},
      {"https://h/x?X-Amz-Signature=00ff00ff", "https://h/x?X-Amz-Signature=[[SECRET]]"},
      {"https://h/x?key=Ab3dEf6hIj9kLm2nOp", "https://h/x?key=[[SECRET]]"},
      {"https://h/cb?code=abc123&state=xyz", "https://h/cb?code=[[SECRET]]&state=xyz"},
      {"https://h/cb?state=xyz&code=abc123", "https://h/cb?state=xyz&code=[[SECRET]]"},
      {"https://h/x?email=ann%40example.com", "https://h/x?email=[[EMAIL]]"},
      {"https://h/x?email=ann@example.com.", "https://h/x?email=[[EMAIL]]."},
      {"https://h/x?phone=%2B15550100123", "https://h/x?phone=[[PHONE]]"},
      {"https://h/x?tel=15550100123#top", "https://h/x?tel=[[PHONE]]#top"},
      {"https://h/x?user=annlee", "https://h/x?user=[[USER]]"},
      {"https://h/x?username=annlee&q=1", "https://h/x?username=[[USER]]&q=1"},
      {"https://h/x?name=Ann+Lee", "https://h/x?name=[[USER]]"},
      {"<https://h/x?uid=4242|link>", "<https://h/x?uid=[[USER]]|link>"},
      {"https://h/#access_token=abcd1234", "https://h/#access_token=[[SECRET]]"},
      {"https://files.slack.com/f?t=xox"
       "e-123456",
       "https://files.slack.com/f?t=[[SECRET]]"},
      {"https://h/x?a=1&amp;session=abcd1234", "https://h/x?a=1&amp;session=[[SECRET]]"},
      {"HTTPS://H/X?PASSWORD=abcd", "HTTPS://H/X?PASSWORD=[[SECRET]]"},
  };
  ExpectRedacted(*MakeUrlQueryDetector(), kCases);
}

TEST(UrlQuery, LeavesOtherParameters) {
  constexpr std::string_view kTexts[] = {"https://h/x?page=2",
                                         "https://h/x?v=dQw4w9WgXcQ",
                                         "https://h/x?code=cpp",
                                         "x?token=abcd1234",
                                         "token=abcd1234",
                                         "https://h/x?t=42",
                                         "https://h/x?key=name",
                                         "https://h/x?email=yes",
                                         "https://h/x?phone=1",
                                         "https://h/x?token=",
                                         "https://h/x?token={token}",
                                         "https://h/x?token=$TOKEN",
                                         "https://h/x?utm_source=a",
                                         "https://h/x?id=12345",
                                         "https://h/x?token=[[SECRET]]",
                                         "https://h/x?user=[[USER]]",
                                         "https://h/x?sort=name",
                                         "https://h/x?tokens=abcd1234",
                                         "https://h/token=abcd1234",
                                         "https://h/x?to=top"};
  ExpectSurvive(*MakeUrlQueryDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
