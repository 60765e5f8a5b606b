#include "state/sqlite/sqlite_state.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include "base/file.h"
#include "state/sqlite/database.h"
#include "state/sqlite/schema.h"
#include "state/sqlite/sqlite_left_out.h"

namespace tacit::state {
namespace {

constexpr Micros kMinute = 60'000'000;
constexpr std::int64_t kMinutesOfDay = 1440;

constexpr std::string_view kChannelColumns =
    "project, platform, channel_id, handle, kind, basis, added_at, status, refusal, "
    "preview";

Channel ChannelIn(const Statement& row) {
  return {.project = row.Text(0),
          .platform = PlatformOf(row.Text(1)),
          .id = row.Text(2),
          .handle = row.Text(3),
          .kind = row.Text(4),
          .basis = row.Text(5),
          .added_at = row.Int(6),
          .status = row.Text(7) == Name(ChannelStatus::kActive) ? ChannelStatus::kActive
                                                                : ChannelStatus::kRefused,
          .refusal = row.Text(8),
          .preview = row.Int(9) != 0};
}

Run RunIn(const Statement& row) {
  const auto count = [&row](int column) { return static_cast<std::uint64_t>(row.Int(column)); };
  return {.id = row.Text(0),
          .platform = PlatformOf(row.Text(1)),
          .follow = row.Int(2) != 0,
          .started_at = row.Int(3),
          .ended_at = row.Int(4),
          .outcome = row.Text(5),
          .loaded = count(6),
          .updated = count(7),
          .deleted = count(8)};
}

class SqliteState final : public SqliteLeftOut {
 public:
  using SqliteLeftOut::SqliteLeftOut;

  Result<std::vector<Channel>> Channels() override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement rows,
              database().Prepare("SELECT " + std::string(kChannelColumns) +
                                 " FROM channels ORDER BY project, platform, handle, channel_id"));
    return All<Channel>(rows, ChannelIn);
  }

