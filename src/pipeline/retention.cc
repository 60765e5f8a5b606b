#include "pipeline/retention.h"

#include <utility>

namespace tacit::pipeline {
namespace {

using warehouse::ErasureReport;
using warehouse::ExpiryInfo;
using warehouse::ExpiryRule;

// Others may load old rows between taking away and the second look.
constexpr int kMostRounds = 3;

std::uint64_t RowsOf(const ErasureReport& report) {
  return report.removed + report.changed + report.samples;
}

ExpiryRule RuleOf(std::string channel_id, const RetentionLimits& limits, Micros now) {
  const auto before = [now](const std::optional<Micros>& age) {
    return age ? std::optional(now - *age) : std::nullopt;
  };
  return {.channel_id = std::move(channel_id),
          .text_before = before(limits.text),
          .messages_before = before(limits.messages),
          .samples_before = before(limits.samples)};
}

ExpiryInfo InfoOf(const RetentionOptions& options) {
  ExpiryInfo info{.place = options.place, .run_id = options.run_id, .rules = {}};
  info.rules.push_back(RuleOf({}, options.limits, options.now));
  for (const auto& [channel, limits] : options.channels) {
    info.rules.push_back(RuleOf(channel, limits, options.now));
  }
  return info;
}

}  // namespace

Result<ErasureReport> PlanRetention(warehouse::Erasable& lake, const RetentionOptions& options) {
  return lake.Expired(InfoOf(options));
}

Result<RetentionOutcome> ApplyRetention(warehouse::Erasable& lake,
                                        const RetentionOptions& options) {
  const ExpiryInfo info = InfoOf(options);
  RetentionOutcome outcome;
  for (int round = 0; round < kMostRounds; ++round) {
    TACIT_TRY(const ErasureReport taken, lake.Expire(info));
    outcome.taken.changed += taken.changed;
    outcome.taken.removed += taken.removed;
    outcome.taken.samples += taken.samples;
    outcome.taken.files += taken.files;
    TACIT_TRY(outcome.left, lake.Expired(info));
    if (RowsOf(outcome.left) + outcome.left.files == 0) break;
  }
  return outcome;
}

Result<void> CheckNothingLeft(const RetentionOutcome& outcome) {
  const std::uint64_t rows = RowsOf(outcome.left);
  if (rows + outcome.left.files == 0) return {};
  return Fail(ErrorCode::kCorrupt,
              "retention: " + std::to_string(rows) + " rows over their limit and " +
                  std::to_string(outcome.left.files) +
                  " replaced files are still there; run `tacit retention apply` again");
}

}  // namespace tacit::pipeline
