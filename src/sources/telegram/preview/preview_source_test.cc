#include "sources/telegram/preview/preview_source.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "net/http.h"
#include "sources/budget/paced_budget.h"
#include "sources/telegram/preview/robots.h"
#include "sources/telegram/preview/test_page.h"
#include "state/sqlite/sqlite_state.h"

namespace tacit::sources {
namespace {

using test_page::kOtherView;
using test_page::Post;
using test_page::Text;

constexpr const char* kAddress = "https://t.me";
constexpr Micros kSecond = 1'000'000;
constexpr Micros kPoll = 60 * kSecond;
constexpr int kPollMs = 60'000;

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

  // What the site shows for a name that nobody has, and for a group.
  static std::string Landing() {
    return R"(<html><body><div class="tgme_page">Telegram</div></body></html>)";
  }

  Result<net::HttpAnswer> Send(const net::HttpRequest& request) override {
    EXPECT_TRUE(request.url.starts_with(kAddress));
    if (clock != nullptr) times.push_back(clock->Now());
    asked.push_back(request.url.substr(std::string_view(kAddress).size()));
    const auto page = pages.find(asked.back());
    if (page == pages.end()) {
      return net::HttpAnswer{.status = 200, .headers = {}, .body = Landing()};
    }
    return page->second;
  }

