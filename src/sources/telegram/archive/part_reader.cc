#include "sources/telegram/archive/part_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "sources/telegram/json_text.h"
#include "sources/telegram/scan.h"

namespace tacit::sources {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Valid up to the last ASCII byte: a character may go on in the next block, but no message ends in
// the middle of one.
bool IsUtf8ToLastAscii(const char* begin, std::size_t size) {
  while (size != 0 && static_cast<unsigned char>(begin[size - 1]) >= 0x80) --size;
  return IsUtf8({begin, size});
}

}  // namespace

PartReader::PartReader(const ByteSource& source, const std::vector<RawChannel>& channels,
                       std::vector<Segment> segments, std::shared_ptr<const LocalTime> local_time,
                       const PartOptions& options)
    : source_(source),
      channels_(channels),
      segments_(std::move(segments)),
      local_time_(std::move(local_time)),
      options_(options) {}

Error PartReader::Broken(std::uint64_t at, const char* what) const {
  return {ErrorCode::kBadInput, "the export is damaged: a message " + std::string(what) +
                                    " at byte " + std::to_string(at) + "; export it again"};
}

bool PartReader::OpenSegment() {
  if (next_segment_ == segments_.size()) return false;
  segment_ = segments_[next_segment_++];
  const RawChannel& channel = channels_[segment_.channel];
  chat_ = {.channel = segment_.channel,
           .id = channel.id,
           .broadcast = channel.kind == "public_channel",
           .local_time = local_time_.get()};
  after_message_ = false;
  after_comma_ = false;
  buffer_offset_ = segment_.begin;
  next_read_ = segment_.begin;
  begin_ = 0;
  end_ = 0;
  in_segment_ = true;
  return true;
}

// Appends a block to what is left in the buffer. False: the segment has no more bytes.
Result<bool> PartReader::Fill() {
  const std::size_t kept = end_ - begin_;
  const std::size_t wanted = std::min(options_.block_bytes, Unread());
  if (wanted == 0) return false;
  if (kept != 0) std::memmove(buffer_.data(), buffer_.data() + begin_, kept);
  buffer_offset_ += begin_;
  begin_ = 0;
  if (buffer_.size() < kept + wanted + kScanPadding) {
    buffer_.resize(kept + wanted + kScanPadding);
  }
  TACIT_TRY(const std::size_t size, source_.ReadAt(next_read_, buffer_.data() + kept, wanted));
  if (size == 0) {
    return Fail(ErrorCode::kBadInput, "the export became shorter while it was read, at byte " +
                                          std::to_string(next_read_) + "; run it again");
  }
  end_ = kept + size;
  next_read_ += size;
  bytes_read_ += size;
  std::memset(buffer_.data() + end_, 0, kScanPadding);
  // simdjson checks what the reference reader reads.
  valid_utf8_ = options_.fast && IsUtf8ToLastAscii(buffer_.data(), end_);
  return true;
}

Result<bool> PartReader::Next(RawMessage& message) {
  if (!failed_) return failed_;
  Result<bool> found = FindMessage();
  if (found && *found) {
    if (auto read = ReadMessage(message); !read) found = tl::unexpected(std::move(read).error());
  }
  if (!found) failed_ = found;
  return found;
}

// Steps to the next message's '{'. False: the part is at its end.
Result<bool> PartReader::FindMessage() {
  for (;;) {
    if (!in_segment_ && !OpenSegment()) return false;
    while (begin_ < end_ && IsSpace(buffer_[begin_])) ++begin_;
    if (begin_ == end_) {
      TACIT_TRY(const bool more, Fill());
      if (more) continue;
      TACIT_CHECK_OK(EndSegment());
      continue;
    }
    const char c = buffer_[begin_];
    if (c == '{' && (!after_message_ || after_comma_)) return true;
    if (c != ',' || !after_message_ || after_comma_) {
      return tl::unexpected(Broken(Offset(), "is not where one should be,"));
    }
    after_comma_ = true;
    ++begin_;
  }
}

Result<bool> PartReader::EndSegment() {
  in_segment_ = false;
  if (segment_.truncated) {
    return Fail(ErrorCode::kBadInput, "the export is truncated or damaged at byte " +
                                          std::to_string(segment_.end) + "; export it again");
  }
  const bool comma_wanted = !segment_.last;
  if (comma_wanted != after_comma_) {
    return tl::unexpected(Broken(segment_.end, "is missing, or one comma too many,"));
  }
  return true;
}

Result<void> PartReader::ReadMessage(RawMessage& message) {
  const std::uint64_t at = Offset();
  const char* what = nullptr;
  const char* end = nullptr;
  if (options_.fast && fast_.ready()) {
    for (;;) {
      if (valid_utf8_) {
        end = fast_.Read(buffer_.data() + begin_, buffer_.data() + end_, draft_);
      }
      // A message that the buffer's end cuts off looks like one in another layout.
      const bool cut = end == nullptr && end_ - begin_ < options_.block_bytes / 16;
      if (!cut || Unread() == 0) break;
      TACIT_CHECK_OK(Fill());
    }
    if (end != nullptr) what = draft_.Finish(chat_, message);
  }
  if (end == nullptr) {
    TACIT_TRY(const std::size_t size, MeasureMessage());
    const std::string_view bytes(buffer_.data() + begin_, size);
    what = reference_.Read(bytes, draft_);
    if (what == nullptr) what = draft_.Finish(chat_, message);
    fast_.Learn(bytes);
    end = bytes.data() + bytes.size();
  }
  if (what != nullptr) return tl::unexpected(Broken(at, what));
  begin_ = static_cast<std::size_t>(end - buffer_.data());
  after_message_ = true;
  after_comma_ = false;
  return {};
}

// The length of the object at begin_, read into the buffer whole.
Result<std::size_t> PartReader::MeasureMessage() {
  BracketScanner scanner;
  std::size_t scanned = 0;
  for (;;) {
    const char* const begin = buffer_.data() + begin_;
    const char* const end = scanner.Run(begin + scanned, buffer_.data() + end_);
    if (end != nullptr) return static_cast<std::size_t>(end - begin);
    scanned = end_ - begin_;
    if (scanned > options_.max_message_bytes) {
      return tl::unexpected(Broken(Offset(), "is larger than any message can be,"));
    }
    const std::uint64_t at = Offset();
    TACIT_TRY(const bool more, Fill());
    if (more) continue;
    if (segment_.truncated) {
      return Fail(ErrorCode::kBadInput,
                  "the export is truncated or damaged at byte " + std::to_string(segment_.end) +
                      ", in the message at byte " + std::to_string(at) + "; export it again");
    }
    return tl::unexpected(Broken(at, "does not end where it should,"));
  }
}

}  // namespace tacit::sources
