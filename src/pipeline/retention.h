#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "warehouse/erasure.h"

namespace tacit::pipeline {

// How old rows may become; nothing: without end.
struct RetentionLimits {
  std::optional<Micros> text;      // older texts are withheld, the rows stay
  std::optional<Micros> messages;  // older rows go
  std::optional<Micros> samples;   // of counters; those of a message go with it at the latest
  bool any() const { return text || messages || samples; }
};

struct RetentionOptions {
  warehouse::Place place;
  std::string run_id;
  Micros now = 0;  // trusted_time.h
  RetentionLimits limits;
  std::map<std::string, RetentionLimits> channels;  // by id: instead of `limits`
};

// The rows that are over their limit.
Result<warehouse::ErasureReport> PlanRetention(warehouse::Erasable& lake,
                                               const RetentionOptions& options);

struct RetentionOutcome {
  warehouse::ErasureReport taken;
  warehouse::ErasureReport left;  // what a second look found
};
// Takes them away, then looks again; anew, when somebody brought more in between.
Result<RetentionOutcome> ApplyRetention(warehouse::Erasable& lake, const RetentionOptions& options);
// kCorrupt when a row over its limit, or a file that is no longer part of the lake, is still there.
Result<void> CheckNothingLeft(const RetentionOutcome& outcome);

}  // namespace tacit::pipeline
