#include "sources/telegram/client/gate.h"

#include <utility>

namespace tacit::sources::telegram {
namespace {

ChatType TypeOf(std::string_view type) {
  if (type == "chatTypeSupergroup") return ChatType::kSupergroup;
  if (type == "chatTypeBasicGroup") return ChatType::kBasicGroup;
  if (type == "chatTypePrivate") return ChatType::kPrivate;
  if (type == "chatTypeSecret") return ChatType::kSecret;
  return ChatType::kUnknown;
}

bool IsMember(const Json& status) {
  const std::string_view type = status.type();
  if (type == "chatMemberStatusMember" || type == "chatMemberStatusAdministrator") return true;
  const bool may_be = type == "chatMemberStatusCreator" || type == "chatMemberStatusRestricted";
  return may_be && status["is_member"].IsTrue();
}

std::optional<bool> Either(std::optional<bool> a, std::optional<bool> b) {
  if (!a || !b) return std::nullopt;
  return *a || *b;
}

std::string SupergroupWord(const ChatFacts& chat, const SupergroupFacts& facts) {
  const bool complete = chat.is_channel && chat.has_protected_content && facts.is_channel &&
                        facts.is_direct_messages && *chat.is_channel == *facts.is_channel;
  if (!complete) return "unknown";
  if (*facts.is_direct_messages) return "direct_messages";
  if (facts.usernames.empty()) {
    return *facts.is_channel ? "private_channel" : "private_supergroup";
  }
  if (*chat.has_protected_content) return "protected";
  if (facts.restricted) return "restricted";
  return facts.banned ? "no_access" : "";
}

}  // namespace

ChatFacts ChatFactsOf(const Json& chat) {
  ChatFacts facts;
  const Json type = chat["type"];
  facts.type = TypeOf(type.type());
  facts.has_protected_content = chat["has_protected_content"].Bool();
  if (facts.type != ChatType::kSupergroup) return facts;
  facts.supergroup_id = type["supergroup_id"].IntOr(0);
  facts.is_channel = type["is_channel"].Bool();
  facts.title = chat["title"].Text();
  return facts;
}

void TakeSupergroup(const Json& supergroup, SupergroupFacts& facts) {
  facts.is_channel = supergroup["is_channel"].Bool();
  facts.is_direct_messages = Either(supergroup["is_direct_messages_group"].Bool(),
                                    supergroup["is_administered_direct_messages_group"].Bool());
  facts.usernames.clear();
  supergroup["usernames"]["active_usernames"].ForEach([&facts](const Json& name) {
    if (!name.Text().empty()) facts.usernames.emplace_back(name.Text());
  });
  facts.restricted = supergroup["restriction_info"].present();
  const Json status = supergroup["status"];
  facts.member = IsMember(status);
  facts.banned = status.type() == "chatMemberStatusBanned";
  if (const std::int64_t members = supergroup["member_count"].IntOr(0); members > 0) {
    facts.members = members;
  }
}

void TakeFullInfo(const Json& full_info, SupergroupFacts& facts) {
  facts.description = full_info["description"].Text();
  if (const std::int64_t members = full_info["member_count"].IntOr(0); members > 0) {
    facts.members = members;
  }
}

std::string RefusalWord(const ChatFacts& chat, const SupergroupFacts* supergroup) {
  switch (chat.type) {
    case ChatType::kPrivate:
      return "personal_chat";
    case ChatType::kSecret:
      return "secret_chat";
    case ChatType::kBasicGroup:
      return "private_group";
    case ChatType::kSupergroup:
      return supergroup == nullptr ? "unknown" : SupergroupWord(chat, *supergroup);
    case ChatType::kUnknown:
      break;
  }
  return "unknown";
}

Candidate CandidateOf(const ChatFacts& chat, const SupergroupFacts* supergroup) {
  Candidate candidate;
  candidate.refusal = RefusalWord(chat, supergroup);
  if (chat.type != ChatType::kSupergroup) {
    candidate.channel.kind = candidate.refusal;
    candidate.joined = chat.type == ChatType::kBasicGroup;
    return candidate;
  }
  if (supergroup == nullptr) {
    candidate.channel.kind = "unknown";
    return candidate;
  }
  const bool named = !supergroup->usernames.empty();
  candidate.channel.kind = std::string(named ? "public_" : "private_") +
                           (chat.is_channel.value_or(false) ? "channel" : "supergroup");
  candidate.joined = supergroup->member;
  if (named) {
    candidate.channel.id = std::to_string(chat.supergroup_id);
    candidate.channel.handle = supergroup->usernames.front();
  }
  if (!candidate.refusal.empty()) return candidate;
  candidate.channel.title = chat.title;
  candidate.channel.description = supergroup->description;
  candidate.channel.members = supergroup->members;
  return candidate;
}

}  // namespace tacit::sources::telegram
