#pragma once

// Reads the messages of one part: a list of segments, in blocks, with bounded memory.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sources/archive.h"
#include "sources/telegram/archive/byte_source.h"
#include "sources/telegram/archive/dates.h"
#include "sources/telegram/archive/draft.h"
#include "sources/telegram/archive/fast_reader.h"
#include "sources/telegram/archive/index.h"
#include "sources/telegram/archive/reference_reader.h"

namespace tacit::sources {

struct PartOptions {
  std::size_t block_bytes = 1U << 20;
  // A message that is larger is refused: memory does not grow with the input (promise P10).
  std::size_t max_message_bytes = 16U << 20;
  bool fast = true;  // false: every message goes through simdjson, for the differential test
};

// `source` and `channels` must outlive the reader. One thread.
class PartReader final : public ArchiveReader {
 public:
  PartReader(const ByteSource& source, const std::vector<RawChannel>& channels,
             std::vector<Segment> segments, std::shared_ptr<const LocalTime> local_time,
             const PartOptions& options = {});
  Result<bool> Next(RawMessage& message) override;
  std::uint64_t bytes_read() const override { return bytes_read_; }

 private:
  bool OpenSegment();
  Result<bool> FindMessage();
  Result<bool> EndSegment();
  Result<void> ReadMessage(RawMessage& message);
  Result<std::size_t> MeasureMessage();
  Result<bool> Fill();
  Error Broken(std::uint64_t at, const char* what) const;
  std::uint64_t Offset() const { return buffer_offset_ + begin_; }
  std::size_t Unread() const { return static_cast<std::size_t>(segment_.end - next_read_); }

  const ByteSource& source_;
  const std::vector<RawChannel>& channels_;
  std::vector<Segment> segments_;
  std::shared_ptr<const LocalTime> local_time_;
  PartOptions options_;

  std::size_t next_segment_ = 0;
  bool in_segment_ = false;
  Segment segment_;
  ChatContext chat_;
  bool after_message_ = false;  // a comma must come before the next one
  bool after_comma_ = false;

  // buffer_[begin_, end_) holds the file's bytes from Offset() on; zeros follow.
  std::vector<char> buffer_;
  std::uint64_t buffer_offset_ = 0;
  std::uint64_t next_read_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool valid_utf8_ = false;  // of the buffer up to its last ASCII byte
  std::uint64_t bytes_read_ = 0;

  Draft draft_;
  FastReader fast_;
  ReferenceReader reference_;
  Result<bool> failed_ = true;  // the error that ended the reading
};

}  // namespace tacit::sources
