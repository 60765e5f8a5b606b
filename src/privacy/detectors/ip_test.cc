#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(IpDetector, FindsAddressesThatMayBeAPersons) {
  constexpr RedactCase kCases[] = {
      {"81.2.69.142", "[[IP]]"},
      {"81.2.69.142:8080", "[[IP]]:8080"},
      {"81.2.69.142/24", "[[IP]]/24"},
      {"81.2.69.142.", "[[IP]]."},
      {"81.2.69.142-81.2.69.150", "[[IP]]-[[IP]]"},
      {"81.2.69.142 81.2.69.143", "[[IP]] [[IP]]"},
      {"http://81.2.69.142/x", "http://[[IP]]/x"},
      {"root@81.2.69.142:/tmp", "root@[[IP]]:/tmp"},
      {"host.example/81.2.69.142", "host.example/[[IP]]"},
      {"from 12.3.4.5", "from [[IP]]"},
      {"12.3.4.5:443", "[[IP]]:443"},
      {"2a02:810d:8ac0:34::5", "[[IP]]"},
      {"2A02:810D:8AC0:34:0:0:0:5", "[[IP]]"},
      {"[2a02:810d::1]:443", "[[[IP]]]:443"},
      {"2a02:810d::/32", "[[IP]]/32"},
      {"::ffff:81.2.69.142", "[[IP]]"},
      {"64:ff9b::81.2.69.142", "[[IP]]"},
      {"684d:1111:222:3333:4444:5555:6:77", "[[IP]]"},
      {"2002:5102:458e::1", "[[IP]]"},
      {"ip 2a02:810d::1.", "ip [[IP]]."},
  };
  ExpectRedacted(*MakeIpDetector(), kCases);
}

TEST(IpDetector, LeavesAddressesOfNobody) {
  constexpr std::string_view kTexts[] = {
      "127.0.0.1",
      "0.0.0.0",
      "0.1.2.3",
      "10.20.30.40",
      "172.16.5.4",
      "172.31.255.255",
      "192.168.1.77",
      "169.254.10.20",
      "100.64.3.4",
      "192.0.2.55",
      "198.51.100.77",
      "203.0.113.99",
      "224.0.0.251",
      "239.255.255.250",
      "255.255.255.255",
      "255.255.255.0",
      "1.1.1.1",
      "1.0.0.1",
      "8.8.8.8",
      "8.8.4.4",
      "9.9.9.9",
      "::",
      "::1",
      "fe80::1",
      "fe80::1%eth0",
      "fc00::1",
      "fd12:3456:789a::1",
      "ff02::1",
      "2001:db8::1",
      "2001:db8:85a3::8a2e:370:7334",
      "::ffff:127.0.0.1",
      "::ffff:10.0.0.1",
      "2001:4860:4860::8888",
      "2606:4700:4700::1111",
  };
  ExpectSurvive(*MakeIpDetector(), kTexts);
}

TEST(IpDetector, LeavesVersionsAndOtherNumbers) {
  constexpr std::string_view kTexts[] = {
      "v81.2.69.142",
      "version 81.2.69.142",
      "Version: 81.2.69.142",
      "release 10.4.2.1",
      "firmware 81.2.69.142",
      "1.2.3.4",
      "1.2.3.4-beta",
      "81.2.69.142-rc1",
      "libfoo.so.81.2.69.142",
      "libfoo-81.2.69.142.tar.gz",
      "81.2.69.142.zip",
      "Chrome/120.0.99.100",
      "81.2.69.142.7",
      "81.2.69",
      "81.2.69.256",
      "81.02.69.142",
      "a81.2.69.142",
      "81.2.69.142b",
      "std::cout << a::b",
      "dead::beef",
      "12:34:56",
      "2024-05-01T12:34:56",
      "aa:bb:cc:dd:ee:ff",
      "50:06:01:60:3b:20:1f:aa",
      "2a02::810d::1",
      "2a02:810d:1",
      "a::b::c",
      "x2a02:810d::1",
      "2a02:810d::1x",
      ":::",
      "file:///path",
      "abc:def:ghi",
  };
  ExpectSurvive(*MakeIpDetector(), kTexts);
}

TEST(IpDetector, FindsTheExactSpanInEveryFrame) {
  const auto detector = MakeIpDetector();
  ExpectFoundAnywhere(*detector, "81.2.69.142", "IP");
  ExpectFoundAnywhere(*detector, "2a02:810d:8ac0:34::5", "IP");
}

}  // namespace
}  // namespace tacit::privacy
