#include "sources/telegram/client/live_state.h"

#include <gtest/gtest.h>

#include <chrono>

#include "sources/telegram/client/test_reply.h"

namespace tacit::sources::telegram {
namespace {

using Kind = Change::Kind;
constexpr std::int64_t kFollowed = -1000000000007;

void Send(LiveState& state, std::string_view json) {
  const Reply reply = Parsed(json);
  ASSERT_TRUE(state.Wants(reply.root().type())) << json;
  state.Take(reply.root().type(), reply.root());
}

std::vector<Change> ChangesOf(LiveState& state) {
  return state.TakeChanges(100, std::chrono::milliseconds(0));
}

LiveState& Following(LiveState& state) {
  Send(state,
       R"({"@type":"updateSupergroup","supergroup":{"id":7,"is_channel":true,"member_count":5,)"
       R"("usernames":{"active_usernames":["acme"]},"status":{"@type":"chatMemberStatusLeft"},)"
       R"("is_direct_messages_group":false,"is_administered_direct_messages_group":false}})");
  Send(state,
       R"({"@type":"updateNewChat","chat":{"id":-1000000000007,"title":"T",)"
       R"("has_protected_content":false,"type":{"@type":"chatTypeSupergroup","supergroup_id":7,)"
       R"("is_channel":true}}})");
  const std::int64_t chats[] = {kFollowed};
  state.Follow(chats);
  return state;
}

TEST(TelegramLiveState, NotesChangesOfFollowedChannelsOnly) {
  LiveState state;
  Following(state);
  Send(state, R"({"@type":"updateNewMessage","message":{"id":1048576,"chat_id":-1000000000007}})");
  Send(state, R"({"@type":"updateNewMessage","message":{"id":1048576,"chat_id":5001}})");
  Send(state, R"({"@type":"updateMessageContent","chat_id":-1000000000007,"message_id":2097152})");
  Send(state, R"({"@type":"updateMessageEdited","chat_id":-1000000000007,"message_id":2097152})");
  Send(state,
       R"({"@type":"updateMessageInteractionInfo","chat_id":-1000000000007,"message_id":3145728})");
  Send(state, R"({"@type":"updateMessageEdited","chat_id":-1000000000007,"message_id":1048577})");
  const std::vector<Change> expected = {
      {Kind::kMessage, 0, 1048576}, {Kind::kMessage, 0, 2097152}, {Kind::kMessage, 0, 3145728}};
  EXPECT_EQ(ChangesOf(state), expected);
  EXPECT_EQ(state.new_messages(), 2U);
  EXPECT_TRUE(ChangesOf(state).empty());
}

TEST(TelegramLiveState, TakesDeletionsThatAreForGood) {
  LiveState state;
  Following(state);
  const auto deleted = [&](std::string_view flags) {
    Send(state,
         R"({"@type":"updateDeleteMessages","chat_id":-1000000000007,"message_ids":[1048576],)" +
             std::string(flags) + "}");
    return ChangesOf(state).size();
  };
  EXPECT_EQ(deleted(R"("is_permanent":true,"from_cache":false)"), 1U);
  EXPECT_EQ(deleted(R"("is_permanent":false,"from_cache":true)"), 0U);
  EXPECT_EQ(deleted(R"("is_permanent":true,"from_cache":true)"), 0U);
  EXPECT_EQ(deleted(R"("is_permanent":false,"from_cache":false)"), 0U);
  EXPECT_EQ(deleted(R"("from_cache":false)"), 0U);
}

TEST(TelegramLiveState, AChannelThatTurnsPrivateOrProtectedIsRefused) {
  LiveState state;
  Following(state);
  EXPECT_EQ(state.Find(kFollowed)->refusal, "");
  Send(state, R"({"@type":"updateChatHasProtectedContent","chat_id":-1000000000007,)"
              R"("has_protected_content":true})");
  EXPECT_EQ(state.Find(kFollowed)->refusal, "protected");
  Send(state,
       R"({"@type":"updateSupergroup","supergroup":{"id":7,"is_channel":true,"member_count":6,)"
       R"("status":{"@type":"chatMemberStatusLeft"},"is_direct_messages_group":false,)"
       R"("is_administered_direct_messages_group":false}})");
  EXPECT_EQ(state.Find(kFollowed)->refusal, "private_channel");
  const std::vector<Change> expected = {{Kind::kGate, 0, 0}, {Kind::kMembers, 0, 0}};
  EXPECT_EQ(ChangesOf(state), expected);
}

TEST(TelegramLiveState, KnowsUsersByTheirKindAndName) {
  LiveState state;
  Send(
      state,
      R"({"@type":"updateUser","user":{"id":77,"first_name":"Helper","type":{"@type":"userTypeBot"}}})");
  Send(state, R"({"@type":"updateUser","user":{"id":5,"first_name":"Ann","last_name":"Lee",)"
              R"("usernames":{"editable_username":"ann_l"},"type":{"@type":"userTypeRegular"}}})");
  Send(state, R"({"@type":"updateUser","user":{"id":6,"type":{"@type":"userTypeDeleted"}}})");
  EXPECT_EQ(state.KindOfUser(77), AuthorKind::kBot);
  EXPECT_EQ(state.KindOfUser(5), AuthorKind::kUser);
  EXPECT_EQ(state.KindOfUser(6), AuthorKind::kDeleted);
  EXPECT_EQ(state.KindOfUser(1), AuthorKind::kUser);
  const auto person = state.PersonOf(5);
  ASSERT_TRUE(person);
  EXPECT_EQ(person->display, "Ann Lee");
  EXPECT_EQ(person->handle, "ann_l");
  EXPECT_FALSE(state.PersonOf(6));
}

TEST(TelegramLiveState, KnowsReactionsOnceTheyAreNamed) {
  LiveState state;
  Following(state);
  const auto known_after = [&](std::string_view available) {
    Send(state, R"({"@type":"updateChatAvailableReactions","chat_id":-1000000000007,)"
                R"("available_reactions":)" +
                    std::string(available) + "}");
    return state.KnowsReactions(kFollowed);
  };
  EXPECT_FALSE(state.KnowsReactions(kFollowed));
  EXPECT_FALSE(known_after(R"({"@type":"chatAvailableReactionsSome","reactions":[]})"));
  EXPECT_TRUE(known_after(R"({"@type":"chatAvailableReactionsAll"})"));
  EXPECT_FALSE(state.KnowsReactions(5001));
  EXPECT_FALSE(known_after(R"({"@type":"chatAvailableReactionsSome","reactions":[]})"));
  EXPECT_TRUE(known_after(R"({"@type":"chatAvailableReactionsSome","reactions":[{"emoji":"+"}]})"));
  const std::int64_t chats[] = {kFollowed, 5001};
  EXPECT_EQ(state.AwaitReactions(chats, std::chrono::milliseconds(0)),
            std::vector<std::int64_t>{5001});
  state.ForgetReactions();
  EXPECT_FALSE(state.KnowsReactions(kFollowed));
}

TEST(TelegramLiveState, TellsWhatBecameOfASentMessage) {
  constexpr auto kNoWait = std::chrono::milliseconds(0);
  LiveState state;
  // TDLib keeps a refused message, under a third id.
  Send(state, R"({"@type":"updateMessageSendFailed","old_message_id":1048577,)"
              R"("message":{"id":1048578,"chat_id":-1000000000007},)"
              R"("error":{"code":429,"message":"Too Many Requests: retry after 300"}})");
  Send(state, R"({"@type":"updateMessageSendSucceeded","old_message_id":1048579,)"
              R"("message":{"id":2097152,"chat_id":-1000000000007}})");
  EXPECT_FALSE(state.AwaitDelivery(5001, 1048577, kNoWait));
  EXPECT_FALSE(state.AwaitDelivery(kFollowed, 1048578, kNoWait));
  const auto refused = state.AwaitDelivery(kFollowed, 1048577, kNoWait);
  ASSERT_TRUE(refused);
  EXPECT_TRUE(refused->failed);
  EXPECT_EQ(refused->code, 429);
  EXPECT_EQ(refused->message, "Too Many Requests: retry after 300");
  const auto taken = state.AwaitDelivery(kFollowed, 1048579, kNoWait);
  ASSERT_TRUE(taken);
  EXPECT_FALSE(taken->failed);
  EXPECT_FALSE(state.AwaitDelivery(kFollowed, 1048579, kNoWait));
}

TEST(TelegramLiveState, WantsNothingElse) {
  const LiveState state;
  for (const std::string_view type :
       {"updateChatLastMessage", "updateUserStatus", "updateChatAction", "updateFile",
        "updateNewCallbackQuery", "updateChatReadInbox", "updateNotificationGroup", ""}) {
    EXPECT_FALSE(state.Wants(type)) << type;
  }
}

}  // namespace
}  // namespace tacit::sources::telegram
