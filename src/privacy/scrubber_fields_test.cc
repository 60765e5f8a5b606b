// The columns that are derived from a message.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "privacy/fake_detectors.h"
#include "privacy/pseudonymizer.h"
#include "privacy/scrubber.h"

namespace tacit::privacy {
namespace {

using Strings = std::vector<std::string>;

Strings List(std::span<const std::string_view> views) { return {views.begin(), views.end()}; }

class FieldsTest : public testing::Test {
 protected:
  explicit FieldsTest(Platform platform = Platform::kTelegram)
      : home(platform), scrubber(policy, keys, roster, platform, channels) {}
  const CleanMessage::Fields& Scrub(std::string_view text, std::span<const RawSpan> spans = {},
                                    std::span<const std::string_view> hrefs = {}) {
    return scrubber.Scrub({.text = text, .spans = spans, .hrefs = hrefs}).fields();
  }
  std::string NameOf(std::string_view id) {
    return std::string(Pseudonymizer(keys, home).OfId(id));
  }

  Platform home;
  Policy policy = FakePolicy();
  ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "acme", 1);
  std::vector<RawPerson> people = {{.id = "42", .handle = "annie"}};
  Roster roster{people};
  std::vector<RawChannel> channels = {{.id = "1001", .handle = "acme_news"}};
  Scrubber scrubber;
};

class SlackFieldsTest : public FieldsTest {
 protected:
  SlackFieldsTest() : FieldsTest(Platform::kSlack) {}
};

TEST_F(FieldsTest, PassesNumbersAndReplacesPeople) {
  const std::vector<RawActor> targets = {{.id = "7"}, {.id = ""}, {.id = "8"}};
  const CleanMessage::Fields& fields =
      scrubber
          .Scrub({.channel = 0,
                  .message_id = MessageId("11"),
                  .thread_id = MessageId("9"),
                  .reply_to_id = MessageId("10"),
                  .order = 11,
                  .sent_at = 5,
                  .edited_at = 6,
                  .author = {.id = "42", .kind = AuthorKind::kBot},
                  .kind = MessageKind::kJoin,
                  .targets = targets,
                  .text = "hello",
                  .text_length = 5,
                  .forwarded_from = {.id = "77", .kind = AuthorKind::kUser},
                  .views = 1,
                  .forwards = 2,
                  .replies = 3})
          .fields();
  EXPECT_EQ(fields.channel_id.value(), "1001");
  EXPECT_EQ(fields.message_id.value(), "11");
  EXPECT_EQ(fields.thread_id.value(), "9");
  EXPECT_EQ(fields.reply_to_id.value(), "10");
  EXPECT_EQ(fields.order, 11);
  EXPECT_EQ(fields.sent_at, 5);
  EXPECT_EQ(fields.edited_at, 6);
  EXPECT_EQ(fields.author.value(), NameOf("42"));
  EXPECT_EQ(fields.author_kind, AuthorKind::kBot);
  EXPECT_EQ(fields.kind, MessageKind::kJoin);
  EXPECT_EQ(fields.forwarded_from, NameOf("77"));
  ASSERT_EQ(fields.targets.size(), 2U);
  EXPECT_EQ(fields.targets[0].value(), NameOf("7"));
  EXPECT_EQ(fields.targets[1].value(), NameOf("8"));
  EXPECT_EQ(fields.text, "hello");
  EXPECT_EQ(fields.text_length, 5);
  EXPECT_EQ(fields.views, 1);
  EXPECT_EQ(fields.forwards, 2);
  EXPECT_EQ(fields.replies, 3);
}

TEST_F(FieldsTest, ForgetsTheMessageBefore) {
  const std::vector<std::string_view> hrefs = {"https://a.example"};
  Scrub("a@b.c @annie #tag $BTC https://x.example t.me/news/1", {}, hrefs);
  const CleanMessage::Fields& fields = Scrub("plain");
  EXPECT_TRUE(fields.author.empty());
  EXPECT_TRUE(fields.mentions.empty() && fields.hashtags.empty() && fields.cashtags.empty());
  EXPECT_TRUE(fields.link_domains.empty() && fields.channel_links.empty() && fields.pii.empty());
  EXPECT_TRUE(fields.forwarded_from.empty());
}

TEST_F(FieldsTest, NamesNoAuthorForAChannelsOwnPost) {
  const RawMessage raw{.author = {.id = "1001", .kind = AuthorKind::kChannel}, .text = "x"};
  EXPECT_TRUE(scrubber.Scrub(raw).fields().author.empty());
}

TEST_F(FieldsTest, NamesTheSourceOfAForwardOnlyWhereItIsPublic) {
  const auto source = [this](RawActor from) {
    return std::string(
        scrubber.Scrub({.text = "x", .forwarded_from = from}).fields().forwarded_from);
  };
  EXPECT_EQ(source({.id = "555", .kind = AuthorKind::kChannel}), "555");
  EXPECT_EQ(source({.id = "555", .kind = AuthorKind::kUser}), NameOf("555"));
  EXPECT_EQ(source({.id = "555", .kind = AuthorKind::kBot}), NameOf("555"));
  EXPECT_EQ(source({.id = "555", .kind = AuthorKind::kAnonymous}), "");
  EXPECT_EQ(source({.id = "555", .kind = AuthorKind::kDeleted}), "");
}

TEST_F(FieldsTest, ListsMentionsOnceInOrderAndCountsEveryClass) {
  const CleanMessage::Fields& fields = Scrub("@zed @annie a@b.c @zed d@e.f");
  ASSERT_EQ(fields.mentions.size(), 2U);
  EXPECT_EQ(fields.mentions[1].value(), NameOf("42"));
  EXPECT_NE(fields.mentions[0], fields.mentions[1]);
  ASSERT_EQ(fields.pii.size(), 2U);
  EXPECT_EQ(fields.pii[0].name, "EMAIL");
  EXPECT_EQ(fields.pii[0].count, 2);
  EXPECT_EQ(fields.pii[1].name, "USER");
  EXPECT_EQ(fields.pii[1].count, 3);
}

struct ListCase {
  std::string text;
  Strings expected;
};

TEST_F(SlackFieldsTest, FindsHashtagsInTheText) {
  const std::vector<ListCase> cases = {
      {"#one and (#two_2) #one", {"one", "two_2"}},
      {"#Новости #việt", {"Новости", "việt"}},
      {"x#no #1 #12 a/#no &#no $#no ##yes", {"yes"}},
      {"#bob@example.com", {}},
      {"#", {}},
  };
  for (const ListCase& test : cases)
    EXPECT_EQ(List(Scrub(test.text).hashtags), test.expected) << test.text;
}

TEST_F(SlackFieldsTest, FindsNoTagsInCodeAndInChannelNames) {
  const std::vector<RawSpan> spans = {{RawSpanKind::kCode, 0, 13, ""},
                                      {RawSpanKind::kChannel, 14, 18, "1001"}};
  const CleanMessage::Fields& fields = Scrub("#define $PATH #old #tag $BTC a@b.c", spans);
  EXPECT_EQ(List(fields.hashtags), Strings({"tag"}));
  EXPECT_EQ(List(fields.cashtags), Strings({"BTC"}));
}

TEST_F(FieldsTest, TakesTelegramsOwnHashtags) {
  const std::string text = "#one #two #Ann";
  const std::vector<RawSpan> spans = {{RawSpanKind::kHashtag, 0, 4, ""},
                                      {RawSpanKind::kPhone, 5, 9, ""},
                                      {RawSpanKind::kHashtag, 5, 9, ""}};
  EXPECT_EQ(List(Scrub(text, spans).hashtags), Strings({"one"}));
  EXPECT_EQ(List(Scrub("#old export").hashtags), Strings({"old"}));
}

TEST_F(FieldsTest, FindsCashtags) {
  const std::vector<ListCase> cases = {
      {"$BTC up, $eth down ($Doge)", {"BTC", "ETH", "DOGE"}},
      {"$BTC $btc", {"BTC"}},
      {"US$USD $5 $A $ABCDEFGHIJK $AB1 $$ABC $AB", {"AB"}},
  };
  for (const ListCase& test : cases)
    EXPECT_EQ(List(Scrub(test.text).cashtags), test.expected) << test.text;
}

TEST_F(FieldsTest, FindsHostsOfLinks) {
  const std::vector<ListCase> cases = {
      {"see https://Docs.Example.org:8080/x?y#z", {"docs.example.org"}},
      {"http://a.example http://A.EXAMPLE/2 (https://b.example)", {"a.example", "b.example"}},
      {"HTTPS://c.example. ftp://d.example xhttp://e.example", {"c.example"}},
      {"https://user:pw@localhost:80/ https://user:bob@f.example/", {"localhost"}},
      {"https://5550100123/x https://a.5550100123/y", {}},
      {"https://x@5550100123.g.example/", {}},
      {"https:// https://[::1]/ http://-", {"-"}},
      {"https://пример.example/путь", {"пример.example"}},
      {"http://127.0.0.1/x", {"127.0.0.1"}},
  };
  for (const ListCase& test : cases)
    EXPECT_EQ(List(Scrub(test.text).link_domains), test.expected) << test.text;
}

TEST_F(FieldsTest, FindsHostsOfLinkTargetsAndMarkedUrls) {
  const std::vector<std::string_view> hrefs = {"https://a.example/bob@example.com",
                                               "tg://user?id=42", "https://b.5550100123/",
                                               "mailto:bob@c.example"};
  const std::vector<RawSpan> spans = {{RawSpanKind::kUrl, 4, 15, ""}};
  const CleanMessage::Fields& fields = Scrub("see D.example/x", spans, hrefs);
  EXPECT_EQ(List(fields.link_domains), Strings({"d.example", "a.example"}));
  EXPECT_EQ(fields.text, "see D.example/x");
}

TEST_F(FieldsTest, FindsPublicChannels) {
  const std::vector<ListCase> cases = {
      {"https://t.me/Some_News/123 and t.me/s/other_news", {"some_news", "other_news"}},
      {"t.me/some_person", {}},
      {"@ACME_NEWS t.me/acme_news, telegram.me/topic/1/2", {"acme_news", "topic"}},
      {"t.me/joinchat/1 t.me/c/123/4 t.me/+abc/1 t.me/abc/1", {}},
      {"at.me/news1/1 x.t.me/news1/1 www.t.me/news2/1", {"news2"}},
      {"x@acme_news", {}},
  };
  for (const ListCase& test : cases)
    EXPECT_EQ(List(Scrub(test.text).channel_links), test.expected) << test.text;
}

TEST_F(FieldsTest, KeepsReactionsButNotTheNamesOfPeople) {
  const std::vector<std::pair<std::string_view, std::int32_t>> reactions = {
      {"thumbsup", 3}, {"annie", 2}, {"Bob B", 1}, {"thumbsup::skin-tone-2", 4}};
  const RawMessage raw{.text = "x", .reactions = reactions};
  const CleanMessage::Fields& fields = scrubber.Scrub(raw).fields();
  ASSERT_EQ(fields.reactions.size(), 2U);
  EXPECT_EQ(fields.reactions[0].reaction, "thumbsup");
  EXPECT_EQ(fields.reactions[0].count, 7);
  EXPECT_EQ(fields.reactions[1].reaction, "custom");
  EXPECT_EQ(fields.reactions[1].count, 3);
}

TEST_F(FieldsTest, ReactionsThatAreNotKnownStaySo) {
  EXPECT_TRUE(scrubber.Scrub({.text = "x"}).fields().reactions_known);
  EXPECT_FALSE(scrubber.Scrub({.text = "x", .reactions_known = false}).fields().reactions_known);
  EXPECT_TRUE(scrubber.Scrub({.text = "x"}).fields().reactions_known);
}

TEST_F(FieldsTest, GivesThePseudonymOfAnId) {
  EXPECT_EQ(scrubber.Pseudonym("42").value(), NameOf("42"));
  EXPECT_TRUE(scrubber.Pseudonym("").empty());
}

// Takes a text with "secretly" for sensitive.
class FakeContent final : public ContentFilter {
 public:
  explicit FakeContent(ContentAction action) : action_(action) {}
  ContentVerdict Judge(std::string_view text, std::span<const ClassCount> /*found*/,
                       std::vector<std::string>* evidence) const override {
    if (text.find("secretly") == std::string_view::npos) return {};
    if (evidence != nullptr) evidence->emplace_back("secretly +4");
    return {.category = "health", .score = 4, .threshold = 4, .action = action_};
  }
  std::string description() const override { return "fake"; }

