#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/engine.h"

namespace tacit::engine {

// A user's read-only session: sees the views that `setup` creates over files below `readable` and
// nothing else of the disk: external access off, configuration locked, extensions off, no temporary
// files; exactly one statement, and only SELECT (also WITH, FROM, VALUES, DESCRIBE, SUMMARIZE,
// SHOW) or EXPLAIN of one, and only table functions that read (statement_check.h). Times are in
// UTC.
struct SessionOptions {
  std::vector<std::string> readable_directories;  // absolute
  std::string writable_file;                      // for Parquet output; empty: none
  std::vector<std::string> setup;                 // our statements, run before the lock
  std::uint64_t memory_limit_bytes = 1ULL << 30;
  unsigned threads = 2;
};

class QuerySession {
 public:
  static Result<std::unique_ptr<QuerySession>> Open(const SessionOptions& options);
  ~QuerySession();
  QuerySession(const QuerySession&) = delete;
  QuerySession& operator=(const QuerySession&) = delete;

  struct Header {
    std::vector<std::string> names;
    std::vector<std::string> types;  // DuckDB's words
  };
  // A row's cells as text; NULL is nullopt. Return false to stop.
  using OnRow = std::function<bool(std::span<const std::optional<std::string>> cells)>;

  // Streams the result. Nested values as DuckDB prints them. kInvalidArgument carries DuckDB's own
  // message (it is about the user's own SQL); kRefused: not a read-only statement, or a file that
  // the session may not see; kLimit: the memory limit. `on_header` is called before the first row,
  // and not at all when the statement fails before it gives one.
  Result<void> Run(const std::string& sql, const std::function<void(const Header&)>& on_header,
                   const OnRow& on_row);
  // Each row as one JSON object, by DuckDB's to_json; a second column of the same name gets "_1".
  // NaN and infinite numbers of top-level columns are null (JSON has no word for them).
  Result<void> RunJson(const std::string& sql, const std::function<bool(std::string_view)>& on_row);
  // Writes the result to SessionOptions::writable_file. Returns the number of rows.
  Result<std::uint64_t> RunToParquet(const std::string& sql);

  // From any thread: ends the running statement, and refuses all later ones, with kInterrupted.
  void Interrupt();

 private:
  struct State;
  explicit QuerySession(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tacit::engine
