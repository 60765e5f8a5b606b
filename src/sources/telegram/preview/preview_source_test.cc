#include "sources/telegram/preview/preview_source.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "net/http.h"
#include "sources/telegram/preview/robots.h"
#include "sources/telegram/preview/test_page.h"

namespace tacit::sources {
namespace {

using test_page::kOtherView;
using test_page::Post;
using test_page::Text;

constexpr const char* kAddress = "https://t.me";

class FakeSite final : public net::HttpClient {
 public:
  FakeSite() {
    pages["/robots.txt"] = {.status = 404, .headers = {}, .body = {}};
    Show("/s/lantern_co", Post(3, Text("three")) + Post(4, Text("four")));
    Show("/s/lantern_co?before=3", Post(1, Text("one")) + Post(2, Text("two")));
    Show("/s/lantern_co?before=1", "");
  }

  void Show(const std::string& path, const std::string& posts) {
    pages[path] = {.status = 200, .headers = {}, .body = test_page::Page(posts)};
  }

  Result<net::HttpAnswer> Send(const net::HttpRequest& request) override {
    EXPECT_TRUE(request.url.starts_with(kAddress));
    asked.push_back(request.url.substr(std::string_view(kAddress).size()));
    const auto page = pages.find(asked.back());
    if (page == pages.end()) {
      return net::HttpAnswer{.status = 200, .headers = {}, .body = "<html>Telegram</html>"};
    }
    return page->second;
  }

  std::map<std::string, net::HttpAnswer> pages;
  std::vector<std::string> asked;
};

class FakeBudget final : public CallBudget {
 public:
  Result<void> Acquire(std::string_view) override {
    ++acquired;
    return {};
  }
  void Flooded(std::string_view, int seconds) override { flooded = seconds; }
  void Ended(std::string_view, bool is_failed) override { failed += is_failed ? 1 : 0; }

  int acquired = 0;
  int flooded = 0;
  int failed = 0;
};

class FakeClock final : public Clock {
 public:
  Micros Now() const override { return now; }
  Micros now = 1'000'000'000;
};

class PreviewSourceTest : public testing::Test {
 protected:
  std::vector<std::string> Texts(std::string_view before) {
    const auto page = source_->History(0, before);
    EXPECT_TRUE(page) << page.error().detail;
    std::vector<std::string> texts;
    if (!page) return texts;
    for (const RawMessage& message : page->messages) texts.emplace_back(message.text);
    oldest_ = page->oldest;
    return texts;
  }
  void OpenLantern() {
    const std::vector<RawChannel> channels = {Lantern()};
    const auto candidates = source_->Open(channels);
    ASSERT_TRUE(candidates) << candidates.error().detail;
    ASSERT_EQ(candidates->front().refusal, "");
  }
  static RawChannel Lantern() {
    RawChannel channel;
    channel.id = "1234567890";
    channel.handle = "lantern_co";
    return channel;
  }

