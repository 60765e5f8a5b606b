#pragma once

// engine/: DuckDB behind a seam: writes Parquet files from rows that a producer hands over, runs
// our own SQL over Parquet files, answers users' queries (query_session.h). It knows nothing of
// messages. The only folder that includes duckdb.h.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace tacit::engine {

class ChunkBuilder;  // chunk_builder.h

enum class ColumnType : std::uint8_t {
  kVarchar,
  kBigint,
  kInteger,
  kTimestampTz,  // microseconds since 1970, UTC
  kVarcharList,  // VARCHAR[]
  kCountedList,  // STRUCT(<first_field> VARCHAR, count INTEGER)[]
  kRangeList,    // STRUCT(first VARCHAR, last VARCHAR)[]
};

struct Column {
  std::string name;
  ColumnType type = ColumnType::kVarchar;
  std::string first_field;  // of kCountedList: "reaction" or "class"
};

// Gives rows to WriteParquet. Called by the thread that called WriteParquet.
class RowProducer {
 public:
  virtual ~RowProducer() = default;
  // Fills up to ChunkBuilder::kCapacity rows and returns how many; 0 at the end.
  virtual Result<std::size_t> Fill(ChunkBuilder& chunk) = 0;
};

struct ColumnStats {
  std::string name;  // top-level columns of primitive type only
  // As text; times as 2026-01-31T23:59:59.123456Z. Text of more than 256 bytes is cut there: min is
  // then a lower bound, max an upper one (its last character goes up by one). Absent when every
  // value is NULL, or when DuckDB keeps none (long text that is not ASCII).
  std::optional<std::string> min;
  std::optional<std::string> max;
  std::uint64_t null_count = 0;
};

struct WrittenFile {
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  std::vector<ColumnStats> columns;
};

// A result as text; NULL is nullopt. For small results only.
struct TextTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

// A connection to the in-memory database. One thread at a time; runs everything on that thread.
// Errors about our own SQL are kUnavailable and name the operation and DuckDB's class of error only
// (its messages quote values); a full disk, quota or memory limit is kLimit.
class Connection {
 public:
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Result<void> Execute(const std::string& sql);
  Result<TextTable> Query(const std::string& sql);
  // Parquet: zstd level 1, row groups of 20,480 rows (parquet_copy.cc says why), in the producer's
  // order. The file has mode 0600 and is not synced. The same rows give the same bytes. On failure
  // the file is removed, and the producer's own error comes back as it was.
  Result<WrittenFile> WriteParquet(const std::vector<Column>& columns, RowProducer& producer,
                                   const std::string& path);
  // The same for the rows of a SELECT of ours, in its order, with row groups of 122,880 rows.
  Result<WrittenFile> CopyToParquet(const std::string& select, const std::string& path);

 private:
  friend class Engine;
  struct State;
  explicit Connection(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct EngineOptions {
  std::uint64_t memory_limit_bytes = 256ULL << 20;
  std::string temp_directory;  // where large merges spill; empty: never
};

// One in-memory DuckDB (threads = 1: our workers drive it, each with its own connection; leaving
// DuckDB's threads on costs 30 % CPU, measured). Thread-safe. It outlives its connections.
class Engine {
 public:
  static Result<std::unique_ptr<Engine>> Open(const EngineOptions& options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  Result<std::unique_ptr<Connection>> Connect();

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// 'it''s' for use in SQL text.
std::string SqlQuote(std::string_view text);

}  // namespace tacit::engine
