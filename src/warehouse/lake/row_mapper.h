#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/chunk_builder.h"
#include "engine/engine.h"
#include "warehouse/lake/ranges.h"
#include "warehouse/warehouse.h"

namespace tacit::warehouse {

// What a batch knows of a channel's messages.
struct ChannelSpan {
  std::int64_t first_order = 0;
  std::int64_t last_order = 0;
  std::string first_id;
  std::string last_id;
  Micros first_at = 0;
  Micros last_at = 0;

  void Add(std::int64_t order, std::string_view id, Micros at);
  void Add(const ChannelSpan& other);
};

using ChannelSpans = std::map<std::string, ChannelSpan, std::less<>>;

// Turns messages into the rows of a Parquet file of `messages`, and remembers which channels and
// orders went by. Allocates per channel, not per row.
class RowMapper final : public engine::RowProducer {
 public:
  RowMapper(const BatchInfo& info, RowFeed& feed) : info_(info), feed_(feed) {}

  Result<std::size_t> Fill(engine::ChunkBuilder& chunk) override;

  const ChannelSpans& spans() const { return spans_; }
  ChannelRanges Ranges() const;
  // In each channel the order grew from row to row, so no message came twice.
  bool increasing() const { return increasing_; }

 private:
  void SetConstants(engine::ChunkBuilder& chunk) const;
  void SetRow(engine::ChunkBuilder& chunk, std::size_t row, const CleanMessage::Fields& fields);
  void SetLists(engine::ChunkBuilder& chunk, std::size_t row, const CleanMessage::Fields& fields);
  void Track(const CleanMessage::Fields& fields);

  const BatchInfo& info_;
  RowFeed& feed_;
  ChannelSpans spans_;
  ChannelSpans::iterator current_ = spans_.end();  // of the row before: channels come in runs
  bool increasing_ = true;
  std::vector<std::string_view> names_;  // scratch
  std::vector<std::pair<std::string_view, std::int32_t>> counts_;
};

}  // namespace tacit::warehouse
