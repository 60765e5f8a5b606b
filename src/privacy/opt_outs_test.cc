#include "privacy/opt_outs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "privacy/policy.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

ProjectKeys KeysWithout(const std::vector<std::string>& ids,
                        const std::vector<std::string>& handles = {}) {
  ProjectKeys keys{.user = Secret("user key"), .token = Secret("token key")};
  const OptOuts nobody(Secret("home key"), {});
  std::vector<Digest256> hashes;
  for (const std::string& id : ids) {
    hashes.push_back(nobody.HashOf(Platform::kTelegram, PersonKey::kId, id));
  }
  for (const std::string& handle : handles) {
    hashes.push_back(nobody.HashOf(Platform::kTelegram, PersonKey::kHandle, handle));
  }
  keys.opt_outs = std::make_shared<OptOuts>(Secret("home key"), std::move(hashes));
  return keys;
}

bool Has(const ProjectKeys& keys, Platform platform, PersonKey key, std::string_view value) {
  return OptOuts::Checker(*keys.opt_outs).Has(platform, key, value);
}

TEST(OptOuts, KnowsWhoIsOnTheListAndNobodyElse) {
  const ProjectKeys keys = KeysWithout({"7"}, {"ann"});
  EXPECT_TRUE(Has(keys, Platform::kTelegram, PersonKey::kId, "7"));
  EXPECT_TRUE(Has(keys, Platform::kTelegram, PersonKey::kHandle, "@Ann"));
  EXPECT_FALSE(Has(keys, Platform::kTelegram, PersonKey::kId, "8"));
  EXPECT_FALSE(Has(keys, Platform::kTelegram, PersonKey::kId, "ann"));
  EXPECT_FALSE(Has(keys, Platform::kTelegram, PersonKey::kHandle, "7"));
  EXPECT_FALSE(Has(keys, Platform::kSlack, PersonKey::kId, "7"));
  EXPECT_FALSE(Has(keys, Platform::kTelegram, PersonKey::kId, ""));
}

TEST(OptOuts, TheOtherNameOfAPersonIsLearned) {
  const ProjectKeys keys = KeysWithout({"7"}, {"bob"});
  const std::vector<RawPerson> people = {{.id = "7", .handle = "ann"},
                                         {.id = "8", .handle = "@Bob"},
                                         {.id = "9", .handle = "carol"},
                                         {.id = "10"}};
  EXPECT_EQ(keys.opt_outs->Link(Platform::kTelegram, people).size(), 2U);
  EXPECT_TRUE(Has(keys, Platform::kTelegram, PersonKey::kHandle, "ann"));
  EXPECT_TRUE(Has(keys, Platform::kTelegram, PersonKey::kId, "8"));
  EXPECT_FALSE(Has(keys, Platform::kTelegram, PersonKey::kId, "9"));
  EXPECT_TRUE(keys.opt_outs->Link(Platform::kTelegram, people).empty()) << "nothing new";
}

class Door {
 public:
  explicit Door(ProjectKeys keys, const std::string& marker = {}) : keys_(std::move(keys)) {
    policy_.nocollect_marker = marker;
  }
  CleanMessage::Fields Scrub(const RawMessage& raw) {
    scrubber_ = std::make_unique<Scrubber>(policy_, keys_, roster_, Platform::kTelegram, channels_);
    return scrubber_->Scrub(raw).fields();
  }

 private:
  Policy policy_{.digest = "p1_0"};
  ProjectKeys keys_;
  Roster roster_;
  std::vector<RawChannel> channels_ = {{.id = "100"}};
  std::unique_ptr<Scrubber> scrubber_;
};

RawMessage From(std::string_view author, std::string_view text) {
  return {.message_id = MessageId("1"), .author = {.id = author}, .text = text, .text_length = 5};
}

