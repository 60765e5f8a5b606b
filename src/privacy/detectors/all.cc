#include "privacy/detectors/all.h"

#include <utility>

#include "base/hash.h"

namespace tacit::privacy {
namespace {

// Raise it with every change of a rule: it is part of the digest that is stored with each row.
constexpr std::string_view kRuleSetVersion = "5";

// A line per detector, so that no line of one is taken for the start of another.
std::string DigestOf(const Policy& policy, const DetectorSettings& settings) {
  std::string description = "tacit/policy\nversion " + std::string(kRuleSetVersion) + "\n";
  for (const auto& detector : policy.detectors) {
    description += "detector ";
    description += detector->name();
    description += '\n';
  }
  for (const auto& region : settings.phone_regions) description += "phone_region " + region + "\n";
  description += "names " + settings.names_version + "\n";
  return "p1_" + HexLower(Sha256(description)).substr(0, 16);
}

}  // namespace

std::string ExtendDigest(std::string_view digest, std::string_view description) {
  if (description.empty()) return std::string(digest);
  constexpr std::size_t kDigits = 16;
  std::string text(digest);
  text.append("\n").append(description);
  return "p1_" + HexLower(Sha256(text)).substr(0, kDigits);
}

Policy MakePolicy(const DetectorSettings& settings) {
  Policy policy;
  auto& all = policy.detectors;
  all.push_back(MakeEmailDetector());
  all.push_back(MakePhoneDetector(settings));
  all.push_back(MakeAddressDetector());
  all.push_back(MakeDobDetector());
  all.push_back(MakeAgeDetector());
  all.push_back(MakeSpelledNumberDetector());
  all.push_back(MakeGeoDetector());
  all.push_back(MakeIpDetector());
  all.push_back(MakeMacDetector());
  all.push_back(MakeImeiDetector());
  all.push_back(MakeIdDetector());
  all.push_back(MakeIdMrzDetector());
  all.push_back(MakeHomePathDetector());
  all.push_back(MakeCardDetector());
  all.push_back(MakeIbanDetector());
  all.push_back(MakeBankDetector());
  all.push_back(MakeMentionDetector());
  all.push_back(MakeTelegramLinkDetector());
  all.push_back(MakeSlackIdDetector());
  all.push_back(MakeSocialDetector());
  all.push_back(MakeWalletBase58Detector());
  all.push_back(MakeWalletBech32Detector());
  all.push_back(MakeWalletEvmDetector());
  all.push_back(MakeWalletSolanaDetector());
  all.push_back(MakeWalletMoneroDetector());
  all.push_back(MakeWalletTonDetector());
  all.push_back(MakeWalletEnsDetector());
  all.push_back(MakeWalletHashDetector());
  all.push_back(MakeTransactionDetector());
  all.push_back(MakePrivateKeyDetector());
  all.push_back(MakeKeyBlockDetector());
  all.push_back(MakeKeyLineDetector());
  all.push_back(MakeSeedPhraseDetector());
  all.push_back(MakeTokenDetector());
  all.push_back(MakeAssignmentDetector());
  all.push_back(MakeSpokenSecretDetector());
  all.push_back(MakeUrlAuthDetector());
  all.push_back(MakeUrlQueryDetector());
  policy.names = settings.names;
  policy.digest = DigestOf(policy, settings);
  return policy;
}

}  // namespace tacit::privacy
