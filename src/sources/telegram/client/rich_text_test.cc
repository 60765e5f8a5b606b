#include "sources/telegram/client/rich_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "sources/telegram/client/test_reply.h"

namespace tacit::sources::telegram {
namespace {

// "text #length [kind text = value]…"; a line break is '|'.
std::string Render(const std::string& blocks) {
  const Reply reply = Parsed(R"({"@type":"richMessage","blocks":[)" + blocks + "]}");
  IdTexts ids;
  TextBuilder builder;
  AddRichMessage(reply.root(), ids, builder);
  std::string text = Rendered(builder);
  std::ranges::replace(text, '\n', '|');
  return text;
}

std::string Plain(const std::string& text) {
  return R"({"@type":"richTextPlain","text":")" + text + R"("})";
}

// A RichText around another; `fields` begin with a comma.
std::string Around(const std::string& type, const std::string& text,
                   const std::string& fields = "") {
  return R"({"@type":"richText)" + type + R"(","text":)" + text + fields + "}";
}

std::string All(std::initializer_list<std::string> texts) {
  std::string json = R"({"@type":"richTexts","texts":[)";
  for (const std::string& text : texts) json += text + ",";
  json.back() = ']';
  return json + "}";
}

std::string Block(const std::string& type, const std::string& fields) {
  return R"({"@type":"pageBlock)" + type + R"(")" + (fields.empty() ? "" : ",") + fields + "}";
}

std::string Paragraph(const std::string& text) { return Block("Paragraph", R"("text":)" + text); }

std::string Kind(RawSpanKind kind) { return std::to_string(static_cast<int>(kind)); }

struct Case {
  std::string blocks;
  std::string expected;
};

TEST(TelegramRichText, MarksWhatThePlatformMarked) {
  using enum RawSpanKind;
  const Case cases[] = {
      {Paragraph(Plain("hello")), "hello #5"},
      {Paragraph(All({Plain("a "), Around("Bold", Around("Italic", Plain("b"))), Plain(" c")})),
       "a b c #5"},
      {Paragraph(Around("Mention", Plain("@ann_l"), R"(,"username":"ann_l")")),
       "@ann_l #6 [" + Kind(kUserHandle) + " @ann_l = ann_l]"},
      {Paragraph(All({Plain("hi "), Around("MentionName", Plain("Ann"), R"(,"user_id":5001)")})),
       "hi Ann #6 [" + Kind(kUserId) + " Ann = 5001]"},
      // A mark inside one that only changes the look.
      {Paragraph(Around("Spoiler", Around("MentionName", Plain("Ann"), R"(,"user_id":5001)"))),
       "Ann #3 [" + Kind(kUserId) + " Ann = 5001]"},
      {Paragraph(Around("EmailAddress", Plain("a@b.example"))),
       "a@b.example #11 [" + Kind(kEmail) + " a@b.example]"},
      {Paragraph(Around("PhoneNumber", Plain("+4917"))), "+4917 #5 [" + Kind(kPhone) + " +4917]"},
      {Paragraph(Around("BankCardNumber", Plain("4111"))),
       "4111 #4 [" + Kind(kBankCard) + " 4111]"},
      {Paragraph(Around("Hashtag", Plain("#go"))), "#go #3 [" + Kind(kHashtag) + " #go]"},
      {Paragraph(Around("Cashtag", Plain("$BTC"))), "$BTC #4 [" + Kind(kCashtag) + " $BTC]"},
      {Paragraph(Around("Url", Plain("docs"), R"(,"url":"https://x.example/d")")),
       "docs (https://x.example/d) #4 [" + Kind(kUrl) + " https://x.example/d]"},
      {Paragraph(
           Around("Url", Around("Bold", Plain("x.example")), R"(,"url":"https://x.example/")")),
       "x.example #9 [" + Kind(kUrl) + " x.example]"},
      {Paragraph(Around("Fixed", Plain("ls"))), "ls #2 [" + Kind(kCode) + " ls]"},
      {Paragraph(All({Plain("a"), R"({"@type":"richTextCustomEmoji","alternative_text":"+"})"})),
       "a+ #2"},
      {Paragraph(Around("Diff", Plain("new"), R"(,"old_text":)" + Plain("old"))), "new #3"},
      {Paragraph(Plain(R"(a\u0001b)")), "ab #3"},  // as in an export
  };
  for (const Case& entry : cases) EXPECT_EQ(Render(entry.blocks), entry.expected) << entry.blocks;
}

TEST(TelegramRichText, ABlockIsALine) {
  const std::string text = R"("text":)" + Plain("t");
  const std::string caption = R"("caption":{"@type":"pageBlockCaption","text":)" + Plain("c") +
                              R"(,"credit":)" + Plain("Ann") + "}";
  const std::string blocks = R"("blocks":[)" + Paragraph(Plain("in")) + "]";
  const Case cases[] = {
      {Block("Title", R"("title":)" + Plain("t")) + "," + Paragraph(Plain("p")), "t|p #3"},
      {Block("SectionHeading", text), "t #1"},
      {Block("Preformatted", text + R"(,"language":"sh")"),
       "t #1 [" + Kind(RawSpanKind::kCode) + " t]"},
      {Block("PullQuote", text + R"(,"credit":)" + Plain("Ann")), "t #1"},
      {Block("BlockQuote", blocks + R"(,"credit":)" + Plain("Ann")), "in #2"},
      {Block("ExpandableBlockQuote", blocks), "in #2"},
      {Block("Details", R"("header":)" + Plain("h") + "," + blocks), "h|in #4"},
      {Block("List", R"("items":[{"label":"1.",)" + blocks + "},{" + blocks + "}]"), "in|in #5"},
      {Block("Table", R"("caption":)" + Plain("c") + R"(,"cells":[[{)" + text + "},{" + text +
                          "}],[{" + text + "}]]"),
       "c|t\tt|t #7"},
      {Block("Photo", caption), "c #1"},
      {Block("Cover", R"("cover":)" + Block("Video", caption)), "c #1"},
      {Block("Collage", blocks + "," + caption), "c|in #4"},
      {Block("MathematicalExpression", R"("expression":"x+1")"), "x+1 #3"},
      {Paragraph(Plain("")) + "," + Paragraph(Plain("p")), "p #1"},
  };
  for (const Case& entry : cases) EXPECT_EQ(Render(entry.blocks), entry.expected) << entry.blocks;
}

TEST(TelegramRichText, NamesAndWhatIsNotListedAreDropped) {
  const std::string text = R"("text":)" + Plain("t");
  const std::string cases[] = {
      Block("AuthorDate", R"("author":)" + Plain("Ann")),
      Block("ChatLink", R"("title":"Ann's","username":"anns")"),
      Block("RelatedArticles", R"("header":)" + Plain("h") + R"(,"articles":[{"author":"Ann"}])"),
      Block("ButtonRow", text),
      Block("Unsupported", text),
      Block("SomethingNew", text),
      Paragraph(Around("SomethingNew", Plain("t"))),
      Paragraph(R"({"@type":"richTextIcon"})"),
      "5",
      "null",
      "{}",
      R"({"@type":"pageBlockParagraph","text":5})",
      R"({"@type":"pageBlockTable","cells":5})",
      R"({"@type":"pageBlockTable","cells":[5,[5]]})",
      R"({"@type":"pageBlockCover"})",
  };
  for (const std::string& blocks : cases) EXPECT_EQ(Render(blocks), " #0") << blocks;
}

}  // namespace
}  // namespace tacit::sources::telegram
