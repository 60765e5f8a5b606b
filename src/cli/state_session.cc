#include "cli/state_session.h"

#include "base/file.h"
#include "state/sqlite/sqlite_state.h"

namespace tacit::cli {

Result<std::unique_ptr<state::State>> OpenState(const Home& home) {
  const std::string problem = PermissionProblem(home.state_path(), false);
  if (!problem.empty()) return Fail(ErrorCode::kUnavailable, problem);
  return state::OpenSqliteState(home.state_path());
}

Result<std::unique_ptr<state::State>> OpenStateIfThere(const Home& home) {
  if (!FileExists(home.state_path())) return std::unique_ptr<state::State>();
  return OpenState(home);
}

}  // namespace tacit::cli
