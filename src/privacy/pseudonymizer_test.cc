#include "privacy/pseudonymizer.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace tacit::privacy {
namespace {

const std::string kMaster(32, 'k');

ProjectKeys Keys(std::string_view project = "acme", std::int32_t epoch = 1) {
  return DeriveProjectKeys(Secret(kMaster), project, epoch);
}

std::string Hmac(const Secret& key, std::string_view message) {
  const Digest256 digest = HmacSha256(key).Sum(message);
  return Base32Lower(digest.data(), 16);
}

TEST(ProjectKeys, AreTheHkdfOfProjectPurposeAndEpoch) {
  const ProjectKeys keys = Keys("acme", 7);
  EXPECT_EQ(keys.epoch, 7);
  EXPECT_EQ(keys.user.Reveal(), HkdfSha256(Secret(kMaster), "tacit/v1|acme|user|7", 32).Reveal());
  EXPECT_EQ(keys.token.Reveal(), HkdfSha256(Secret(kMaster), "tacit/v1|acme|token|7", 32).Reveal());
}

TEST(ProjectKeys, DifferByProjectPurposeAndEpoch) {
  const std::set<std::string> keys = {Keys().user.Reveal(), Keys().token.Reveal(),
                                      Keys("acme", 2).user.Reveal(), Keys("acmf").user.Reveal()};
  EXPECT_EQ(keys.size(), 4U);
}

TEST(Pseudonymizer, IsTheHmacOfPlatformAndId) {
  const ProjectKeys keys = Keys("acme", 3);
  Pseudonymizer telegram(keys, Platform::kTelegram);
  Pseudonymizer slack(keys, Platform::kSlack);
  EXPECT_EQ(telegram.OfId("123"), "u3_" + Hmac(keys.user, "telegram||123"));
  EXPECT_EQ(slack.OfId("U061ABCDE"), "u3_" + Hmac(keys.user, "slack||U061ABCDE"));
  EXPECT_EQ(telegram.Token("WALLET.ETH", "0xabc"), "w3_" + Hmac(keys.token, "WALLET.ETH|0xabc"));
}

TEST(Pseudonymizer, IsTheSameForAHandleInAnyCase) {
  const ProjectKeys keys = Keys();
  Pseudonymizer names(keys, Platform::kTelegram);
  const std::string expected = "u1_" + Hmac(keys.user, "telegram|@|ann_smith");
  EXPECT_EQ(names.OfHandle(Platform::kTelegram, "Ann_Smith"), expected);
  EXPECT_EQ(names.OfHandle(Platform::kTelegram, "ann_smith"), expected);
  EXPECT_NE(names.OfHandle(Platform::kSlack, "ann_smith"), expected);
  EXPECT_NE(names.OfId("ann_smith"), expected);
}

TEST(Pseudonymizer, AnswersTheSameFromTheCache) {
  const ProjectKeys keys = Keys();
  Pseudonymizer names(keys, Platform::kTelegram);
  // More ids than entries, so that they push each other out; lengths around the inline limit.
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 3000; ++i) {
      const std::string id =
          std::to_string(i * 7919) + std::string(static_cast<std::size_t>(i % 25), '0');
      ASSERT_EQ(names.OfId(id), "u1_" + Hmac(keys.user, "telegram||" + id));
    }
  }
}

TEST(Pseudonymizer, TellsIdsApartThatDifferInOneByte) {
  const ProjectKeys keys = Keys();
  Pseudonymizer names(keys, Platform::kSlack);
  for (std::size_t size = 1; size <= 30; ++size) {
    for (std::size_t place = 0; place < size; ++place) {
      std::string id(size, 'A');
      names.OfId(id);
      id[place] = 'B';
      ASSERT_EQ(names.OfId(id), "u1_" + Hmac(keys.user, "slack||" + id));
      ASSERT_EQ(names.OfId(id), "u1_" + Hmac(keys.user, "slack||" + id));
    }
  }
}

TEST(Pseudonymizer, TellsIdsApartThatDifferInTrailingZeroBytes) {
  const ProjectKeys keys = Keys();
  Pseudonymizer names(keys, Platform::kTelegram);
  const std::string first(names.OfId("1"));
  EXPECT_NE(names.OfId(std::string_view("1\0", 2)), first);
  EXPECT_EQ(names.OfId("1"), first);
}

}  // namespace
}  // namespace tacit::privacy
