#include "cli/live_source.h"

#include <string>

namespace tacit::cli {

Result<std::unique_ptr<sources::LiveSource>> OpenLive(Platform platform, const Home&, const Config&,
                                                      sources::CallBudget&) {
  const std::string name(Name(platform));
  return Fail(ErrorCode::kDenied, "not signed in to " + name + "; run: tacit login " + name);
}

bool TalksToTestServer(Platform, const Config&) { return false; }

}  // namespace tacit::cli