  Result<void> PutChannel(const Channel& channel) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement put,
              database().Prepare("INSERT INTO channels(" + std::string(kChannelColumns) +
                                 ") VALUES(?,?,?,?,?,?,?,?,?,?) "
                                 "ON CONFLICT(platform, channel_id) DO UPDATE SET "
                                 "handle = excluded.handle, kind = excluded.kind, "
                                 "basis = excluded.basis, added_at = excluded.added_at, "
                                 "status = excluded.status, refusal = excluded.refusal, "
                                 "preview = excluded.preview "
                                 "WHERE project = excluded.project"));
    put.Bind(channel.project).Bind(Name(channel.platform)).Bind(channel.id).Bind(channel.handle);
    put.Bind(channel.kind).Bind(channel.basis).Bind(channel.added_at);
    put.Bind(Name(channel.status)).Bind(channel.refusal).Bind(channel.preview ? 1 : 0);
    TACIT_CHECK_OK(put.Run());
    if (database().changes() > 0) return {};
    return Fail(ErrorCode::kInvalidArgument,
                "the channel is collected for another project; remove it there first "
                "(tacit channels list, tacit channels remove)");
  }

  Result<void> RemoveChannel(Platform platform, std::string_view id) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Transaction transaction, Transaction::Begin(database()));
    for (const char* table :
         {"pending_samples", "since_marks", "audit_marks", "threads", "channels"}) {
      TACIT_TRY(Statement remove, database().Prepare(std::string("DELETE FROM ") + table +
                                                     " WHERE platform = ? AND channel_id = ?"));
      TACIT_CHECK_OK(remove.Bind(Name(platform)).Bind(id).Run());
    }
    if (database().changes() == 0) {
      return Fail(ErrorCode::kNotFound, "no such channel; `tacit channels list` shows those there");
    }
    return transaction.Commit();
  }

  Result<std::optional<std::string>> IdOfHandle(Platform platform,
                                                std::string_view handle) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement rows, database().Prepare("SELECT channel_id FROM handles "
                                                 "WHERE platform = ? AND handle = ?"));
    TACIT_TRY(const bool found, rows.Bind(Name(platform)).Bind(handle).Step());
    return found ? std::optional(rows.Text(0)) : std::nullopt;
  }

  Result<void> RememberHandle(Platform platform, std::string_view handle,
                              std::string_view id) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement put, database().Prepare("INSERT OR REPLACE INTO handles VALUES(?,?,?)"));
    return put.Bind(Name(platform)).Bind(handle).Bind(id).Run();
  }

  Result<void> PutRun(const Run& run) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement put,
              database().Prepare("INSERT OR REPLACE INTO runs VALUES(?,?,?,?,?,?,?,?,?)"));
    put.Bind(run.id).Bind(Name(run.platform)).Bind(run.follow ? 1 : 0);
    put.Bind(run.started_at).Bind(run.ended_at).Bind(run.outcome);
    for (const std::uint64_t count : {run.loaded, run.updated, run.deleted}) {
      put.Bind(static_cast<std::int64_t>(count));
    }
    return put.Run();
  }

  Result<std::vector<Run>> LatestRuns(std::size_t count) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement rows,
              database().Prepare("SELECT * FROM runs ORDER BY started_at DESC, id LIMIT ?"));
    rows.Bind(static_cast<std::int64_t>(count));
    return All<Run>(rows, RunIn);
  }

  Result<std::vector<CallState>> Calls(std::string_view account, Micros now) override {
    const std::lock_guard lock(mutex());
    return ReadCalls(account, nullptr, now);
  }

  Result<CallState> CallsOf(std::string_view account, std::string_view method,
                            Micros now) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(const std::vector<CallState> found, ReadCalls(account, &method, now));
    if (!found.empty()) return found.front();
    return CallState{.account = std::string(account), .method = std::string(method)};
  }

  Result<void> PutCallState(const CallState& state) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement put,
              database().Prepare("INSERT OR REPLACE INTO call_states VALUES(?,?,?,?,?,?)"));
    put.Bind(state.account).Bind(state.method).Bind(state.not_before);
    return put.Bind(state.flood_until).Bind(state.errors).Bind(state.pace).Run();
  }

  Result<void> CountCall(std::string_view account, std::string_view method, Micros now,
                         Micros next) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Transaction transaction, Transaction::Begin(database()));
    TACIT_TRY(Statement forget, database().Prepare("DELETE FROM calls WHERE minute <= ?"));
    TACIT_CHECK_OK(forget.Bind(now / kMinute - kMinutesOfDay).Run());
    TACIT_TRY(Statement count, database().Prepare("INSERT INTO calls VALUES(?,?,?,1) "
                                                  "ON CONFLICT DO UPDATE SET count = count + 1"));
    TACIT_CHECK_OK(count.Bind(account).Bind(method).Bind(now / kMinute).Run());
    TACIT_TRY(Statement pace,
              database().Prepare("INSERT INTO call_states VALUES(?,'',?,0,0,0) "
                                 "ON CONFLICT DO UPDATE SET not_before = excluded.not_before"));
    TACIT_CHECK_OK(pace.Bind(account).Bind(next).Run());
    return transaction.Commit();
  }

  Result<Micros> OldestCallLeaves(std::string_view account, std::string_view method,
                                  Micros now) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement rows,
              database().Prepare("SELECT coalesce(min(minute) + 1 + ?, 0) FROM calls "
                                 "WHERE account = ? AND method = ? AND minute > ?"));
    rows.Bind(kMinutesOfDay).Bind(account).Bind(method).Bind(now / kMinute - kMinutesOfDay);
    TACIT_TRY(const bool found, rows.Step());
    return found ? rows.Int(0) * kMinute : 0;
  }

  Result<std::optional<SinceMark>> SinceMarkOf(Platform platform,
                                               std::string_view channel_id) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement rows, database().Prepare("SELECT since, message_id FROM since_marks "
                                                 "WHERE platform = ? AND channel_id = ?"));
    TACIT_TRY(const bool found, rows.Bind(Name(platform)).Bind(channel_id).Step());
    if (!found) return std::nullopt;
    return SinceMark{.since = rows.Int(0), .message_id = rows.Text(1)};
  }

  Result<void> PutSinceMark(Platform platform, std::string_view channel_id,
                            const SinceMark& mark) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement put,
              database().Prepare("INSERT OR REPLACE INTO since_marks VALUES(?,?,?,?)"));
    return put.Bind(Name(platform)).Bind(channel_id).Bind(mark.since).Bind(mark.message_id).Run();
  }

  Result<std::string> AuditMarkOf(Platform platform, std::string_view channel_id) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement rows, database().Prepare("SELECT message_id FROM audit_marks "
                                                 "WHERE platform = ? AND channel_id = ?"));
    TACIT_TRY(const bool found, rows.Bind(Name(platform)).Bind(channel_id).Step());
    return found ? rows.Text(0) : std::string();
  }

  Result<void> PutAuditMark(Platform platform, std::string_view channel_id,
                            std::string_view message_id) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement put,
              database().Prepare("INSERT OR REPLACE INTO audit_marks VALUES(?,?,?)"));
    return put.Bind(Name(platform)).Bind(channel_id).Bind(message_id).Run();
  }

  Result<std::optional<ThreadMark>> ThreadOf(Platform platform, std::string_view channel_id,
                                             std::string_view thread_id) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement rows,
              database().Prepare("SELECT last_reply, replies, read_at FROM threads "
                                 "WHERE platform = ? AND channel_id = ? AND thread_id = ?"));
    rows.Bind(Name(platform)).Bind(channel_id).Bind(thread_id);
    TACIT_TRY(const bool found, rows.Step());
    if (!found) return std::nullopt;
    return ThreadMark{.thread_id = std::string(thread_id),
                      .last_reply = rows.Text(0),
                      .replies = rows.Int(1),
                      .read_at = rows.Int(2)};
  }

  Result<void> PutThreads(Platform platform, std::string_view channel_id,
                          std::span<const ThreadMark> threads) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Transaction transaction, Transaction::Begin(database()));
    TACIT_TRY(Statement put,
              database().Prepare("INSERT OR REPLACE INTO threads VALUES(?,?,?,?,?,?)"));
    for (const ThreadMark& thread : threads) {
      put.Bind(Name(platform)).Bind(channel_id).Bind(thread.thread_id).Bind(thread.last_reply);
      TACIT_CHECK_OK(put.Bind(thread.replies).Bind(thread.read_at).Run());
    }
    return transaction.Commit();
  }

  Result<void> AddSamples(std::span<const PendingSample> samples) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Transaction transaction, Transaction::Begin(database()));
    TACIT_TRY(Statement put,
              database().Prepare("INSERT OR IGNORE INTO pending_samples VALUES(?,?,?,?,?,?)"));
    for (const PendingSample& sample : samples) {
      const MessageRef& message = sample.message;
      put.Bind(Name(message.platform)).Bind(sample.due_at).Bind(message.channel_id);
      put.Bind(message.message_id).Bind(message.project).Bind(sample.sent_at);
      TACIT_CHECK_OK(put.Run());
    }
    return transaction.Commit();
  }

  Result<std::vector<PendingSample>> DueSamples(Platform platform, Micros now,
                                                std::size_t count) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(
        Statement rows,
        database().Prepare("SELECT platform, project, channel_id, message_id, sent_at, due_at "
                           "FROM pending_samples WHERE platform = ? AND due_at <= ? "
                           "ORDER BY due_at, channel_id, message_id LIMIT ?"));
    rows.Bind(Name(platform)).Bind(now).Bind(static_cast<std::int64_t>(count));
    return All<PendingSample>(rows, [](const Statement& row) {
      return PendingSample{.message = {.platform = PlatformOf(row.Text(0)),
                                       .project = row.Text(1),
                                       .channel_id = row.Text(2),
                                       .message_id = row.Text(3)},
                           .sent_at = row.Int(4),
                           .due_at = row.Int(5)};
    });
  }

  Result<std::optional<Micros>> NextSample(Platform platform) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement rows, database().Prepare("SELECT due_at FROM pending_samples "
                                                 "WHERE platform = ? ORDER BY due_at LIMIT 1"));
    TACIT_TRY(const bool found, rows.Bind(Name(platform)).Step());
    return found ? std::optional(rows.Int(0)) : std::nullopt;
  }

  Result<void> RemoveSamples(std::span<const PendingSample> samples) override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Transaction transaction, Transaction::Begin(database()));
    TACIT_TRY(Statement remove,
              database().Prepare("DELETE FROM pending_samples WHERE platform = ? AND due_at = ? "
                                 "AND channel_id = ? AND message_id = ?"));
    for (const PendingSample& sample : samples) {
      remove.Bind(Name(sample.message.platform)).Bind(sample.due_at);
      remove.Bind(sample.message.channel_id).Bind(sample.message.message_id);
      TACIT_CHECK_OK(remove.Run());
    }
    return transaction.Commit();
  }

  Result<std::uint64_t> PendingSamples() override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement rows, database().Prepare("SELECT count(*) FROM pending_samples"));
    TACIT_TRY(const bool found, rows.Step());
    return found ? static_cast<std::uint64_t>(rows.Int(0)) : 0;
  }

  Result<std::string> Check() override {
    const std::lock_guard lock(mutex());
    TACIT_TRY(Statement rows, database().Prepare("PRAGMA integrity_check(1)"));
    TACIT_TRY(const bool found, rows.Step());
    const std::string verdict = found ? rows.Text(0) : "no answer";
    return verdict == "ok" ? std::string() : "the state (state.sqlite) is damaged";
  }

 private:
  // Of one method, or of all.
  Result<std::vector<CallState>> ReadCalls(std::string_view account, const std::string_view* method,
                                           Micros now) {
    TACIT_TRY(Statement rows,
              database().Prepare(
                  "WITH today AS (SELECT method, sum(count) AS calls FROM calls "
                  "WHERE account = ?1 AND minute > ?2 GROUP BY method), "
                  "known AS (SELECT method FROM call_states WHERE account = ?1 "
                  "UNION SELECT method FROM today) "
                  "SELECT ?1, known.method, coalesce(not_before, 0), coalesce(flood_until, 0), "
                  "coalesce(errors, 0), coalesce(calls, 0), coalesce(pace, 0) FROM known "
                  "LEFT JOIN today USING (method) LEFT JOIN call_states AS s "
                  "ON s.account = ?1 AND s.method = known.method "
                  "WHERE ?3 OR known.method = ?4 ORDER BY known.method"));
    rows.Bind(account).Bind(now / kMinute - kMinutesOfDay).Bind(method == nullptr ? 1 : 0);
    rows.Bind(method == nullptr ? std::string_view() : *method);
    return All<CallState>(rows, [](const Statement& row) {
      return CallState{.account = row.Text(0),
                       .method = row.Text(1),
                       .not_before = row.Int(2),
                       .flood_until = row.Int(3),
                       .errors = row.Int(4),
                       .calls_today = row.Int(5),
                       .pace = row.Int(6)};
    });
  }
};

Result<void> MakePrivate(const std::string& path) {
  if (FileExists(path)) return {};
  const auto made = PutIfAbsent(path, "");
  if (!made && made.error().code != ErrorCode::kLocked) return tl::unexpected(made.error());
  return {};
}

}  // namespace

Result<std::unique_ptr<State>> OpenSqliteState(const std::string& path) {
  TACIT_CHECK_OK(MakePrivate(path));
  TACIT_TRY(auto database, Database::Open(path));
  // SQLite gives the write-ahead log the mode of the file.
  TACIT_CHECK_OK(database->Execute("PRAGMA journal_mode = WAL"));
  TACIT_CHECK_OK(database->Execute("PRAGMA synchronous = FULL"));
  TACIT_CHECK_OK(database->Execute("PRAGMA secure_delete = ON"));
  TACIT_CHECK_OK(database->Execute("PRAGMA trusted_schema = OFF"));
  TACIT_CHECK_OK(Migrate(*database));
  return std::unique_ptr<State>(std::make_unique<SqliteState>(std::move(database)));
}

}  // namespace tacit::state
