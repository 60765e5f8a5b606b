#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "sources/archive.h"
#include "sources/slack/archive/array_reader.h"
#include "sources/slack/archive/export_files.h"
#include "sources/slack/archive/reader_pool.h"
#include "sources/slack/message_mapper.h"
#include "sources/slack/mrkdwn.h"

namespace tacit::sources::slack {

// A day file of a channel that passed the gate.
struct DayFile {
  std::size_t entry = 0;
  std::uint32_t channel = 0;  // into Archive::channels()
  std::uint64_t bytes = 0;
  bool begins_day = true;  // false: another workspace's file of the same channel and day
  std::string label;       // "general/2024-02-29.json", for errors: the channel is public
};

// Reads one part: day files one after the other.
class PartReader final : public ArchiveReader {
 public:
  // The views and references must outlive the reader.
  PartReader(std::span<const DayFile> days, const ChannelNames& names,
             std::unique_ptr<EntryReader> reader, ReaderPool& pool);
  PartReader(const PartReader&) = delete;
  PartReader& operator=(const PartReader&) = delete;
  ~PartReader() override;

  Result<bool> Next(RawMessage& message) override;
  std::uint64_t bytes_read() const override;

 private:
  Result<void> OpenDay();
  tl::unexpected<Error> Stop(Error error);

  std::span<const DayFile> days_;
  std::unique_ptr<EntryReader> reader_;
  ReaderPool& pool_;
  MessageMapper mapper_;
  EntryBytes bytes_;
  ArrayReader array_;
  std::size_t day_ = 0;
  bool day_open_ = false;
  std::uint64_t bytes_done_ = 0;  // of the days before this one
  std::optional<Error> stopped_;
};

}  // namespace tacit::sources::slack
