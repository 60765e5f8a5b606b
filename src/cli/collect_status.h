#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "cli/console.h"
#include "cli/json_writer.h"
#include "cli/lake_session.h"
#include "state/state.h"

namespace tacit::cli {

// What is known of one channel's history.
struct ChannelState {
  state::Channel channel;
  warehouse::MessageRanges ranges;
};

struct CallLine {
  state::CallState calls;
  std::optional<std::int64_t> left;  // of the day's budget; nothing: it has none
  bool restricted = false;           // the platform allows it far less often than others
};

// What `tacit status` says of collecting; empty when nothing was ever collected.
struct CollectStatus {
  std::vector<ChannelState> channels;
  std::vector<state::Run> runs;
  std::vector<CallLine> calls;
  std::uint64_t pending_samples = 0;
  std::uint64_t pending_deletions = 0;
  Micros now = 0;
};

// "active", "refused: protected", "active (web preview)".
std::string StatusText(const state::Channel& channel);

Result<CollectStatus> ReadCollectStatus(const OpenedHome& opened, warehouse::Lake& lake);
// Keys of the object that is open.
void AppendCollectStatus(const CollectStatus& status, JsonWriter& json);
std::string CollectStatusText(const CollectStatus& status, const Console& console);

}  // namespace tacit::cli