  FakeSite site_;
  FakeBudget budget_;
  FakeClock clock_;
  std::vector<Micros> slept_;
  std::string oldest_;
  std::unique_ptr<LiveSource> source_ =
      MakePreviewSource(site_, budget_, clock_,
                        {.address = kAddress, .pause = 5'000'000, .sleep = [this](Micros wait) {
                           slept_.push_back(wait);
                           clock_.now += wait;
                           return true;
                         }});
};

TEST_F(PreviewSourceTest, FindsAChannel) {
  const auto found = source_->Find("@lantern_co");
  ASSERT_TRUE(found) << found.error().detail;
  EXPECT_EQ(found->refusal, "");
  EXPECT_EQ(found->channel.id, "1234567890");
  const auto unknown = source_->Find("nobody_at_all");  // the site answers 200 for any name
  ASSERT_TRUE(unknown);
  EXPECT_EQ(unknown->refusal, "no_preview");
  for (const char* wrong : {"", "@abc", "a/../b", "name?before=1"}) {
    const auto refused = source_->Find(wrong);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST_F(PreviewSourceTest, ReadsTheHistoryNewestFirst) {
  OpenLantern();
  EXPECT_EQ(Texts(""), (std::vector<std::string>{"four", "three"}));
  EXPECT_EQ(oldest_, "3");
  EXPECT_EQ(Texts("3"), (std::vector<std::string>{"two", "one"}));
  EXPECT_EQ(Texts("1"), std::vector<std::string>{});
  EXPECT_EQ(oldest_, "");
}

TEST_F(PreviewSourceTest, WaitsBetweenRequests) {
  OpenLantern();
  Texts("");
  ASSERT_EQ(site_.asked.size(), 3U);  // robots.txt, the check, the page
  EXPECT_EQ(slept_, (std::vector<Micros>{5'000'000, 5'000'000}));
  EXPECT_EQ(budget_.acquired, 3);
}

TEST_F(PreviewSourceTest, ObeysRobots) {
  site_.pages["/robots.txt"] = {
      .status = 200, .headers = {}, .body = "User-agent: *\nDisallow: /s/\n"};
  const auto found = source_->Find("lantern_co");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::kRefused);
  EXPECT_EQ(site_.asked, std::vector<std::string>{"/robots.txt"});
}

TEST_F(PreviewSourceTest, StopsWhenTheSiteSaysSo) {
  OpenLantern();
  for (const int status : {403, 429}) {
    site_.pages["/s/lantern_co"] = {
        .status = status, .headers = {{"retry-after", "7200"}}, .body = {}};
    const auto page = source_->History(0, "");
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::kRetryLater);
    EXPECT_EQ(page.error().retry_after_s, 7'200);
    EXPECT_EQ(budget_.flooded, 7'200);
  }
  EXPECT_EQ(budget_.failed, 0);
  site_.pages["/s/lantern_co"].status = 502;
  EXPECT_EQ(source_->History(0, "").error().code, ErrorCode::kRetryLater);
  EXPECT_EQ(budget_.failed, 1);
}

TEST_F(PreviewSourceTest, RefusesAnotherChannelUnderTheName) {
  OpenLantern();
  site_.Show("/s/lantern_co", Post(9, Text("foreign"), "", kOtherView));
  EXPECT_EQ(source_->Check(0)->refusal, "other_channel");
  EXPECT_EQ(source_->History(0, "").error().code, ErrorCode::kRefused);
  site_.pages["/s/lantern_co"] = {.status = 302, .headers = {}, .body = {}};
  EXPECT_EQ(source_->History(0, "").error().code, ErrorCode::kRefused);
}

TEST_F(PreviewSourceTest, CannotBeFollowed) {
  EXPECT_EQ(source_->Wait(10).error().code, ErrorCode::kInvalidArgument);
}

TEST(Robots, LongestRuleDecides) {
  struct Case {
    const char* robots;
    bool allowed;
  };
  const std::vector<Case> cases = {
      {"", true},
      {"User-agent: *\nDisallow:\n", true},
      {"User-agent: *\nDisallow: /\n", false},
      {"user-AGENT: *\r\ndisallow: /s/ # previews\r\n", false},
      {"User-agent: *\nDisallow: /\nAllow: /s/\n", true},
      {"User-agent: *\nAllow: /\nDisallow: /s\n", false},
      {"User-agent: tacit\nDisallow: /s/\n\nUser-agent: *\nDisallow:\n", false},
      {"User-agent: tacit\nDisallow: /x\n\nUser-agent: *\nDisallow: /\n", true},
      {"User-agent: other\nUser-agent: *\nDisallow: /s/\n", false},
      {"User-agent: other\nDisallow: /\n", true},
      {"User-agent: *\nDisallow: /s/*?before\n", false},  // more than it says: rather not
      {"User-agent: *\nDisallow: /stickers\n", true},
      {"Disallow: /\n", true},  // of no group
  };
  for (const Case& test : cases) {
    EXPECT_EQ(RobotsAllow(test.robots, "tacit", "/s/"), test.allowed) << test.robots;
  }
}

}  // namespace
}  // namespace tacit::sources
