#include "sources/telegram/client/live_state.h"

#include <algorithm>
#include <array>
#include <functional>

#include "sources/telegram/client/message_mapper.h"

namespace tacit::sources::telegram {
namespace {

constexpr std::size_t kMaxUsers = 200'000;  // as many as a roster takes

constexpr std::array<std::string_view, 15> kWanted = {
    "updateUser",
    "updateNewChat",
    "updateSupergroup",
    "updateSupergroupFullInfo",
    "updateChatTitle",
    "updateChatHasProtectedContent",
    "updateNewMessage",
    "updateMessageContent",
    "updateMessageEdited",
    "updateMessageInteractionInfo",
    "updateDeleteMessages",
    "updateChatAvailableReactions",
    "updateOption",
    "updateMessageSendSucceeded",
    "updateMessageSendFailed",
};

}  // namespace

std::size_t LiveState::ChangeHash::operator()(const Change& change) const {
  const std::uint64_t mixed = static_cast<std::uint64_t>(change.message_id) * 0x9E3779B97F4A7C15U +
                              (std::uint64_t{change.channel} << 3) +
                              static_cast<std::uint64_t>(change.kind);
  return std::hash<std::uint64_t>{}(mixed);
}

bool LiveState::Wants(std::string_view type) const {
  return std::ranges::find(kWanted, type) != kWanted.end();
}

void LiveState::Take(std::string_view type, const Json& update) {
  const std::lock_guard lock(mutex_);
  if (type == "updateUser") {
    TakeUser(update["user"]);
  } else if (type == "updateNewChat") {
    const Json chat = update["chat"];
    chats_[chat["id"].IntOr(0)] = ChatFactsOf(chat);
    TakeReactions(chat["id"], chat["available_reactions"]);
  } else if (type == "updateChatAvailableReactions") {
    TakeReactions(update["chat_id"], update["available_reactions"]);
  } else if (type == "updateSupergroup") {
    TakeSupergroupUpdate(update["supergroup"]);
  } else if (type == "updateSupergroupFullInfo") {
    const std::int64_t id = update["supergroup_id"].IntOr(0);
    SupergroupFacts& facts = supergroups_[id];
    const auto before = facts.members;
    telegram::TakeFullInfo(update["supergroup_full_info"], facts);
    const auto channel = FollowedLocked(ChatIdOf(id));
    if (channel && before != facts.members) NoteLocked({Change::Kind::kMembers, *channel, 0});
  } else if (type == "updateChatTitle") {
    ChatFacts& chat = chats_[update["chat_id"].IntOr(0)];
    if (chat.type == ChatType::kSupergroup) chat.title = update["title"].Text();
  } else if (type == "updateChatHasProtectedContent") {
    const std::int64_t id = update["chat_id"].IntOr(0);
    chats_[id].has_protected_content = update["has_protected_content"].Bool();
    if (const auto channel = FollowedLocked(id)) NoteLocked({Change::Kind::kGate, *channel, 0});
  } else if (type == "updateNewMessage") {
    ++new_messages_;
    TakeMessageChange(update["message"]["chat_id"], update["message"]["id"]);
  } else if (type == "updateDeleteMessages") {
    TakeDeleted(update);
  } else if (type == "updateMessageSendSucceeded" || type == "updateMessageSendFailed") {
    TakeDelivery(update, type == "updateMessageSendFailed");
  } else if (type == "updateOption") {
    if (update["name"].Text() == "my_id") own_id_ = update["value"]["value"].IntOr(0);
  } else {
    TakeMessageChange(update["chat_id"], update["message_id"]);
  }
}

void LiveState::TakeReactions(const Json& chat_id, const Json& available) {
  bool some = available.type() == "chatAvailableReactionsAll";
  available["reactions"].ForEach([&some](const Json&) { some = true; });
  if (!some) {
    with_reactions_.erase(chat_id.IntOr(0));
  } else if (with_reactions_.insert(chat_id.IntOr(0)).second) {
    changed_.notify_all();
  }
}

std::vector<std::int64_t> LiveState::AwaitReactions(std::span<const std::int64_t> chat_ids,
                                                    std::chrono::milliseconds timeout) {
  std::unique_lock lock(mutex_);
  const auto unknown = [&] {
    std::vector<std::int64_t> left;
    for (const std::int64_t id : chat_ids) {
      if (!with_reactions_.contains(id)) left.push_back(id);
    }
    return left;
  };
  changed_.wait_for(lock, timeout, [&] { return unknown().empty(); });
  return unknown();
}

bool LiveState::KnowsReactions(std::int64_t chat_id) const {
  const std::lock_guard lock(mutex_);
  return with_reactions_.contains(chat_id);
}

void LiveState::ForgetReactions() {
  const std::lock_guard lock(mutex_);
  with_reactions_.clear();
}

void LiveState::TakeUser(const Json& user) {
  const std::int64_t id = user["id"].IntOr(0);
  const bool known = users_.contains(id);
  if (id <= 0 || (!known && users_.size() >= kMaxUsers)) return;
  UserFacts& facts = users_[id];
  const std::string_view type = user["type"].type();
  facts.kind = type == "userTypeBot"       ? AuthorKind::kBot
               : type == "userTypeDeleted" ? AuthorKind::kDeleted
                                           : AuthorKind::kUser;
  facts.first_name = user["first_name"].Text();
  facts.last_name = user["last_name"].Text();
  facts.handle = user["usernames"]["editable_username"].Text();
}

void LiveState::TakeSupergroupUpdate(const Json& supergroup) {
  const std::int64_t id = supergroup["id"].IntOr(0);
  SupergroupFacts& facts = supergroups_[id];
  const auto before = facts.members;
  TakeSupergroup(supergroup, facts);
  const auto channel = FollowedLocked(ChatIdOf(id));
  if (!channel) return;
  NoteLocked({Change::Kind::kGate, *channel, 0});
  if (before != facts.members) NoteLocked({Change::Kind::kMembers, *channel, 0});
}

void LiveState::TakeMessageChange(const Json& chat_id, const Json& message_id) {
  const auto channel = FollowedLocked(chat_id.IntOr(0));
  const std::int64_t id = message_id.IntOr(0);
  if (channel && IsServerMessage(id)) NoteLocked({Change::Kind::kMessage, *channel, id});
}

// TDLib also says "deleted" of what it only forgets.
void LiveState::TakeDeleted(const Json& update) {
  const auto channel = FollowedLocked(update["chat_id"].IntOr(0));
  const bool for_good = update["is_permanent"].IsTrue() && !update["from_cache"].IsTrue();
  if (!channel || !for_good) return;
  update["message_ids"].ForEach([&](const Json& message) {
    const std::int64_t id = message.IntOr(0);
    if (IsServerMessage(id)) NoteLocked({Change::Kind::kDeleted, *channel, id});
  });
}

void LiveState::TakeDelivery(const Json& update, bool failed) {
  constexpr std::int64_t kMostCode = 1000;
  const Json error = update["error"];
  const auto code = std::clamp(error["code"].IntOr(0), -kMostCode, kMostCode);
  deliveries_[{update["message"]["chat_id"].IntOr(0), update["old_message_id"].IntOr(0)}] = {
      .failed = failed,
      .code = static_cast<int>(code),
      .message = std::string(error["message"].Text())};
  changed_.notify_all();
}

std::optional<Delivery> LiveState::AwaitDelivery(std::int64_t chat_id, std::int64_t message_id,
                                                 std::chrono::milliseconds timeout) {
  const std::pair key(chat_id, message_id);
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, timeout, [&] { return deliveries_.contains(key); })) {
    return std::nullopt;
  }
  return std::move(deliveries_.extract(key).mapped());
}

