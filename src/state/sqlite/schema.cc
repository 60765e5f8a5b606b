#include "state/sqlite/schema.h"

#include <array>
#include <string>

namespace tacit::state {
namespace {

// Step n takes a file from version n to n + 1. A step that was released never changes.
constexpr std::array<const char*, 5> kSteps = {R"sql(
CREATE TABLE channels(
  platform TEXT NOT NULL, channel_id TEXT NOT NULL, project TEXT NOT NULL, handle TEXT NOT NULL,
  kind TEXT NOT NULL, basis TEXT NOT NULL, added_at INTEGER NOT NULL, status TEXT NOT NULL,
  refusal TEXT NOT NULL, PRIMARY KEY (platform, channel_id)) STRICT, WITHOUT ROWID;
CREATE TABLE handles(
  platform TEXT NOT NULL, handle TEXT NOT NULL, channel_id TEXT NOT NULL,
  PRIMARY KEY (platform, handle)) STRICT, WITHOUT ROWID;
CREATE TABLE runs(
  id TEXT NOT NULL PRIMARY KEY, platform TEXT NOT NULL, follow INTEGER NOT NULL,
  started_at INTEGER NOT NULL, ended_at INTEGER NOT NULL, outcome TEXT NOT NULL,
  loaded INTEGER NOT NULL, updated INTEGER NOT NULL, deleted INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
CREATE TABLE call_states(
  account TEXT NOT NULL, method TEXT NOT NULL, not_before INTEGER NOT NULL,
  flood_until INTEGER NOT NULL, errors INTEGER NOT NULL,
  PRIMARY KEY (account, method)) STRICT, WITHOUT ROWID;
CREATE TABLE calls(
  account TEXT NOT NULL, method TEXT NOT NULL, minute INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (account, method, minute)) STRICT, WITHOUT ROWID;
CREATE TABLE since_marks(
  platform TEXT NOT NULL, channel_id TEXT NOT NULL, since INTEGER NOT NULL,
  message_id TEXT NOT NULL, PRIMARY KEY (platform, channel_id)) STRICT, WITHOUT ROWID;
CREATE TABLE deleted(hash BLOB NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE pending_deletions(
  platform TEXT NOT NULL, project TEXT NOT NULL, channel_id TEXT NOT NULL,
  message_id TEXT NOT NULL, PRIMARY KEY (platform, project, channel_id, message_id)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE pending_samples(
  platform TEXT NOT NULL, due_at INTEGER NOT NULL, channel_id TEXT NOT NULL,
  message_id TEXT NOT NULL, project TEXT NOT NULL, sent_at INTEGER NOT NULL,
  PRIMARY KEY (platform, due_at, channel_id, message_id)) STRICT, WITHOUT ROWID;
)sql",
                                               R"sql(
CREATE TABLE audit_marks(
  platform TEXT NOT NULL, channel_id TEXT NOT NULL, message_id TEXT NOT NULL,
  PRIMARY KEY (platform, channel_id)) STRICT, WITHOUT ROWID;
)sql",
                                               R"sql(
ALTER TABLE channels ADD COLUMN preview INTEGER NOT NULL DEFAULT 0;
)sql",
                                               R"sql(
CREATE TABLE opt_outs(
  hash BLOB NOT NULL PRIMARY KEY, platform TEXT NOT NULL, kind TEXT NOT NULL,
  added_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE holds(
  project TEXT NOT NULL PRIMARY KEY, reason TEXT NOT NULL, since INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
)sql",
                                               R"sql(
CREATE TABLE threads(
  platform TEXT NOT NULL, channel_id TEXT NOT NULL, thread_id TEXT NOT NULL,
  last_reply TEXT NOT NULL, replies INTEGER NOT NULL, read_at INTEGER NOT NULL,
  PRIMARY KEY (platform, channel_id, thread_id)) STRICT, WITHOUT ROWID;
ALTER TABLE call_states ADD COLUMN pace INTEGER NOT NULL DEFAULT 0;
)sql"};

Result<std::int64_t> VersionOf(Database& database) {
  TACIT_TRY(Statement statement, database.Prepare("PRAGMA user_version"));
  TACIT_TRY(const bool found, statement.Step());
  return found ? statement.Int(0) : 0;
}

}  // namespace

Result<void> Migrate(Database& database) {
  constexpr auto kNewest = static_cast<std::int64_t>(kSteps.size());
  TACIT_TRY(const std::int64_t now, VersionOf(database));
  if (now > kNewest) {
    return Fail(ErrorCode::kUnavailable,
                "the state (state.sqlite) was written by a newer tacit; upgrade tacit");
  }
  if (now == kNewest) return {};
  TACIT_TRY(Transaction transaction, Transaction::Begin(database));
  TACIT_TRY(const std::int64_t version,
            VersionOf(database));  // another process may have been first
  for (std::int64_t step = version; step < kNewest; ++step) {
    TACIT_CHECK_OK(database.Execute(kSteps.at(static_cast<std::size_t>(step))));
  }
  TACIT_CHECK_OK(database.Execute("PRAGMA user_version = " + std::to_string(kNewest)));
  return transaction.Commit();
}

}  // namespace tacit::state
