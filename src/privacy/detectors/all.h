#pragma once

// privacy/detectors/: one file per detector; all.cc lists them by hand.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/detector.h"
#include "privacy/policy.h"

namespace tacit::privacy {

// What config.toml's [privacy] section may set.
struct DetectorSettings {
  std::vector<std::string> phone_regions;  // ISO 3166 codes whose national phone forms are found
  std::shared_ptr<const NameFinder> names =
      nullptr;                         // of people on no roster; null: not looked for
  std::string names_version = "none";  // what the digest says of `names`
};

Policy MakePolicy(const DetectorSettings& settings);
// The digest of a policy to which something was added; the same when that is nothing.
std::string ExtendDigest(std::string_view digest, std::string_view description);

std::unique_ptr<Detector> MakeEmailDetector();
std::unique_ptr<Detector> MakePhoneDetector(const DetectorSettings& settings);
std::unique_ptr<Detector> MakeAddressDetector();
std::unique_ptr<Detector> MakeDobDetector();
std::unique_ptr<Detector> MakeAgeDetector();
std::unique_ptr<Detector> MakeSpelledNumberDetector();
std::unique_ptr<Detector> MakeGeoDetector();
std::unique_ptr<Detector> MakeIpDetector();
std::unique_ptr<Detector> MakeMacDetector();
std::unique_ptr<Detector> MakeImeiDetector();
std::unique_ptr<Detector> MakeIdDetector();
std::unique_ptr<Detector> MakeIdMrzDetector();
std::unique_ptr<Detector> MakeHomePathDetector();
std::unique_ptr<Detector> MakeCardDetector();
std::unique_ptr<Detector> MakeIbanDetector();
std::unique_ptr<Detector> MakeBankDetector();
std::unique_ptr<Detector> MakeMentionDetector();
std::unique_ptr<Detector> MakeTelegramLinkDetector();
std::unique_ptr<Detector> MakeSlackIdDetector();
std::unique_ptr<Detector> MakeSocialDetector();
std::unique_ptr<Detector> MakeWalletBase58Detector();
std::unique_ptr<Detector> MakeWalletBech32Detector();
std::unique_ptr<Detector> MakeWalletEvmDetector();
std::unique_ptr<Detector> MakeWalletSolanaDetector();
std::unique_ptr<Detector> MakeWalletMoneroDetector();
std::unique_ptr<Detector> MakeWalletTonDetector();
std::unique_ptr<Detector> MakeWalletEnsDetector();
std::unique_ptr<Detector> MakeWalletHashDetector();
std::unique_ptr<Detector> MakeTransactionDetector();
std::unique_ptr<Detector> MakePrivateKeyDetector();
std::unique_ptr<Detector> MakeKeyBlockDetector();
std::unique_ptr<Detector> MakeKeyLineDetector();
std::unique_ptr<Detector> MakeSeedPhraseDetector();
std::unique_ptr<Detector> MakeTokenDetector();
std::unique_ptr<Detector> MakeAssignmentDetector();
std::unique_ptr<Detector> MakeSpokenSecretDetector();
std::unique_ptr<Detector> MakeUrlAuthDetector();
std::unique_ptr<Detector> MakeUrlQueryDetector();

}  // namespace tacit::privacy
