#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/hash.h"
#include "base/result.h"
#include "base/secret.h"
#include "model/kinds.h"
#include "privacy/opt_outs.h"
#include "state/state.h"

namespace tacit {
struct RawPerson;
}

namespace tacit::pipeline {

// The people who are left out, as the state knows them, under a key of the home.
Result<std::shared_ptr<privacy::OptOuts>> LoadOptOuts(state::State& state, const Secret& master);
// Reads the state anew: somebody may have been added while a run goes on. Null: does nothing.
Result<void> RefreshOptOuts(state::State& state, privacy::OptOuts* people);
// What a source knows of people (a handle and an id) is remembered of those who are left out, so
// that they are known by either from then on. Null: does nothing.
Result<void> LearnOptOuts(state::State& state, privacy::OptOuts* people, Platform platform,
                          std::span<const RawPerson> known, Micros now);

}  // namespace tacit::pipeline
