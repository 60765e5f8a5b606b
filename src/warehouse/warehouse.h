#pragma once

// warehouse/: where clean rows go. The port that the pipeline writes through; warehouse/lake/ is
// its implementation on Delta Lake tables. Bytes enter here only as CleanMessage and CleanText.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/clean_message.h"
#include "warehouse/message_ranges.h"

namespace tacit::warehouse {

// What all rows of a batch share.
struct BatchInfo {
  std::string project;  // [a-z0-9_-]{1,40}
  Platform platform = Platform::kTelegram;
  std::string policy;  // digest of the rule set
  std::int32_t key_epoch = 1;
  Micros collected_at = 0;  // when the platform's data was taken: newer wins over older
  std::string run_id;
  // Rows of messages that are there and were not edited since bring counters and thread only, and
  // the text stays as it was cleaned: a text that is read again by itself is cleaned knowing less
  // of the names around it.
  bool counters_only = false;
};

// Hands over the rows of one part, in order. Called by one thread.
class RowFeed {
 public:
  virtual ~RowFeed() = default;
  // Null at the end. The message holds until the next call.
  virtual Result<const CleanMessage*> Next() = 0;
};

// A row of `channels`. Views are never kept: the batch copies.
struct ChannelRow {
  std::string channel_id;
  std::string name;  // public handle; empty: not known
  CleanText title;
  CleanText description;
  std::string kind;
  std::optional<std::int64_t> members;
  std::string basis;     // who authorised the collection, and when
  std::string status;    // "imported", "archived", "collected", "refused"
  bool current = false;  // as the platform says now: replaces what is stored
};

struct MessageKey {
  std::string channel_id;
  std::string message_id;
  friend auto operator<=>(const MessageKey&, const MessageKey&) = default;
};

struct CoveredRange {
  std::string channel_id;
  std::string first;  // message ids, both included
  std::string last;
};

// A row of `samples`: a counter at one moment.
struct SampleRow {
  std::string channel_id;
  std::string message_id;             // empty: of the channel
  std::string metric;                 // "views", "members"
  std::optional<std::int64_t> age_s;  // of the message
  std::int64_t value = 0;
  Micros at = 0;
  friend bool operator==(const SampleRow&, const SampleRow&) = default;
};

// What a batch does beside adding its rows.
struct Changes {
  std::span<const ChannelRow> channels = {};
  // What is complete with these rows. Nothing: every channel from its first to its last row here,
  // as in an archive.
  std::optional<std::span<const CoveredRange>> covered = std::nullopt;
  std::span<const MessageKey> deleted = {};  // these rows go, also where the batch has them
  std::span<const SampleRow> samples = {};
};

struct CommitReport {
  std::uint64_t loaded = 0;     // rows that were not there
  std::uint64_t updated = 0;    // rows replaced by a newer version
  std::uint64_t unchanged = 0;  // rows that were there as they are, or newer
  std::uint64_t deleted = 0;    // rows that are gone
  std::int64_t version = -1;    // of `messages` after the commit; the old one if nothing changed
};

// One import or one run: parts are written side by side, then published as ONE commit.
// Destroyed without Commit, it leaves no trace.
class Batch {
 public:
  virtual ~Batch() = default;
  // Thread-safe for different `part` numbers; each part is written once. The bytes depend on the
  // rows and on BatchInfo only. Returns the number of rows.
  virtual Result<std::uint64_t> WritePart(std::size_t part, RowFeed& feed) = 0;
  // Forgets the parts with a greater number: an archive is damaged in this one. After the last
  // WritePart, before Commit.
  virtual void DiscardAfter(std::size_t part) = 0;
  // All or nothing, for rows, deletions and coverage alike; channels and samples follow in commits
  // of their own. A row whose (platform, channel_id, message_id) is there already replaces it when
  // it is newer and differs; duplicates inside the batch count once. The bytes of a deleted row are
  // gone from the disk when nobody reads them any more.
  virtual Result<CommitReport> Commit(const Changes& changes) = 0;
};

// A message that is there.
struct StoredId {
  std::string id;
  std::string reply_to;  // empty: it is no reply
};

// Orders (OrderOf) from `first` to `last`, both included.
struct OrderSpan {
  std::int64_t first = 0;
  std::int64_t last = 0;
  bool Contains(std::int64_t order) const { return first <= order && order <= last; }
};

class Warehouse {
 public:
  virtual ~Warehouse() = default;
  virtual Result<std::unique_ptr<Batch>> Begin(const BatchInfo& info) = 0;
  // By channel_id; a channel of which nothing is known is not there.
  virtual Result<std::map<std::string, MessageRanges>> CoverageOf(const std::string& project,
                                                                  Platform platform) = 0;
  // Those of a channel's messages that are there in `span`, and with `replies` also the replies to
  // messages of it, wherever they stand; in no order.
  virtual Result<std::vector<StoredId>> StoredIn(const std::string& project, Platform platform,
                                                 const std::string& channel_id,
                                                 const OrderSpan& span, bool replies) = 0;
};

}  // namespace tacit::warehouse
