#include "sources/telegram/client/message_mapper.h"

#include <gtest/gtest.h>

#include <string>

#include "sources/telegram/archive/test_export.h"
#include "sources/telegram/client/gate.h"
#include "sources/telegram/client/test_reply.h"

namespace tacit::sources::telegram {
namespace {

constexpr std::int64_t kGroup = 1234567891;
constexpr std::string_view kChatId = "-1001234567891";
constexpr std::int64_t kBot = 77;
constexpr std::int64_t kDeleted = 5009;

ChannelContext Group() {
  return {.channel = 0, .chat_id = ChatIdOf(kGroup), .id = std::to_string(kGroup)};
}

AuthorKind KindOf(std::int64_t user) {
  if (user == kBot) return AuthorKind::kBot;
  return user == kDeleted ? AuthorKind::kDeleted : AuthorKind::kUser;
}

std::string Object(std::string_view fields) {
  return R"({"@type":"message","id":9437184,"chat_id":)" + std::string(kChatId) +
         R"(,"can_be_saved":true,"date":5)" + (fields.empty() ? "" : ",") + std::string(fields) +
         "}";
}

// The line that Describe() gives, without what all messages have.
std::string Map(std::string_view fields, bool broadcast = false) {
  const Reply reply = Parsed(Object(fields));
  ChannelContext channel = Group();
  channel.broadcast = broadcast;
  PageBytes page;
  RawMessage message;
  switch (MapMessage(reply.root(), channel, KindOf, page, message)) {
    case Mapped::kRefused:
      return "refused";
    case Mapped::kSkipped:
      return "skipped";
    case Mapped::kCut:
      return "cut";
    case Mapped::kTaken:
      break;
  }
  const std::string line = Describe(message);
  constexpr std::string_view kPrefix = "#0 id=9 order=9 ";
  EXPECT_TRUE(line.starts_with(kPrefix)) << line;
  return line.substr(kPrefix.size());
}

struct Case {
  std::string_view fields;
  std::string_view wanted;
};

TEST(TelegramMessage, AuthorsAndTimes) {
  const Case cases[] = {
      {"", "kind=other sent=5"},
      {R"("edit_date":7)", "kind=other sent=5 edited=7"},
      {R"("edit_date":0)", "kind=other sent=5"},
      {R"("edit_date":-7)", "kind=other sent=5"},
      {R"("edit_date":2147483647)", "kind=other sent=5 edited=2147483647"},
      {R"("edit_date":2147483648)", "kind=other sent=5"},  // more than the schema's int32
      {R"("edit_date":15723592359300)", "kind=other sent=5"},
      {R"("sender_id":{"@type":"messageSenderUser","user_id":5001})",
       "kind=other sent=5 author=user:5001"},
      {R"("sender_id":{"@type":"messageSenderUser","user_id":77})",
       "kind=other sent=5 author=bot:77"},
      {R"("sender_id":{"@type":"messageSenderUser","user_id":5009})",
       "kind=other sent=5 author=deleted:5009"},
      {R"("sender_id":{"@type":"messageSenderUser","user_id":0})", "kind=other sent=5"},
      {R"("sender_id":{"@type":"messageSenderChat","chat_id":-1001234567891})",
       "kind=other sent=5 author=anonymous:1234567891"},
      {R"("sender_id":{"@type":"messageSenderChat","chat_id":-1000000000055})",
       "kind=other sent=5 author=channel:55"},
      {R"("sender_id":{"@type":"messageSenderChat","chat_id":-55})",
       "kind=other sent=5 author=channel:"},
      {R"("sender_id":{"@type":"messageSenderNew","user_id":5001})", "kind=other sent=5"},
      {R"("author_signature":"CANARY")", "kind=other sent=5"},
  };
  for (const Case& c : cases) EXPECT_EQ(Map(c.fields), c.wanted) << c.fields;
  EXPECT_EQ(Map(R"("sender_id":{"@type":"messageSenderChat","chat_id":-1001234567891})", true),
            "kind=other sent=5 author=channel:1234567891");
}

TEST(TelegramMessage, RepliesThreadsAndForwards) {
  const Case cases[] = {
      {R"("reply_to":{"@type":"messageReplyToMessage","chat_id":-1001234567891,"message_id":3145728})",
       "kind=other sent=5 reply=3"},
      {R"("reply_to":{"@type":"messageReplyToMessage","chat_id":-1000000000055,"message_id":3145728})",
       "kind=other sent=5"},
      {R"("reply_to":{"@type":"messageReplyToMessage","chat_id":0,"message_id":0})",
       "kind=other sent=5"},
      {R"("reply_to":{"@type":"messageReplyToStory","story_poster_chat_id":5,"story_id":3})",
       "kind=other sent=5"},
      {R"("topic_id":{"@type":"messageTopicThread","message_thread_id":2097152})",
       "kind=other sent=5 thread=2"},
      {R"("topic_id":{"@type":"messageTopicForum","forum_topic_id":4})",
       "kind=other sent=5 thread=4 reply=4"},
      {R"("topic_id":{"@type":"messageTopicForum","forum_topic_id":1})",
       "kind=other sent=5 thread=1"},
      {R"("topic_id":{"@type":"messageTopicForum","forum_topic_id":4},)"
       R"("reply_to":{"@type":"messageReplyToMessage","chat_id":-1001234567891,"message_id":3145728})",
       "kind=other sent=5 thread=4 reply=3"},
      {R"("topic_id":{"@type":"messageTopicNew","forum_topic_id":4})", "kind=other sent=5"},
      {R"("forward_info":{"origin":{"@type":"messageOriginUser","sender_user_id":5001}})",
       "kind=other sent=5 forward=user:5001"},
      {R"("forward_info":{"origin":{"@type":"messageOriginHiddenUser","sender_name":"CANARY"}})",
       "kind=other sent=5"},
      {R"("forward_info":{"origin":{"@type":"messageOriginChat","sender_chat_id":-1000000000055,"author_signature":"CANARY"}})",
       "kind=other sent=5 forward=channel:55"},
      {R"("forward_info":{"origin":{"@type":"messageOriginChannel","chat_id":-1000000000055,"message_id":3145728,"author_signature":"CANARY"}})",
       "kind=other sent=5 forward=channel:55"},
  };
  for (const Case& c : cases) EXPECT_EQ(Map(c.fields), c.wanted) << c.fields;
}

TEST(TelegramMessage, CountersAndReactions) {
  const Case cases[] = {
      {R"("is_channel_post":true,"interaction_info":{"view_count":0,"forward_count":0})",
       "kind=other sent=5 views=00"},
      {R"("is_channel_post":true,"interaction_info":{"view_count":1250,"forward_count":7,"reply_info":{"reply_count":3}})",
       "kind=other sent=5 views=125073"},
      {R"("interaction_info":{"view_count":0,"forward_count":0,"reply_info":{"reply_count":0}})",
       "kind=other sent=5 views=0"},
      {R"("interaction_info":{"view_count":-1,"forward_count":"many"})", "kind=other sent=5"},
      {R"("interaction_info":{"reactions":{"reactions":[)"
       R"({"type":{"@type":"reactionTypeEmoji","emoji":"👍"},"total_count":3},)"
       R"({"type":{"@type":"reactionTypeEmoji","emoji":"Ann"},"total_count":2},)"
       R"({"type":{"@type":"reactionTypeCustomEmoji","custom_emoji_id":"5"},"total_count":4},)"
       R"({"type":{"@type":"reactionTypePaid"},"total_count":1},)"
       R"({"type":{"@type":"reactionTypeEmoji","emoji":"👎"},"total_count":0},)"
       R"({"type":{"@type":"reactionTypeNew","emoji":"👎"},"total_count":5}]}})",
       "kind=other sent=5 reaction=👍*3 reaction=custom*6 reaction=paid*1"},
  };
  for (const Case& c : cases) EXPECT_EQ(Map(c.fields), c.wanted) << c.fields;
}

TEST(TelegramMessage, ReactionsThatAreNotToldAreNotNone) {
  constexpr std::string_view kSome =
      R"("interaction_info":{"reactions":{"reactions":[)"
      R"({"type":{"@type":"reactionTypeEmoji","emoji":"👍"},"total_count":3}]}})";
  constexpr std::string_view kNone = R"("interaction_info":{"view_count":5,"forward_count":0})";
  const auto known = [](std::string_view fields, bool of_chat) {
    const Reply reply = Parsed(Object(fields));
    ChannelContext channel = Group();
    channel.reactions_known = of_chat;
    PageBytes page;
    RawMessage message;
    EXPECT_EQ(MapMessage(reply.root(), channel, KindOf, page, message), Mapped::kTaken);
    return message.reactions_known;
  };
  EXPECT_TRUE(known(kNone, true));
  EXPECT_TRUE(known("", true));
  EXPECT_TRUE(known(kSome, true));
  EXPECT_TRUE(known(kSome, false));  // here they are
  EXPECT_FALSE(known(kNone, false));
  EXPECT_FALSE(known("", false));
}

TEST(TelegramMessage, KindsAndTexts) {
  const Case cases[] = {
      {R"("@type":"messageText","text":{"text":"hello"})", "kind=text sent=5 length=5 text=hello"},
      {R"("@type":"messageRichMessage","message":{"is_full":true,"blocks":[)"
       R"({"@type":"pageBlockParagraph",)"
       R"("text":{"@type":"richTextPlain","text":"hello"}}]})",
       "kind=text sent=5 length=5 text=hello"},
      {R"("@type":"messageAnimatedEmoji","emoji":"🎉")", "kind=text sent=5 length=1 text=🎉"},
      {R"("@type":"messagePhoto","caption":{"text":"look"})",
       "kind=photo sent=5 length=4 text=look"},
      {R"("@type":"messageVideo","caption":{"text":"look"})",
       "kind=video sent=5 length=4 text=look"},
      {R"("@type":"messageAnimation","caption":{"text":"look"})",
       "kind=video sent=5 length=4 text=look"},
      {R"("@type":"messageVideoNote","video_note":{})", "kind=video sent=5"},
      {R"("@type":"messageAudio","audio":{"title":"CANARY","performer":"CANARY"},"caption":{"text":"a"})",
       "kind=audio sent=5 length=1 text=a"},
      {R"("@type":"messageVoiceNote","caption":{"text":"a"})", "kind=voice sent=5 length=1 text=a"},
      {R"("@type":"messageDocument","document":{"file_name":"CANARY"},"caption":{"text":"a"})",
       "kind=document sent=5 length=1 text=a"},
      {R"("@type":"messageSticker","sticker":{"emoji":"x"})", "kind=sticker sent=5"},
      {R"("@type":"messagePoll","poll":{"question":{"text":"CANARY"}},"description":{"text":"a"})",
       "kind=poll sent=5 length=1 text=a"},
      {R"("@type":"messageLocation","location":{})", "kind=location sent=5"},
      {R"("@type":"messageLiveLocation","location":{})", "kind=location sent=5"},
      {R"("@type":"messageVenue","venue":{"title":"CANARY"})", "kind=location sent=5"},
      {R"("@type":"messageContact","contact":{"phone_number":"CANARY"})", "kind=contact sent=5"},
      {R"("@type":"messageDice","emoji":"🎲","value":3)", "kind=text sent=5"},
      {R"("@type":"messageInvoice","product_info":{"title":"CANARY"})", "kind=text sent=5"},
      {R"("@type":"messageUnsupported")", "kind=other sent=5"},
      {R"("@type":"messageHologram","text":{"text":"CANARY"},"caption":{"text":"CANARY"})",
       "kind=other sent=5"},
      {R"("text":{"text":"CANARY"})", "kind=other sent=5"},
      // Events: whom they are about, and never a name or a title.
      {R"("@type":"messageChatAddMembers","member_user_ids":[5002,77,0])",
       "kind=join sent=5 target=user:5002 target=bot:77"},
      {R"("@type":"messageChatJoinByLink")", "kind=join sent=5"},
      {R"("@type":"messageChatJoinByRequest")", "kind=join sent=5"},
      {R"("@type":"messageChatDeleteMember","user_id":5002)", "kind=leave sent=5 target=user:5002"},
      {R"("@type":"messageSupergroupChatCreate","title":"CANARY")", "kind=title sent=5"},
      {R"("@type":"messageChatChangeTitle","title":"CANARY")", "kind=title sent=5"},
      {R"("@type":"messageForumTopicCreated","name":"CANARY")", "kind=title sent=5"},
      {R"("@type":"messagePinMessage","message_id":3145728)", "kind=pin sent=5 reply=3"},
      {R"("@type":"messagePinMessage","message_id":0)", "kind=pin sent=5"},
      {R"("@type":"messageVideoChatStarted","group_call_id":3)", "kind=call sent=5"},
      {R"("@type":"messageInviteVideoChatParticipants","user_ids":[5002])",
       "kind=other sent=5 target=user:5002"},
      {R"("@type":"messageCustomServiceAction","text":"CANARY")", "kind=other sent=5"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Map(R"("content":{)" + std::string(c.fields) + "}"), c.wanted) << c.fields;
  }
}

TEST(TelegramMessage, WhatMustVanishOrStayIsRefused) {
  const std::string_view fields[] = {
      R"("self_destruct_type":{"@type":"messageSelfDestructTypeTimer","self_destruct_time":5})",
      R"("self_destruct_type":{"@type":"messageSelfDestructTypeImmediately"})",
      R"("self_destruct_in":3.5)",
      R"("auto_delete_in":86400)",
      R"("auto_delete_in":0.5)",
      R"("content":{"@type":"messagePhoto","is_secret":true})",
      R"("content":{"@type":"messageExpiredPhoto"})",
      R"("content":{"@type":"messageExpiredVoiceNote"})",
      R"("ephemeral_message_id":3)",
      R"("restriction_info":{"restriction_reason":"x","has_sensitive_content":false})",
  };
  for (const std::string_view each : fields) EXPECT_EQ(Map(each), "refused") << each;
  EXPECT_EQ(Map(R"("self_destruct_in":0,"auto_delete_in":0.0,"self_destruct_type":null)"),
            "kind=other sent=5");

  PageBytes page;
  RawMessage message;
  for (const std::string_view flag : {R"(,"can_be_saved":false)", R"(,"can_be_saved":1)", ""}) {
    const Reply reply = Parsed(R"({"@type":"message","id":9437184,"chat_id":-1001234567891)" +
                               std::string(flag) + "}");
    EXPECT_EQ(MapMessage(reply.root(), Group(), KindOf, page, message), Mapped::kRefused) << flag;
  }
}

TEST(TelegramMessage, WhatIsNotOfThisChannelOrNotOnTheServerIsSkipped) {
  const std::string_view objects[] = {
      R"({"@type":"message","id":9437184,"chat_id":-1001234567892,"can_be_saved":true})",
      R"({"@type":"message","id":9437185,"chat_id":-1001234567891,"can_be_saved":true})",
      R"({"@type":"message","id":0,"chat_id":-1001234567891,"can_be_saved":true})",
      R"({"@type":"message","id":-9437184,"chat_id":-1001234567891,"can_be_saved":true})",
      R"({"@type":"chat","id":9437184,"chat_id":-1001234567891,"can_be_saved":true})",
      R"({})",
  };
  PageBytes page;
  RawMessage message;
  for (const std::string_view each : objects) {
    EXPECT_EQ(MapMessage(Parsed(each).root(), Group(), KindOf, page, message), Mapped::kSkipped)
        << each;
  }
}

// The same message from an export and live: the same row, but for what an export does not know
// (targets, threads, counters other than reactions).
TEST(TelegramMessage, AgreesWithTheReaderOfExports) {
  struct Pair {
    std::string_view exported;
    std::string_view live;
  };
  const Pair
      pairs
          [] =
              {
                  {R"j("type":"message","from":"Ann","from_id":"user5001","text":"plain, 100 % \"quoted\" 😀")j",
                   R"j("sender_id":{"@type":"messageSenderUser","user_id":5001},"content":{"@type":"messageText","text":{"text":"plain, 100 % \"quoted\" 😀","entities":[]}})j"},
                  {R"j("type":"message","edited_unixtime":"7","from":"Ann","from_id":"user5001","reply_to_message_id":3,"text":["😀 hi ",{"type":"mention","text":"@ann_l"},", see ",{"type":"text_link","text":"docs","href":"https://x.example/d"}," or ",{"type":"link","text":"https://x.example"},{"type":"bold","text":" now"}])j",
                   R"j("edit_date":7,"sender_id":{"@type":"messageSenderUser","user_id":5001},"reply_to":{"@type":"messageReplyToMessage","chat_id":-1001234567891,"message_id":3145728},"content":{"@type":"messageText","text":{"text":"😀 hi @ann_l, see docs or https://x.example now","entities":[{"offset":6,"length":6,"type":{"@type":"textEntityTypeMention"}},{"offset":18,"length":4,"type":{"@type":"textEntityTypeTextUrl","url":"https://x.example/d"}},{"offset":26,"length":17,"type":{"@type":"textEntityTypeUrl"}},{"offset":43,"length":4,"type":{"@type":"textEntityTypeBold"}}]}})j"},
                  {R"j("type":"message","from":"A","from_id":"user5001","text":[{"type":"mention_name","text":"Ann","user_id":5002}," ",{"type":"hashtag","text":"#go"}," ",{"type":"cashtag","text":"$BTC"}," ",{"type":"email","text":"a@b.example"}," ",{"type":"phone","text":"+4917"}," ",{"type":"pre","text":"ls","language":"sh"}])j", R"j("sender_id":{"@type":"messageSenderUser","user_id":5001},"content":{"@type":"messageText","text":{"text":"Ann #go $BTC a@b.example +4917 ls","entities":[{"offset":0,"length":3,"type":{"@type":"textEntityTypeMentionName","user_id":5002}},{"offset":4,"length":3,"type":{"@type":"textEntityTypeHashtag"}},{"offset":8,"length":4,"type":{"@type":"textEntityTypeCashtag"}},{"offset":13,"length":11,"type":{"@type":"textEntityTypeEmailAddress"}},{"offset":25,"length":5,"type":{"@type":"textEntityTypePhoneNumber"}},{"offset":31,"length":2,"type":{"@type":"textEntityTypePreCode","language":"sh"}}]}})j"},
                  {R"j("type":"message","from":"G","from_id":"channel1234567891","author":"Ed","text":"as the group","reactions":[{"type":"emoji","count":3,"emoji":"👍"},{"type":"custom_emoji","count":2,"document_id":"5"},{"type":"paid","count":1}])j",
                   R"j("sender_id":{"@type":"messageSenderChat","chat_id":-1001234567891},"author_signature":"Ed","content":{"@type":"messageText","text":{"text":"as the group"}},"interaction_info":{"reactions":{"reactions":[{"type":{"@type":"reactionTypeEmoji","emoji":"👍"},"total_count":3},{"type":{"@type":"reactionTypeCustomEmoji","custom_emoji_id":"5"},"total_count":2},{"type":{"@type":"reactionTypePaid"},"total_count":1}]}})j"},
                  {R"j("type":"message","from":null,"from_id":"user5009","forwarded_from":"N","forwarded_from_id":"channel55","photo":"(File not included)","text":"caption")j",
                   R"j("sender_id":{"@type":"messageSenderUser","user_id":5009},"forward_info":{"origin":{"@type":"messageOriginChannel","chat_id":-1000000000055,"message_id":3145728}},"content":{"@type":"messagePhoto","caption":{"text":"caption"}})j"},
                  {R"j("type":"message","from":"Ann","from_id":"user5001","file":"x","media_type":"voice_message","text":"")j",
                   R"j("sender_id":{"@type":"messageSenderUser","user_id":5001},"content":{"@type":"messageVoiceNote","caption":{"text":""}})j"},
                  {R"j("type":"message","from":"Ann","from_id":"user5001","poll":{"question":"q"},"text":"")j",
                   R"j("sender_id":{"@type":"messageSenderUser","user_id":5001},"content":{"@type":"messagePoll","poll":{"question":{"text":"q"}}})j"},
                  {R"j("type":"service","actor":"Ann","actor_id":"user5001","action":"join_group_by_link","inviter":"Bob","text":"")j",
                   R"j("sender_id":{"@type":"messageSenderUser","user_id":5001},"content":{"@type":"messageChatJoinByLink"})j"},
                  {R"j("type":"service","actor":"Ann","actor_id":"user5001","action":"pin_message","message_id":3,"text":"")j",
                   R"j("sender_id":{"@type":"messageSenderUser","user_id":5001},"content":{"@type":"messagePinMessage","message_id":3145728})j"},
                  {R"j("type":"service","actor":"Ann","actor_id":"user5001","action":"edit_group_title","title":"New","text":"")j",
                   R"j("sender_id":{"@type":"messageSenderUser","user_id":5001},"content":{"@type":"messageChatChangeTitle","title":"New"})j"},
                  {R"j("type":"service","actor":"Ann","actor_id":"user5001","action":"edit_group_photo","photo":"x","text":"")j",
                   R"j("sender_id":{"@type":"messageSenderUser","user_id":5001},"content":{"@type":"messageChatChangePhoto"})j"},
              };
  for (const Pair& pair : pairs) {
    const std::string exported =
        R"({"name":"G","type":"public_supergroup","id":1234567891,"messages":[{"id":9,)"
        R"("date_unixtime":"5",)" +
        std::string(pair.exported) + "}]}";
    const Reading reading = ReadWith(exported, true);
    ASSERT_EQ(reading.messages.size(), 1U) << reading.error;
    EXPECT_EQ("#0 id=9 order=9 " + Map(pair.live), reading.messages[0]);
  }
}

// A long rich message comes with its beginning only.
TEST(TelegramMessage, TextThatIsCutShortIsNeverTakenForTheWhole) {
  const auto rich = [](std::string_view full, std::string_view text) {
    return R"({"@type":"richMessage",)" + std::string(full) +
           R"("blocks":[{"@type":"pageBlockParagraph","text":{"@type":"richTextPlain","text":")" +
           std::string(text) + "\"}}]}";
  };
  const auto of = [](const std::string& message) {
    return R"("content":{"@type":"messageRichMessage","message":)" + message + "}";
  };
  const Reply cut = Parsed(Object(of(rich(R"("is_full":false,)", "begins"))));
  const Reply full = Parsed(rich(R"("is_full":true,)", "begins and ends"));
  PageBytes page;
  RawMessage message;
  EXPECT_EQ(MapMessage(cut.root(), Group(), KindOf, page, message), Mapped::kCut);
  EXPECT_EQ(
      MapMessage(cut.root(), Group(), KindOf, page, message, cut.root()["content"]["message"]),
      Mapped::kCut);
  ASSERT_EQ(MapMessage(cut.root(), Group(), KindOf, page, message, full.root()), Mapped::kTaken);
  EXPECT_EQ(message.text, "begins and ends");
  EXPECT_EQ(Map(of(rich("", "says nothing of it"))), "cut");
}

}  // namespace
}  // namespace tacit::sources::telegram
