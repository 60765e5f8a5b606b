#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/raw/raw_message.h"
#include "pipeline/first_pass.h"
#include "pipeline/import.h"
#include "privacy/guard.h"
#include "privacy/scrubber.h"
#include "sources/archive.h"
#include "warehouse/warehouse.h"

namespace tacit::pipeline {

// What went through one part. Keyed by the address of static names, so that counting costs no
// allocation; the few classes of a message are found by a short linear search.
class PartCounts {
 public:
  std::uint64_t messages = 0;

  void Count(const CleanMessage& message);
  void CountDeleted();
  void Add(const PartCounts& other);
  Counts Redacted() const;
  Counts Withheld() const;
  Counts Dropped() const;
  Counts Guard() const { return guard_; }
  void CountGuard(const std::string& found) { ++guard_[found]; }

 private:
  using Tally = std::vector<std::pair<std::string_view, std::uint64_t>>;
  static void Bump(Tally& tally, std::string_view name, std::uint64_t by);
  Tally redacted_;
  Tally withheld_;
  Tally dropped_;
  tacit::pipeline::Counts guard_;
};

// Joins a reader and a scrubber to the feed of one part. One thread.
class PartFeed final : public warehouse::RowFeed {
 public:
  // Told what was read since the last call; false interrupts.
  using Advance = std::function<bool(std::uint64_t bytes, std::uint64_t messages)>;

  // Whether a message was deleted at its source: it is left out.
  using IsDeleted = std::function<bool(const RawMessage& message)>;

  PartFeed(sources::ArchiveReader& reader, privacy::Scrubber& scrubber, const FirstPass& pass,
           const GuardOptions& guard, Advance advance, IsDeleted is_deleted = {})
      : reader_(reader),
        scrubber_(scrubber),
        pass_(pass),
        guard_(guard),
        advance_(std::move(advance)),
        is_deleted_(std::move(is_deleted)) {}

  // A damaged place ends the feed like the end of the part; damage() tells.
  Result<const CleanMessage*> Next() override;

  const PartCounts& counts() const { return counts_; }
  const std::optional<Error>& damage() const { return damage_; }

 private:
  Result<const CleanMessage*> End() const;
  bool Report();
  bool IsSampled(const CleanMessage::Fields& fields) const;
  void Guard(const CleanMessage::Fields& fields);

  sources::ArchiveReader& reader_;
  privacy::Scrubber& scrubber_;
  FirstPass::Reader pass_;
  GuardOptions guard_;
  Advance advance_;
  IsDeleted is_deleted_;
  RawMessage raw_;
  PartCounts counts_;
  std::optional<Error> damage_;
  std::vector<std::string_view> leaks_;
  std::uint64_t reported_bytes_ = 0;
  std::uint64_t reported_messages_ = 0;
};

// kLeak: the guard is strict and found something.
Result<void> CheckGuard(const Counts& found, const GuardOptions& options);

}  // namespace tacit::pipeline
