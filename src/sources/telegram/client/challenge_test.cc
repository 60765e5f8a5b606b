#include "sources/telegram/client/challenge.h"

#include <gtest/gtest.h>

#include <string>

#include "sources/telegram/client/test_reply.h"

namespace tacit::sources::telegram {
namespace {

constexpr std::int64_t kMe = 777;

std::string MessageWith(const std::string& more, const std::string& entities = "[]") {
  return R"({"@type":"message","id":5242880,"chat_id":-1001777000001,)"
         R"("sender_id":{"@type":"messageSenderUser","user_id":42},)"
         R"("content":{"@type":"messageText","text":{"@type":"formattedText","text":"3+4?",)"
         R"("entities":)" +
         entities + "}}" + more + "}";
}

constexpr const char* kButtons =
    R"(,"reply_markup":{"@type":"replyMarkupInlineKeyboard","rows":[[)"
    R"({"text":"fish","type":{"@type":"inlineKeyboardButtonTypeCallback","data":"Zmlzaa=="}},)"
    R"({"text":"pass","type":{"@type":"inlineKeyboardButtonTypeCallbackWithPassword","data":"eA=="}}],)"
    R"([{"text":"rules","type":{"@type":"inlineKeyboardButtonTypeUrl","url":"https://a.org"}}]]})";

TEST(TelegramChallenge, HasTheButtonsInTheirOrder) {
  const Reply reply = Parsed(MessageWith(kButtons));
  EXPECT_EQ(SenderOf(reply.root()), 42);
  const auto challenge = ChallengeOf(reply.root(), kMe);
  ASSERT_TRUE(challenge);
  EXPECT_EQ(challenge->channel, "1777000001");
  EXPECT_EQ(challenge->message, "5");
  EXPECT_EQ(challenge->text.Reveal(), "3+4?");
  EXPECT_FALSE(challenge->has_media);
  ASSERT_EQ(challenge->buttons.size(), 3U);
  EXPECT_EQ(challenge->buttons[0].label.Reveal(), "fish");
  EXPECT_EQ(challenge->buttons[0].data, "Zmlzaa==");
  EXPECT_EQ(challenge->buttons[1].data, "") << "one that asks for the password is not pressed";
  EXPECT_EQ(challenge->buttons[2].data, "");
  EXPECT_EQ(challenge->buttons[2].link.Reveal(), "https://a.org");
}

TEST(TelegramChallenge, IsWhatIsMeantForTheAccount) {
  struct Case {
    std::string message;
    bool asks;
  };
  const std::string mention =
      R"([{"offset":0,"length":1,"type":{"@type":"textEntityTypeMentionName","user_id":777}}])";
  const std::string other =
      R"([{"offset":0,"length":1,"type":{"@type":"textEntityTypeMentionName","user_id":778}}])";
  const Case cases[] = {
      {MessageWith(""), false},
      {MessageWith("", mention), true},
      {MessageWith("", other), false},
      {MessageWith(R"(,"contains_unread_mention":true)"), true},
      {MessageWith(R"(,"contains_unread_mention":false)"), false},
      {MessageWith(R"(,"reply_markup":{"@type":"replyMarkupForceReply"})"), true},
      {MessageWith(R"(,"reply_markup":{"@type":"replyMarkupRemoveKeyboard"})"), false},
      {MessageWith(R"(,"reply_markup":{"@type":"replyMarkupInlineKeyboard","rows":[]})"), false},
      {MessageWith(R"(,"reply_markup":{"@type":"replyMarkupInlineKeyboard","rows":[[]]})"), false},
      {"{}", false},
      {R"({"id":9223372036853727232,"chat_id":-1001777000001,"contains_unread_mention":true})",
       false},
      {R"({"id":5242880,"chat_id":-9223372036854775808,"contains_unread_mention":true})", false},
      {R"({"id":1,"chat_id":-1001777000001,"contains_unread_mention":true})",
       false},  // not on the server yet
      {R"({"id":5242880,"chat_id":777,"contains_unread_mention":true})", false},  // no group
  };
  for (const Case& one : cases) {
    EXPECT_EQ(ChallengeOf(Parsed(one.message).root(), kMe).has_value(), one.asks) << one.message;
  }
  EXPECT_FALSE(ChallengeOf(Parsed(MessageWith("", mention)).root(), 0)) << "account not known";
}

TEST(TelegramChallenge, SaysThatThereIsAPicture) {
  const Reply reply =
      Parsed(R"({"id":5242880,"chat_id":-1001777000001,"contains_unread_mention":true,)"
             R"("content":{"@type":"messagePhoto","caption":{"text":"what is this?"}}})");
  const auto challenge = ChallengeOf(reply.root(), kMe);
  ASSERT_TRUE(challenge);
  EXPECT_TRUE(challenge->has_media);
  EXPECT_EQ(challenge->text.Reveal(), "what is this?");
  EXPECT_EQ(SenderOf(reply.root()), 0);
}

TEST(TelegramChallenge, IsAnotherOneWhenAnythingInItChanged) {
  const auto of = [](const std::string& text) { return *ChallengeOf(Parsed(text).root(), kMe); };
  const std::string plain = MessageWith(kButtons);
  EXPECT_TRUE(Same(of(plain), of(plain)));
  for (const auto& [from, to] : {std::pair{"3+4?", "3+5?"},
                                 {"fish", "bird"},
                                 {"Zml", "Ymy"},
                                 {"5242880", "6291456"},
                                 {"a.org", "b.org"}}) {
    std::string changed = plain;
    changed.replace(changed.find(from), std::string(from).size(), to);
    EXPECT_FALSE(Same(of(plain), of(changed))) << from;
  }
}

TEST(TelegramChallenge, HasAHundredButtonsAtMost) {
  std::string rows;
  for (int i = 0; i < 200; ++i) rows += R"([{"text":"x","type":{}}],)";
  rows.pop_back();
  const std::string markup =
      R"(,"reply_markup":{"@type":"replyMarkupInlineKeyboard","rows":[)" + rows + "]}";
  EXPECT_EQ(ChallengeOf(Parsed(MessageWith(markup)).root(), kMe)->buttons.size(), 100U);
}

}  // namespace
}  // namespace tacit::sources::telegram
