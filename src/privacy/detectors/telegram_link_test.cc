#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(TelegramLink, FindsPeopleInvitationsAndPrivateChats) {
  constexpr RedactCase kCases[] = {
      {"https://t.me/ann_lee", "https://t.me/[[USER:ann_lee]]"},
      {"t.me/ann_lee.", "t.me/[[USER:ann_lee]]."},
      {"HTTP://WWW.T.ME/Ann_Lee", "HTTP://WWW.T.ME/[[USER:Ann_Lee]]"},
      {"telegram.me/ann_lee?start=1", "telegram.me/[[USER:ann_lee]]?start=1"},
      {"telegram.dog/ann_lee/", "telegram.dog/[[USER:ann_lee]]/"},
      {"ann-lee.t.me ann_lee.t.me", "ann-lee.t.me [[USER:ann_lee]].t.me"},
      {"https://ann_lee.t.me", "https://[[USER:ann_lee]].t.me"},
      {"https://t.me/+AbCdEf12345", "https://t.me/[[INVITE]]"},
      {"t.me/joinchat/AAAAAE_x-12345", "t.me/[[INVITE]]"},
      {"(t.me/+AbCdEf12345)", "(t.me/[[INVITE]])"},
      {"https://t.me/+15550100123", "https://t.me/[[PHONE]]"},
      {"t.me/c/1234567890/45", "t.me/[[CHANNEL]]"},
      {"t.me/c/1234567890/45/67, ok", "t.me/[[CHANNEL]], ok"},
      {"tg://join?invite=AbCdEf12345", "tg://join?invite=[[INVITE]]"},
      {"tg://user?id=123456789", "tg://user?id=[[USER:123456789]]"},
      {"tg://resolve?domain=ann_lee", "tg://resolve?domain=[[USER:ann_lee]]"},
      {"TG://resolve?domain=ann_lee&start=x", "TG://resolve?domain=[[USER:ann_lee]]&start=x"},
      {"t.me/proxy?server=1.2.3.4&port=443&secret=ee00ff",
       "t.me/proxy?server=1.2.3.4&port=443&secret=[[SECRET]]"},
      {"t.me/socks?server=h&user=u1&pass=p1",
       "t.me/socks?server=h&user=[[SECRET]]&pass=[[SECRET]]"},
      {"t.me/contact/1700000000:abc", "t.me/[[INVITE]]:abc"},
      {"t.me/login/12345", "t.me/login/[[SECRET]]"},
      {"t.me/addlist/AbCdEf12345", "t.me/[[INVITE]]"},
  };
  ExpectRedacted(*MakeTelegramLinkDetector(), kCases);
}

TEST(TelegramLink, LeavesPublicPostsAndOtherPages) {
  constexpr std::string_view kTexts[] = {"https://t.me/some_channel/123",
                                         "t.me/s/some_channel",
                                         "t.me/addstickers/Cats",
                                         "t.me/share/url?url=x",
                                         "t.me/setlanguage/de",
                                         "t.me/bg/abc",
                                         "t.me/iv?url=x",
                                         "t.me",
                                         "t.me/",
                                         "https://t.me/ab",
                                         "not.me/ann_lee",
                                         "http.me/ann_lee",
                                         "at.me/ann_lee",
                                         "example.telegram.me/ann_lee",
                                         "x@t.me/ann_lee",
                                         "chat.me/+AbCdEf12345",
                                         "tg://resolve?domain=some_channel&post=12",
                                         "tg://settings",
                                         "www.t.me",
                                         "https://example.com/t.me",
                                         "t.me/addtheme/night",
                                         "t.me/[[USER:u1_abc]]",
                                         "t.me/+[[INVITE]]",
                                         "tg://user?id=[[USER:u1_abc]]"};
  ExpectSurvive(*MakeTelegramLinkDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
