#pragma once

// privacy/detectors/: one file per detector; all.cc lists them by hand.

#include <memory>
#include <string>
#include <vector>

#include "privacy/detector.h"
#include "privacy/policy.h"

namespace tacit::privacy {

// What config.toml's [privacy] section may set.
struct DetectorSettings {
  std::vector<std::string> phone_regions;  // ISO 3166 codes whose national phone forms are found
};

Policy MakePolicy(const DetectorSettings& settings);

std::unique_ptr<Detector> MakeEmailDetector();

}  // namespace tacit::privacy
