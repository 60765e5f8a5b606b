#include "sources/telegram/client/formatted_text.h"

#include <gtest/gtest.h>

#include <string>

#include "sources/telegram/client/test_reply.h"

namespace tacit::sources::telegram {
namespace {

// "text [kind begin-end value]…"
std::string Render(std::string_view json) {
  const Reply reply = Parsed(json);
  IdTexts ids;
  TextBuilder builder;
  AddFormattedText(reply.root(), ids, builder);
  return Rendered(builder);
}

std::string Entity(int offset, int length, std::string_view type) {
  return R"({"offset":)" + std::to_string(offset) + R"(,"length":)" + std::to_string(length) +
         R"(,"type":{"@type":"textEntityType)" + std::string(type) + "}}";
}

std::string Text(std::string_view text, std::initializer_list<std::string> entities) {
  std::string json =
      R"({"@type":"formattedText","text":")" + std::string(text) + R"(","entities":[)";
  bool first = true;
  for (const std::string& entity : entities) {
    if (!std::exchange(first, false)) json += ',';
    json += entity;
  }
  return json + "]}";
}

std::string Kind(RawSpanKind kind) { return std::to_string(static_cast<int>(kind)); }

TEST(TelegramFormattedText, MarksWhatThePlatformMarked) {
  using enum RawSpanKind;
  struct Case {
    std::string json;
    std::string expected;
  };
  const Case cases[] = {
      {Text("hello", {}), "hello #5"},
      {Text("hi @ann_l!", {Entity(3, 6, R"(Mention")")}),
       "hi @ann_l! #10 [" + Kind(kUserHandle) + " @ann_l = ann_l]"},
      {Text("hi Ann!", {Entity(3, 3, R"(MentionName","user_id":5001)")}),
       "hi Ann! #7 [" + Kind(kUserId) + " Ann = 5001]"},
      {Text("#go $BTC", {Entity(0, 3, R"(Hashtag")"), Entity(4, 4, R"(Cashtag")")}),
       "#go $BTC #8 [" + Kind(kHashtag) + " #go] [" + Kind(kCashtag) + " $BTC]"},
      {Text("a@b.example +4917",
            {Entity(0, 11, R"(EmailAddress")"), Entity(12, 5, R"(PhoneNumber")")}),
       "a@b.example +4917 #17 [" + Kind(kEmail) + " a@b.example] [" + Kind(kPhone) + " +4917]"},
      {Text("see docs", {Entity(4, 4, R"(TextUrl","url":"https://x.example/d")")}),
       "see docs (https://x.example/d) #8 [" + Kind(kUrl) + " https://x.example/d]"},
      {Text("x.example", {Entity(0, 9, R"(TextUrl","url":"https://x.example/")")}),
       "x.example #9 [" + Kind(kUrl) + " x.example]"},
      {Text("run ls", {Entity(4, 2, R"(Code")")}), "run ls #6 [" + Kind(kCode) + " ls]"},
      {Text("run ls", {Entity(4, 2, R"(PreCode","language":"sh")")}),
       "run ls #6 [" + Kind(kCode) + " ls]"},
      // Emoji are two UTF-16 units and four bytes; é one and two.
      {Text("\xF0\x9F\x98\x80\xC3\xA9 @ann_l", {Entity(4, 6, R"(Mention")")}),
       "\xF0\x9F\x98\x80\xC3\xA9 @ann_l #9 [" + Kind(kUserHandle) + " @ann_l = ann_l]"},
      // What only changes the look hides nothing inside.
      {Text("hi @ann_l", {Entity(0, 9, R"(Bold")"), Entity(3, 6, R"(Mention")")}),
       "hi @ann_l #9 [" + Kind(kUserHandle) + " @ann_l = ann_l]"},
      {Text("hi", {Entity(0, 2, R"(SomethingNew")")}), "hi #2"},
  };
  for (const Case& entry : cases) EXPECT_EQ(Render(entry.json), entry.expected);
}

TEST(TelegramFormattedText, BadOffsetsMarkNothing) {
  const std::string mention = R"(Mention")";
  struct Case {
    std::string json;
    std::string expected;
  };
  const Case cases[] = {
      {Text("hello", {Entity(0, 6, mention)}), "hello #5"},   // over the end
      {Text("hello", {Entity(5, 1, mention)}), "hello #5"},   // behind it
      {Text("hello", {Entity(-1, 2, mention)}), "hello #5"},  // before it
      {Text("hello", {Entity(1, 0, mention)}), "hello #5"},   // nothing
      {Text("hello", {Entity(1, -2, mention)}), "hello #5"},  //
      {Text("hello", {Entity(2147483647, 2147483647, mention)}), "hello #5"},
      {Text("", {Entity(0, 1, mention)}), " #0"},
      {R"({"text":5,"entities":{}})", " #0"},
      {R"({"text":"x","entities":[5,null,{"offset":0,"length":1},{"type":5}]})", "x #1"},
      {"{}", " #0"},
      // Of two that overlap the first one counts; order does not matter.
      {Text("abcdef", {Entity(2, 3, R"(Hashtag")"), Entity(0, 4, R"(Url")")}),
       "abcdef #6 [" + Kind(RawSpanKind::kUrl) + " abcd]"},
      // In the middle of a pair: the pair stays whole.
      {Text("\xF0\x9F\x98\x80x", {Entity(1, 2, R"(Hashtag")")}),
       "\xF0\x9F\x98\x80x #2 [" + Kind(RawSpanKind::kHashtag) + " x]"},
  };
  for (const Case& entry : cases) EXPECT_EQ(Render(entry.json), entry.expected) << entry.json;
}

// As in an export: a word cut in two by one would hide.
TEST(TelegramFormattedText, ControlCharactersAreLeftOutAndCounted) {
  EXPECT_EQ(Render(Text("a\\u0001b\\n", {})), "ab\n #4");
  EXPECT_EQ(Render(Text("a\\u0001b @ann_l", {Entity(4, 6, R"(Mention")")})),
            "ab @ann_l #10 [" + Kind(RawSpanKind::kUserHandle) + " @ann_l = ann_l]");
}

}  // namespace
}  // namespace tacit::sources::telegram
