#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/file.h"
#include "cli/home.h"
#include "keys/epochs.h"
#include "privacy/keys.h"

namespace tacit::cli {

// Held by whoever changes keys/; those who use keys hold it together. kLocked: keys are in use.
Result<FileLock> LockKeysAlone(const Home& home);

// The home's keys, opened once for a command, and kept from being changed meanwhile.
class KeySession {
 public:
  static Result<std::unique_ptr<KeySession>> Open(const Home& home);

  // The keys of the project's present epoch, which an import writes with. The first import into a
  // project makes its first epoch.
  Result<privacy::ProjectKeys> ForImport(const std::string& project);
  // After an import with such keys: what it learned of earlier epochs' pseudonyms.
  Result<void> SaveBridges(const std::string& project, const privacy::ProjectKeys& keys);
  const keys::Epochs& epochs() const { return epochs_; }

 private:
  KeySession(const Home& home, FileLock lock, Secret master)
      : home_(home), lock_(std::move(lock)), epochs_(home.keys_path(), std::move(master)) {}

  const Home home_;
  FileLock lock_;
  keys::Epochs epochs_;
};

}  // namespace tacit::cli
