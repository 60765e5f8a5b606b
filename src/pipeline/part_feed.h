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
#include "pipeline/import.h"
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
  void Add(const PartCounts& other);
  Counts Redacted() const;
  Counts Withheld() const;

 private:
  using Tally = std::vector<std::pair<std::string_view, std::uint64_t>>;
  static void Bump(Tally& tally, std::string_view name, std::uint64_t by);
  Tally redacted_;
  Tally withheld_;
};

// Joins a reader and a scrubber to the feed of one part. One thread.
class PartFeed final : public warehouse::RowFeed {
 public:
  // Told what was read since the last call; false interrupts.
  using Advance = std::function<bool(std::uint64_t bytes, std::uint64_t messages)>;

  PartFeed(sources::ArchiveReader& reader, privacy::Scrubber& scrubber, Advance advance)
      : reader_(reader), scrubber_(scrubber), advance_(std::move(advance)) {}

  // A damaged place ends the feed like the end of the part; damage() tells.
  Result<const CleanMessage*> Next() override;

  const PartCounts& counts() const { return counts_; }
  const std::optional<Error>& damage() const { return damage_; }

 private:
  bool Report();

  sources::ArchiveReader& reader_;
  privacy::Scrubber& scrubber_;
  Advance advance_;
  RawMessage raw_;
  PartCounts counts_;
  std::optional<Error> damage_;
  std::uint64_t reported_bytes_ = 0;
  std::uint64_t reported_messages_ = 0;
};

}  // namespace tacit::pipeline
