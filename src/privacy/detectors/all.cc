#include "privacy/detectors/all.h"

#include <utility>

#include "base/hash.h"

namespace tacit::privacy {
namespace {

// Raise it with every change of a rule: it is part of the digest that is stored with each row.
constexpr std::string_view kRuleSetVersion = "1";

// A line per detector, so that no line of one is taken for the start of another.
std::string DigestOf(const Policy& policy, const DetectorSettings& settings) {
  std::string description = "tacit/policy\nversion " + std::string(kRuleSetVersion) + "\n";
  for (const auto& detector : policy.detectors) {
    description += "detector ";
    description += detector->name();
    description += '\n';
  }
  for (const auto& region : settings.phone_regions) description += "phone_region " + region + "\n";
  return "p1_" + HexLower(Sha256(description)).substr(0, 16);
}

}  // namespace

Policy MakePolicy(const DetectorSettings& settings) {
  Policy policy;
  auto& all = policy.detectors;
  all.push_back(MakeEmailDetector());
  policy.digest = DigestOf(policy, settings);
  return policy;
}

}  // namespace tacit::privacy
