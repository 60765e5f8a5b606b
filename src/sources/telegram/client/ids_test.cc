#include "sources/telegram/client/ids.h"

#include <gtest/gtest.h>

namespace tacit::sources::telegram {
namespace {

TEST(TelegramIds, AreDigitsOnly) {
  EXPECT_EQ(ChatIdIn("1777000001"), -1'001'777'000'001);
  EXPECT_EQ(MessageIdIn("5"), 5 << 20);
  EXPECT_EQ(MessageIdIn("2147483647"), std::int64_t{2147483647} << 20);
  for (const char* none : {"", "0", "-5", "+5", " 5", "5 ", "5x", "x", "99999999999999999999"}) {
    EXPECT_FALSE(SupergroupIdIn(none)) << none;
    EXPECT_FALSE(ServerIdIn(none)) << none;
    EXPECT_EQ(ChatIdIn(none), 0) << none;
    EXPECT_EQ(MessageIdIn(none), 0) << none;
  }
  EXPECT_FALSE(ServerIdIn("2147483648"));
  EXPECT_FALSE(SupergroupIdIn("1000000000001"));
}

}  // namespace
}  // namespace tacit::sources::telegram
