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
      {"/export/home/annb/x", "/export/home/[[PATH_USER]]/x"},
      {"/var/mail/annb", "/var/mail/[[PATH_USER]]"},
      {"/var/spool/mail/annb", "/var/spool/mail/[[PATH_USER]]"},
      {"/run/media/annb/stick", "/run/media/[[PATH_USER]]/stick"},
      {"\\\\nas\\Users\\annb\\x", "\\\\nas\\Users\\[[PATH_USER]]\\x"},
      {"\\\\wsl$\\Ubuntu\\home\\annb\\x", "\\\\wsl$\\Ubuntu\\home\\[[PATH_USER]]\\x"},
      {"file:///C:/Users/annb/x", "file:///C:/Users/[[PATH_USER]]/x"},
      {"cp ~annb/src/x.cc .", "cp ~[[PATH_USER]]/src/x.cc ."},
      {"https://example.com/~annb/", "https://example.com/~[[PATH_USER]]/"},
      {"annb@box:~$ ls", "[[PATH_USER]]@box:~$ ls"},
      {"annb@annbox:/srv# ls", "[[PATH_USER]]:/srv# ls"},
      {"[annb@box src]$ ls", "[[[PATH_USER]]@box src]$ ls"},
      {"Annbs-MacBook-Pro.local", "[[PATH_USER]]-MacBook-Pro.local"},
      {"ping annbs-imac-2.local", "ping [[PATH_USER]]-imac-2.local"},
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
      "~half/full of it",
      "~100/month",
      "~annb",
      "root@box:~# ls",
      "git@example.com:/a/b",
      "ubuntu@ip-10-0-0-1:~$ ls",
      "ann@example.com: hello",
      "my-macbook-pro.local",
      "the-best-macbook-pro-of-2024",
      "printer.local",
      "/var/mailman/lists",
      "/media/disk/x",
  };
  ExpectSurvive(*MakeHomePathDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
