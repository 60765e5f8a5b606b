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

// Which channels of the platform: nothing: both those of the account and those of the preview.
using PreviewOnly = std::optional<bool>;

// Collects the channels of each way in a run of its own, so that what stops one does not stop the
// other; the report is of both. `request.preview` is not looked at.
Result<pipeline::CollectReport> CollectWays(const OpenedHome& opened, const CollectRequest& request,
                                            PreviewOnly preview, const Console& console,
                                            CollectView& view);

// One report of two runs: what stopped the first counts.
pipeline::CollectReport Merged(pipeline::CollectReport first, pipeline::CollectReport second);

}  // namespace tacit::cli
