#pragma once

// A platform that is read live, with the engineer's own account. The pipeline pulls: pages of a
// channel's history, newest first, and what happens while it follows.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "model/raw/raw_message.h"
#include "sources/acts.h"
#include "sources/thread_book.h"

namespace tacit::sources {

// A channel as the account sees it, and what the public gate says of it (promise P2).
struct Candidate {
  RawChannel channel;
  std::string refusal;  // the gate's word ("private_supergroup", "protected"); empty: it passes
  bool joined = false;
};

// Messages of one channel, newest first, and the bytes that their views point into.
struct Page {
  std::vector<RawMessage> messages;
  std::shared_ptr<const void> owner;
  // The oldest message that the platform showed, also when the gate kept it out of `messages`:
  // the next page begins before it. Empty: none, the channel's beginning is reached.
  std::string oldest;
  // Up to which message nothing is left out, when it is not the newest of `messages`: replies may
  // be newer than the page.
  std::string newest;
  // From which message on everything is shown, when it is not `oldest`; "0": from the channel's
  // beginning on.
  std::string shown_from;
  std::uint64_t refused = 0;  // messages that may not be kept: protected, self-destructing
  std::vector<std::string> refused_ids;  // of those, where the source says so
  // Threads of which `messages` hold every reply: kept once they are committed.
  std::vector<ThreadMark> threads;
};

// What came while following. `message` is a new one or the newest state of one (edit, counters).
struct MessageSeen {
  RawMessage message;
};
struct MessagesDeleted {  // for good, at the source
  std::uint32_t channel = 0;
  std::vector<std::string> ids;
};
struct MembersSeen {
  std::uint32_t channel = 0;
  std::int64_t members = 0;
};
struct ChannelRefused {  // it may not be read any more: stop at once
  std::uint32_t channel = 0;
  std::string refusal;
};
struct ThreadRead {
  std::uint32_t channel = 0;
  ThreadMark mark;
};
using LiveEvent =
    std::variant<MessageSeen, MessagesDeleted, MembersSeen, ChannelRefused, ThreadRead>;

struct LiveEvents {
  std::vector<LiveEvent> events;
  std::shared_ptr<const void> owner;  // of the bytes that the views point into
};

// One thread. Calls block; every one asks the CallBudget first. Errors: kDenied (sign in again),
// kRetryLater (with seconds), kRefused (the gate; its detail is the gate's word), kNotFound,
// kUnavailable (no network), kInterrupted.
class LiveSource {
 public:
  virtual ~LiveSource() = default;
  virtual Platform platform() const = 0;

  // The channels and groups that the account is in, of every kind, each with its verdict.
  virtual Result<std::vector<Candidate>> Candidates() = 0;
  // By public name, with or without "@".
  virtual Result<Candidate> Find(std::string_view handle) = 0;

  // The channels that the calls below are about; RawMessage::channel is an index into them. Looks
  // each up anew: gives their state and verdict of now, in the same order.
  virtual Result<std::vector<Candidate>> Open(std::span<const RawChannel> channels) = 0;
  // Messages before `before` (a message id; empty: from the newest). Short pages are normal.
  virtual Result<Page> History(std::uint32_t channel, std::string_view before) = 0;
  // Whether a page of History() has every message from its oldest one to the one that it begins
  // before, so that what is missing there was deleted.
  virtual bool ShowsAll() const { return false; }
  // Then also: whether that is meant without replies. Of those a page has all that belong to
  // `Page::threads`, and nothing is said of others.
  virtual bool KeepsThreadsApart() const { return false; }
  // The newest state of single messages, for counters that are read again. What is gone is left
  // out.
  virtual Result<Page> Messages(std::uint32_t channel, std::span<const std::string> ids) = 0;
  // Of the channel right now.
  virtual Result<Candidate> Check(std::uint32_t channel) = 0;
  // Those whom the source has come to know: only ever more. For the roster, in memory only. Holds
  // until the next call.
  virtual std::span<const RawPerson> People() const { return {}; }
  // Waits up to `timeout_ms` for something to happen; gives what did, which may be nothing. Nothing
  // that happened since Open() is left out.
  virtual Result<LiveEvents> Wait(int timeout_ms) = 0;

  // What the account may do here besides reading; nothing: that is not built.
  virtual Acts* acts() { return nullptr; }
};

}  // namespace tacit::sources
