#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/file.h"
#include "cli/home.h"
#include "keys/epochs.h"
#include "pipeline/deleted_messages.h"
#include "privacy/keys.h"
#include "state/state.h"

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
  // The people who are left out, into the keys; none when there is no state.
  Result<void> LeaveOut(state::State* state, privacy::ProjectKeys& keys) const;
  // The messages that were deleted at their source; none when nothing was ever collected.
  Result<pipeline::DeletedMessages> Deleted(state::State* state) const;
  const Secret& master() const { return master_; }
  const keys::Epochs& epochs() const { return epochs_; }

 private:
  KeySession(const Home& home, FileLock lock, Secret master)
      : home_(home),
        lock_(std::move(lock)),
        master_(std::move(master)),
        epochs_(home.keys_path(), master_) {}

  const Home home_;
  FileLock lock_;
  const Secret master_;
  keys::Epochs epochs_;
};

}  // namespace tacit::cli
