#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/chunk_builder.h"
#include "engine/duckdb_handles.h"
#include "engine/engine.h"

namespace tacit::engine {

// The rows of one WriteParquet, while DuckDB pulls them.
struct RowSource {
  RowSource(const std::vector<Column>& its_columns, RowProducer& its_producer)
      : columns(its_columns), producer(its_producer), builder(its_columns) {}
  const std::vector<Column>& columns;
  RowProducer& producer;
  ChunkBuilder builder;
  std::optional<Error> error;  // what the producer said, to give it back as it was
  bool ended = false;
};

// The table function kRowsFunction(id), registered once in a database: SQL can name a source by a
// number only. Thread-safe; a source is used by the thread that runs its COPY.
class RowSources {
 public:
  static constexpr const char* kFunction = "tacit_rows";

  Result<void> Register(duckdb_connection connection);
  std::uint64_t Add(RowSource* source);
  void Remove(std::uint64_t id);
  RowSource* Find(std::uint64_t id);

 private:
  std::mutex mutex_;
  std::uint64_t next_id_ = 1;                    // guarded by mutex_
  std::map<std::uint64_t, RowSource*> sources_;  // guarded by mutex_
};

}  // namespace tacit::engine