TEST(LeavingOut, NothingStaysOfWhatThePersonWrote) {
  Door door(KeysWithout({"7"}));
  const auto fields = door.Scrub(From("7", "hello"));
  EXPECT_EQ(fields.withheld, "opt_out");
  EXPECT_TRUE(fields.author.empty());
  EXPECT_EQ(fields.author_kind, AuthorKind::kAnonymous);
  EXPECT_TRUE(fields.text.empty());
  EXPECT_EQ(fields.text_length, 0);
  EXPECT_FALSE(fields.dropped) << "the row replaces one that an earlier import wrote";
  EXPECT_EQ(door.Scrub(From("8", "hello")).text, "hello");
}

TEST(LeavingOut, NorOfWhatForwardsThem) {
  Door door(KeysWithout({"7"}));
  RawMessage raw = From("8", "hello");
  raw.forwarded_from = {.id = "7"};
  const auto fields = door.Scrub(raw);
  EXPECT_EQ(fields.withheld, "opt_out");
  EXPECT_TRUE(fields.forwarded_from.empty());
  EXPECT_TRUE(fields.text.empty());
  EXPECT_FALSE(fields.author.empty()) << "who forwarded it is somebody else";
}

TEST(LeavingOut, MentionsAndTargetsNameNobody) {
  Door door(KeysWithout({"7"}));
  const std::string text = "ask Ann or Bob";
  const std::vector<RawSpan> spans = {
      {.kind = RawSpanKind::kUserId, .begin = 4, .end = 7, .value = "7"},
      {.kind = RawSpanKind::kUserId, .begin = 11, .end = 14, .value = "8"}};
  const std::vector<RawActor> targets = {{.id = "7"}, {.id = "8"}};
  RawMessage raw = From("9", text);
  raw.spans = spans;
  raw.targets = targets;
  const auto fields = door.Scrub(raw);
  ASSERT_EQ(fields.mentions.size(), 1U);
  EXPECT_EQ(fields.text,
            "ask [[USER]] or [[USER:" + std::string(fields.mentions[0].value()) + "]]");
  ASSERT_EQ(fields.targets.size(), 1U);
  EXPECT_EQ(fields.targets[0], fields.mentions[0]);
}

TEST(LeavingOut, AChannelWithTheSameNumberIsNoPerson) {
  Door door(KeysWithout({"7"}));
  RawMessage raw = From("7", "hello");
  raw.author.kind = AuthorKind::kChannel;
  EXPECT_EQ(door.Scrub(raw).text, "hello");
}

TEST(Marker, KeepsTheMessageOut) {
  const std::vector<std::pair<std::string, bool>> cases = {
      {"#nocollect", true},
      {"please #NoCollect this", true},
      {"(#nocollect)", true},
      {"#nocollect.", true},
      {"#nocollected", false},
      {"#nocollect_x", false},
      {"nocollect", false},
      {"# nocollect", false},
      {"#nocollect\xC3\xA9", true},
      {"", false},
      {"#nocollect\xE2\x80\xA6", true},
      {"\xE2\x80\x9C#nocollect\xE2\x80\x9D", true},
      {"#nocollect\xF0\x9F\x99\x8F", true},
      {"_#nocollect_", true},
      {"#nocollect2", false},
      {"#nocollect__", true},
  };
  for (const auto& [text, kept_out] : cases) {
    EXPECT_EQ(HasMarker(text, "#nocollect"), kept_out) << text;
  }
  EXPECT_FALSE(HasMarker("anything", ""));
  Door door({.user = Secret("u"), .token = Secret("t")}, "#nocollect");
  const auto fields = door.Scrub(From("7", "hello #nocollect"));
  EXPECT_EQ(fields.withheld, "nocollect");
  EXPECT_TRUE(fields.text.empty());
  EXPECT_TRUE(fields.author.empty());
  EXPECT_EQ(door.Scrub(From("7", "hello")).text, "hello");
}

}  // namespace
}  // namespace tacit::privacy
