#include "cli/key_session.h"

#include "keys/bridge.h"
#include "pipeline/left_out.h"

namespace tacit::cli {
namespace {

std::string LockPath(const Home& home) { return home.keys_path() + "/lock"; }

}  // namespace

Result<FileLock> LockKeysAlone(const Home& home) { return FileLock::TryExclusive(LockPath(home)); }

Result<std::unique_ptr<KeySession>> KeySession::Open(const Home& home) {
  TACIT_TRY(FileLock lock, FileLock::Shared(LockPath(home)));
  TACIT_TRY(Secret master, home.MasterKey());
  return std::unique_ptr<KeySession>(new KeySession(home, std::move(lock), std::move(master)));
}

Result<privacy::ProjectKeys> KeySession::ForImport(const std::string& project) {
  const SystemClock clock;
  TACIT_TRY(const keys::Epoch epoch,
            epochs_.Current(project, home_.LakeHasProject(project), clock.Now()));
  return epochs_.BridgedKeysOf(project, epoch.number);
}

Result<pipeline::DeletedMessages> KeySession::Deleted(state::State* state) const {
  if (state == nullptr) return pipeline::DeletedMessages();
  return pipeline::DeletedMessages::Load(*state, master_);
}

Result<void> KeySession::LeaveOut(state::State* state, privacy::ProjectKeys& keys) const {
  if (state == nullptr) return {};
  TACIT_TRY(keys.opt_outs, pipeline::LoadOptOuts(*state, master_));
  return {};
}

Result<void> KeySession::SaveBridges(const std::string& project, const privacy::ProjectKeys& keys) {
  return keys::SaveBridges(home_.keys_path(), epochs_, project, keys);
}

}  // namespace tacit::cli
