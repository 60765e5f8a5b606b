#include "sources/telegram/client/handle.h"

#include <gtest/gtest.h>

namespace tacit::sources::telegram {
namespace {

TEST(TelegramHandle, TakesWhatPeoplePaste) {
  for (const std::string_view handle :
       {"acme_news", "@acme_news", "t.me/acme_news", "https://t.me/acme_news",
        "https://t.me/s/acme_news", "http://telegram.me/acme_news/",
        "https://www.t.me/acme_news"}) {
    const auto name = UsernameOf(handle);
    ASSERT_TRUE(name) << handle;
    EXPECT_EQ(*name, "acme_news");
  }
}

TEST(TelegramHandle, RefusesWhatIsNone) {
  for (const std::string_view handle :
       {"", "@", "abc", "1acme", "_acme", "acme-news", "acme news", "t.me/+AbCdEf123",
        "https://t.me/joinchat/AbCdEf", "https://t.me/acme_news/12", "áccents",
        "a23456789012345678901234567890123"}) {
    EXPECT_FALSE(UsernameOf(handle)) << handle;
  }
}

}  // namespace
}  // namespace tacit::sources::telegram
