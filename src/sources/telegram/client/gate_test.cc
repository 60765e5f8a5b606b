#include "sources/telegram/client/gate.h"

#include <gtest/gtest.h>

#include <string>

#include "sources/telegram/client/test_reply.h"

namespace tacit::sources::telegram {
namespace {

constexpr std::string_view kChat =
    R"({"@type":"chat","id":-1001234567890,"title":"Invented","has_protected_content":false,)"
    R"("type":{"@type":"chatTypeSupergroup","supergroup_id":1234567890,"is_channel":false}})";
constexpr std::string_view kSupergroup =
    R"({"@type":"supergroup","id":1234567890,"member_count":42,"is_channel":false,)"
    R"("usernames":{"active_usernames":["acme_chat","acme"],"editable_username":"acme_chat"},)"
    R"("status":{"@type":"chatMemberStatusMember"},"is_direct_messages_group":false,)"
    R"("is_administered_direct_messages_group":false})";

std::string With(std::string_view json, std::string_view from, std::string_view to) {
  std::string text(json);
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

Candidate Judge(std::string_view chat, std::string_view supergroup) {
  SupergroupFacts facts;
  TakeSupergroup(Parsed(supergroup).root(), facts);
  return CandidateOf(ChatFactsOf(Parsed(chat).root()), &facts);
}

TEST(TelegramGate, LetsPublicGroupsAndChannelsPass) {
  const Candidate group = Judge(kChat, kSupergroup);
  EXPECT_EQ(group.refusal, "");
  EXPECT_TRUE(group.joined);
  EXPECT_EQ(group.channel.id, "1234567890");
  EXPECT_EQ(group.channel.handle, "acme_chat");
  EXPECT_EQ(group.channel.title, "Invented");
  EXPECT_EQ(group.channel.kind, "public_supergroup");
  EXPECT_EQ(group.channel.members, 42);

  const Candidate channel =
      Judge(With(kChat, R"("is_channel":false)", R"("is_channel":true)"),
            With(kSupergroup, R"("is_channel":false)", R"("is_channel":true)"));
  EXPECT_EQ(channel.refusal, "");
  EXPECT_EQ(channel.channel.kind, "public_channel");
}

TEST(TelegramGate, NamesEachReason) {
  struct Case {
    std::string chat;
    std::string supergroup;
    std::string_view word;
  };
  const std::string chat(kChat);
  const std::string group(kSupergroup);
  const std::string names =
      R"("usernames":{"active_usernames":["acme_chat","acme"],"editable_username":"acme_chat"},)";
  const Case cases[] = {
      {chat, With(group, names, ""), "private_supergroup"},
      {chat, With(group, R"(["acme_chat","acme"])", "[]"), "private_supergroup"},
      {chat, With(group, R"(["acme_chat","acme"])", R"([""])"), "private_supergroup"},
      {With(chat, R"("is_channel":false)", R"("is_channel":true)"),
       With(With(group, names, ""), R"("is_channel":false)", R"("is_channel":true)"),
       "private_channel"},
      {With(chat, R"("has_protected_content":false)", R"("has_protected_content":true)"), group,
       "protected"},
      {chat,
       With(group, R"("member_count":42)", R"("restriction_info":{"has_sensitive_content":true})"),
       "restricted"},
      {chat,
       With(group, R"("is_direct_messages_group":false)", R"("is_direct_messages_group":true)"),
       "direct_messages"},
      {chat,
       With(group, R"("is_administered_direct_messages_group":false)",
            R"("is_administered_direct_messages_group":true)"),
       "direct_messages"},
      {chat, With(group, "chatMemberStatusMember", "chatMemberStatusBanned"), "no_access"},
      // Missing or contradicting: closed.
      {With(chat, R"("has_protected_content":false,)", ""), group, "unknown"},
      {With(chat, R"("has_protected_content":false)", R"("has_protected_content":0)"), group,
       "unknown"},
      {With(chat, R"(,"is_channel":false)", ""), group, "unknown"},
      {chat, With(group, R"("is_channel":false,)", ""), "unknown"},
      {chat, With(group, R"("is_channel":false)", R"("is_channel":true)"), "unknown"},
      {chat, With(group, R"("is_direct_messages_group":false,)", ""), "unknown"},
      {chat, With(group, R"(,"is_administered_direct_messages_group":false)", ""), "unknown"},
      {With(chat, "chatTypeSupergroup", "chatTypeNew"), group, "unknown"},
      {With(chat, "chatTypeSupergroup", "chatTypeBasicGroup"), group, "private_group"},
      {With(chat, "chatTypeSupergroup", "chatTypePrivate"), group, "personal_chat"},
      {With(chat, "chatTypeSupergroup", "chatTypeSecret"), group, "secret_chat"},
      {"{}", "{}", "unknown"},
  };
  for (const Case& entry : cases) {
    const Candidate candidate = Judge(entry.chat, entry.supergroup);
    EXPECT_EQ(candidate.refusal, entry.word) << entry.chat << entry.supergroup;
    EXPECT_EQ(candidate.channel.title, "") << "a refused chat's title is not told";
  }
}

TEST(TelegramGate, WithoutItsSupergroupAChatIsUnknown) {
  const ChatFacts chat = ChatFactsOf(Parsed(kChat).root());
  EXPECT_EQ(RefusalWord(chat, nullptr), "unknown");
  const SupergroupFacts nothing;
  EXPECT_EQ(RefusalWord(chat, &nothing), "unknown");
}

TEST(TelegramGate, KnowsWhoIsAMember) {
  struct Case {
    std::string_view status;
    bool joined;
  };
  const Case cases[] = {
      {R"({"@type":"chatMemberStatusMember"})", true},
      {R"({"@type":"chatMemberStatusAdministrator"})", true},
      {R"({"@type":"chatMemberStatusCreator","is_member":true})", true},
      {R"({"@type":"chatMemberStatusCreator","is_member":false})", false},
      {R"({"@type":"chatMemberStatusRestricted","is_member":true})", true},
      {R"({"@type":"chatMemberStatusRestricted"})", false},
      {R"({"@type":"chatMemberStatusLeft"})", false},
      {R"({"@type":"chatMemberStatusNew"})", false},
  };
  for (const Case& entry : cases) {
    const auto group = With(kSupergroup, R"({"@type":"chatMemberStatusMember"})", entry.status);
    EXPECT_EQ(Judge(kChat, group).joined, entry.joined) << entry.status;
  }
}

TEST(TelegramGate, FullInformationAddsToWhatIsKnown) {
  SupergroupFacts facts;
  TakeSupergroup(Parsed(kSupergroup).root(), facts);
  TakeFullInfo(Parsed(R"({"description":"About us","member_count":43})").root(), facts);
  EXPECT_EQ(facts.members, 43);
  TakeSupergroup(Parsed(With(kSupergroup, "42", "0")).root(), facts);
  EXPECT_EQ(facts.members, 43) << "0: not told";
  EXPECT_EQ(facts.description, "About us");
}

}  // namespace
}  // namespace tacit::sources::telegram
