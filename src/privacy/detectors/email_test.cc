#include <gtest/gtest.h>

#include <string>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(EmailDetector, FindsMailboxesOfEveryForm) {
  constexpr RedactCase kCases[] = {
      {"ann@example.com", "[[EMAIL]]"},
      {"mail ann.b+tag@mail.example.co.uk.", "mail [[EMAIL]]."},
      {"o'brien@example.com", "[[EMAIL]]"},
      {"ANN@EXAMPLE.COM", "[[EMAIL]]"},
      {"aNn@eXaMpLe.CoM", "[[EMAIL]]"},
      {"\"ann b\"@example.com", "[[EMAIL]]"},
      {"say \"hi\" to \"ann.b\"@example.com", "say \"hi\" to [[EMAIL]]"},
      {"ann@xn--bcher-kva.example", "[[EMAIL]]"},
      {"ann@bücher.example", "[[EMAIL]]"},
      {"почта: анна@пример.рф", "почта: [[EMAIL]]"},
      {"nguyễn.an@example.vn", "[[EMAIL]]"},
      {"用户@例子.公司", "[[EMAIL]]"},
      {"邮箱ann@example.com请联系", "邮箱[[EMAIL]]请联系"},
      {"mailto:ann@example.com?subject=x", "mailto:[[EMAIL]]?subject=x"},
      {"?email=ann@example.com&x=1", "?email=[[EMAIL]]&x=1"},
      {"bounce+ann=example.com@lists.example.org", "[[EMAIL]]"},
      {"Ann <ann@example.com>,bob@example.com;", "Ann <[[EMAIL]]>,[[EMAIL]];"},
      {"**ann@example.com**", "**[[EMAIL]]**"},
      {"_ann@example.com_", "[[EMAIL]]_"},
      {"noreply@example.com", "[[EMAIL]]"},
      {"@ann@chat.example", "@[[EMAIL]]"},
      {"ann@[192.168.7.7]", "[[EMAIL]]"},
      {"ann@example.com.", "[[EMAIL]]."},
      {"ann@example.com.5", "[[EMAIL]].5"},
      {"ann@example.com-", "[[EMAIL]]-"},
      {"ann@163.com", "[[EMAIL]]"},
      {"x@y.museum", "[[EMAIL]]"},
  };
  ExpectRedacted(*MakeEmailDetector(), kCases);
}

TEST(EmailDetector, FindsSpelledForms) {
  constexpr RedactCase kCases[] = {
      {"ann (at) example (dot) com", "[[EMAIL]]"},
      {"ann [at] example [dot] com", "[[EMAIL]]"},
      {"ann{at}example{dot}com", "[[EMAIL]]"},
      {"ann[at]example.com", "[[EMAIL]]"},
      {"ann(AT)example(DOT)com!", "[[EMAIL]]!"},
      {"ann(@)example.com", "[[EMAIL]]"},
      {"write ann at example dot com.", "write [[EMAIL]]."},
      {"write ann AT example DOT com now", "write [[EMAIL]] now"},
      {"ann at mail dot example dot org", "[[EMAIL]]"},
      {"ann dot b at example dot com", "[[EMAIL]]"},
      {"ann [dot] b [at] example [dot] co [dot] uk", "[[EMAIL]]"},
      {"ann@example (dot) com", "[[EMAIL]]"},
      {"ann@example dot com", "[[EMAIL]]"},
      {"ann.b @ example.com", "[[EMAIL]]"},
      {"ann @ example . com", "[[EMAIL]]"},
      {"ann.b @ mail . example . org now", "[[EMAIL]] now"},
      {"ann[@]example.com", "[[EMAIL]]"},
      {"ann {@} example {.} com", "[[EMAIL]]"},
      {"ann(at)example(dot)com", "[[EMAIL]]"},
      {"ann at example(dot)com, ann(at)b(dot)example(dot)org", "ann at example(dot)com, [[EMAIL]]"},
      {"my email is ann at example.com.", "my email is [[EMAIL]]."},
      {"write ann.b at mail.example.com", "write [[EMAIL]]"},
  };
  ExpectRedacted(*MakeEmailDetector(), kCases);
}

TEST(EmailDetector, LeavesWhatIsNoMailbox) {
  constexpr std::string_view kTexts[] = {
      "https://ann:pw@example.com/x",
      "git@git.example.com:org/repo.git",
      "ssh://git@git.example.com/org/repo",
      "root@localhost",
      "user@host",
      "react@18.2.0",
      "lodash@4.17.21-beta.next",
      "pkg@v1.2.3-rc.one",
      "next@latest",
      "npm i @scope/name@1.2.3",
      "repo@sha256:9f86d081884c7d65",
      "icon@2x.png and logo@3x.webp",
      "getty@tty1.service",
      "this@MainActivity.findViewById(1)",
      "y = x@w.transpose()",
      "@ann.smith hello",
      "see https://example.com/@ann.b/post",
      "<user>@example.com",
      "${USER}@example.com and $USER@example.com",
      "meet at noon dot com bubble",
      "we met at example dot com bubble time",
      "the talk at example dot com era prices",
      "look at example dot com",
      "he was at work dot then he left",
      "lunch @ joe.example",
      "the docs at example.com",
      "mail is hosted at example.com",
      "look at node.js",
      "email support at work.",
      "deploy v1.2 at example.com/x",
      "see @ example . com",
      "a @ b . map(f)",
      "5 @ 3.50",
      "@ . @",
      "a@b",
      "a@.com",
      "@",
      "ann (at) work (dot)",
      "array[at] = x",
      "ann@[[EMAIL]]",
      "[[USER:u1_abc]]@example.com",
  };
  ExpectSurvive(*MakeEmailDetector(), kTexts);
}

TEST(EmailDetector, FindsTheExactSpanInEveryFrame) {
  const auto detector = MakeEmailDetector();
  for (const char* value : {"ann@example.com", "ann.b-c_d+e@mail.example.org",
                            "ann (at) example (dot) com", "анна@пример.рф"}) {
    ExpectFoundAnywhere(*detector, value, "EMAIL");
  }
}

TEST(EmailDetector, ReadsABoundedPartOfALongRun) {
  const auto detector = MakeEmailDetector();
  const std::string run(20000, 'a');
  EXPECT_EQ(Redacted(*detector, run + "@" + run), run + "@" + run);
  std::string ats;
  for (int i = 0; i < 20000; ++i) ats += "a.b@";
  EXPECT_NE(Redacted(*detector, ats + "example.com").find("[[EMAIL]]"), std::string::npos);
}

}  // namespace
}  // namespace tacit::privacy
