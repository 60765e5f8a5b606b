#include "warehouse/lake/samples_table.h"

#include <fmt/core.h>

#include "engine/chunk_builder.h"
#include "model/tables.h"
#include "warehouse/lake/merge_sql.h"
#include "warehouse/lake/schema.h"

namespace tacit::warehouse {
namespace {

// The columns of FileColumns(SamplesTable()), in its order.
enum Column : std::size_t { kChannelId, kMessageId, kMetric, kAgeS, kValue, kAt };

class SampleProducer final : public engine::RowProducer {
 public:
  explicit SampleProducer(std::span<const SampleRow> samples) : samples_(samples) {}

  Result<std::size_t> Fill(engine::ChunkBuilder& chunk) override {
    std::size_t row = 0;
    for (; row < engine::ChunkBuilder::kCapacity && next_ < samples_.size(); ++row, ++next_) {
      SetRow(chunk, row, samples_[next_]);
    }
    return row;
  }

 private:
  static void SetRow(engine::ChunkBuilder& chunk, std::size_t row, const SampleRow& sample) {
    chunk.SetText(kChannelId, row, sample.channel_id);
    if (sample.message_id.empty()) {
      chunk.SetNull(kMessageId, row);
    } else {
      chunk.SetText(kMessageId, row, sample.message_id);
    }
    chunk.SetText(kMetric, row, sample.metric);
    if (sample.age_s) {
      chunk.SetInt(kAgeS, row, *sample.age_s);
    } else {
      chunk.SetNull(kAgeS, row);
    }
    chunk.SetInt(kValue, row, sample.value);
    chunk.SetInt(kAt, row, sample.at);
  }

  std::span<const SampleRow> samples_;
  std::size_t next_ = 0;
};

}  // namespace

Result<StagedFile> WriteSamples(engine::Connection& connection, std::span<const SampleRow> samples,
                                const std::string& path) {
  SampleProducer producer(samples);
  TACIT_TRY(const engine::WrittenFile written,
            connection.WriteParquet(EngineColumns(SamplesTable()), producer, path));
  return Describe(path, written, FileColumns(SamplesTable()));
}

Result<StagedFile> JoinSamples(engine::Connection& connection,
                               const std::vector<std::string>& paths, const std::string& path) {
  const std::vector<TableColumn> columns = FileColumns(SamplesTable());
  TACIT_TRY(const engine::WrittenFile written,
            connection.CopyToParquet(
                fmt::format("SELECT {} FROM {} ORDER BY channel_id, \"at\", message_id, metric",
                            ColumnList(columns), ScanSql(paths)),
                path));
  return Describe(path, written, columns);
}

}  // namespace tacit::warehouse
