#pragma once

#include <memory>

#include "base/clock.h"
#include "base/result.h"
#include "cli/config.h"
#include "cli/home.h"
#include "engine/engine.h"
#include "warehouse/lake/lake.h"
#include "warehouse/lake/storage.h"

namespace tacit::cli {

// A home's lake, opened, with all that it needs, in the order of destruction.
class LakeSession {
 public:
  static Result<std::unique_ptr<LakeSession>> Open(const Home& home, const Config& config);
  warehouse::Lake& lake() { return *lake_; }

 private:
  SystemClock clock_;
  std::unique_ptr<warehouse::Storage> storage_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<warehouse::Lake> lake_;
};

// The home that the command line names, with its settings.
struct OpenedHome {
  Home home;
  Config config;
};
Result<OpenedHome> OpenHome(const std::string& home_flag);
Result<OpenedHome> OpenOrCreateHome(const std::string& home_flag,
                                    const Home::MakeKeyFile& make_key = {});

}  // namespace tacit::cli
