#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "cli/console.h"
#include "cli/lake_session.h"
#include "pipeline/collect.h"
#include "sources/live.h"
#include "state/state.h"

namespace tacit::cli {

struct CollectRequest {
  Platform platform = Platform::kTelegram;
  std::string project;  // empty: all
  bool follow = false;
  bool dry_run = false;
  std::optional<Micros> since;
  std::uint64_t max = 0;
  bool preview = false;  // the channels by their web preview; else those of the account
};

// Whether it is to be collected, in either way.
bool IsRequested(const state::Channel& channel, const CollectRequest& request);

// Runs an open source through the pipeline into the home's lake. kNotFound: no channel is to be
// collected.
Result<pipeline::CollectReport> CollectFrom(
    sources::LiveSource& source, state::State& state, const OpenedHome& opened,
    const CollectRequest& request,
    const std::function<bool(const pipeline::CollectProgress&)>& progress);

}  // namespace tacit::cli
