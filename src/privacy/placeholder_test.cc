#include "privacy/placeholder.h"

#include <gtest/gtest.h>

#include <string>

namespace tacit::privacy {
namespace {

const std::string kToken = "u1_abcdefghijklmnopqrstuvwxyz";

TEST(Placeholder, IsRecognisedInItsExactFormOnly) {
  const std::vector<std::string> good = {
      "[[EMAIL]]",        "[[WALLET.ETH]]",          "[[SECRET.AWS]]",
      "[[SECRET.ANY_9]]", "[[WALLET.TON]]",          "[[ID.US.SSN]]",
      "[[ID.PASSPORT]]",  "[[USER:" + kToken + "]]", "[[WALLET.BTC:w12_" + kToken.substr(3) + "]]",
  };
  for (const std::string& text : good) {
    EXPECT_EQ(PlaceholderLength(text, 0), text.size()) << text;
    EXPECT_EQ(PlaceholderLength("[" + text + "]", 1), text.size()) << text;
    EXPECT_EQ(PlaceholderLength("[" + text, 0), 0U) << text;
    EXPECT_EQ(PlaceholderLength(text.substr(0, text.size() - 1), 0), 0U) << text;
  }
  const std::vector<std::string> bad = {
      "[[]]",
      "[[X]]",
      "[[email]]",
      "[[EMAIL ]]",
      "[[EMAILS]]",
      "[[SECRET.]]",
      "[[SECRET.a]]",
      "[[SECRET.A.B]]",
      "[[ID.]]",
      "[[ID.US.]]",
      "[[ID..SSN]]",
      "[[USER:ann]]",
      "[[USER:]]",
      "[[USER:" + kToken + "a]]",
      "[[USER:x1_" + kToken.substr(3) + "]]",
      "[[USER:u_" + kToken.substr(3) + "]]",
      "[[USER:u1_ABCDEFGHIJKLMNOPQRSTUVWXYZ]]",
      "[[USER:u1_0bcdefghijklmnopqrstuvwxyz]]",
      "[EMAIL]",
      "[[SECRET." + std::string(50, 'A') + "]]",
  };
  for (const std::string& text : bad) EXPECT_EQ(PlaceholderLength(text, 0), 0U) << text;
}

TEST(Placeholder, IsFoundFromTheLeft) {
  std::vector<Range> found;
  FindPlaceholders("[[[EMAIL]] [[x [[PHONE]][[IP]]", found);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].begin, 1U);
  EXPECT_EQ(found[0].end, 10U);
  EXPECT_EQ(found[1].begin, 15U);
  EXPECT_EQ(found[2].begin, 24U);
  EXPECT_TRUE(Overlaps(found, 0, 2));
  EXPECT_FALSE(Overlaps(found, 0, 1));
  EXPECT_FALSE(Overlaps(found, 10, 15));
  EXPECT_TRUE(Overlaps(found, 9, 10));
}

TEST(Placeholder, KnowsItsOwnClasses) {
  for (const std::string_view name : Classes()) EXPECT_TRUE(IsClass(name)) << name;
  EXPECT_FALSE(IsClass("WALLET"));
  EXPECT_FALSE(IsClass(""));
}

}  // namespace
}  // namespace tacit::privacy
