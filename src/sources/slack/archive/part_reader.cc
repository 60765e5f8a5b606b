#include "sources/slack/archive/part_reader.h"

#include <utility>

#include "sources/slack/archive/list_reader.h"

namespace tacit::sources::slack {

PartReader::PartReader(std::span<const DayFile> days, const ChannelNames& names,
                       std::unique_ptr<EntryReader> reader, ReaderPool& pool)
    : days_(days), reader_(std::move(reader)), pool_(pool), mapper_(names) {}

PartReader::~PartReader() { pool_.GiveBack(std::move(reader_)); }

Result<bool> PartReader::Next(RawMessage& message) {
  if (stopped_) return tl::unexpected(*stopped_);
  while (day_ < days_.size()) {
    if (!day_open_) {
      if (auto opened = OpenDay(); !opened) return Stop(std::move(opened).error());
    }
    dom::object object;
    auto more = array_.Next(object);
    if (!more) return Stop(std::move(more).error());
    if (!*more) {
      bytes_done_ += days_[day_].bytes;
      day_open_ = false;
      ++day_;
      continue;
    }
    auto counts = mapper_.Map(object, days_[day_].channel, message);
    if (!counts) {
      Error error = std::move(counts).error();
      error.detail += " at byte " + std::to_string(array_.offset());
      return Stop(std::move(error));
    }
    if (*counts) return true;
  }
  return false;
}

std::uint64_t PartReader::bytes_read() const {
  return bytes_done_ + (day_open_ ? array_.offset() : 0);
}

Result<void> PartReader::OpenDay() {
  TACIT_CHECK_OK(reader_->Read(days_[day_].entry, bytes_));
  array_.Reset(bytes_);
  if (days_[day_].begins_day) mapper_.BeginDay();
  day_open_ = true;
  return {};
}

tl::unexpected<Error> PartReader::Stop(Error error) {
  stopped_ = Named(days_[day_].label, std::move(error));
  return tl::unexpected(*stopped_);
}

}  // namespace tacit::sources::slack
