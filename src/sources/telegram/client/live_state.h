#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "model/kinds.h"
#include "sources/live.h"
#include "sources/telegram/client/gate.h"
#include "sources/telegram/client/session.h"

namespace tacit::sources::telegram {

// Something that happened in a followed channel. Ids only, so that a burst stays small and the
// newest state is what is read.
struct Change {
  enum class Kind : std::uint8_t { kMessage, kDeleted, kMembers, kGate };
  Kind kind = Kind::kMessage;
  std::uint32_t channel = 0;
  std::int64_t message_id = 0;  // TDLib's

  bool operator==(const Change&) const = default;
};

// What became of a message that the account has sent.
struct Delivery {
  bool failed = false;
  int code = 0;  // of Telegram's error
  std::string message;
};

// What TDLib's updates say about chats, users and followed channels. Outlives the sessions that
// feed it. Thread-safe.
class LiveState final : public UpdateSink {
 public:
  bool Wants(std::string_view type) const override;
  void Take(std::string_view type, const Json& update) override;

  // Nothing: no update named the chat.
  std::optional<Candidate> Find(std::int64_t chat_id) const;
  std::int64_t SupergroupOf(std::int64_t chat_id) const;  // 0: it is none
  void TakeFullInfo(std::int64_t supergroup_id, const Json& full_info);
  AuthorKind KindOfUser(std::int64_t user_id) const;
  std::int64_t own_id() const;  // of the account; 0: TDLib did not say
  // Nothing: without a name, or unknown.
  std::optional<RawPerson> PersonOf(std::int64_t user_id) const;

  // From here on changes of these chats are kept; their index is Change::channel.
  void Follow(std::span<const std::int64_t> chat_ids);
  void Touch(const Change& change);
  // Up to `limit` of the oldest changes; waits for the first one.
  std::vector<Change> TakeChanges(std::size_t limit, std::chrono::milliseconds timeout);
  // TDLib shows no reactions of a chat before it knows which are allowed there, and tells that when
  // it learns it: waits for it, so that reactions are not left out. Gives the chats
  // that it told nothing of, which is also what a chat without reactions looks like.
  std::vector<std::int64_t> AwaitReactions(std::span<const std::int64_t> chat_ids,
                                           std::chrono::milliseconds timeout);
  bool KnowsReactions(std::int64_t chat_id) const;
  void ForgetReactions();  // a new session begins

  // Of the message that `sendMessage` gave this id: waits for the server's word, once for each.
  // Nothing: it did not come.
  std::optional<Delivery> AwaitDelivery(std::int64_t chat_id, std::int64_t message_id,
                                        std::chrono::milliseconds timeout);

  std::uint64_t new_messages() const;  // that TDLib has put into its memory by itself

 private:
  // Names are for the roster, in memory only.
  struct UserFacts {
    AuthorKind kind = AuthorKind::kUser;
    std::string first_name;
    std::string last_name;
    std::string handle;
  };
  struct ChangeHash {
    std::size_t operator()(const Change& change) const;
  };
  void TakeMessageChange(const Json& chat_id, const Json& message_id);
  void TakeDeleted(const Json& update);
  void TakeDelivery(const Json& update, bool failed);
  void TakeReactions(const Json& chat_id, const Json& available);
  void TakeUser(const Json& user);
  void TakeSupergroupUpdate(const Json& supergroup);
  void NoteLocked(const Change& change);
  std::optional<std::uint32_t> FollowedLocked(std::int64_t chat_id) const;

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::unordered_map<std::int64_t, ChatFacts> chats_;
  std::unordered_map<std::int64_t, SupergroupFacts> supergroups_;
  std::unordered_map<std::int64_t, UserFacts> users_;
  std::unordered_set<std::int64_t> with_reactions_;
  std::unordered_map<std::int64_t, std::uint32_t> followed_;
  std::deque<Change> changes_;
  std::unordered_set<Change, ChangeHash> pending_;                        // those in changes_
  std::map<std::pair<std::int64_t, std::int64_t>, Delivery> deliveries_;  // by chat and first id
  std::uint64_t new_messages_ = 0;
  std::int64_t own_id_ = 0;
};

}  // namespace tacit::sources::telegram
