#include "pipeline/collect.h"

#include "pipeline/collect_run.h"

namespace tacit::pipeline {

Result<CollectReport> Collect(sources::LiveSource& source, state::State& state,
                              warehouse::Warehouse& warehouse, const CollectOptions& options) {
  return CollectRun(source, state, warehouse, options).Run();
}

}  // namespace tacit::pipeline
