#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "sources/telegram/preview/preview_archive.h"
#include "sources/telegram/preview/preview_page.h"
#include "sources/telegram/preview/test_page.h"

namespace tacit::sources {
namespace {

using test_page::kHandle;
using test_page::kOtherView;
using test_page::Page;
using test_page::Post;
using test_page::Text;

constexpr Micros kMinute = 60'000'000;
constexpr Micros kMarch1 = 1'709'251'200'000'000;  // 2024-03-01T00:00:00Z

// What a message says, in bytes of its own.
struct Read {
  std::string id;
  std::string text;
  std::string reply;
  std::string author;
  MessageKind kind = MessageKind::kText;
  Micros sent_at = 0;
  std::int32_t length = 0;
  std::optional<std::int64_t> views;
  std::vector<std::pair<std::string, std::int32_t>> reactions;
  std::vector<std::pair<RawSpanKind, std::string>> spans;
};

std::vector<Read> ReadAll(const std::string& html) {
  std::vector<Read> all;
  const auto archive = OpenTelegramPreviewPage(html, 0, {});
  EXPECT_TRUE(archive) << archive.error().detail;
  if (!archive) return all;
  const auto reader = *(*archive)->OpenPart(0);
  RawMessage message;
  for (;;) {
    const auto more = reader->Next(message);
    EXPECT_TRUE(more) << more.error().detail;
    if (!more || !*more) return all;
    Read read = {.id = std::string(message.message_id.value()),
                 .text = std::string(message.text),
                 .reply = std::string(message.reply_to_id.value()),
                 .author = std::string(message.author.id),
                 .kind = message.kind,
                 .sent_at = message.sent_at,
                 .length = message.text_length,
                 .views = message.views,
                 .reactions = {},
                 .spans = {}};
    EXPECT_EQ(message.author.kind, AuthorKind::kChannel);
    EXPECT_FALSE(message.edited_at);
    for (const auto& [reaction, count] : message.reactions) {
      read.reactions.emplace_back(reaction, count);
    }
    for (const RawSpan& span : message.spans) {
      read.spans.emplace_back(span.kind, message.text.substr(span.begin, span.end - span.begin));
    }
    all.push_back(std::move(read));
  }
}

Read ReadOne(const std::string& inside, std::string_view classes = {}) {
  const std::vector<Read> all = ReadAll(Page(Post(42, inside, classes)));
  EXPECT_EQ(all.size(), 1U);
  return all.empty() ? Read() : all.front();
}

TEST(TelegramPreview, TellsTheChannel) {
  const auto archive = OpenTelegramPreviewPage(Page(Post(1, Text("one"))), 5, {});
  ASSERT_TRUE(archive) << archive.error().detail;
  EXPECT_EQ((*archive)->taken_at(), 5);
  ASSERT_EQ((*archive)->channels().size(), 1U);
  const RawChannel& channel = (*archive)->channels()[0];
  EXPECT_EQ(channel.id, "1234567890");
  EXPECT_EQ(channel.handle, "lantern_co");
  EXPECT_EQ(channel.title, "Lantern & Co");
  EXPECT_EQ(channel.description, "All aboutlanterns");
  EXPECT_EQ(channel.kind, "public_channel");
  EXPECT_EQ(channel.members, 12'300);
}

TEST(TelegramPreview, ReadsAPost) {
  const Read post = ReadOne(Text("Hello <b>wor<i>ld</i></b> <tg-emoji><i "
                                 "class=\"emoji\"><b>🏮</b></i></tg-emoji><br/>two") +
                            R"(<span class="tgme_widget_message_views">1.5M</span>
         <span class="tgme_widget_message_from_author">Ann Canary</span>)");
  EXPECT_EQ(post.id, "42");
  EXPECT_EQ(post.text, "Hello world 🏮\ntwo");
  EXPECT_EQ(post.length, 17);
  EXPECT_EQ(post.author, "1234567890");  // a signature is a name: not taken
  EXPECT_EQ(post.sent_at, kMarch1 + (9 * 60 + 4) * kMinute);
  EXPECT_EQ(post.views, 1'500'000);
  EXPECT_EQ(post.kind, MessageKind::kText);
}

TEST(TelegramPreview, MarksLinksAsAnExportDoes) {
  const Read post = ReadOne(Text(
      R"(<a href="?q=%23light">#light</a> <a href="https://example.com/a?b=1&amp;c=2">page</a> )"
      R"(<a href="https://t.me/other_lantern">@other_lantern</a> <code>x = 1</code> )"
      R"(<a href="mailto:ann@lantern.example">ann@lantern.example</a> )"
      R"(<a href="https://example.com/">https://example.com</a><script>bad()</script>)"));
  EXPECT_EQ(post.text,
            "#light page (https://example.com/a?b=1&c=2) @other_lantern x = 1 "
            "ann@lantern.example https://example.com");
  const std::vector<std::pair<RawSpanKind, std::string>> spans = {
      {RawSpanKind::kHashtag, "#light"},
      {RawSpanKind::kUrl, "https://example.com/a?b=1&c=2"},
      {RawSpanKind::kUserHandle, "@other_lantern"},
      {RawSpanKind::kCode, "x = 1"},
      {RawSpanKind::kEmail, "ann@lantern.example"},
      {RawSpanKind::kUrl, "https://example.com"}};
  EXPECT_EQ(post.spans, spans);
}

TEST(TelegramPreview, TakesReactions) {
  const Read post = ReadOne(Text("x") +
                            R"(<span class="tgme_reaction"><i class="emoji"><b>👍</b></i>1.2K</span>
         <span class="tgme_reaction"><tg-emoji emoji-id="7"></tg-emoji>3</span>
         <span class="tgme_reaction tgme_reaction_paid"><i class="emoji"><b>⭐</b></i>5</span>
         <span class="tgme_reaction"><i class="emoji"><b>Ann Canary</b></i>2</span>
         <span class="tgme_reaction"><i class="emoji"><b>👎</b></i>many</span>)");
  const std::vector<std::pair<std::string, std::int32_t>> reactions = {
      {"👍", 1'200}, {"custom", 5}, {"paid", 5}};
  EXPECT_EQ(post.reactions, reactions);
}

TEST(TelegramPreview, TellsKinds) {
  const std::vector<std::pair<std::string, MessageKind>> cases = {
      {R"(<a class="tgme_widget_message_photo_wrap"></a>)", MessageKind::kPhoto},
      {R"(<a class="tgme_widget_message_photo_wrap"></a>
          <a class="tgme_widget_message_video_player"></a>)",
       MessageKind::kVideo},
      {R"(<div class="tgme_widget_message_poll"></div>)", MessageKind::kPoll},
      {R"(<a class="tgme_widget_message_voice_player"></a>)", MessageKind::kVoice},
      {R"(<div class="tgme_widget_message_document_icon audio"></div>)", MessageKind::kAudio},
      {R"(<div class="tgme_widget_message_document_icon"></div>)", MessageKind::kDocument},
      {R"(<a class="tgme_widget_message_location"></a>)", MessageKind::kLocation},
      {R"(<a class="tgme_widget_message_contact"></a>)", MessageKind::kContact},
      {R"(<div class="tgme_widget_message_tgsticker"></div>)", MessageKind::kSticker},
      {R"(<div class="tgme_widget_message_photo_wrapped"></div>)", MessageKind::kText},
  };
  for (const auto& [html, kind] : cases) EXPECT_EQ(ReadOne(html).kind, kind) << html;
  const std::vector<std::pair<std::string, MessageKind>> services = {
      {"Channel created", MessageKind::kTitle},
      {"Channel name was changed to «Ann Canary»", MessageKind::kTitle},
      {"Lantern pinned «call Ann»", MessageKind::kPin},
      {"Channel photo updated", MessageKind::kOther},
  };
  for (const auto& [text, kind] : services) {
    const Read service = ReadOne(Text(text), "service_message");
    EXPECT_EQ(service.kind, kind) << text;
    EXPECT_EQ(service.text, "");
  }
}

TEST(TelegramPreview, TakesTheAnswerNotWhatItAnswers) {
  const Read post = ReadOne(
      R"(<a class="tgme_widget_message_reply" href="https://t.me/lantern_co/40">
         <div class="tgme_widget_message_text js-message_text">quoted</div></a>)" +
      Text("answer"));
  EXPECT_EQ(post.text, "answer");
  EXPECT_EQ(post.reply, "40");
  EXPECT_EQ(
      ReadOne(R"(<a class="tgme_widget_message_reply" href="https://t.me/other/40"></a>)").reply,
      "");
}

TEST(TelegramPreview, RefusesPostsOfAnotherChannel) {
  const std::string posts = Post(1, Text("mine")) +
                            Post(2, Text("foreign"), "", kOtherView, "other_lantern") +
                            Post(3, Text("foreign id"), "", kOtherView);
  const auto archive = OpenTelegramPreviewPage(Page(posts), 0, {});
  ASSERT_TRUE(archive);
  EXPECT_EQ((*archive)->refused(), (Refusals{{"other_channel", 2}}));
  EXPECT_EQ(ReadAll(Page(posts)).size(), 1U);
}

TEST(TelegramPreview, RefusesWhatIsNoPreview) {
  const std::string post = Post(1, Text("x"));
  const std::vector<std::string> pages = {
      "",
      "plain text",
      "<html><body>Telegram: Contact @nobody</body></html>",
      Page(""),                                     // a group, or a channel without posts
      Page(post, "@somebody_else"),                 // the header is of another
      Page(post, "lantern_co"),                     // no public name
      Page(Post(1, Text("x"), "", "bm90IGpzb24")),  // no id
      "<html><body>" + post + "</body></html>",     // no header
      "<html>\xFF\xFE</html>",
      std::string(20'000, '<') + post,
      [] {
        std::string deep;
        for (int i = 0; i < 5'000; ++i) deep += "<b></i>";
        return deep;
      }(),
  };
  for (const std::string& page : pages) {
    const auto archive = OpenTelegramPreviewPage(page, 0, {});
    ASSERT_FALSE(archive) << page.substr(0, 80);
    EXPECT_EQ(archive.error().code, ErrorCode::kBadInput);
    EXPECT_EQ(archive.error().detail.find("lantern"), std::string::npos);
  }
}

TEST(TelegramPreview, TakesOnlyTheChannelAskedFor) {
  const std::string page = Page(Post(1, Text("x")));
  for (const char* wanted : {"lantern_co", "1234567890", "Lantern & Co"}) {
    EXPECT_EQ((*OpenTelegramPreviewPage(page, 0, {.only_channels = {wanted}}))->part_count(), 1U);
  }
  const auto none = OpenTelegramPreviewPage(page, 0, {.only_channels = {"other"}});
  ASSERT_TRUE(none);
  EXPECT_TRUE((*none)->channels().empty());
  EXPECT_EQ((*none)->part_count(), 0U);
}

TEST(TelegramPreview, KnowsItsFiles) {
  const std::string path = testing::TempDir() + "/preview.html";
  std::ofstream(path) << Page(Post(1, Text("x")));
  EXPECT_TRUE(LooksLikeTelegramPreview(path));
  EXPECT_TRUE(OpenTelegramPreview(path, {}));
  std::ofstream(path) << "<html><body>an HTML export</body></html>";
  EXPECT_FALSE(LooksLikeTelegramPreview(path));
  EXPECT_FALSE(LooksLikeTelegramPreview(path + ".absent"));
}

TEST(TelegramPreview, ParsesRoundedCounts) {
  const std::vector<std::pair<std::string, std::optional<std::int64_t>>> cases = {
      {"987", 987},
      {" 1.5M ", 1'500'000},
      {"12.3K", 12'300},
      {"4K", 4'000},
      {"12 345", 12345},
      {"", std::nullopt},
      {"K", std::nullopt},
      {"1.5", std::nullopt},
      {"1.2345K", std::nullopt},
      {"-3", std::nullopt},
      {"9999999999999", std::nullopt}};
  for (const auto& [text, count] : cases) EXPECT_EQ(ParseRounded(text), count) << text;
}

TEST(TelegramPreview, ParsesTimes) {
  const std::vector<std::pair<std::string, std::optional<Micros>>> cases = {
      {"2024-03-01T00:01:00+00:00", kMarch1 + kMinute},
      {"2024-03-01T00:01:00Z", kMarch1 + kMinute},
      {"2024-03-01T00:01:00+05:30", kMarch1 - 329 * kMinute},
      {"2024-03-01T00:01:00-00:01", kMarch1 + 2 * kMinute},
      {"2024-03-01T00:01:00", std::nullopt},
      {"2024-03-01T00:01:00+0000", std::nullopt},
      {"2024-13-01T00:01:00Z", std::nullopt},
      {"yesterday", std::nullopt}};
  for (const auto& [text, time] : cases) EXPECT_EQ(ParseIsoTime(text), time) << text;
}

TEST(TelegramPreview, ReadsPostAddresses) {
  EXPECT_EQ(PostIdOf("lantern_co/4711", kHandle), "4711");
  EXPECT_EQ(PostIdOf("https://t.me/Lantern_Co/4711?single", kHandle), "4711");
  EXPECT_EQ(PostIdOf("https://t.me/s/lantern_co/4711", kHandle), "4711");
  for (const char* other : {"lantern_co2/1", "https://evil.example/lantern_co/1", "lantern_co",
                            "lantern_co/", "lantern_co/12x", ""}) {
    EXPECT_EQ(PostIdOf(other, kHandle), "") << other;
  }
}

}  // namespace
}  // namespace tacit::sources