void LiveState::NoteLocked(const Change& change) {
  if (!pending_.insert(change).second) return;
  changes_.push_back(change);
  changed_.notify_all();
}

std::optional<std::uint32_t> LiveState::FollowedLocked(std::int64_t chat_id) const {
  const auto found = followed_.find(chat_id);
  if (found == followed_.end()) return std::nullopt;
  return found->second;
}

std::optional<Candidate> LiveState::Find(std::int64_t chat_id) const {
  const std::lock_guard lock(mutex_);
  const auto chat = chats_.find(chat_id);
  if (chat == chats_.end()) return std::nullopt;
  const auto supergroup = supergroups_.find(chat->second.supergroup_id);
  return CandidateOf(chat->second,
                     supergroup == supergroups_.end() ? nullptr : &supergroup->second);
}

std::int64_t LiveState::SupergroupOf(std::int64_t chat_id) const {
  const std::lock_guard lock(mutex_);
  const auto chat = chats_.find(chat_id);
  return chat == chats_.end() ? 0 : chat->second.supergroup_id;
}

void LiveState::TakeFullInfo(std::int64_t supergroup_id, const Json& full_info) {
  const std::lock_guard lock(mutex_);
  telegram::TakeFullInfo(full_info, supergroups_[supergroup_id]);
}

AuthorKind LiveState::KindOfUser(std::int64_t user_id) const {
  const std::lock_guard lock(mutex_);
  const auto user = users_.find(user_id);
  return user == users_.end() ? AuthorKind::kUser : user->second.kind;
}

std::optional<RawPerson> LiveState::PersonOf(std::int64_t user_id) const {
  const std::lock_guard lock(mutex_);
  const auto user = users_.find(user_id);
  if (user == users_.end()) return std::nullopt;
  const UserFacts& facts = user->second;
  RawPerson person{.id = std::to_string(user_id),
                   .handle = facts.handle,
                   .display = facts.first_name,
                   .first_name = facts.first_name,
                   .last_name = facts.last_name};
  if (!facts.last_name.empty()) {
    if (!person.display.empty()) person.display += ' ';
    person.display += facts.last_name;
  }
  if (person.display.empty() && person.handle.empty()) return std::nullopt;
  return person;
}

void LiveState::Follow(std::span<const std::int64_t> chat_ids) {
  const std::lock_guard lock(mutex_);
  followed_.clear();
  changes_.clear();
  pending_.clear();
  for (std::uint32_t channel = 0; channel < chat_ids.size(); ++channel) {
    if (chat_ids[channel] != 0) followed_[chat_ids[channel]] = channel;
  }
}

void LiveState::Touch(const Change& change) {
  const std::lock_guard lock(mutex_);
  NoteLocked(change);
}

std::vector<Change> LiveState::TakeChanges(std::size_t limit, std::chrono::milliseconds timeout) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, timeout, [this] { return !changes_.empty(); });
  std::vector<Change> taken;
  while (!changes_.empty() && taken.size() < limit) {
    taken.push_back(changes_.front());
    pending_.erase(changes_.front());
    changes_.pop_front();
  }
  return taken;
}

std::int64_t LiveState::own_id() const {
  const std::lock_guard lock(mutex_);
  return own_id_;
}

std::uint64_t LiveState::new_messages() const {
  const std::lock_guard lock(mutex_);
  return new_messages_;
}

}  // namespace tacit::sources::telegram
