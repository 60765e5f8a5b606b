#include "state/sqlite/sqlite_left_out.h"

#include <algorithm>
#include <array>

namespace tacit::state {
namespace {

constexpr std::array kPlatforms = {Platform::kTelegram, Platform::kSlack};

std::string_view BytesOf(const Digest256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

Digest256 DigestIn(const Statement& row) {
  Digest256 digest{};
  const std::string bytes = row.Text(0);
  std::copy_n(bytes.begin(), std::min(bytes.size(), digest.size()), digest.begin());
  return digest;
}

}  // namespace

Platform PlatformOf(std::string_view name) {
  for (const Platform platform : kPlatforms) {
    if (Name(platform) == name) return platform;
  }
  return Platform::kTelegram;
}

Result<void> SqliteLeftOut::AddDeleted(std::span<const MessageRef> messages,
                                       std::span<const Digest256> hashes) {
  const std::lock_guard lock(mutex_);
  TACIT_TRY(Transaction transaction, Transaction::Begin(*database_));
  TACIT_TRY(Statement hash, database_->Prepare("INSERT OR IGNORE INTO deleted VALUES(?)"));
  for (const Digest256& digest : hashes) TACIT_CHECK_OK(hash.BindBytes(BytesOf(digest)).Run());
  TACIT_CHECK_OK(ForEach(messages, "INSERT OR IGNORE INTO pending_deletions VALUES(?,?,?,?)"));
  return transaction.Commit();
}

Result<std::vector<MessageRef>> SqliteLeftOut::PendingDeletions() {
  const std::lock_guard lock(mutex_);
  TACIT_TRY(Statement rows, database_->Prepare("SELECT * FROM pending_deletions"));
  return All<MessageRef>(rows, [](const Statement& row) {
    return MessageRef{.platform = PlatformOf(row.Text(0)),
                      .project = row.Text(1),
                      .channel_id = row.Text(2),
                      .message_id = row.Text(3)};
  });
}

Result<void> SqliteLeftOut::DoneDeletions(std::span<const MessageRef> messages) {
  const std::lock_guard lock(mutex_);
  TACIT_TRY(Transaction transaction, Transaction::Begin(*database_));
  TACIT_CHECK_OK(ForEach(messages,
                         "DELETE FROM pending_deletions WHERE platform = ? AND project = ? "
                         "AND channel_id = ? AND message_id = ?"));
  return transaction.Commit();
}

Result<std::vector<Digest256>> SqliteLeftOut::DeletedHashes() {
  const std::lock_guard lock(mutex_);
  TACIT_TRY(Statement rows, database_->Prepare("SELECT hash FROM deleted"));
  return All<Digest256>(rows, DigestIn);
}

Result<std::vector<OptOut>> SqliteLeftOut::OptOuts() {
  const std::lock_guard lock(mutex_);
  TACIT_TRY(Statement rows, database_->Prepare("SELECT hash, platform, kind, added_at "
                                               "FROM opt_outs ORDER BY added_at, hash"));
  return All<OptOut>(rows, [](const Statement& row) {
    return OptOut{.hash = DigestIn(row),
                  .platform = PlatformOf(row.Text(1)),
                  .kind = row.Text(2),
                  .added_at = row.Int(3)};
  });
}

Result<void> SqliteLeftOut::AddOptOuts(std::span<const OptOut> people) {
  const std::lock_guard lock(mutex_);
  TACIT_TRY(Transaction transaction, Transaction::Begin(*database_));
  TACIT_TRY(Statement put, database_->Prepare("INSERT OR IGNORE INTO opt_outs VALUES(?,?,?,?)"));
  for (const OptOut& one : people) {
    put.BindBytes(BytesOf(one.hash)).Bind(Name(one.platform)).Bind(one.kind).Bind(one.added_at);
    TACIT_CHECK_OK(put.Run());
  }
  return transaction.Commit();
}

Result<bool> SqliteLeftOut::RemoveOptOut(const Digest256& hash) {
  const std::lock_guard lock(mutex_);
  TACIT_TRY(Statement remove, database_->Prepare("DELETE FROM opt_outs WHERE hash = ?"));
  TACIT_CHECK_OK(remove.BindBytes(BytesOf(hash)).Run());
  return database_->changes() > 0;
}

Result<std::vector<Hold>> SqliteLeftOut::Holds() {
  const std::lock_guard lock(mutex_);
  TACIT_TRY(Statement rows,
            database_->Prepare("SELECT project, reason, since FROM holds ORDER BY project"));
  return All<Hold>(rows, [](const Statement& row) {
    return Hold{.project = row.Text(0), .reason = row.Text(1), .since = row.Int(2)};
  });
}

Result<void> SqliteLeftOut::PutHold(const Hold& hold) {
  const std::lock_guard lock(mutex_);
  TACIT_TRY(Statement put, database_->Prepare("INSERT OR REPLACE INTO holds VALUES(?,?,?)"));
  return put.Bind(hold.project).Bind(hold.reason).Bind(hold.since).Run();
}

Result<bool> SqliteLeftOut::RemoveHold(std::string_view project) {
  const std::lock_guard lock(mutex_);
  TACIT_TRY(Statement remove, database_->Prepare("DELETE FROM holds WHERE project = ?"));
  TACIT_CHECK_OK(remove.Bind(project).Run());
  return database_->changes() > 0;
}

Result<void> SqliteLeftOut::ForEach(std::span<const MessageRef> messages, std::string_view sql) {
  TACIT_TRY(Statement statement, database_->Prepare(sql));
  for (const MessageRef& message : messages) {
    statement.Bind(Name(message.platform)).Bind(message.project);
    TACIT_CHECK_OK(statement.Bind(message.channel_id).Bind(message.message_id).Run());
  }
  return {};
}

}  // namespace tacit::state
