#include "sources/slack/message_mapper.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "sources/slack/test_render.h"

namespace tacit::sources::slack {
namespace {

// The message with these fields and ts 1700000000.000100, without the head that all have.
std::string Map(std::string_view fields) {
  const std::string json = R"({"ts":"1700000000.000100")" + std::string(fields.empty() ? "" : ",") +
                           std::string(fields) + "}";
  dom::parser parser;
  dom::object object;
  if (parser.parse(json).get(object) != simdjson::SUCCESS) return "not JSON: " + json;
  const ChannelNames names;
  MessageMapper mapper(names);
  RawMessage message;
  const auto counts = mapper.Map(object, 0, message);
  if (!counts) return counts.error().detail;
  if (!*counts) return "skipped";
  return Render(message).substr(std::string_view("#0 1700000000.000100 ").size());
}

struct Case {
  std::string_view fields;
  std::string_view mapped;
};

void Check(std::span<const Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(Map(c.fields), c.mapped) << c.fields;
}

TEST(MessageMapper, Authors) {
  Check(std::to_array<Case>({
      {R"("user":"U1","text":"x")", "text by user:U1 1|x"},
      {R"("user":"W1","bot_id":null,"text":"x")", "text by user:W1 1|x"},
      {R"("user":"U1","bot_id":"B1","text":"x")", "text by bot:U1 1|x"},
      {R"("bot_id":"B1","text":"x")", "text by bot:B1 1|x"},
      {R"("user":"USLACKBOT","text":"x")", "text by bot:USLACKBOT 1|x"},
      {R"("user":null,"username":"deploys","subtype":"bot_message","text":"x")",
       "text by bot: 1|x"},
      {R"("username":"deploys","text":"x")", "text by bot: 1|x"},
      {R"("user":"U1","username":"ann","text":"x")", "text by user:U1 1|x"},
      {R"("user":"U1","subtype":"bot_message","text":"x")", "text by bot:U1 1|x"},
      {R"("user":null,"text":"x")", "text by anonymous: 1|x"},
      {R"("user":7,"text":"x")", "text by anonymous: 1|x"},
  }));
}

TEST(MessageMapper, ThreadsRepliesAndEdits) {
  Check(std::to_array<Case>({
      {R"("user":"U1","text":"x","thread_ts":"")", "text by user:U1 1|x"},
      {R"("user":"U1","text":"x","thread_ts":null)", "text by user:U1 1|x"},
      {R"("user":"U1","text":"x","thread_ts":"1700000000.000100")", "text by user:U1 1|x"},
      {R"("user":"U1","text":"x","thread_ts":"1700000000.000100","reply_count":2)",
       "text by user:U1 in 1700000000.000100 replies 2 1|x"},
      {R"("user":"U1","text":"x","thread_ts":"1700000000.000100","reply_count":0)",
       "text by user:U1 replies 0 1|x"},
      {R"("user":"U1","text":"x","reply_count":"3")",
       "text by user:U1 in 1700000000.000100 replies 3 1|x"},
      {R"("user":"U1","text":"x","replies":[{"user":"U2","ts":"1"},{"user":"U3","ts":"2"}])",
       "text by user:U1 in 1700000000.000100 replies 2 1|x"},
      {R"("user":"U1","text":"x","thread_ts":"1690000000.000100","parent_user_id":"U2")",
       "text by user:U1 in 1690000000.000100 to 1690000000.000100 1|x"},
      {R"("user":"U1","text":"x","thread_ts":"nonsense")", "text by user:U1 1|x"},
      {R"("user":"U1","text":"x","thread_ts":"0000000000.000000")", "text by user:U1 1|x"},
      {R"("user":"U1","text":"x","edited":{"user":"U1","ts":"1700000009.000000"})",
       "text by user:U1 edited 1700000009000000 1|x"},
      {R"("user":"U1","text":"x","edited":null)", "text by user:U1 1|x"},
      {R"("user":"U1","text":"x","subtype":"thread_broadcast","thread_ts":"1690000000.000100",)"
       R"("root":{"text":"SECRET","user":"U2","ts":"1690000000.000100"})",
       "text by user:U1 in 1690000000.000100 to 1690000000.000100 1|x"},
  }));
}

TEST(MessageMapper, Reactions) {
  Check(std::to_array<Case>({
      {R"("user":"U1","text":"x","reactions":[{"name":"+1","users":["U2","U3"],"count":2},)"
       R"({"name":"thumbsup::skin-tone-2","users":["U2"],"count":1}])",
       "text by user:U1 +1*2 thumbsup::skin-tone-2*1 1|x"},
      {R"("user":"U1","text":"x","reactions":[{"name":"+1","users":["U2"],"count":9}])",
       "text by user:U1 +1*9 1|x"},
      {R"("user":"U1","text":"x","reactions":[{"name":"+1","users":["U2","U3"]}])",
       "text by user:U1 +1*2 1|x"},
      {R"("user":"U1","text":"x","reactions":[{"name":"+1","count":"4"},{"count":1},null])",
       "text by user:U1 +1*4 1|x"},
      {R"("user":"U1","text":"x","reactions":[{"name":"+1","count":99999999999}])",
       "text by user:U1 +1*2147483647 1|x"},
      {R"("user":"U1","text":"x","reactions":null)", "text by user:U1 1|x"},
  }));
}

TEST(MessageMapper, EventsKeepNoText) {
  Check(std::to_array<Case>({
      {R"("subtype":"channel_join","user":"U1","inviter":"U2","text":"<@U1|ann> has joined")",
       "join by user:U1 about user:U1 0|"},
      {R"("subtype":"group_join","user":"U1","text":"SECRET")", "join by user:U1 about user:U1 0|"},
      {R"("subtype":"bot_add","user":"U1","bot_id":"B1","text":"added <https://x|SECRET>")",
       "join by user:U1 about bot:B1 0|"},
      {R"("subtype":"bot_add","user":"U1","text":"SECRET")", "join by user:U1 about user:U1 0|"},
      {R"("subtype":"channel_leave","user":"U1","text":"SECRET")",
       "leave by user:U1 about user:U1 0|"},
      {R"("subtype":"bot_remove","user":"U1","bot_id":"B1")", "leave by user:U1 about bot:B1 0|"},
      {R"("subtype":"channel_topic","user":"U1","topic":"SECRET","text":"SECRET")",
       "title by user:U1 0|"},
      {R"("subtype":"channel_purpose","user":"U1","purpose":"SECRET","text":"SECRET")",
       "title by user:U1 0|"},
      {R"("subtype":"channel_name","user":"U1","name":"b","old_name":"a","text":"SECRET")",
       "title by user:U1 0|"},
      {R"("subtype":"group_topic","user":"U1","text":"SECRET")", "title by user:U1 0|"},
      {R"("subtype":"pinned_item","user":"U1","text":"SECRET","attachments":[{"text":"SECRET"}])",
       "pin by user:U1 0|"},
      {R"("subtype":"unpinned_item","user":"U1","text":"SECRET")", "other by user:U1 0|"},
      {R"("subtype":"channel_archive","user":"U1","text":"SECRET","members":["U2"])",
       "other by user:U1 0|"},
      {R"("subtype":"channel_unarchive","user":"U1","text":"SECRET")", "other by user:U1 0|"},
      {R"("subtype":"reminder_add","user":"U1","text":"SECRET")", "other by user:U1 0|"},
      {R"("subtype":"tabbed_canvas_updated","user":"U1","text":"SECRET")", "other by user:U1 0|"},
      {R"("subtype":"channel_canvas_updated","user":"U1","text":"SECRET")", "other by user:U1 0|"},
      {R"("subtype":"file_mention","user":"U1","text":"SECRET")", "other by user:U1 0|"},
      {R"("subtype":"huddle_thread","user":"U1","text":"SECRET","room":{"participants":["U2"]})",
       "call by user:U1 0|"},
      {R"("subtype":"sh_room_created","user":"U1","text":"SECRET")", "call by user:U1 0|"},
      {R"("subtype":"message_changed","message":{"text":"SECRET"},"text":"SECRET")",
       "other by anonymous: 0|"},
      {R"("subtype":"message_deleted","previous_message":{"text":"SECRET"})",
       "other by anonymous: 0|"},
      {R"("subtype":"tombstone","user":"USLACKBOT","hidden":true,"text":"This was deleted.")",
       "skipped"},
      {R"("type":"event_of_tomorrow","user":"U1","text":"SECRET")", "other by user:U1 0|"},
  }));
}

TEST(MessageMapper, TextsOfPeople) {
  Check(std::to_array<Case>({
      {R"("type":"message","user":"U1","text":"a &amp; b")", "text by user:U1 9|a & b"},
      {R"("user":"U1","text":"<@U2|ben>")", "text by user:U1 9|{user:U2:@user}"},
      {R"("user":"U1","text":"żó")", "text by user:U1 2|żó"},
      {R"("user":"U1","text":"\ud83d\ude00")", "text by user:U1 1|😀"},
      {R"("user":"U1","subtype":"me_message","text":"waves")", "text by user:U1 5|waves"},
      {R"("user":"U1","text":"")", "text by user:U1 0|"},
      {R"("user":"U1","text":null,"blocks":null,"replace_original":false,)"
       R"("metadata":{"event_type":"","event_payload":null})",
       "text by user:U1 0|"},
      {R"("user":"U1")", "text by user:U1 0|"},
      {R"("user":"U1","subtype":"subtype_of_tomorrow","text":"x")", "text by user:U1 1|x"},
      {R"("user":"U1","subtype":"subtype_of_tomorrow","name":"SECRET")", "other by user:U1 0|"},
      {R"("user":"U1","text":"x","user_profile":{"real_name":"SECRET"},"key_of_tomorrow":"SECRET")",
       "text by user:U1 1|x"},
  }));
}

TEST(MessageMapper, BlocksWinOverText) {
  const std::string rich =
      R"("blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":)"
      R"([{"type":"text","text":"from blocks"}]}]}])";
  EXPECT_EQ(Map(R"("user":"U1","text":"fallback",)" + rich), "text by user:U1 8|from blocks");
  EXPECT_EQ(Map(R"("user":"U1",)" + rich), "text by user:U1 11|from blocks");
  EXPECT_EQ(Map(R"("user":"U1","text":"fallback","blocks":[{"type":"actions"}])"),
            "text by user:U1 8|fallback");
  EXPECT_EQ(Map(R"("user":"U1","text":"fallback","blocks":[])"), "text by user:U1 8|fallback");
}

TEST(MessageMapper, AttachmentsOfBotsOnlyWhereNothingElseIs) {
  const std::string attachments =
      R"("attachments":[{"text":"built &amp; shipped","footer":"SECRET"}])";
  EXPECT_EQ(Map(R"("bot_id":"B1","subtype":"bot_message","text":"",)" + attachments),
            "text by bot:B1 15|built & shipped");
  EXPECT_EQ(Map(R"("bot_id":"B1","text":"x",)" + attachments), "text by bot:B1 1|x");
  EXPECT_EQ(Map(R"("user":"U1","text":"",)" + attachments), "text by user:U1 0|")
      << "what a link's page says is not the author's";
}

TEST(MessageMapper, FilesGiveTheKindAndNotTheirNames) {
  Check(std::to_array<Case>({
      {R"("user":"U1","text":"x","files":[{"mimetype":"image/png","name":"SECRET","mode":"hosted"}])",
       "photo by user:U1 1|x"},
      {R"("user":"U1","text":"","files":[{"mimetype":"video/mp4","title":"SECRET"}])",
       "video by user:U1 0|"},
      {R"("user":"U1","text":"","files":[{"mimetype":"audio/webm","subtype":"slack_audio"}])",
       "audio by user:U1 0|"},
      {R"("user":"U1","text":"","files":[{"mimetype":"application/pdf"}])",
       "document by user:U1 0|"},
      {R"("user":"U1","text":"","files":[{"mimetype":"text/plain","mode":"snippet","preview":"SECRET"}])",
       "document by user:U1 0|"},
      {R"("user":"U1","text":"","files":[{"mimetype":"image/png","mode":"external"}])",
       "document by user:U1 0|"},
      {R"("user":"U1","text":"","files":[{"mode":"quip"}])", "document by user:U1 0|"},
      {R"("user":"U1","text":"","files":[{"filetype":"jpg"}])", "photo by user:U1 0|"},
      {R"("user":"U1","text":"","files":[{"filetype":"mov"}])", "video by user:U1 0|"},
      {R"("user":"U1","text":"","files":[{"filetype":"mp3"}])", "audio by user:U1 0|"},
      {R"("user":"U1","text":"","files":[{}])", "document by user:U1 0|"},
      {R"("user":"U1","text":"x","files":[{"mode":"tombstone"}])", "text by user:U1 1|x"},
      {R"("user":"U1","text":"x","files":[{"mode":"hidden_by_limit"},{"mimetype":"image/gif"}])",
       "photo by user:U1 1|x"},
      {R"("user":"U1","text":"x","files":null)", "text by user:U1 1|x"},
  }));
}

TEST(MessageMapper, OldFileMessagesKeepOnlyTheComment) {
  Check(std::to_array<Case>({
      {R"("user":"U1","subtype":"file_share","upload":true,)"
       R"("file":{"id":"F1","name":"SECRET","mimetype":"image/png","permalink":"https://a.example"},)"
       R"("text":"<@U1|ann> uploaded a file: <https://a.example|SECRET>")",
       "photo by user:U1 0|"},
      {R"("user":"U1","subtype":"file_share","file":{"mimetype":"image/png"},)"
       R"("text":"<@U1|ann> uploaded a file: <https://a.example|SECRET> and commented: so: &lt;it&gt; is")",
       "photo by user:U1 17|so: <it> is"},
      {R"("user":"U1","subtype":"file_share","file":{"mode":"snippet",)"
       R"("initial_comment":{"comment":"whole comment","user":"U1"}},)"
       R"("text":"<@U1|ann> uploaded a file: <https://a.example|SECRET> and commented: whole c…")",
       "document by user:U1 13|whole comment"},
      {R"("user":"U1","subtype":"file_share","file":{"initial_comment":{"comment":"another's"}},)"
       R"("text":"<@U1|ann> shared a file: <https://a.example|SECRET>")",
       "document by user:U1 0|"},
      {R"("user":"U1","subtype":"file_share","files":[{"mimetype":"image/png"}],"text":"look")",
       "photo by user:U1 4|look"},
      {R"("user":"U1","subtype":"file_share","file":{},"text":"look")",
       "document by user:U1 4|look"},
      {R"("subtype":"file_comment","file":{"mimetype":"image/png","name":"SECRET"},"is_intro":false,)"
       R"("comment":{"user":"U2","comment":"nice <@U1|ann>"},)"
       R"("text":"<@U2|ben> commented on <@U1|ann>'s file <https://a.example|SECRET>: nice")",
       "text by user:U2 14|nice {user:U1:@user}"},
      {R"("subtype":"file_comment","user":"U2",)"
       R"("text":"<@U2|ben> commented on <@U1|ann>'s file <https://a.example|SECRET>: nice")",
       "text by user:U2 4|nice"},
      {R"("subtype":"file_comment","user":"U2","text":"SECRET")", "text by user:U2 0|"},
  }));
}

TEST(MessageMapper, AMessageWithoutATimeCannotBeNamed) {
  const ChannelNames names;
  MessageMapper mapper(names);
  RawMessage message;
  for (const std::string_view json : {R"({"text":"x"})", R"({"ts":"","text":"x"})",
                                      R"({"ts":"soon"})", R"({"ts":1700000000.5})"}) {
    dom::parser parser;
    const dom::object object = parser.parse(simdjson::padded_string(json)).get_object().value();
    const auto counts = mapper.Map(object, 0, message);
    ASSERT_FALSE(counts) << json;
    EXPECT_EQ(counts.error().code, ErrorCode::kBadInput);
  }
}

TEST(MessageMapper, AMessageOfADayCountsOnce) {
  const ChannelNames names;
  MessageMapper mapper(names);
  RawMessage message;
  dom::parser parser;
  const auto map = [&](const std::string& ts) {
    const dom::object object =
        parser.parse(simdjson::padded_string(R"({"text":"x","ts":")" + ts + R"("})"))
            .get_object()
            .value();
    return mapper.Map(object, 0, message).value();
  };
  EXPECT_TRUE(map("1700000002.000000"));
  EXPECT_TRUE(map("1700000001.000000"));
  EXPECT_FALSE(map("1700000002.000000"));
  EXPECT_FALSE(map("1700000001.000000"));
  mapper.BeginDay();
  EXPECT_TRUE(map("1700000001.000000"));
}

}  // namespace
}  // namespace tacit::sources::slack
