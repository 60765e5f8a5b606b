#include "warehouse/lake/channels_table.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/chunk_builder.h"
#include "model/tables.h"
#include "warehouse/lake/merge_sql.h"
#include "warehouse/lake/schema.h"

namespace tacit::warehouse {
namespace {

// The columns of FileColumns(ChannelsTable()), in its order.
enum Column : std::size_t {
  kChannelId,
  kName,
  kTitle,
  kDescription,
  kKind,
  kMembers,
  kBasis,
  kStatus,
  kFirstMessageAt,
  kLastMessageAt,
  kCoverage,
};

using Cell = std::optional<std::string>;

std::optional<std::int64_t> Int(const Cell& cell) {
  std::int64_t value = 0;
  if (!cell) return std::nullopt;
  std::from_chars(cell->data(), cell->data() + cell->size(), value);
  return value;
}

// [{"first":"1","last":"9"}] as DuckDB's to_json writes it.
MessageRanges ParseCoverage(const Cell& cell) {
  MessageRanges ranges;
  simdjson::dom::parser parser;
  simdjson::dom::array items;
  if (!cell || parser.parse(*cell).get(items) != simdjson::SUCCESS) return ranges;
  for (const simdjson::dom::element item : items) {
    std::string_view first;
    std::string_view last;
    if (item["first"].get(first) == simdjson::SUCCESS &&
        item["last"].get(last) == simdjson::SUCCESS) {
      ranges.emplace_back(first, last);
    }
  }
  return ranges;
}

StoredChannel ChannelOf(const std::vector<Cell>& cells) {
  const auto text = [&](Column column) { return cells[column].value_or(""); };
  return {.name = text(kName),
          .title = text(kTitle),
          .description = text(kDescription),
          .kind = text(kKind),
          .members = Int(cells[kMembers]),
          .basis = text(kBasis),
          .status = text(kStatus),
          .first_message_at = Int(cells[kFirstMessageAt]),
          .last_message_at = Int(cells[kLastMessageAt]),
          .coverage = ParseCoverage(cells[kCoverage])};
}

class ChannelProducer final : public engine::RowProducer {
 public:
  explicit ChannelProducer(const StoredChannels& channels)
      : next_(channels.begin()), end_(channels.end()) {}

  Result<std::size_t> Fill(engine::ChunkBuilder& chunk) override {
    std::size_t row = 0;
    for (; row < engine::ChunkBuilder::kCapacity && next_ != end_; ++row, ++next_) {
      SetRow(chunk, row, next_->first, next_->second);
    }
    return row;
  }

 private:
  static void SetText(engine::ChunkBuilder& chunk, Column column, std::size_t row,
                      const std::string& value) {
    if (value.empty()) {
      chunk.SetNull(column, row);
    } else {
      chunk.SetText(column, row, value);
    }
  }

  static void SetInt(engine::ChunkBuilder& chunk, Column column, std::size_t row,
                     const std::optional<std::int64_t>& value) {
    if (value) {
      chunk.SetInt(column, row, *value);
    } else {
      chunk.SetNull(column, row);
    }
  }

  static void SetRow(engine::ChunkBuilder& chunk, std::size_t row, const std::string& id,
                     const StoredChannel& channel) {
    chunk.SetText(kChannelId, row, id);
    SetText(chunk, kName, row, channel.name);
    SetText(chunk, kTitle, row, channel.title);
    SetText(chunk, kDescription, row, channel.description);
    SetText(chunk, kKind, row, channel.kind);
    SetInt(chunk, kMembers, row, channel.members);
    SetText(chunk, kBasis, row, channel.basis);
    SetText(chunk, kStatus, row, channel.status);
    SetInt(chunk, kFirstMessageAt, row, channel.first_message_at);
    SetInt(chunk, kLastMessageAt, row, channel.last_message_at);
    std::vector<std::pair<std::string_view, std::string_view>> ranges;
    for (const auto& [first, last] : channel.coverage) ranges.emplace_back(first, last);
    chunk.SetRangeList(kCoverage, row, ranges);
  }

  StoredChannels::const_iterator next_;
  StoredChannels::const_iterator end_;
};

// An archive says nothing of who authorised it: any other basis says more.
constexpr std::string_view kArchiveBasis = "export";

void Replace(std::string& stored, const std::string& value, bool newer) {
  if (!value.empty() && (newer || stored.empty())) stored = value;
}

}  // namespace

Result<StoredChannels> ReadChannels(engine::Connection& connection,
                                    const std::vector<std::string>& paths) {
  StoredChannels channels;
  if (paths.empty()) return channels;
  TACIT_TRY(const engine::TextTable table,
            connection.Query("SELECT channel_id, name, title, description, kind, members, basis, "
                             "status, epoch_us(first_message_at), epoch_us(last_message_at), "
                             "to_json(coverage) FROM " +
                             ScanSql(paths)));
  for (const auto& cells : table.rows) {
    channels.insert_or_assign(cells[kChannelId].value_or(""), ChannelOf(cells));
  }
  return channels;
}

Result<StagedFile> WriteChannels(engine::Connection& connection, const StoredChannels& channels,
                                 const std::string& path) {
  ChannelProducer producer(channels);
  TACIT_TRY(const engine::WrittenFile written,
            connection.WriteParquet(EngineColumns(ChannelsTable()), producer, path));
  return Describe(path, written, FileColumns(ChannelsTable()));
}

void MergeChannel(const ChannelRow& row, const ChannelSpan* span, MessageRanges coverage,
                  StoredChannel& stored) {
  const bool newer = row.current || !stored.last_message_at ||
                     (span != nullptr && span->last_at >= *stored.last_message_at);
  Replace(stored.name, row.name, newer);
  Replace(stored.title, row.title.value(), newer);
  Replace(stored.description, row.description.value(), newer);
  Replace(stored.kind, row.kind, newer);
  Replace(stored.basis, row.basis, stored.basis == kArchiveBasis);
  Replace(stored.status, row.status, newer);
  if (row.members && (newer || !stored.members)) stored.members = row.members;
  if (span != nullptr) {
    stored.first_message_at =
        std::min(stored.first_message_at.value_or(span->first_at), span->first_at);
    stored.last_message_at =
        std::max(stored.last_message_at.value_or(span->last_at), span->last_at);
  }
  stored.coverage = std::move(coverage);
}

}  // namespace tacit::warehouse
