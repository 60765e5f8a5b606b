#pragma once

// state/: what collecting must remember between runs and the lake does not hold. Nothing in it is
// personal: public names of channels, ids of messages, counts and times; of deleted messages and of
// people who are left out a keyed hash only.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/hash.h"
#include "base/result.h"
#include "model/kinds.h"
#include "model/thread_mark.h"

namespace tacit::state {

enum class ChannelStatus : std::uint8_t {
  kActive,
  kRefused,  // the gate refused it; it is not read until somebody adds it again
};

std::string_view Name(ChannelStatus status);  // "active", "refused"

// A channel that somebody authorised to be collected. One project has it.
struct Channel {
  std::string project;
  Platform platform = Platform::kTelegram;
  std::string id;
  std::string handle;
  std::string kind;
  std::string basis;  // who authorised the collection, in the user's words
  Micros added_at = 0;
  ChannelStatus status = ChannelStatus::kActive;
  std::string refusal;   // the gate's word
  bool preview = false;  // read from its public web preview; else with the user's account
  friend bool operator==(const Channel&, const Channel&) = default;
};

struct Run {
  std::string id;
  Platform platform = Platform::kTelegram;
  bool follow = false;
  Micros started_at = 0;
  Micros ended_at = 0;  // 0: still running, or killed
  std::string outcome;  // "ok", or the word of an error; empty: as above
  std::uint64_t loaded = 0;
  std::uint64_t updated = 0;
  std::uint64_t deleted = 0;
  friend bool operator==(const Run&, const Run&) = default;
};

// What stands between a client and the calls of one method. `account` is a word of ours
// ("telegram"), never the platform's id. The method "" is the account as a whole.
struct CallState {
  std::string account;
  std::string method;
  Micros not_before = 0;         // the next call; of "" the pace
  Micros flood_until = 0;        // the platform's wait
  std::int64_t errors = 0;       // in a row; of "" only
  std::int64_t calls_today = 0;  // in the last 24 hours
  Micros pace = 0;               // the least time between two calls, as learned; 0: the usual one
  friend bool operator==(const CallState&, const CallState&) = default;
};

struct MessageRef {
  Platform platform = Platform::kTelegram;
  std::string project;
  std::string channel_id;
  std::string message_id;
  friend auto operator<=>(const MessageRef&, const MessageRef&) = default;
};

// A counter that is to be read again.
struct PendingSample {
  MessageRef message;
  Micros sent_at = 0;
  Micros due_at = 0;
  friend bool operator==(const PendingSample&, const PendingSample&) = default;
};

// How far back a date limit was found to reach, so that nobody asks again.
struct SinceMark {
  Micros since = 0;
  std::string message_id;  // every message before it is older than `since`
  friend bool operator==(const SinceMark&, const SinceMark&) = default;
};

// Somebody who is left out: a keyed hash of an id or of a handle (privacy/opt_outs.h).
struct OptOut {
  Digest256 hash{};
  Platform platform = Platform::kTelegram;
  std::string kind;  // "id", "handle"
  Micros added_at = 0;
  friend bool operator==(const OptOut&, const OptOut&) = default;
};

// A legal hold: retention removes nothing of the project.
struct Hold {
  std::string project;  // empty: all of them
  std::string reason;   // scrubbed
  Micros since = 0;
  friend bool operator==(const Hold&, const Hold&) = default;
};

// Thread-safe; every call is durable when it returns and is done whole or not at all. Any number of
// processes may have one open. Errors: kCorrupt (damaged: restore a copy), kLocked (another
// process holds it for long), kLimit, kUnavailable.
class State {
 public:
  virtual ~State() = default;

  virtual Result<std::vector<Channel>> Channels() = 0;  // by project, platform, handle, id
  // Adds it, or renews what is known. kInvalidArgument: another project has it.
  virtual Result<void> PutChannel(const Channel& channel) = 0;
  // With its pending samples and marks. kNotFound: not there.
  virtual Result<void> RemoveChannel(Platform platform, std::string_view id) = 0;

