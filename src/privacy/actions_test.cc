#include "privacy/actions.h"

#include <gtest/gtest.h>

#include "privacy/fake_detectors.h"
#include "privacy/pseudonymizer.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

using Choice = Actions::Choice;

TEST(Actions, TheFirstListCountsBeforeTheSecondAndAClassBeforeItsFamily) {
  const std::vector<Choice> project = {{"WALLET.*", Action::kKeep}};
  const std::vector<Choice> all = {{"WALLET.*", Action::kRedact},
                                   {"EMAIL", Action::kToken},
                                   {"IP", Action::kKeep},
                                   {"WALLET.BTC", Action::kToken}};
  const Actions actions(project, all);
  EXPECT_EQ(actions.Of("WALLET.BTC"), Action::kKeep);
  EXPECT_EQ(actions.Of("WALLET.TON"), Action::kKeep);
  EXPECT_EQ(actions.Of("EMAIL"), Action::kToken);
  EXPECT_EQ(actions.Of("PHONE"), std::nullopt);
  const Actions shared({}, all);
  EXPECT_EQ(shared.Of("WALLET.BTC"), Action::kToken);
  EXPECT_EQ(shared.Of("WALLET.TON"), Action::kRedact);
  EXPECT_NE(actions.Description(), shared.Description());
}

TEST(Actions, WhatMustGoIsNeverKept) {
  for (const char* name : {"SECRET", "SECRET.AWS", "SECRET.*", "PRIVATE_KEY", "SEED_PHRASE",
                           "GOV_ID", "GOV_ID.*", "ID.US.SSN", "ID.*", "CARD", "UNREADABLE"}) {
    EXPECT_FALSE(Refusal(name, Action::kKeep).empty()) << name;
    EXPECT_FALSE(Refusal(name, Action::kToken).empty()) << name;
    EXPECT_TRUE(Refusal(name, Action::kRedact).empty()) << name;
    const std::vector<Choice> choices = {{name, Action::kKeep}};
    EXPECT_TRUE(Actions(choices, {}).empty()) << name;
  }
  EXPECT_FALSE(Refusal("IBAN", Action::kKeep).empty());
  EXPECT_TRUE(Refusal("IBAN", Action::kToken).empty());
  for (const Action action : {Action::kRedact, Action::kToken, Action::kKeep}) {
    EXPECT_FALSE(Refusal("USER", action).empty());
    EXPECT_TRUE(Refusal("EMAIL", action).empty());
    EXPECT_TRUE(Refusal("WALLET.*", action).empty());
  }
}

TEST(Actions, KnowsClassesAndFamilies) {
  for (const char* name : {"EMAIL", "WALLET.*", "SECRET.*", "CUSTOM.*", "CUSTOM.TICKET"}) {
    EXPECT_TRUE(IsClassOrFamily(name)) << name;
  }
  for (const char* name : {"", "*", ".*", "MAIL", "WALLET", "EMAIL.*", "WALLET.", "wallet.*"}) {
    EXPECT_FALSE(IsClassOrFamily(name)) << name;
  }
}

class ActionsScrub : public testing::Test {
 protected:
  std::string Scrub(const std::vector<Choice>& choices, std::string_view text,
                    std::span<const RawSpan> spans = {}) {
    Policy policy = FakePolicy();
    policy.actions = Actions(choices, {});
    Scrubber scrubber(policy, keys, roster, Platform::kTelegram, {});
    const std::string once(scrubber.Scrub({.text = text, .spans = spans}).fields().text);
    EXPECT_EQ(scrubber.Scrub({.text = once}).fields().text, once);
    return once;
  }
  std::string Token(std::string_view entity, std::string_view value) {
    return std::string(Pseudonymizer(keys, Platform::kTelegram).Token(entity, value));
  }
  ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "acme", 1);
  Roster roster;
};

TEST_F(ActionsScrub, KeepsRedactsAndTokenises) {
  const std::string_view text = "a@b.c 5550100";
  EXPECT_EQ(Scrub({}, text), "[[EMAIL]] [[PHONE]]");
  EXPECT_EQ(Scrub({{"PHONE", Action::kKeep}}, text), "[[EMAIL]] 5550100");
  EXPECT_EQ(Scrub({{"EMAIL", Action::kToken}}, text),
            "[[EMAIL:" + Token("EMAIL", "a@b.c") + "]] [[PHONE]]");
  EXPECT_EQ(Scrub({{"WALLET.*", Action::kRedact}}, "0xaaaabbbbccccdddd"), "[[WALLET.ETH]]");
}

TEST_F(ActionsScrub, WhatThePlatformMarkedUpFollowsToo) {
  const std::vector<RawSpan> spans = {{.kind = RawSpanKind::kEmail, .begin = 0, .end = 4}};
  EXPECT_EQ(Scrub({}, "mail it", spans), "[[EMAIL]] it");
  EXPECT_EQ(Scrub({{"EMAIL", Action::kKeep}}, "mail it", spans), "mail it");
}

TEST_F(ActionsScrub, AnotherClassStillCoversWhatIsKept) {
  EXPECT_EQ(Scrub({{"PHONE", Action::kKeep}}, "k=5550100"), "k=[[SECRET]]");
}

}  // namespace
}  // namespace tacit::privacy
