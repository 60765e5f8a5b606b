// What looks like a secret, an address or an id and is nobody's: it survives all detectors.

#include <gtest/gtest.h>

#include <string>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

constexpr std::string_view kSurvivors[] = {
    // Commits, digests, ids of builds and traces.
    "fixed in 69d6199",
    "commit 69d61997a241e97931db9dd1cfcef218041a7524",
    "69d61997a241..1cfcef218041",
    "https://github.com/example/app/commit/69d61997a241e97931db9dd1cfcef218041a7524",
    "sha256:f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
    "f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c  app.tar.gz",
    "integrity sha512-rKyGwOYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vBixmp6XdcMMUZhgGPDROUx==",
    "h1:rKyGwOYJypBvYysOLazMsrd9IrBiHyDr7OGkg1uT9vA=",
    "md5: f5fe88ee08735ae259265495a93c8de2",
    "etag: \"f5fe88ee08735ae259265495a93c8de2\"",
    "f47ac10b-58cc-4372-a567-0e02b2c3d479",
    "request id f47ac10b-58cc-4372-a567-0e02b2c3d479",
    "trace_id=4bf92f3577b34da6a3ce929d0e0e4736",
    "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "docker rmi 69d61997a241",
    "container 69d61997a241e97931db",
    "app:1.2.3@sha256:f5fe88ee08735ae259265495a93c8de2b0eacfecf0cd90b5821479be3199fa8c",
    // Versions and builds.
    "v1.2.3-rc.1+build.20240101",
    "1.20.0-SNAPSHOT-20230412.071233-4",
    "Python 3.11.2 (main, Mar 13 2023, 12:18:29)",
    "linux-image-6.1.0-18-amd64",
    "build 20240101.1234567",
    // Networks.
    "127.0.0.1:8080",
    "localhost:8080",
    "http://localhost:5432/db",
    "10.0.0.1 192.168.1.1 172.16.0.1",
    "192.0.2.1 198.51.100.7 203.0.113.9",
    "2001:db8::1 and ::1 and fe80::1",
    "0.0.0.0/0",
    "255.255.255.0",
    "00:00:00:00:00:00",
    "ff:ff:ff:ff:ff:ff",
    // Packages, repositories, pages.
    "https://www.npmjs.com/package/left-pad/v/1.3.0",
    "https://pypi.org/project/requests/2.31.0/",
    "git@github.com:example/app.git",
    "https://github.com/example/app/pull/1234#discussion_r1234567890",
    "https://crates.io/crates/serde/1.0.193",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://example.com/a-long-title-of-a-post-about-things-2024",
    // Code, data, colours.
    "color: #ff8800; background: #1a2b3c4d",
    "const MAX_NUMBER_OF_RETRIES_ALLOWED = 10;",
    "std::unordered_map<std::string, std::vector<int>>",
    "com.example.project.module.ClassName.methodName",
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
    "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=",
    "key: value",
    "token = tokenizer.next_token()",
    "password = get_password()",
    "password: ********",
    "API_KEY=${API_KEY}",
    "Authorization: Bearer <token>",
    "AKIAXXXXXXXXXXXXXXXX",
    "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "ghp_1234567890abcdefghijklmnopqrstuvwxyz",
    "xoxb-your-token-here",
    "/usr/share/doc/package-name/README.md",
    "/home/user/project",
    "C:\\Users\\Public\\x",
    "12:34:56.789",
    "2024-01-01T00:00:00.000Z",
};

TEST(Survivors, AreLeftByTheDetectorsOfSecretsWalletsNetworksAndPaths) {
  const Policy policy = MakePolicy({});
  for (const std::string_view text : kSurvivors) {
    for (const auto& detector : policy.detectors) {
      EXPECT_EQ(Redacted(*detector, text), text) << detector->name();
    }
  }
}

}  // namespace
}  // namespace tacit::privacy
