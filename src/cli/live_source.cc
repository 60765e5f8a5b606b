#include "cli/live_source.h"

#include <string>

#include "cli/telegram.h"

namespace tacit::cli {

Result<std::unique_ptr<sources::LiveSource>> OpenLive(Platform platform, const Home& home,
                                                      const Config& config,
                                                      sources::CallBudget& budget) {
  if (platform == Platform::kTelegram) return OpenTelegram(home, config, budget);
  const std::string name(Name(platform));
  return Fail(ErrorCode::kDenied, "not signed in to " + name + "; run: tacit login " + name);
}

bool TalksToTestServer(Platform platform, const Config& config) {
  return platform == Platform::kTelegram && config.Flag("telegram.test_dc");
}

}  // namespace tacit::cli
