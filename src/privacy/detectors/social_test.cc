#include <gtest/gtest.h>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"

namespace tacit::privacy {
namespace {

TEST(Social, FindsProfiles) {
  constexpr RedactCase kCases[] = {
      {"https://www.linkedin.com/in/ann-lee-123/", "https://www.linkedin.com/in/[[SOCIAL]]/"},
      {"linkedin.com/in/ann", "linkedin.com/in/[[SOCIAL]]"},
      {"https://de.linkedin.com/in/ann.", "https://de.linkedin.com/in/[[SOCIAL]]."},
      {"https://x.com/ann_lee", "https://x.com/[[SOCIAL]]"},
      {"https://twitter.com/ann_lee/status/123", "https://twitter.com/[[SOCIAL]]/status/123"},
      {"mobile.twitter.com/ann_lee", "mobile.twitter.com/[[SOCIAL]]"},
      {"https://facebook.com/ann.lee", "https://facebook.com/[[SOCIAL]]"},
      {"https://m.facebook.com/profile.php?id=1000123",
       "https://m.facebook.com/profile.php?id=[[SOCIAL]]"},
      {"instagram.com/ann_lee?igsh=x", "instagram.com/[[SOCIAL]]?igsh=x"},
      {"https://github.com/annlee", "https://github.com/[[SOCIAL]]"},
      {"https://gitlab.com/annlee/ ok", "https://gitlab.com/[[SOCIAL]]/ ok"},
      {"https://medium.com/@annlee/a-post", "https://medium.com/[[SOCIAL]]/a-post"},
      {"tiktok.com/@ann.lee", "tiktok.com/[[SOCIAL]]"},
      {"https://youtube.com/@annlee", "https://youtube.com/[[SOCIAL]]"},
      {"old.reddit.com/u/annlee", "old.reddit.com/u/[[SOCIAL]]"},
      {"https://reddit.com/user/annlee/comments", "https://reddit.com/user/[[SOCIAL]]/comments"},
      {"keybase.io/annlee", "keybase.io/[[SOCIAL]]"},
      {"https://discord.com/users/123456789012345678", "https://discord.com/users/[[SOCIAL]]"},
      {"https://calendly.com/annlee/30min", "https://calendly.com/[[SOCIAL]]/30min"},
      {"paypal.me/annlee", "paypal.me/[[SOCIAL]]"},
      {"https://steamcommunity.com/id/annlee", "https://steamcommunity.com/id/[[SOCIAL]]"},
      {"https://signal.me/#p/+15550100123", "https://signal.me/#p/[[SOCIAL]]"},
      {"https://mastodon.social/@annlee", "https://mastodon.social/[[SOCIAL]]"},
      {"follow @annlee@fosstodon.org", "follow [[SOCIAL]]"},
      {"https://stackoverflow.com/users/123/ann-lee", "https://stackoverflow.com/users/[[SOCIAL]]"},
      {"add annlee#1234 on discord", "add [[HANDLE]] on discord"},
      {"HTTPS://GITHUB.COM/ANNLEE", "HTTPS://GITHUB.COM/[[SOCIAL]]"},
  };
  ExpectRedacted(*MakeSocialDetector(), kCases);
}

TEST(Social, LeavesRepositoriesPagesAndIssues) {
  constexpr std::string_view kTexts[] = {"https://github.com/acme/widget",
                                         "https://github.com/acme/widget/pull/12",
                                         "https://github.com/features",
                                         "https://github.com/orgs/acme",
                                         "https://gitlab.com/acme/x",
                                         "https://docs.github.com/en",
                                         "https://api.github.com/users",
                                         "https://x.com/search?q=a",
                                         "https://x.com/i/spaces/1",
                                         "https://twitter.com/hashtag/cpp",
                                         "https://twitter.com/home",
                                         "https://instagram.com/p/AbC123/",
                                         "https://instagram.com/reel/AbC/",
                                         "https://x.com/",
                                         "https://facebook.com/groups/123",
                                         "https://facebook.com/sharer/sharer.php?u=x",
                                         "https://youtube.com/watch?v=dQw4w9WgXcQ",
                                         "https://youtu.be/dQw4w9WgXcQ",
                                         "https://reddit.com/r/cpp",
                                         "https://linkedin.com/company/acme",
                                         "https://linkedin.com/jobs/1",
                                         "https://netflix.com/title",
                                         "https://example.com/in/ann",
                                         "acme/widget#1234",
                                         "issue#1234",
                                         "PR#1234",
                                         "widget#123",
                                         "widget#12345",
                                         "#1234",
                                         "a@b.com",
                                         "https://medium.com/topic",
                                         "https://keybase.io/about",
                                         "src/x.cc/y",
                                         "https://github.com/[[SOCIAL]]",
                                         "@user@host",
                                         "https://githubusercontent.com/annlee"};
  ExpectSurvive(*MakeSocialDetector(), kTexts);
}

}  // namespace
}  // namespace tacit::privacy