  std::map<std::string, net::HttpAnswer> pages;
  std::vector<std::string> asked;
  const Clock* clock = nullptr;
  std::vector<Micros> times;  // of the requests, with a clock
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
  bool interrupted_ = false;
  std::string oldest_;
  std::unique_ptr<LiveSource> source_ = MakePreviewSource(
      site_, budget_, clock_, {.address = kAddress, .poll = kPoll, .sleep = [this](Micros wait) {
                                 clock_.now += wait;
                                 return !interrupted_;
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

// With the budget that the program has, on a clock that only sleeping moves; also over a restart.
TEST_F(PreviewSourceTest, WaitsBetweenRequests) {
  const std::string path = ::testing::TempDir() + "tacit_preview_" + std::to_string(::getpid());
  std::filesystem::create_directories(path);
  const auto sleep = [this](Micros wait) {
    clock_.now += wait;
    return true;
  };
  site_.clock = &clock_;
  for (int run = 0; run < 2; ++run) {
    const auto state = *state::OpenSqliteState(path + "/state.sqlite");
    const auto budget = MakePacedBudget({.account = "telegram-preview", .interval = kPreviewPause},
                                        *state, clock_, sleep);
    source_ = MakePreviewSource(site_, *budget, clock_, {.address = kAddress, .sleep = sleep});
    OpenLantern();
    for (const char* before : {"", "3", "1"}) Texts(before);
    source_ = nullptr;
  }
  std::filesystem::remove_all(path);
  ASSERT_EQ(site_.times.size(), 8U);
  for (std::size_t i = 1; i < site_.times.size(); ++i) {
    EXPECT_GE(site_.times[i] - site_.times[i - 1], 5 * kSecond) << i;
    EXPECT_LE(site_.times[i] - site_.times[i - 1], 7 * kSecond) << i;
  }
}

TEST_F(PreviewSourceTest, AsksForThePageOfTheCheckOnce) {
  OpenLantern();
  Texts("");
  EXPECT_EQ(site_.asked, (std::vector<std::string>{"/robots.txt", "/s/lantern_co"}));
  Texts("");
  EXPECT_EQ(site_.asked.size(), 3U);
  EXPECT_EQ(budget_.acquired, 3);
}

TEST_F(PreviewSourceTest, AsksForRobotsEachDay) {
  OpenLantern();
  clock_.now += 86'399 * kSecond;
  Texts("3");
  clock_.now += 2 * kSecond;
  site_.pages["/robots.txt"] = {
      .status = 200, .headers = {}, .body = "User-agent: *\nDisallow: /s/\n"};
  EXPECT_EQ(source_->Check(0).error().code, ErrorCode::kRetryLater);
  EXPECT_EQ(site_.asked.back(), "/robots.txt");
}

TEST_F(PreviewSourceTest, FollowsRobotsOnTheSite) {
  site_.pages["/robots.txt"] = {
      .status = 301, .headers = {{"location", "https://t.me/r"}}, .body = {}};
  site_.pages["/r"] = {.status = 200, .headers = {}, .body = "User-agent: *\nDisallow: /s/\n"};
  EXPECT_EQ(source_->Find("lantern_co").error().code, ErrorCode::kRefused);
  // What is not read forbids everything.
  for (const char* elsewhere : {"https://elsewhere.example/robots.txt", "http://t.me/robots.txt",
                                "//elsewhere.example/robots.txt", "/robots.txt", ""}) {
    source_ = MakePreviewSource(site_, budget_, clock_, {.address = kAddress});
    site_.pages["/robots.txt"].headers["location"] = elsewhere;
    const auto found = source_->Find("lantern_co");
    ASSERT_FALSE(found) << elsewhere;
    EXPECT_EQ(found.error().code, ErrorCode::kRetryLater) << elsewhere;
  }
  site_.pages["/robots.txt"] = {.status = 503, .headers = {}, .body = {}};
  source_ = MakePreviewSource(site_, budget_, clock_, {.address = kAddress});
  EXPECT_EQ(source_->Find("lantern_co").error().code, ErrorCode::kRetryLater);
}

TEST_F(PreviewSourceTest, ObeysRobotsForEachPath) {
  struct Case {
    const char* rule;
    bool allowed;
  };
  const Case cases[] = {{"/s/lantern_co", false}, {"/s/l*", false},    {"/s/lantern_co$", false},
                        {"/s/other", true},       {"/s/other*", true}, {"/*before", false}};
  for (const Case& test : cases) {
    site_.pages["/robots.txt"] = {
        .status = 200, .headers = {}, .body = std::string("User-agent: *\nDisallow: ") + test.rule};
    source_ = MakePreviewSource(site_, budget_, clock_, {.address = kAddress});
    const auto found = source_->Find("lantern_co");
    EXPECT_EQ(found.has_value(), test.allowed) << test.rule;
    if (found) continue;
    EXPECT_EQ(found.error().code, ErrorCode::kRefused) << test.rule;
  }
  site_.pages["/robots.txt"].body = "User-agent: *\nDisallow: /s/lantern_co?before=3";
  source_ = MakePreviewSource(site_, budget_, clock_, {.address = kAddress});
  OpenLantern();
  Texts("");
  EXPECT_EQ(source_->History(0, "3").error().code, ErrorCode::kRetryLater);
  EXPECT_TRUE(source_->History(0, ""));
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
  Texts("");
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
  Texts("");
  site_.Show("/s/lantern_co", Post(9, Text("foreign"), "", kOtherView));
  EXPECT_EQ(source_->Check(0)->refusal, "other_channel");
  EXPECT_EQ(source_->History(0, "").error().code, ErrorCode::kRefused);
  EXPECT_EQ(source_->History(0, "").error().detail, "other_channel");
}

TEST_F(PreviewSourceTest, TellsWhatItDoesNotUnderstand) {
  struct Case {
    int status;
    std::string body;
    std::string location;
    ErrorCode error;
  };
  const std::string page = site_.pages["/s/lantern_co"].body;
  std::string renamed = page;
  for (std::size_t at = 0; (at = renamed.find("data-post", at)) != std::string::npos;) {
    renamed.replace(at, 9, "data-item");
  }
  const std::vector<Case> cases = {
      {200, renamed, "", ErrorCode::kBadInput},
      {200, page.substr(0, page.size() / 2), "", ErrorCode::kRetryLater},
      {200, "Too many requests", "", ErrorCode::kRetryLater},
      {418, page, "", ErrorCode::kUnavailable},
      {302, "", "/elsewhere", ErrorCode::kUnavailable},
      {302, "", "https://elsewhere.example/lantern_co", ErrorCode::kUnavailable},
      {302, "", "/Lantern_Co?x", ErrorCode::kRefused},
      {302, "", "https://t.me/lantern_co", ErrorCode::kRefused},
      {404, "", "", ErrorCode::kRefused},
      {200, FakeSite::Landing(), "", ErrorCode::kRefused},
  };
  for (const char* before : {"", "3"}) {
    const std::string path = std::string("/s/lantern_co") + (*before == 0 ? "" : "?before=3");
    for (const Case& test : cases) {
      site_.Show("/s/lantern_co", Post(3, Text("three")) + Post(4, Text("four")));
      OpenLantern();
      Texts("");
      site_.pages[path] = {
          .status = test.status, .headers = {{"location", test.location}}, .body = test.body};
      const auto history = source_->History(0, before);
      ASSERT_FALSE(history) << test.status << test.body.substr(0, 40);
      EXPECT_EQ(history.error().code, test.error) << test.status << test.body.substr(0, 40);
      const bool refused = test.error == ErrorCode::kRefused;
      EXPECT_EQ(history.error().detail == "no_preview", refused) << test.status;
    }
  }
}

TEST_F(PreviewSourceTest, LosesNoPostUncounted) {
  constexpr std::string_view kNoView = "eyJwIjoxfQ";  // {"p":1}
  OpenLantern();
  Texts("");
  site_.Show("/s/lantern_co", Post(3, Text("three")) + Post(4, Text("foreign"), "", kOtherView));
  const auto page = source_->History(0, "");
  ASSERT_TRUE(page) << page.error().detail;
  EXPECT_EQ(page->messages.size(), 1U);
  EXPECT_EQ(page->refused, 1U);
  std::string unnumbered = Post(4, Text("four"));
  unnumbered.replace(unnumbered.find("/4\""), 2, "/x4");
  for (const std::string& unread : {Post(4, Text("four"), "", kNoView), unnumbered}) {
    site_.Show("/s/lantern_co", Post(3, Text("three")) + unread);
    EXPECT_EQ(source_->History(0, "").error().code, ErrorCode::kBadInput);
  }
}

TEST_F(PreviewSourceTest, FindsSinglePosts) {
  OpenLantern();
  site_.Show("/s/lantern_co?before=5", Post(3, Text("three")) + Post(4, Text("four")));
  site_.asked.clear();
  const std::vector<std::string> ids = {"1", "4", "3", "4"};
  const auto page = source_->Messages(0, ids);
  ASSERT_FALSE(page) << "a page that does not end with the post wanted";
  site_.Show("/s/lantern_co?before=2", Post(1, Text("one")));
  const auto found = source_->Messages(0, ids);
  ASSERT_TRUE(found) << found.error().detail;
  std::vector<std::string> texts;
  for (const RawMessage& message : found->messages) texts.emplace_back(message.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"four", "three", "one"}));
  site_.Show("/s/lantern_co?before=5", Post(1, Text("one")));  // those are gone
  EXPECT_EQ(source_->Messages(0, ids)->messages.size(), 1U);
}

class PreviewFollowTest : public PreviewSourceTest {
 protected:
  // The texts of the next look, oldest first; "refused: word".
  std::vector<std::string> Look() {
    std::vector<std::string> seen;
    for (int i = 0; i < 2; ++i) {  // the time goes by, then it looks
      const auto events = source_->Wait(kPollMs);
      if (!events) return {events.error().detail};
      for (const LiveEvent& event : events->events) {
        if (const auto* message = std::get_if<MessageSeen>(&event)) {
          seen.emplace_back(message->message.text);
        } else if (const auto* members = std::get_if<MembersSeen>(&event)) {
          seen.push_back(std::to_string(members->members));
        } else if (const auto* refused = std::get_if<ChannelRefused>(&event)) {
          seen.push_back("refused: " + refused->refusal);
        }
      }
    }
    return seen;
  }
};

TEST_F(PreviewFollowTest, LeavesNothingOut) {
  OpenLantern();
  Texts("");
  EXPECT_EQ(Look(), (std::vector<std::string>{"three", "four", "12300"}));
  EXPECT_EQ(Look(), (std::vector<std::string>{"three", "four"}));
  site_.Show("/s/lantern_co", Post(8, Text("eight")));
  site_.Show("/s/lantern_co?before=8", Post(6, Text("six")));
  site_.Show("/s/lantern_co?before=6", Post(4, Text("changed")));
  site_.pages["/s/lantern_co?before=6"].status = 502;
  Look();  // half of them is none of them
  site_.pages["/s/lantern_co?before=6"].status = 200;
  EXPECT_EQ(Look(), (std::vector<std::string>{"changed", "six", "eight"}));
  site_.asked.clear();
  EXPECT_EQ(Look(), std::vector<std::string>{"eight"});
  EXPECT_EQ(site_.asked.size(), 1U);
}

// The site's word is none about the channel: it is not refused for good.
TEST_F(PreviewFollowTest, RobotsRefuseNoChannel) {
  constexpr Micros kLaterThanADay = 90'000 * kSecond;
  OpenLantern();
  Texts("");
  Look();
  clock_.now += kLaterThanADay;
  site_.pages["/robots.txt"] = {
      .status = 200, .headers = {}, .body = "User-agent: *\nDisallow: /s/\n"};
  const auto refused = source_->Wait(kPollMs);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kRetryLater);
  EXPECT_EQ(refused.error().retry_after_s, 86'400);
  EXPECT_EQ(source_->History(0, "").error().code, ErrorCode::kRetryLater);
  EXPECT_EQ(source_->Find("lantern_co").error().code, ErrorCode::kRefused);
  clock_.now += kLaterThanADay;
  site_.pages["/robots.txt"].body = "";
  EXPECT_EQ(Look(), (std::vector<std::string>{"three", "four"}));
}

TEST_F(PreviewFollowTest, StopsWithTheChannel) {
  OpenLantern();
  site_.pages["/s/lantern_co"] = {
      .status = 302, .headers = {{"location", "/lantern_co"}}, .body = {}};
  Texts("3");
  Look();  // the page of the check
  EXPECT_EQ(Look(), std::vector<std::string>{"refused: no_preview"});
  site_.asked.clear();
  EXPECT_EQ(Look(), std::vector<std::string>{});
  EXPECT_EQ(site_.asked.size(), 0U);
  interrupted_ = true;
  EXPECT_EQ(source_->Wait(10).error().code, ErrorCode::kInterrupted);
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
      {"User-agent: *\rDisallow: /\r", false},
      {"\xEF\xBB\xBFUser-agent: *\nDisallow: /\n", false},
      {"User-agent: *\n\xEF\xBB\xBF"
       "Disallow: /\n",
       true},  // no mark in the middle
  };
  for (const Case& test : cases) {
    EXPECT_EQ(RobotsAllow(test.robots, "tacit", "/s/"), test.allowed) << test.robots;
  }
}

}  // namespace
}  // namespace tacit::sources
