#include "privacy/split_values.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "privacy/detectors/all.h"
#include "privacy/keys.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

constexpr Micros kSecond = 1'000'000;

// A message of a conversation: whose, when and what.
struct Said {
  std::string_view author;
  Micros seconds;
  std::string_view text;
  std::uint32_t channel = 0;
};

class SplitValuesTest : public testing::Test {
 protected:
  std::vector<RawMessage> Messages(const std::vector<Said>& said) {
    std::vector<RawMessage> messages;
    for (const Said& one : said) {
      messages.push_back({.channel = one.channel,
                          .order = ++order_,
                          .sent_at = one.seconds * kSecond,
                          .author = {.id = one.author},
                          .text = one.text});
    }
    return messages;
  }
  // The clean texts.
  std::vector<std::string> Clean(SplitValues& splits, const std::vector<Said>& said) {
    const std::vector<RawMessage> messages = Messages(said);
    for (const RawMessage& one : messages) splits.Read(one, scrubber_);
    const std::vector<SplitPart> parts = splits.Take();
    std::vector<std::string> clean;
    for (std::size_t i = 0; i < messages.size(); ++i) {
      std::vector<SplitPart> own;
      for (const SplitPart& part : parts) {
        if (part.message == i) own.push_back(part);
      }
      clean.emplace_back(scrubber_.Scrub(messages[i], false, own).fields().text);
    }
    return clean;
  }
  std::vector<std::string> Clean(const std::vector<Said>& said) {
    SplitValues splits;
    return Clean(splits, said);
  }
  std::string InTwo(std::string_view first, std::string_view second) {
    const auto clean = Clean({{"1", 0, first}, {"1", 5, second}});
    return clean[0] + " | " + clean[1];
  }

  std::int64_t order_ = 0;
  Policy policy_ = MakePolicy({.phone_regions = {"US"}});
  ProjectKeys keys_ = DeriveProjectKeys(Secret(std::string(32, 'k')), "test", 1);
  Roster roster_;
  Scrubber scrubber_{policy_, keys_, roster_, Platform::kTelegram, {}};
};

struct Case {
  std::string_view first;
  std::string_view second;
  std::string_view clean;
};

constexpr Case kSplit[] = {
    {"my card is 4111 1111", "1111 1111 thanks", "my card is [[CARD]] | [[CARD]] thanks"},
    {"41111111", "11111111", "[[CARD]] | [[CARD]]"},
    {"4111 11", "11 1111 1111", "[[CARD]] | [[CARD]]"},
    {"4111-1111-", "1111-1111", "[[CARD]] | [[CARD]]"},
    {"4111-1111", "-1111-1111", "[[CARD]] | [[CARD]]"},
    {"карта 4111 1111 ", " 1111 1111, ок", "карта [[CARD]]  |  [[CARD]], ок"},
    {"我的卡4111 1111", "1111 1111谢谢", "我的卡[[CARD]] | [[CARD]]谢谢"},
    {"it is DE89 3704 0044", "0532 0130 00", "it is [[IBAN]] | [[IBAN]]"},
    {"GB29 NWBK", "6016 1331 9268 19", "[[IBAN]] | [[IBAN]]"},
    {"call +1 212 555", "0143 after six", "call [[PHONE]] | [[PHONE]] after six"},
    {"+49 30", "1234567", "[[PHONE]] | [[PHONE]]"},
    {"(212) 555", "-0143", "[[PHONE]] | [[PHONE]]"},
    {"write to annlee", "@example.com", "write to [[EMAIL]] | [[EMAIL]]"},
    {"ann.lee@exam", "ple.com please", "[[EMAIL]] | [[EMAIL]] please"},
    {"AKIAR4X7PQ", "ZK3MVN2LHT", "[[SECRET.AWS]] | [[SECRET.AWS]]"},
    {"token ghp_q1w2e3r4t5y6u7i8o9", "p0a1s2d3f4g5h6j7k8",
     "token [[SECRET.GITHUB]] | [[SECRET.GITHUB]]"},
    {"my ssn is 520-11", "-1100", "my ssn is [[ID.US.SSN]] | [[ID.US.SSN]]"},
    {"0x52908400098527886E0F", "7030069857D2E4169EE7", "[[WALLET.ETH]] | [[WALLET.ETH]]"},
};

TEST_F(SplitValuesTest, AreRedactedInBothMessages) {
  for (const Case& one : kSplit) EXPECT_EQ(InTwo(one.first, one.second), one.clean) << one.first;
}