 private:
  ContentAction action_;
};

TEST(WithheldText, LeavesNothingButCounts) {
  const ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "acme", 1);
  const Roster roster;
  const std::string_view text =
      "secretly #ill $BTC a@b.cd https://t.me/other https://clinic.org @bob";
  for (const ContentAction action :
       {ContentAction::kKeep, ContentAction::kWithhold, ContentAction::kDrop}) {
    Policy policy = FakePolicy();
    SetContent(policy, std::make_unique<FakeContent>(action));
    Scrubber scrubber(policy, keys, roster, Platform::kTelegram, {});
    const CleanMessage::Fields& fields =
        scrubber.Scrub({.text = text, .text_length = 70, .views = 3}).fields();
    const bool kept = action == ContentAction::kKeep;
    EXPECT_EQ(fields.withheld, kept ? "" : "health");
    EXPECT_EQ(fields.dropped, action == ContentAction::kDrop);
    EXPECT_EQ(fields.text.empty(), !kept);
    EXPECT_EQ(fields.hashtags.empty(), !kept);
    EXPECT_EQ(fields.cashtags.empty(), !kept);
    EXPECT_EQ(fields.link_domains.empty(), !kept);
    EXPECT_EQ(fields.mentions.empty(), !kept);
    EXPECT_TRUE(kept || fields.channel_links.empty());
    EXPECT_EQ(fields.text_length, 70);
    EXPECT_EQ(fields.views, 3);
    EXPECT_FALSE(fields.pii.empty());
    EXPECT_EQ(scrubber.Explain(text).content.category, "health");
    EXPECT_EQ(scrubber.Explain(text).evidence.size(), 1U);
    EXPECT_TRUE(scrubber.Explain("plain").content.category.empty());
    EXPECT_EQ(scrubber.Scrub({.text = "plain"}).fields().text, "plain");
  }
}

}  // namespace
}  // namespace tacit::privacy
