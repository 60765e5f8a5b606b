#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(Mention, FindsHandles) {
  constexpr RedactCase kCases[] = {
      {"@ann_lee hi", "[[USER:ann_lee]] hi"},
      {"ping @AnnLee42!", "ping [[USER:AnnLee42]]!"},
      {"(@bobby_tables)", "([[USER:bobby_tables]])"},
      {"cc @ann_lee, @bob.smith.", "cc [[USER:ann_lee]], [[USER:bob.smith]]."},
      {"thanks @bob-smith", "thanks [[USER:bob-smith]]"},
      {"@joe: look", "[[USER:joe]]: look"},
      {"@ann/@bob", "[[USER:ann]]/[[USER:bob]]"},
      {"\"@quoted_one\"", "\"[[USER:quoted_one]]\""},
      {"*@bold_one*", "*[[USER:bold_one]]*"},
      {"谢谢@ann_lee", "谢谢[[USER:ann_lee]]"},
      {"🙂@ann_lee🙂", "🙂[[USER:ann_lee]]🙂"},
      {"<@ann_lee>", "<[[USER:ann_lee]]>"},
      {"@trailing_ x", "[[USER:trailing]]_ x"},
      {"@ann_lee's pull request", "[[USER:ann_lee]]'s pull request"},
      {"from @a1b to @Zed_9", "from [[USER:a1b]] to [[USER:Zed_9]]"},
      {"@ann_lee\n@bobby", "[[USER:ann_lee]]\n[[USER:bobby]]"},
      {"[[EMAIL]] @ann_lee", "[[EMAIL]] [[USER:ann_lee]]"},
      {"@annoverride", "[[USER:annoverride]]"},
  };
  ExpectRedacted(*MakeMentionDetector(), kCases);
}

TEST(Mention, LeavesCodeAddressesAndEverybody) {
  constexpr std::string_view kTexts[] = {"@here deploy",
                                         "@channel",
                                         "@everyone look",
                                         "@all",
                                         "@Override",
                                         "@Test void x",
                                         "@param name the name",
                                         "@staticmethod",
                                         "@media (max-width: 1px)",
                                         "@types/node",
                                         "npm i @angular/core",
                                         "@babel/preset-env",
                                         "react@latest",
                                         "pkg@1.2.3",
                                         "ann@example.com",
                                         "`@ann_lee`",
                                         "https://host/@ann_lee",
                                         "@Value(\"x\")",
                                         "@lru_cache(maxsize=1)",
                                         "@ann@example.social",
                                         "@",
                                         "@@ann_lee",
                                         "@1abc",
                                         "@ab",
                                         "user.@ann",
                                         "${@ann}",
                                         "@font-face {",
                                         "write to us @example.com",
                                         "@dataclass",
                                         "docker pull x@sha256:ab",
                                         "http://[[SECRET.URL_AUTH]]@host-name",
                                         "@this_name_is_longer_than_any_handle_may_be"};
  ExpectSurvive(*MakeMentionDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
