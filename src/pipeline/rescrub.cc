#include "pipeline/rescrub.h"

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "model/raw/raw_message.h"
#include "privacy/policy.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"
#include "warehouse/rewrite.h"

namespace tacit::pipeline {
namespace {

class Rescrubber final : public warehouse::RowRewriter {
 public:
  Rescrubber(const privacy::Policy& policy, const RescrubOptions& options,
             std::vector<RawChannel> channels)
      : policy_(policy), options_(options), channels_(std::move(channels)) {}

  Result<const CleanMessage*> Rewrite(const StoredText& row, std::int32_t key_epoch) override {
    TACIT_TRY(privacy::Scrubber * scrubber, ScrubberOf(key_epoch));
    return &scrubber->Rescrub(row);
  }
  Result<CleanText> RewriteText(std::string_view text) override {
    TACIT_TRY(privacy::Scrubber * scrubber, ScrubberOf(last_epoch_));
    return scrubber->ScrubText(text);
  }

 private:
  // Tokens and pseudonyms of what is found anew are those of the row's epoch.
  Result<privacy::Scrubber*> ScrubberOf(std::int32_t epoch) {
    last_epoch_ = epoch;
    auto& scrubber = scrubbers_[epoch];
    if (scrubber == nullptr) {
      TACIT_TRY(const privacy::ProjectKeys keys, options_.keys_of(epoch));
      scrubber =
          std::make_unique<privacy::Scrubber>(policy_, keys, nobody_, options_.platform, channels_);
    }
    return scrubber.get();
  }

  const privacy::Policy& policy_;
  const RescrubOptions& options_;
  const std::vector<RawChannel> channels_;
  const privacy::Roster nobody_;
  std::map<std::int32_t, std::unique_ptr<privacy::Scrubber>> scrubbers_;
  std::int32_t last_epoch_ = 1;
};

}  // namespace

Result<RescrubReport> Rescrub(warehouse::Rewritable& lake, const privacy::Policy& policy,
                              const RescrubOptions& options) {
  TACIT_TRY(const auto known, lake.PublicChannels(options.project, options.platform));
  std::vector<RawChannel> channels;
  channels.reserve(known.size());
  for (const warehouse::PublicChannel& channel : known) {
    channels.push_back({.id = channel.id, .handle = channel.name});
  }
  Rescrubber rescrubber(policy, options, std::move(channels));
  const warehouse::RewriteInfo info{.project = options.project,
                                    .platform = options.platform,
                                    .policy = policy.digest,
                                    .run_id = options.run_id,
                                    .dry_run = options.dry_run};
  TACIT_TRY(const warehouse::RewriteReport report, lake.Rewrite(info, rescrubber));
  return RescrubReport{.rows = report.rows,
                       .changed = report.changed,
                       .files = report.files,
                       .channels = report.channels};
}

}  // namespace tacit::pipeline
