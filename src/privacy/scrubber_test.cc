#include "privacy/scrubber.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "privacy/fake_detectors.h"
#include "privacy/placeholder.h"
#include "privacy/pseudonymizer.h"

namespace tacit::privacy {
namespace {

class ScrubberTest : public testing::Test {
 protected:
  std::string NameOf(std::string_view id, Platform platform = Platform::kTelegram) {
    return std::string(Pseudonymizer(keys, platform).OfId(id));
  }
  std::string NameOfHandle(std::string_view handle) {
    return std::string(Pseudonymizer(keys, platform()).OfHandle(platform(), handle));
  }
  std::string User(std::string_view id) { return "[[USER:" + NameOf(id, platform()) + "]]"; }
  std::string Stranger(std::string_view handle) { return "[[USER:" + NameOfHandle(handle) + "]]"; }
  std::string TokenOf(std::string_view entity, std::string_view value) {
    return std::string(Pseudonymizer(keys, Platform::kTelegram).Token(entity, value));
  }
  virtual Platform platform() const { return Platform::kTelegram; }

  Scrubber& scrubber() {
    if (!made) {
      made = std::make_unique<Scrubber>(policy, keys, roster, platform(), channels);
    }
    return *made;
  }
  const CleanMessage::Fields& Scrub(std::string_view text, std::span<const RawSpan> spans = {}) {
    return scrubber().Scrub({.text = text, .spans = spans}).fields();
  }

