#pragma once

#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "cli/lake_session.h"
#include "sources/live.h"
#include "state/state.h"

namespace tacit::cli {

struct AddRequest {
  std::string name;  // public, without "@"
  std::string project;
  std::string basis;  // clean
  Micros now = 0;
  bool preview = false;  // by its public web preview
};

// The user's words with everything personal replaced: it stands in the lake. kInvalidArgument:
// nothing is said.
Result<std::string> CleanBasis(const std::string& words, const std::string& project,
                               const OpenedHome& opened);

// Looks the channel up. kRefused: the gate does not let it pass; the detail says why.
// kInvalidArgument: another project has it, or it is collected the other way.
Result<state::Channel> FindChannel(sources::LiveSource& source, state::State& state,
                                   const AddRequest& request);
// From now on it is collected.
Result<void> KeepChannel(state::State& state, const state::Channel& channel);

}  // namespace tacit::cli
