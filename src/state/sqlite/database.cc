#include "state/sqlite/database.h"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace tacit::state {
namespace {

constexpr int kBusyTimeoutMs = 10'000;

// A full disk often shows as an input/output error: of the journal, or of the shared memory.
bool IsDiskFull(int code, int system_error) {
  const int primary = code & 0xFF;
  if (primary == SQLITE_FULL) return true;
  return (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) &&
         (system_error == ENOSPC || system_error == EDQUOT);
}

// SQLite's own message may quote what is stored; its text for the code never does.
Error ErrorOf(sqlite3* database, int code) {
  if (IsDiskFull(code, sqlite3_system_errno(database))) {
    return {.code = ErrorCode::kLimit,
            .detail =
                "the disk is full: free some space and run the same command again "
                "(state.sqlite)"};
  }
  const std::string detail = std::string("the state (state.sqlite): ") + sqlite3_errstr(code);
  switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_MISMATCH:
      return {.code = ErrorCode::kCorrupt, .detail = detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {.code = ErrorCode::kLocked, .detail = detail};
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
      return {.code = ErrorCode::kLimit, .detail = detail};
    default:
      return {.code = ErrorCode::kUnavailable, .detail = detail};
  }
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      next_(other.next_) {}

Statement::~Statement() { sqlite3_finalize(statement_); }

// A value that cannot be bound (out of memory) shows when the statement runs.
Statement& Statement::Bind(std::string_view text) {
  const char* bytes = text.empty() ? "" : text.data();
  sqlite3_bind_text64(statement_, next_++, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::Bind(std::int64_t number) {
  sqlite3_bind_int64(statement_, next_++, number);
  return *this;
}

Statement& Statement::BindBytes(std::string_view bytes) {
  sqlite3_bind_blob64(statement_, next_++, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

Result<bool> Statement::Step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return tl::unexpected(ErrorOf(database_, sqlite3_extended_errcode(database_)));
}

Result<void> Statement::Run() {
  for (;;) {
    const auto more = Step();
    if (!more || !*more) Reset();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
  }
}

void Statement::Reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  next_ = 1;
}

std::string Statement::Text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return size == 0 ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

std::int64_t Statement::Int(int column) const { return sqlite3_column_int64(statement_, column); }

Result<std::unique_ptr<Database>> Database::Open(const std::string& path) {
  sqlite3* handle = nullptr;
  constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX |
                         SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(path.c_str(), &handle, kFlags, nullptr);
  std::unique_ptr<Database> database(new Database(handle));
  if (code != SQLITE_OK) return tl::unexpected(ErrorOf(handle, code));
  sqlite3_busy_timeout(handle, kBusyTimeoutMs);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  return database;
}

Database::~Database() { sqlite3_close(handle_); }

Result<void> Database::Execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(ErrorOf(handle_, code));
  return {};
}

Result<Statement> Database::Prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(ErrorOf(handle_, code));
  return Statement(handle_, statement);
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }

Result<Transaction> Transaction::Begin(Database& database) {
  TACIT_CHECK_OK(database.Execute("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  if (database_ != nullptr) static_cast<void>(database_->Execute("ROLLBACK"));
}

Result<void> Transaction::Commit() {
  TACIT_CHECK_OK(database_->Execute("COMMIT"));
  database_ = nullptr;
  return {};
}

}  // namespace tacit::state
