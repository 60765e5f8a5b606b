#include "pipeline/retention.h"

#include <utility>

namespace tacit::pipeline {
namespace {

using warehouse::ErasureReport;
using warehouse::ExpiryInfo;
using warehouse::ExpiryRule;

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

Result<ErasureReport> ApplyRetention(warehouse::Erasable& lake, const RetentionOptions& options) {
  const ExpiryInfo info = InfoOf(options);
  TACIT_TRY(const ErasureReport report, lake.Expire(info));
  TACIT_TRY(const ErasureReport left, lake.Expired(info));
  if (left.removed + left.changed + left.samples + left.files == 0) return report;
  return Fail(ErrorCode::kCorrupt,
              "retention: " + std::to_string(left.removed + left.changed + left.samples) +
                  " rows over their limit and " + std::to_string(left.files) +
                  " replaced files are still there; run `tacit retention apply` again");
}

}  // namespace tacit::pipeline
