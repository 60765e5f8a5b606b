#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(SlackId, FindsPeopleGroupsAndDirectMessages) {
  constexpr RedactCase kCases[] = {
      {"U012AB3CD", "[[USER:U012AB3CD]]"},
      {"ask U04QX7ZK2LM.", "ask [[USER:U04QX7ZK2LM]]."},
      {"(W9ZZTOPQ2)", "([[USER:W9ZZTOPQ2]])"},
      {"<@U012AB3CD> hi", "[[USER:U012AB3CD]] hi"},
      {"<@U012AB3CD|ann lee> hi", "[[USER:U012AB3CD]] hi"},
      {"<@W012AB3CD><@U04QX7ZK2LM>", "[[USER:W012AB3CD]][[USER:U04QX7ZK2LM]]"},
      {"<!subteam^S012AB3CD|@backend>", "[[GROUP]]"},
      {"<!subteam^S012AB3CD>", "[[GROUP]]"},
      {"https://acme.slack.com/team/U012AB3CD", "https://acme.slack.com/team/[[USER:U012AB3CD]]"},
      {"https://acme.slack.com/archives/D012AB3CD/p1700000000000100",
       "https://acme.slack.com/archives/[[CHANNEL]]/p1700000000000100"},
      {"https://app.slack.com/client/T012AB3CD/C012AB3CD",
       "https://app.slack.com/client/[[USER]]/C012AB3CD"},
      {"https://acme.slack.com/services/B012AB3CD", "https://acme.slack.com/services/[[USER]]"},
      {"https://acme.slack.com/apps/A012AB3CD-name", "https://acme.slack.com/apps/[[USER]]-name"},
      {"U012AB3CD and U04QX7ZK2LM", "[[USER:U012AB3CD]] and [[USER:U04QX7ZK2LM]]"},
      {"\"user\": \"U012AB3CD\"", "\"user\": \"[[USER:U012AB3CD]]\""},
      {"https://app.slack.com/client/T012AB3CD/user_profile/W012AB3CD",
       "https://app.slack.com/client/[[USER]]/user_profile/[[USER:W012AB3CD]]"},
  };
  ExpectRedacted(*MakeSlackIdDetector(), kCases);
}

TEST(SlackId, LeavesConstantsHexadecimalAndPublicChannels) {
  constexpr std::string_view kTexts[] = {
      "UTF8",
      "U0001F600",
      "WARNING",
      "UBUNTU2204",
      "WINDOWS11",
      "UPPERCASE",
      "USB3",
      "W3C",
      "C012AB3CD",
      "<#C012AB3CD|general>",
      "0xU012AB3CD",
      "u012ab3cd",
      "XU012AB3CD",
      "U012AB3CDx",
      "U012AB3CD-1",
      "ID=U012AB3CD=",
      "a.U012AB3CD",
      "U012AB3",
      "U012AB3CDEF34567",
      "deadBEEF01U",
      "S012AB3CD",
      "D012AB3CD",
      "T012AB3CD",
      "U123456789",
      "https://acme.slack.com/archives/C012AB3CD/p1700000000000100",
      "<@U012AB3CD",
      "file/U012AB3CD",
      "$U012AB3CD"};
  for (const std::string_view text : kTexts) {
    // An escape without its end is no escape; the id in it is one all the same.
    if (text == "<@U012AB3CD") {
      EXPECT_EQ(Redacted(*MakeSlackIdDetector(), text), "<@[[USER:U012AB3CD]]");
    } else {
      EXPECT_EQ(Redacted(*MakeSlackIdDetector(), text), text);
    }
  }
}

}  // namespace
}  // namespace tacit::privacy