  // Look-ups of public names are dear: the id that a name had, as far as known.
  virtual Result<std::optional<std::string>> IdOfHandle(Platform platform,
                                                        std::string_view handle) = 0;
  virtual Result<void> RememberHandle(Platform platform, std::string_view handle,
                                      std::string_view id) = 0;

  virtual Result<void> PutRun(const Run& run) = 0;  // by id
  virtual Result<std::vector<Run>> LatestRuns(std::size_t count) = 0;

  // Of all methods that were ever called, and of "".
  virtual Result<std::vector<CallState>> Calls(std::string_view account, Micros now) = 0;
  virtual Result<CallState> CallsOf(std::string_view account, std::string_view method,
                                    Micros now) = 0;
  // Everything but calls_today.
  virtual Result<void> PutCallState(const CallState& state) = 0;
  // Counts a call, and says when the account's next one may be.
  virtual Result<void> CountCall(std::string_view account, std::string_view method, Micros now,
                                 Micros next) = 0;
  // When the oldest of the calls that count for today no longer does; 0: there is none.
  virtual Result<Micros> OldestCallLeaves(std::string_view account, std::string_view method,
                                          Micros now) = 0;

  virtual Result<std::optional<SinceMark>> SinceMarkOf(Platform platform,
                                                       std::string_view channel_id) = 0;
  virtual Result<void> PutSinceMark(Platform platform, std::string_view channel_id,
                                    const SinceMark& mark) = 0;

  // Where the audit of a channel's older messages goes on: before this message; empty: at the top.
  virtual Result<std::string> AuditMarkOf(Platform platform, std::string_view channel_id) = 0;
  virtual Result<void> PutAuditMark(Platform platform, std::string_view channel_id,
                                    std::string_view message_id) = 0;
  // Threads that were read whole.
  virtual Result<std::optional<ThreadMark>> ThreadOf(Platform platform, std::string_view channel_id,
                                                     std::string_view thread_id) = 0;
  virtual Result<void> PutThreads(Platform platform, std::string_view channel_id,
                                  std::span<const ThreadMark> threads) = 0;

  // Deleted messages: the hash stays for good, the reference until the rows are gone.
  virtual Result<void> AddDeleted(std::span<const MessageRef> messages,
                                  std::span<const Digest256> hashes) = 0;
  virtual Result<std::vector<MessageRef>> PendingDeletions() = 0;
  virtual Result<void> DoneDeletions(std::span<const MessageRef> messages) = 0;
  virtual Result<std::vector<Digest256>> DeletedHashes() = 0;

  virtual Result<std::vector<OptOut>> OptOuts() = 0;  // by time, then hash
  // Those that are there already stay as they are.
  virtual Result<void> AddOptOuts(std::span<const OptOut> people) = 0;
  virtual Result<bool> RemoveOptOut(const Digest256& hash) = 0;  // false: it was not there

  virtual Result<std::vector<Hold>> Holds() = 0;  // by project
  virtual Result<void> PutHold(const Hold& hold) = 0;
  virtual Result<bool> RemoveHold(std::string_view project) = 0;  // false: there was none

  virtual Result<void> AddSamples(std::span<const PendingSample> samples) = 0;
  // Of one platform, by time, at most `count`.
  virtual Result<std::vector<PendingSample>> DueSamples(Platform platform, Micros now,
                                                        std::size_t count) = 0;
  virtual Result<std::optional<Micros>> NextSample(Platform platform) = 0;
  virtual Result<void> RemoveSamples(std::span<const PendingSample> samples) = 0;
  virtual Result<std::uint64_t> PendingSamples() = 0;

  // What is wrong with the store; empty: nothing.
  virtual Result<std::string> Check() = 0;
};

}  // namespace tacit::state
