// What becomes of each field: one message in, one line out.

#include <gtest/gtest.h>

#include <string>

#include "sources/telegram/archive/test_export.h"

namespace tacit::sources {
namespace {

constexpr std::string_view kGroup = "1234567891";

// The line that Describe() gives, without what all messages have.
std::string Map(std::string_view fields, std::string_view type = "public_supergroup") {
  const std::string bytes = R"({"name":"G","type":")" + std::string(type) + R"(","id":)" +
                            std::string(kGroup) + R"(,"messages":[{"id":9,)" + std::string(fields) +
                            "}]}";
  const Reading reading = ReadWith(bytes, true);
  if (!reading.error.empty()) return reading.error;
  if (reading.messages.size() != 1) return "not one message";
  constexpr std::string_view kPrefix = "#0 id=9 order=9 ";
  EXPECT_TRUE(reading.messages[0].starts_with(kPrefix)) << reading.messages[0];
  return reading.messages[0].substr(kPrefix.size());
}

struct Case {
  std::string_view fields;
  std::string_view wanted;
};

constexpr std::string_view kMessage = R"("type":"message","date_unixtime":"5",)";
constexpr std::string_view kService = R"("type":"service","date_unixtime":"5",)";

TEST(Mapping, Dates) {
  const Case cases[] = {
      {R"("type":"message","date":"2025-03-01T10:04:00","date_unixtime":"1740823440")",
       "kind=text sent=1740823440"},
      {R"("type":"message","date":"2025-03-01T10:04:00")", "kind=text sent=1740823440"},
      {R"("type":"message","date":"2025-03-01T10:04:00","date_unixtime":"soon")",
       "kind=text sent=1740823440"},
      {R"("type":"message","date_unixtime":"5","edited_unixtime":"7")",
       "kind=text sent=5 edited=7"},
      {R"("type":"message","date_unixtime":"5","edited_unixtime":"0","edited":"2025-03-01T10:04:00")",
       "kind=text sent=5"},
      {R"("type":"message","date_unixtime":"5","edited":"1970-01-01T05:00:00")",
       "kind=text sent=5"},
      {R"("type":"message","date_unixtime":"5","edited":"2025-03-01T10:04:00")",
       "kind=text sent=5 edited=1740823440"},
      {R"("type":"unsupported")", "kind=other sent=0"},
      {R"("type":"hologram","date_unixtime":"5","text":"dropped")", "kind=other sent=5"},
      {R"("date_unixtime":"5","text":"dropped")", "kind=other sent=5"},
      {R"("type":"message","text":"no date")",
       "the export is damaged: a message has no date that can be read at byte 67; export it again"},
  };
  for (const Case& c : cases) EXPECT_EQ(Map(c.fields), c.wanted) << c.fields;
}

TEST(Mapping, Authors) {
  const Case cases[] = {
      {R"("from":"Ann","from_id":"user5001")", "kind=text sent=5 author=user:5001"},
      {R"("from":"Ann","from_id":5001)", "kind=text sent=5 author=user:5001"},
      {R"("from":"Ann","from_id":4294972297)", "kind=text sent=5 author=user:5001"},
      {R"("from":null,"from_id":"user5009")", "kind=text sent=5 author=deleted:5009"},
      {R"("from":null)", "kind=text sent=5 author=deleted:"},
      {R"("from":"G","from_id":"channel1234567891","author":"Ed")",
       "kind=text sent=5 author=anonymous:1234567891"},
      {R"("from":"O","from_id":"channel55")", "kind=text sent=5 author=channel:55"},
      {R"("from":"O","from_id":"chat66")", "kind=text sent=5 author=channel:66"},
      {R"("from":"Ann","from_id":"Ann")", "kind=text sent=5"},
      {R"("via_bot":"@some_bot")", "kind=text sent=5"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Map(std::string(kMessage) + std::string(c.fields)), c.wanted) << c.fields;
  }
  const std::string post = std::string(kMessage) + R"("from":"G","from_id":"channel1234567891")";
  EXPECT_EQ(Map(post, "public_channel"), "kind=text sent=5 author=channel:1234567891");
  EXPECT_EQ(Map(R"("type":"message","date_unixtime":"5")", "public_channel"),
            "kind=text sent=5 author=channel:1234567891");
}

TEST(Mapping, RepliesAndForwards) {
  const Case cases[] = {
      {R"("reply_to_message_id":4)", "kind=text sent=5 reply=4"},
      {R"("reply_to_message_id":4,"reply_to_peer_id":"channel1234567891")",
       "kind=text sent=5 reply=4"},
      {R"("reply_to_message_id":4,"reply_to_peer_id":"channel55")", "kind=text sent=5"},
      {R"("reply_to_message_id":4,"reply_to_peer_id":"user55")", "kind=text sent=5"},
      {R"("reply_to_message_id":"x")", "kind=text sent=5"},
      {R"("forwarded_from":"Name")", "kind=text sent=5"},
      {R"("forwarded_from":"Name","forwarded_from_id":"user5001")",
       "kind=text sent=5 forward=user:5001"},
      {R"("forwarded_from":null,"forwarded_from_id":"channel55")",
       "kind=text sent=5 forward=channel:55"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Map(std::string(kMessage) + std::string(c.fields)), c.wanted) << c.fields;
  }
}

TEST(Mapping, KindsOfMedia) {
  const Case cases[] = {
      {R"("photo":"p.jpg","width":1)", "kind=photo sent=5"},
      {R"("file":"f")", "kind=document sent=5"},
      {R"("file":"f","media_type":"sticker")", "kind=sticker sent=5"},
      {R"("file":"f","media_type":"video_message")", "kind=video sent=5"},
      {R"("file":"f","media_type":"video_file")", "kind=video sent=5"},
      {R"("file":"f","media_type":"animation")", "kind=video sent=5"},
      {R"("file":"f","media_type":"voice_message")", "kind=voice sent=5"},
      {R"("file":"f","media_type":"audio_file","performer":"P")", "kind=audio sent=5"},
      {R"("file":"f","media_type":"hologram")", "kind=document sent=5"},
      {R"("poll":{"question":"Q","answers":[{"text":"A"}]})", "kind=poll sent=5"},
      {R"("location_information":{"latitude":1.5},"place_name":"P")", "kind=location sent=5"},
      {R"("location_information":null)", "kind=location sent=5"},
      {R"("contact_information":{"phone_number":"+1 555 0100"})", "kind=contact sent=5"},
      {R"("photo":"p","text":"under it")", "kind=photo sent=5 length=8 text=under it"},
      {R"("photo":"p","self_destruct_period_seconds":10,"text":"gone soon")", "kind=photo sent=5"},
      {R"("text":"gone","self_destruct_period_seconds":2147483647)", "kind=text sent=5"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Map(std::string(kMessage) + std::string(c.fields)), c.wanted) << c.fields;
  }
}

TEST(Mapping, Texts) {
  const Case cases[] = {
      {R"("text":"")", ""},
      {R"("text":"caf\u00e9 \u2764")", " length=6 text=café ❤"},
      {R"("text":"Bit\x1Fcoin")", " length=8 text=Bitcoin"},
      {R"("text":["a",{"type":"bold","text":"b"},"c"])", " length=3 text=abc"},
      {R"("text":[],"text_entities":[{"type":"plain","text":"x"}])", ""},
      {R"("text_entities":[{"type":"plain","text":"x"},{"type":"email","text":"y@z.org"}])",
       " span=4[y@z.org] length=8 text=xy@z.org"},
      {R"("text":[{"type":"mention","text":"@some_one"}])",
       " span=1[@some_one]some_one length=9 text=@some_one"},
      {R"("text":[{"type":"mention_name","text":"Ann","user_id":6123456789}])",
       " span=0[Ann]6123456789 length=3 text=Ann"},
      {R"("text":[{"type":"mention_name","text":"Ann","user_id":0}])", " length=3 text=Ann"},
      {R"("text":[{"type":"mention_name","text":"Ann","user_id":"Ann"}])", " length=3 text=Ann"},
      {R"("text":[{"type":"phone","text":"+15550100"}])",
       " span=5[+15550100] length=9 text=+15550100"},
      {R"("text":[{"type":"bank_card","text":"4111"}])", " span=6[4111] length=4 text=4111"},
      {R"("text":[{"type":"hashtag","text":"#BTC"},{"type":"cashtag","text":"$ETH"}])",
       " span=7[#BTC] span=8[$ETH] length=8 text=#BTC$ETH"},
      {R"("text":[{"type":"link","text":"https://e.com"}])",
       " span=9[https://e.com] length=13 text=https://e.com"},
      {R"("text":["x ",{"type":"pre","text":"y=1","language":"c"},{"type":"code","text":"z"}])",
       " span=10[y=1] span=10[z] length=6 text=x y=1z"},
      {R"("text":[{"type":"custom_emoji","text":"🔥","document_id":"d"},{"type":"new","text":"n"}])",
       " length=2 text=🔥n"},
      {R"("text":[{"type":"link","text":""},"a"])", " length=1 text=a"},
      {R"("text":5)", ""},
      {R"("text":null)", ""},
      {R"("text":[1,null,["no"],{"type":"bold"},"a"])", " length=1 text=a"},
  };
  for (const Case& c : cases) {
    const std::string wanted = "kind=text sent=5" + std::string(c.wanted);
    EXPECT_EQ(Map(std::string(kMessage) + std::string(c.fields)), wanted) << c.fields;
  }
}

TEST(Mapping, LinksBehindWordsAreWrittenOut) {
  struct Link {
    std::string_view text;
    std::string_view href;
    std::string_view wanted;
  };
  const Link links[] = {
      {"this", "https://e.com/?a=1",
       "span=9[https://e.com/?a=1] length=4 text=this (https://e.com/?a=1)"},
      {"https://e.com", "https://e.com", "span=9[https://e.com] length=13 text=https://e.com"},
      {"e.com", "https://e.com/", "span=9[e.com] length=5 text=e.com"},
      {"E.com", "http://www.e.com", "span=9[E.com] length=5 text=E.com"},
      {"t.me/some_one", "https://t.me/some_one",
       "span=9[t.me/some_one] length=13 text=t.me/some_one"},
      {"@some_one", "https://t.me/Some_One", "span=1[@some_one]some_one length=9 text=@some_one"},
      {"@some_one", "tg://resolve?domain=some_one",
       "span=1[@some_one]some_one length=9 text=@some_one"},
      {"@some_one", "https://t.me/other",
       "span=9[https://t.me/other] length=9 text=@some_one (https://t.me/other)"},
      {"Ann", "tg://user?id=5001", "span=0[Ann]5001 length=3 text=Ann"},
      {"Ann", "tg://user?id=ann", "span=9[tg://user?id=ann] length=3 text=Ann (tg://user?id=ann)"},
      {"this", "", "length=4 text=this"},
  };
  for (const Link& link : links) {
    const std::string fields = std::string(kMessage) + R"("text":[{"type":"text_link","text":")" +
                               std::string(link.text) + R"(","href":")" + std::string(link.href) +
                               R"("}])";
    EXPECT_EQ(Map(fields), "kind=text sent=5 " + std::string(link.wanted)) << link.href;
  }
}

