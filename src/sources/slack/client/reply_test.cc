#include "sources/slack/client/reply.h"

#include <gtest/gtest.h>

#include <string>

#include "sources/slack/client/history_window.h"

namespace tacit::sources::slack {
namespace {

TEST(SlackReply, SaysWhetherThereIsMore) {
  const auto last = Reply::Parse(R"({"ok":true,"response_metadata":{"next_cursor":""}})");
  ASSERT_TRUE(last);
  EXPECT_TRUE(last->ok());
  EXPECT_EQ(last->next_cursor(), "");
  EXPECT_EQ(Reply::Parse(R"({"ok":true,"response_metadata":{"next_cursor":null}})")->next_cursor(),
            "");
  EXPECT_EQ(Reply::Parse(R"({"ok":true,"response_metadata":{"next_cursor":"a="}})")->next_cursor(),
            "a=");
  const auto refused = Reply::Parse(R"({"ok":false,"error":"invalid_auth"})");
  EXPECT_FALSE(refused->ok());
  EXPECT_EQ(refused->error(), "invalid_auth");
}

TEST(SlackReply, RefusesWhatWasCutOff) {
  const std::string whole = R"({"ok":true,"messages":[{"ts":"1.000001","text":"a"}]})";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(Reply::Parse(whole.substr(0, size))) << size;
  }
  EXPECT_TRUE(Reply::Parse(whole));
  EXPECT_FALSE(Reply::Parse("<html>503</html>"));
  EXPECT_FALSE(Reply::Parse("[]"));
}

TEST(SlackReply, TakesHalfACharacterForAReplacement) {
  EXPECT_TRUE(Reply::Parse(R"({"ok":true,"messages":[{"ts":"1.000001","text":"\ud83d"}]})"));
}

TEST(SlackReply, GivesItemsNewestFirst) {
  const auto reply = Reply::Parse(
      R"({"ok":true,"messages":[{"ts":"1.000001"},{"ts":"3.000001"},{"ts":"2.000001"}]})");
  const auto items = ItemsOf(*reply);
  ASSERT_TRUE(items);
  ASSERT_EQ(items->size(), 3U);
  EXPECT_EQ(items->front().ts, "3.000001");
  EXPECT_EQ(items->back().ts, "1.000001");
  EXPECT_FALSE(ItemsOf(*Reply::Parse(R"({"ok":true,"messages":[{"text":"a"}]})")));
  EXPECT_FALSE(ItemsOf(*Reply::Parse(R"({"ok":true})")));
}

TEST(SlackPageSize, ShrinksToWhatSlackGives) {
  PageSize size(999);
  EXPECT_FALSE(size.IsRestricted(15, true, false));  // a short page alone says nothing
  EXPECT_FALSE(size.IsRestricted(16, true, true));
  EXPECT_FALSE(size.IsRestricted(15, false, true));
  EXPECT_TRUE(size.IsRestricted(15, true, true));
  EXPECT_EQ(size.now(), 15);
  PageSize large(999);
  EXPECT_TRUE(large.Halve());
  EXPECT_EQ(large.now(), 499);
  while (large.Halve()) {
  }
  EXPECT_EQ(large.now(), 100);
}

}  // namespace
}  // namespace tacit::sources::slack
