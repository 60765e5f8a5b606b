#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "privacy/keys.h"

namespace tacit::keys {

enum class EpochState : std::uint8_t {
  kAlive,
  kLegacy,      // alive, made before epochs had secrets: its keys come from the master key alone
  kDestroying,  // destruction began: never used again, ended by the next `keys destroy`
  kDestroyed,
};

std::string_view Name(EpochState state);

struct Epoch {
  std::int32_t number = 1;
  std::string created;  // "2026-01-31T23:59:59Z"
  EpochState state = EpochState::kAlive;
  std::string destroyed;  // when
  std::string digest;     // of the sealed secret that was destroyed: SHA-256, hex
};

inline bool IsAlive(const Epoch& epoch) {
  return epoch.state == EpochState::kAlive || epoch.state == EpochState::kLegacy;
}

// The projects of a keys/ directory that have epochs, sorted.
Result<std::vector<std::string>> ListProjects(const std::string& directory);
// Ascending; empty: the project has no epochs yet. Needs no key.
Result<std::vector<Epoch>> ListEpochs(const std::string& directory, const std::string& project);
// Writes that epoch 1 of a project is one without a secret, unless it has epochs already.
Result<void> AddLegacyEpoch(const std::string& directory, const std::string& project, Micros now);
std::string TimeText(Micros time);

// The epochs of the projects of one home. The caller holds the lock of keys/ (key_lock.h): shared
// to use epochs, alone to change them.
class Epochs {
 public:
  // `directory`: the home's keys/.
  Epochs(std::string directory, Secret master)
      : directory_(std::move(directory)), master_(std::move(master)) {}

  // The newest epoch; the first one is made when there is none. kUnavailable: it is destroyed, or
  // `has_data` and the list is gone.
  Result<Epoch> Current(const std::string& project, bool has_data, Micros now);
  // kUnavailable: destroyed, or unknown. kCorrupt: its secret does not open with this master key.
  Result<privacy::ProjectKeys> KeysOf(const std::string& project, std::int32_t epoch) const;
  // Those of `epoch` and a bridge from all living epochs before it.
  Result<privacy::ProjectKeys> BridgedKeysOf(const std::string& project, std::int32_t epoch) const;

  // A new epoch. kNotFound: the project has none yet.
  Result<Epoch> Rotate(const std::string& project, Micros now);
  // Overwrites and removes the epoch's secret and its bridges. Killed anywhere, the epoch is never
  // used again, and the same call ends it. Of a destroyed epoch: says when that was. kRefused: a
  // legacy epoch. kNotFound: no such epoch.
  Result<Epoch> Destroy(const std::string& project, std::int32_t epoch, Micros now);

  // The key that seals what links two epochs: it is gone with either.
  Result<Secret> BridgeKey(const std::string& project, std::int32_t from, std::int32_t to) const;

 private:
  Result<Epoch> MakeFirst(const std::string& project, Micros now);
  Result<Secret> MasterOf(const std::string& project, const Epoch& epoch) const;
  Result<std::string> SealedSecret(const std::string& project, std::int32_t epoch) const;
  Result<Epoch> Find(const std::string& project, std::int32_t epoch) const;
  std::string SecretPath(const std::string& project, std::int32_t epoch) const;

  std::string directory_;
  Secret master_;
};

}  // namespace tacit::keys
