#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "engine/engine.h"
#include "warehouse/lake/coverage.h"
#include "warehouse/lake/data_file.h"
#include "warehouse/lake/row_mapper.h"
#include "warehouse/warehouse.h"

namespace tacit::warehouse {

// A row of `channels` as it is stored. Empty text is NULL.
struct StoredChannel {
  std::string name;
  std::string title;
  std::string description;
  std::string kind;
  std::optional<std::int64_t> members;
  std::string basis;
  std::string status;
  std::optional<Micros> first_message_at;
  std::optional<Micros> last_message_at;
  MessageRanges coverage;

  friend bool operator==(const StoredChannel&, const StoredChannel&) = default;
};

using StoredChannels = std::map<std::string, StoredChannel, std::less<>>;  // by channel_id

// Rows of a partition's files.
Result<StoredChannels> ReadChannels(engine::Connection& connection,
                                    const std::vector<std::string>& paths);

// One file with all rows of a partition, by channel_id.
Result<StagedFile> WriteChannels(engine::Connection& connection, const StoredChannels& channels,
                                 const std::string& path);

// Puts what a batch says of a channel into its row. What describes the channel (name, title, …)
// comes from the batch when its messages reach at least as far as those known before; what a batch
// does not know stays. The first basis other than an
// archive's stays: it says why the channel is here.
void MergeChannel(const ChannelRow& row, const ChannelSpan* span, MessageRanges coverage,
                  StoredChannel& stored);

}  // namespace tacit::warehouse
