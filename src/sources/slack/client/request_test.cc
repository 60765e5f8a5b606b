#include "sources/slack/client/request.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace tacit::sources::slack {
namespace {

// The allow-list (promise P3). A line more here is a decision: nothing may post, join, leave,
// react, download or mark anything read.
constexpr std::string_view kList[] = {
    "auth.test",          "auth.revoke",           "conversations.list",
    "conversations.info", "conversations.history", "conversations.replies",
    "users.list",         "oauth.v2.access",
};

TEST(SlackRequest, AreExactlyThese) {
  EXPECT_TRUE(std::ranges::equal(Request::Methods(), kList));
  const Window window{.latest = "2.000001", .limit = 5};
  const std::vector<Request> all = {Request::AuthTest(),
                                    Request::AuthRevoke(),
                                    Request::ListChannels("", 1),
                                    Request::ChannelInfo("C1"),
                                    Request::History("C1", window),
                                    Request::Replies("C1", "1.000001", window),
                                    Request::ListUsers("", 1),
                                    Request::Refresh("1.2", Secret("xoxe-1-invented"))};
  EXPECT_TRUE(std::ranges::equal(all, kList, {}, &Request::method));
}

TEST(SlackRequest, EncodesItsArguments) {
  EXPECT_EQ(Request::AuthTest().form(), "");
  EXPECT_EQ(Request::ListUsers("dXNlcjpVMDYx==", 999).form(),
            "limit=999&cursor=dXNlcjpVMDYx%3D%3D");
  EXPECT_EQ(Request::History("C1", {.latest = "2.000001", .limit = 5}).form(),
            "channel=C1&oldest=0&latest=2.000001&inclusive=false&limit=5");
  EXPECT_EQ(Request::ChannelInfo("C1&token=x \xC3\xA4").form(),
            "channel=C1%26token%3Dx%20%C3%A4&include_num_members=true");
}

TEST(SlackRequest, OnlyARenewalGoesWithoutTheToken) {
  EXPECT_TRUE(Request::AuthTest().needs_token());
  EXPECT_FALSE(Request::Refresh("1.2", Secret("xoxe-1-invented")).needs_token());
}

}  // namespace
}  // namespace tacit::sources::slack