  Policy policy = FakePolicy();
  ProjectKeys keys = DeriveProjectKeys(Secret(std::string(32, 'k')), "acme", 1);
  std::vector<RawPerson> people = {{.id = "42", .handle = "ann"}};
  Roster roster{people};
  std::vector<RawChannel> channels = {
      {.id = "1001", .handle = "acme_news", .kind = "public_channel"},
      {.id = "1002", .handle = "", .kind = "public_supergroup"}};
  std::unique_ptr<Scrubber> made;
};

class SlackScrubberTest : public ScrubberTest {
 protected:
  Platform platform() const override { return Platform::kSlack; }
};

struct TextCase {
  std::string raw;
  std::string clean;
};

TEST_F(ScrubberTest, ReplacesFindingsAndNothingElse) {
  const std::vector<TextCase> cases = {
      {"", ""},
      {"nothing to see, version 1.2.3", "nothing to see, version 1.2.3"},
      {"mail bob@example.com now", "mail [[EMAIL]] now"},
      {"bob@example.com", "[[EMAIL]]"},
      {"a@b.c d@e.f", "[[EMAIL]] [[EMAIL]]"},
      {"call +1 (415) 555-0100!", "call +[[PHONE]]!"},
      {"Привет bob@example.com пока", "Привет [[EMAIL]] пока"},
      {"x=1 [[ y", "x=[[SECRET]] [\\[ y"},
      {"to 0xABCDEFABCDEFABCD",
       "to [[WALLET.ETH:" + TokenOf("WALLET.ETH", "0xabcdefabcdefabcd") + "]]"},
      {"hi @ann", "hi " + User("42")},
      {"hi @ANN.", "hi " + User("42") + "."},
      {"hi @bob", "hi " + Stranger("bob")},
      {"read @acme_news and @Acme_News", "read @acme_news and @Acme_News"},
  };
  for (const TextCase& test : cases) {
    EXPECT_EQ(Scrub(test.raw).text, test.clean) << test.raw;
    EXPECT_EQ(scrubber().ScrubText(test.raw).value(), test.clean) << test.raw;
    EXPECT_EQ(scrubber().ScrubText(test.clean).value(), test.clean) << "again: " << test.raw;
  }
}

TEST_F(ScrubberTest, SeesThroughWhatHidesPersonalDataAndCutsTheOriginal) {
  const std::vector<TextCase> cases = {
      {"b\u200Bob@exam\u00ADple.com", "[[EMAIL]]"},
      {"\u200Bbob@example.com\u200B!", "\u200B[[EMAIL]]\u200B!"},
      {"bob\uFF20example\uFF0Ecom", "[[EMAIL]]"},
      {"тел. \u0664\u0661\u0665 555\u20130100 да", "тел. [[PHONE]] да"},
      {"4\uFE0F\u20E31\uFE0F\u20E35\uFE0F\u20E35\uFE0F\u20E35\uFE0F\u20E30\uFE0F\u20E31 x",
       "[[PHONE]] x"},
      {"cafe\u0301 bob@example.com e\u0301", "cafe\u0301 [[EMAIL]] e\u0301"},
  };
  for (const TextCase& test : cases) EXPECT_EQ(Scrub(test.raw).text, test.clean) << test.raw;
}

TEST_F(ScrubberTest, EscapesWhatOnlyLooksLikeAPlaceholder) {
  const std::string user = "[[USER:u1_abcdefghijklmnopqrstuvwxyz]]";
  const std::vector<TextCase> cases = {
      {"[[x", "[\\[x"},
      {"[[[", "[\\[\\["},
      {"a[[EMAIL]]b", "a[[EMAIL]]b"},
      {"[[[EMAIL]]", "[[[EMAIL]]"},
      {"[[[[EMAIL]]", "[\\[[[EMAIL]]"},
      {"[[EMAIL]", "[\\[EMAIL]"},
      {"[[NOBODY]]", "[\\[NOBODY]]"},
      {"[[USER:ann]]", "[\\[USER:ann]]"},
      {user, user},
      {"[a@b.c]", "[[[EMAIL]]]"},
      {"[[a@b.c]]", "[\\[[[EMAIL]]]]"},
      {"[[a@b.c[[", "[\\[[[EMAIL]][\\["},
      {"[[EMAILa@b.c]]", "[\\[[[EMAIL]]]]"},
      {"[\\[x", "[\\[x"},
  };
  for (const TextCase& test : cases) {
    EXPECT_EQ(Scrub(test.raw).text, test.clean) << test.raw;
    EXPECT_EQ(Scrub(test.clean).text, test.clean) << "again: " << test.raw;
  }
}

TEST_F(ScrubberTest, LeavesPlaceholdersOfTheInputAlone) {
  // FakeAssignment does not stop at a placeholder; its finding is dropped.
  EXPECT_EQ(Scrub("key=[[SECRET]]").text, "key=[[SECRET]]");
  EXPECT_TRUE(Scrub("key=[[SECRET]]").pii.empty());
  EXPECT_EQ(Scrub("[[WALLET.ETH:w1_" + std::string(26, 'a') + "]]").text,
            "[[WALLET.ETH:w1_" + std::string(26, 'a') + "]]");
}

TEST_F(ScrubberTest, LooksAgainAtItsOwnResult) {
  // Only behind a placeholder is "/carol" something for FakePath.
  EXPECT_EQ(Scrub("bob@example.com/carol").text, "[[EMAIL]]/[[PATH_USER]]");
  const Scrubber::Explained found = scrubber().Explain("é bob@example.com/carol x");
  ASSERT_EQ(found.findings.size(), 2U);
  EXPECT_EQ(found.findings[0].entity, "EMAIL");
  EXPECT_EQ(found.findings[0].begin, 3U);
  EXPECT_EQ(found.findings[0].end, 18U);
  EXPECT_EQ(found.findings[1].entity, "PATH_USER");
  EXPECT_EQ(found.findings[1].begin, 19U);
  EXPECT_EQ(found.findings[1].end, 24U);
}

TEST_F(ScrubberTest, GivesUpOnATextThatNeverEnds) {
  std::string raw = "a@b.c";
  for (int i = 0; i < 20; ++i) raw += "/a";
  EXPECT_EQ(Scrub(raw).text, "[[UNREADABLE]]");
  ASSERT_EQ(Scrub(raw).pii.size(), 1U);
  EXPECT_EQ(Scrub(raw).pii[0].name, "UNREADABLE");
}

TEST_F(ScrubberTest, ReplacesInvalidUtf8AndStillPointsIntoTheInput) {
  EXPECT_EQ(scrubber().ScrubText("a\xFF\xC3 b").value(), "a\uFFFD\uFFFD b");
  const std::string raw = "\xF0\x9F x bob@example.com \xE2";
  const Scrubber::Explained found = scrubber().Explain(raw);
  EXPECT_EQ(found.text, "\uFFFD x [[EMAIL]] \uFFFD");
  ASSERT_EQ(found.findings.size(), 1U);
  EXPECT_EQ(raw.substr(found.findings[0].begin, found.findings[0].end - found.findings[0].begin),
            "bob@example.com");
}

struct SpanCase {
  const char* what;
  std::string raw;
  std::vector<RawSpan> spans;
  std::string clean;
};

TEST_F(ScrubberTest, TrustsWhatThePlatformMarkedUp) {
  const std::vector<SpanCase> cases = {
      {"id", "hi Ann Smith!", {{RawSpanKind::kUserId, 3, 12, "42"}}, "hi " + User("42") + "!"},
      {"id not known", "hi Ann!", {{RawSpanKind::kUserId, 3, 6, ""}}, "hi [[USER]]!"},
      {"handle", "hi @ann", {{RawSpanKind::kUserHandle, 3, 7, "ann"}}, "hi " + User("42")},
      {"stranger",
       "hi @eve1",
       {{RawSpanKind::kUserHandle, 3, 8, "Eve1"}},
       "hi " + Stranger("eve1")},
      {"own channel", "@acme_news", {{RawSpanKind::kUserHandle, 0, 10, "acme_news"}}, "@acme_news"},
      {"email", "at nowhere", {{RawSpanKind::kEmail, 3, 10, ""}}, "at [[EMAIL]]"},
      {"phone", "dial 911", {{RawSpanKind::kPhone, 5, 8, ""}}, "dial [[PHONE]]"},
      {"card", "pay 4", {{RawSpanKind::kBankCard, 4, 5, ""}}, "pay [[CARD]]"},
      {"own channel's id", "in #old", {{RawSpanKind::kChannel, 3, 7, "1001"}}, "in #acme_news"},
      {"channel without a name",
       "in #x",
       {{RawSpanKind::kChannel, 3, 5, "1002"}},
       "in [[CHANNEL]]"},
      {"other channel", "in #x", {{RawSpanKind::kChannel, 3, 5, "9"}}, "in [[CHANNEL]]"},
      {"group",
       "ask @ops",
       {{RawSpanKind::kUserGroup, 4, 8, "S1"}},
       "ask [[GROUP:" + TokenOf("GROUP", "S1") + "]]"},
      {"code: no mention",
       "@Override a@b.c",
       {{RawSpanKind::kCode, 0, 15, ""}},
       "@Override [[EMAIL]]"},
      {"url is text", "a.io/b@c.d", {{RawSpanKind::kUrl, 0, 10, ""}}, "a.io/[[EMAIL]]"},
      {"over a detector's finding",
       "x bob@example.com y",
       {{RawSpanKind::kPhone, 6, 19, ""}},
       "x [[PHONE]]"},
      {"beyond the end", "dial 911", {{RawSpanKind::kPhone, 5, 99, ""}}, "dial [[PHONE]]"},
      {"within a character", "hé", {{RawSpanKind::kPhone, 2, 3, ""}}, "h[[PHONE]]"},
      {"empty", "abc", {{RawSpanKind::kPhone, 2, 2, ""}, {RawSpanKind::kPhone, 9, 12, ""}}, "abc"},
      {"over a placeholder",
       "ab[[EMAIL]]cd",
       {{RawSpanKind::kPhone, 0, 13, ""}},
       "[[PHONE]][[EMAIL]][[PHONE]]"},
  };
  for (const SpanCase& test : cases) {
    EXPECT_EQ(Scrub(test.raw, test.spans).text, test.clean) << test.what;
  }
}

TEST_F(ScrubberTest, AlsoLooksForPersonalDataInAChannelsName) {
  channels[0].handle = "room 5550100123";
  const std::vector<RawSpan> spans = {{RawSpanKind::kChannel, 3, 5, "1001"}};
  EXPECT_EQ(Scrub("in #x and", spans).text, "in [[PHONE]] and");
}

TEST_F(ScrubberTest, KeepsCodeApartInTheSecondRoundToo) {
  const std::vector<RawSpan> spans = {{RawSpanKind::kCode, 16, 25, ""}};
  EXPECT_EQ(Scrub("bob@example.com @Override @eve1", spans).text,
            "[[EMAIL]] @Override " + Stranger("eve1"));
}

TEST_F(SlackScrubberTest, DoesNotTakeASlackHandleForATelegramHandle) {
  EXPECT_EQ(Scrub("hi @ann").text, "hi " + User("42"));
  EXPECT_EQ(Scrub("hi @eve1").text, "hi " + Stranger("eve1"));
  EXPECT_EQ(Scrub("hi @acme_news").text, "hi " + Stranger("acme_news"));
}

}  // namespace
}  // namespace tacit::privacy
