#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(HomePathDetector, FindsTheUsersName) {
  constexpr RedactCase kCases[] = {
      {"/home/annb/x.txt", "/home/[[PATH_USER]]/x.txt"},
      {"/home/annb", "/home/[[PATH_USER]]"},
      {"cd /home/ann.b-c_d.", "cd /home/[[PATH_USER]]."},
      {"/Users/annb/Desktop", "/Users/[[PATH_USER]]/Desktop"},
      {"C:\\Users\\annb\\x", "C:\\Users\\[[PATH_USER]]\\x"},
      {"d:\\users\\Ann B\\x", "d:\\users\\[[PATH_USER]]\\x"},
      {"C:/Users/annb/x", "C:/Users/[[PATH_USER]]/x"},
      {"\"C:\\\\Users\\\\annb\\\\x\"", "\"C:\\\\Users\\\\[[PATH_USER]]\\\\x\""},
      {"C:\\Users\\annb is mine", "C:\\Users\\[[PATH_USER]] is mine"},
      {"C:\\Documents and Settings\\annb\\x", "C:\\Documents and Settings\\[[PATH_USER]]\\x"},
      {"/mnt/c/Users/annb/x", "/mnt/c/Users/[[PATH_USER]]/x"},
      {"/var/home/annb/x", "/var/home/[[PATH_USER]]/x"},
      {"file:///home/annb/x", "file:///home/[[PATH_USER]]/x"},
      {"host:/home/annb/x", "host:/home/[[PATH_USER]]/x"},
      {"PATH=/home/annb/bin:/home/bobc/bin",
       "PATH=/home/[[PATH_USER]]/bin:/home/[[PATH_USER]]/bin"},
      {"('/home/анна/x')", "('/home/[[PATH_USER]]/x')"},
      {"/home/annb: no such file", "/home/[[PATH_USER]]: no such file"},
  };
  ExpectRedacted(*MakeHomePathDetector(), kCases);
}

TEST(HomePathDetector, LeavesRolesVariablesAndPages) {
  constexpr std::string_view kTexts[] = {
      "/home/ubuntu/x",
      "/home/runner/work",
      "/home/user/x",
      "/home/vagrant",
      "/home/ec2-user/x",
      "/Users/Shared/x",
      "/Users/runner/x",
      "C:\\Users\\Public\\x",
      "C:\\Users\\Default\\x",
      "C:\\Users\\All Users\\x",
      "C:\\Users\\%USERNAME%\\x",
      "/home/$USER/x",
      "/home/${USER}/x",
      "/home/<user>/x",
      "/home/{user}/x",
      "/home/",
      "/home/.cache",
      "~/x",
      "https://example.com/home/annb",
      "https://example.com/Users/annb",
      "src/home/annb.cc",
      "GET /users/annb",
      "/home/index.html",
      "/home/[[PATH_USER]]/x",
      "C:\\Users\\[[PATH_USER]]\\x",
      "/homes/annb",
  };
  ExpectSurvive(*MakeHomePathDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
