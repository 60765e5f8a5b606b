#pragma once

// The public gate for live chats (promise P2). What is missing, unknown or new is refused.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sources/live.h"
#include "sources/telegram/client/ids.h"
#include "sources/telegram/client/reply.h"

namespace tacit::sources::telegram {

enum class ChatType : std::uint8_t { kUnknown, kPrivate, kSecret, kBasicGroup, kSupergroup };

// What the gate looks at. An empty optional: the platform did not say.
struct ChatFacts {
  ChatType type = ChatType::kUnknown;
  std::int64_t supergroup_id = 0;
  std::optional<bool> is_channel;
  std::optional<bool> has_protected_content;
  std::string title;  // of supergroups and channels only
};

struct SupergroupFacts {
  std::optional<bool> is_channel;
  std::optional<bool> is_direct_messages;  // also its administrator's side
  std::vector<std::string> usernames;      // active ones
  bool restricted = false;
  bool member = false;
  bool banned = false;
  std::optional<std::int64_t> members;
  std::string description;  // of the full information, when it was asked for
};

ChatFacts ChatFactsOf(const Json& chat);
// Keeps the description and, where it says none, the number of members that `facts` has.
void TakeSupergroup(const Json& supergroup, SupergroupFacts& facts);
void TakeFullInfo(const Json& full_info, SupergroupFacts& facts);

// Empty: it may be read. Else the word for it: what an export calls such a chat
// ("private_supergroup"), or "protected", "restricted", "direct_messages", "unknown", "no_access"
// (Telegram says "banned" of those whom it lets in no more, also where the channel turned private).
std::string RefusalWord(const ChatFacts& chat, const SupergroupFacts* supergroup);

// Of a chat that is refused only the kind is told, and the public name if it has one.
Candidate CandidateOf(const ChatFacts& chat, const SupergroupFacts* supergroup);

}  // namespace tacit::sources::telegram