TEST(Mapping, ServiceMessagesBecomeEvents) {
  const Case cases[] = {
      {"invite_members", "join"},
      {"join_group_by_link", "join"},
      {"join_group_by_request", "join"},
      {"remove_members", "leave"},
      {"create_group", "title"},
      {"create_channel", "title"},
      {"edit_group_title", "title"},
      {"topic_created", "title"},
      {"topic_edit", "title"},
      {"phone_call", "call"},
      {"group_call", "call"},
      {"group_call_scheduled", "call"},
      {"migrate_from_group", "other"},
      {"boost_apply", "other"},
      {"", "other"},
  };
  for (const Case& c : cases) {
    const std::string fields =
        std::string(kService) + R"("actor":"Ann","actor_id":"user5001","action":")" +
        std::string(c.fields) +
        R"(","title":"dropped","members":["Bob",null],"inviter":"Cy","text":"dropped")";
    EXPECT_EQ(Map(fields), "kind=" + std::string(c.wanted) + " sent=5 author=user:5001")
        << c.fields;
  }
  EXPECT_EQ(Map(std::string(kService) +
                R"("actor":null,"actor_id":"user5001","action":"pin_message","message_id":4)"),
            "kind=pin sent=5 author=deleted:5001 reply=4");
}

TEST(Mapping, Reactions) {
  const Case cases[] = {
      {R"({"type":"emoji","count":2,"emoji":"👍","recent":[{"from":"Ann","from_id":"user1"}]})",
       " reaction=👍*2"},
      {R"({"type":"emoji","count":2,"emoji":"👍"},{"type":"emoji","count":3,"emoji":"\ud83d\udc4d"})",
       " reaction=👍*5"},
      {R"({"type":"custom_emoji","count":1,"document_id":"a"},)"
       R"({"type":"custom_emoji","count":2,"document_id":"b"})",
       " reaction=custom*3"},
      {R"({"type":"paid","count":7})", " reaction=paid*7"},
      {R"({"type":"empty","count":7},{"type":"new","count":7},5)", ""},
      {R"({"type":"emoji","count":1,"emoji":"❤"},{"type":"emoji","count":1,"emoji":"❤️"})",
       " reaction=❤*1 reaction=❤️*1"},
      {R"({"type":"emoji","count":1,"emoji":"1️⃣"})", " reaction=1️⃣*1"},
      {R"({"type":"emoji","count":1,"emoji":"my name is Ann"})", " reaction=custom*1"},
      {R"({"type":"emoji","count":1,"emoji":"Анна"})", " reaction=custom*1"},
      {R"({"type":"emoji","count":0,"emoji":"👍"},{"type":"emoji","count":-3,"emoji":"👍"})", ""},
      {R"({"type":"emoji","count":5000000000,"emoji":"👍"})", " reaction=👍*2147483647"},
  };
  for (const Case& c : cases) {
    const std::string fields =
        std::string(kMessage) + R"("reactions":[)" + std::string(c.fields) + "]";
    EXPECT_EQ(Map(fields), "kind=text sent=5" + std::string(c.wanted)) << c.fields;
  }
}

TEST(Mapping, FieldsThatAreNotTakenAreDroppedAtAnyDepth) {
  const std::string fields = std::string(kMessage) + R"(
    "new":"CANARY","author":"CANARY","saved_from":"CANARY","via_bot":"@CANARY",
    "place_name":"CANARY","address":"CANARY","contact_vcard":"CANARY","sticker_emoji":"CANARY",
    "inline_bot_buttons":[[{"text":"CANARY","data":"CANARY"}]],"todo_list":{"title":"CANARY"},
    "poll":{"question":"CANARY","text":"CANARY","id":1},
    "reactions":[{"type":"emoji","count":1,"emoji":"👍","new":{"text":"CANARY"}}],
    "text":["a",{"type":"bold","text":"b","new":["CANARY"],"x":{"text":"CANARY"}}])";
  EXPECT_EQ(Map(fields), "kind=poll sent=5 reaction=👍*1 length=2 text=ab");
}

}  // namespace
}  // namespace tacit::sources
