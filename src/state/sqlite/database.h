#pragma once

// SQLite's C interface, as far as the state needs it. The only file that includes sqlite3.h is
// database.cc.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tacit::state {

// A prepared statement. Values are bound in order, then rows are stepped through; Reset() makes it
// ready for the next use.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  Statement& Bind(std::string_view text);  // copied
  Statement& Bind(std::int64_t number);
  Statement& BindBytes(std::string_view bytes);  // copied
  Result<bool> Step();                           // false: no more rows
  Result<void> Run();                            // to its end, then Reset()
  void Reset();
  std::string Text(int column) const;  // bytes, too
  std::int64_t Int(int column) const;

 private:
  friend class Database;
  Statement(sqlite3* database, sqlite3_stmt* statement)
      : database_(database), statement_(statement) {}
  sqlite3* database_;
  sqlite3_stmt* statement_;
  int next_ = 1;
};

class Database {
 public:
  static Result<std::unique_ptr<Database>> Open(const std::string& path);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Result<void> Execute(const std::string& sql);
  Result<Statement> Prepare(std::string_view sql);
  std::int64_t changes() const;  // rows that the last statement changed

 private:
  explicit Database(sqlite3* handle) : handle_(handle) {}
  sqlite3* handle_;
};

// Rolled back unless committed.
class Transaction {
 public:
  static Result<Transaction> Begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> Commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;  // null: done
};

}  // namespace tacit::state
