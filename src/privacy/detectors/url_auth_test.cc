#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(UrlAuth, FindsTheUserinfo) {
  constexpr RedactCase kCases[] = {
      {"https://ann:hunter2@example.com/x", "https://[[SECRET.URL_AUTH]]@example.com/x"},
      {"postgres://app:s3cr3t@db:5432/x", "postgres://[[SECRET.URL_AUTH]]@db:5432/x"},
      {"mongodb+srv://u:p@c.example.net", "mongodb+srv://[[SECRET.URL_AUTH]]@c.example.net"},
      {"redis://:pw@127.0.0.1:6379", "redis://[[SECRET.URL_AUTH]]@127.0.0.1:6379"},
      {"https://abcdef012345@github.com/a/b", "https://[[SECRET.URL_AUTH]]@github.com/a/b"},
      {"amqp://guest:guest@mq/", "amqp://[[SECRET.URL_AUTH]]@mq/"},
      {"(ftp://ann:pw@example.com)", "(ftp://[[SECRET.URL_AUTH]]@example.com)"},
      {"\"mysql://root:pa$$@db/x\"", "\"mysql://[[SECRET.URL_AUTH]]@db/x\""},
      {"https://a%40b:p%3Aq@host", "https://[[SECRET.URL_AUTH]]@host"},
      {"http://ann:p@ss@example.com/", "http://[[SECRET.URL_AUTH]]@example.com/"},
      {"smb://DOM;ann:pw@nas/share", "smb://[[SECRET.URL_AUTH]]@nas/share"},
      {"ssh://ann@example.com:22/", "ssh://[[SECRET.URL_AUTH]]@example.com:22/"},
      {"http://ann:pw@[::1]:80/", "http://[[SECRET.URL_AUTH]]@[::1]:80/"},
      {"HTTPS://ANN:PW@EXAMPLE.COM", "HTTPS://[[SECRET.URL_AUTH]]@EXAMPLE.COM"},
      {"see https://ann:pw@example.com, ok", "see https://[[SECRET.URL_AUTH]]@example.com, ok"},
  };
  ExpectRedacted(*MakeUrlAuthDetector(), kCases);
}

TEST(UrlAuth, LeavesUrlsWithoutOne) {
  constexpr std::string_view kTexts[] = {"https://example.com",
                                         "https://example.com/@ann",
                                         "https://example.com/a:b@c",
                                         "ssh://git@github.com/a/b.git",
                                         "git@github.com:a/b.git",
                                         "https://example.com?x=a@b.c",
                                         "https://${USER}:${PASS}@host",
                                         "https://user:<password>@host",
                                         "http://{{u}}:{{p}}@host",
                                         "://a:b@c",
                                         "mailto:ann@example.com",
                                         "https://host:8080/",
                                         "a://",
                                         "https://@host",
                                         "https://ann:pw@ host",
                                         "https://[[SECRET.URL_AUTH]]@example.com",
                                         "note: //x:y@z",
                                         "https://example.com#a@b"};
  ExpectSurvive(*MakeUrlAuthDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