// Nothing of these may be touched because of the other message.
constexpr Case kNearMisses[] = {
    {"see you at 10", "30 people came"},
    {"12 15 18 21 24", "27 30 33 36 39"},
    {"1 2 3 4 5 6 7 8", "9 10 11 12 13 14 15"},
    {"4111 1111", "1111 1112"},  // no card
    {"on 2026-11-22", "10:15 again"},
    {"it broke on 2026-11-", "22 10:15"},
    {"we run 3.14.1", "5.9.26 is out"},
    {"commit da39a3ee5e6b4b0d3255", "bfef95601890afd80709"},
    {"da39a3ee5e6b4b0d3255bfef95601890afd80709", "da39a3ee5e6b4b0d3255bfef95601890afd80709"},
    {"sha256:e3b0c44298fc1c149afbf4c8996fb924", "27ae41e4649b934ca495991b7852b855"},
    {"550e8400-e29b-41d4", "-a716-446655440000"},
    {"for (int i = 0; i < 4096", "; ++i) sum += data[1024 + i];"},
    {"0x7fff5fbff8a0 0x7fff5fbff8a8", "0x7fff5fbff8b0 0x7fff5fbff8b8"},
    {"@Test", "public void test1() {"},
    {"user@host", "cd /var/log"},
    {"ask bob", "@here is down.now"},
    {"the password is", "hunter2hunter2"},
    {"issue 1234", "5678 is the other"},
    {"build 20261122.1", "20261122.2 failed"},
    {"port 8080", "8081 8082"},
    {"1732233600", "1732233660"},
    {"total 1,234,567", "890,123"},
    {"https://example.org/a/123456", "789012 is next"},
    {"ISBN 978-3-16", "148410-0"},
    {"v1.2.3-rc.4", "5 is next"},
    {"10.0.0.1", "10.0.0.2"},
};

TEST_F(SplitValuesTest, WhatIsNoValueSurvives) {
  for (const Case& one : kNearMisses) {
    EXPECT_EQ(InTwo(one.first, one.second),
              std::string(one.first) + " | " + std::string(one.second));
  }
}

// A value that one message holds whole is no half of another: what follows it stays.
constexpr Case kWhole[] = {
    {"ann@example.com", "thanks", "[[EMAIL]] | thanks"},
    {"see mail.example.org", "bob@example.com", "see mail.example.org | [[EMAIL]]"},
    {"on 2026-11-22", "bob@example.com", "on 2026-11-22 | [[EMAIL]]"},
    {"this is for bob", "bob@example.com", "this is for bob | [[EMAIL]]"},
    {"4111 1111 1111 1111", "3 apples", "[[CARD]] | 3 apples"},
    {"+1 212 555 0143", "4 pm works", "[[PHONE]] | 4 pm works"},
    {"+1 212 555 0143", "+1 212 555 0144", "[[PHONE]] | [[PHONE]]"},
};

TEST_F(SplitValuesTest, AWholeValueHasNoOtherHalf) {
  for (const Case& one : kWhole) EXPECT_EQ(InTwo(one.first, one.second), one.clean) << one.first;
}

TEST_F(SplitValuesTest, OthersMayWriteInBetween) {
  EXPECT_EQ(Clean({{"1", 0, "4111 1111"}, {"2", 1, "1111 what?"}, {"1", 9, "1111 1111"}}),
            (std::vector<std::string>{"[[CARD]]", "1111 what?", "[[CARD]]"}));
}

TEST_F(SplitValuesTest, OfOnePersonInOneChannelSoonAfterAndWithNothingBetweenOnly) {
  const std::vector<std::vector<Said>> apart = {
      {{"1", 0, "4111 1111"}, {"2", 5, "1111 1111"}},
      {{"1", 0, "4111 1111", 0}, {"1", 5, "1111 1111", 1}},
      {{"1", 0, "4111 1111"}, {"1", 301, "1111 1111"}},
      {{"1", 5, "4111 1111"}, {"1", 0, "1111 1111"}},
      {{"1", 0, "4111 1111"}, {"1", 2, "sorry"}, {"1", 5, "1111 1111"}},
  };
  for (const std::vector<Said>& said : apart) {
    const auto clean = Clean(said);
    for (std::size_t i = 0; i < said.size(); ++i) EXPECT_EQ(clean[i], said[i].text);
  }
  EXPECT_EQ(Clean({{"1", 0, "4111 1111"}, {"1", 300, "1111 1111"}})[1], "[[CARD]]");
}

TEST_F(SplitValuesTest, AHalfThatComesWithTheNextBatchIsFound) {
  SplitValues splits;
  EXPECT_EQ(Clean(splits, {{"1", 0, "4111 1111"}})[0], "4111 1111");
  EXPECT_EQ(Clean(splits, {{"1", 2, "1111 1111"}})[0], "[[CARD]]");
}

// What was read again says nothing new.
TEST_F(SplitValuesTest, AMessageIsNotItsOwnOtherHalf) {
  SplitValues splits;
  const auto messages = Messages({{"1", 0, "4111 1111 11"}, {"1", 1, "ok"}});
  splits.Read(messages[0], scrubber_);
  RawMessage again = messages[0];
  again.text = "11 1111";
  splits.Read(again, scrubber_);
  EXPECT_TRUE(splits.Take().empty());
}

// Cleaning what was cleaned changes nothing.
TEST_F(SplitValuesTest, CleanHalvesStayAsTheyAre) {
  for (const Case& one : kSplit) {
    const auto once = Clean({{"1", 0, one.first}, {"1", 5, one.second}});
    const auto twice = Clean({{"1", 0, once[0]}, {"1", 5, once[1]}});
    EXPECT_EQ(once, twice);
  }
}

TEST_F(SplitValuesTest, TheSettingsOfTheClassHold) {
  policy_.actions = Actions();
  const auto clean = Clean({{"1", 0, "0x52908400098527886E0F"}, {"1", 5, "7030069857D2E4169EE7"}});
  EXPECT_EQ(clean[0], "[[WALLET.ETH]]");  // a token of a half would be another wallet's
}

}  // namespace
}  // namespace tacit::privacy
