#include "cli/scrub_setup.h"

#include <optional>
#include <string>
#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "cli/config.h"
#include "cli/home.h"
#include "cli/policy.h"

namespace tacit::cli {
namespace {

// No user's project can have this name, so that these pseudonyms link to no table's.
constexpr std::string_view kScrubProject = "_scrub";
constexpr std::size_t kKeyBytes = 32;

}  // namespace

Result<ScrubSetup> MakeScrubSetup(const Context& context) {
  TACIT_TRY(const std::string path, Home::Locate(context.args.Value("home")));
  std::optional<Secret> master;
  std::string config_path;
  if (FileExists(path + "/home.json")) {
    TACIT_TRY(const Home home, Home::Open(path));
    TACIT_TRY(master, home.MasterKey());
    config_path = home.config_path();
  } else {
    context.console.Note("tacit: no home, so the tokens of this run are its own");
    TACIT_TRY(master, RandomSecret(kKeyBytes));
  }
  TACIT_TRY(const Config config, Config::Load(config_path, Environment));
  TACIT_TRY(privacy::Policy policy, PolicyOf(config, context.args.Value("project")));
  return ScrubSetup{.policy = std::move(policy),
                    .keys = privacy::DeriveProjectKeys(*master, kScrubProject, 1)};
}

}  // namespace tacit::cli
