#include "cli/live_source.h"

#include "cli/slack.h"
#include "cli/telegram.h"

namespace tacit::cli {

Result<std::unique_ptr<sources::LiveSource>> OpenLive(Platform platform, const Home& home,
                                                      const Config& config,
                                                      sources::CallBudget& budget,
                                                      sources::ThreadBook& threads) {
  if (platform == Platform::kTelegram) return OpenTelegram(home, config, budget);
  return OpenSlack(home, config, budget, threads);
}

bool TalksToTestServer(Platform platform, const Config& config) {
  return platform == Platform::kTelegram ? config.Flag("telegram.test_dc")
                                         : IsSlackTestServer(config);
}

}  // namespace tacit::cli
