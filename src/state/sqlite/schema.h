#pragma once

#include "base/result.h"
#include "state/sqlite/database.h"

namespace tacit::state {

// Brings the tables to the newest version, in one transaction; PRAGMA user_version says which one a
// file has. kUnavailable: a newer tacit wrote it.
Result<void> Migrate(Database& database);

}  // namespace tacit::state
