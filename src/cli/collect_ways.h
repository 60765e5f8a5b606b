#pragma once

#include <cstdint>
#include <optional>

#include "base/result.h"
#include "cli/collect_session.h"
#include "cli/collect_view.h"
#include "cli/console.h"
#include "cli/lake_session.h"
#include "pipeline/collect.h"

namespace tacit::cli {

// One connection each; in the order in which they are collected.
enum class CollectWay : std::uint8_t { kTelegram, kTelegramPreview, kSlack };

// Collects the channels of each way in a run of its own, so that what stops one does not stop the
// others; the report is of all. `only`: just this one; else each that has channels. Of several ways
// one is followed, the account's rather than the previews. Of `request` platform and preview are
// not looked at.
Result<pipeline::CollectReport> CollectWays(const OpenedHome& opened, const CollectRequest& request,
                                            std::optional<CollectWay> only, const Console& console,
                                            CollectView& view);

// One report of two runs: what stopped the first counts.
pipeline::CollectReport Merged(pipeline::CollectReport first, pipeline::CollectReport second);

}  // namespace tacit::cli
