#pragma once

#include <memory>

#include "base/result.h"
#include "cli/config.h"
#include "cli/home.h"
#include "model/kinds.h"
#include "sources/call_budget.h"
#include "sources/live.h"
#include "sources/thread_book.h"

namespace tacit::cli {

// The platform, with the account that is signed in. kDenied: nobody is. What is given by reference
// must outlive it.
Result<std::unique_ptr<sources::LiveSource>> OpenLive(Platform platform, const Home& home,
                                                      const Config& config,
                                                      sources::CallBudget& budget,
                                                      sources::ThreadBook& threads);

// Whether the settings name a server for tests on this machine: it may be called without a pace.
bool TalksToTestServer(Platform platform, const Config& config);

}  // namespace tacit::cli
