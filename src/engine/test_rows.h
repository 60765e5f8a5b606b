#pragma once

// For the tests of engine/: a folder of their own, and producers of invented rows.

#include <gtest/gtest.h>
#include <unistd.h>

#include <functional>
#include <string>
#include <vector>

#include "base/file.h"
#include "engine/chunk_builder.h"
#include "engine/engine.h"

namespace tacit::engine {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = testing::TempDir() + "tacit_engine_XXXXXX";
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TemporaryFolder() { static_cast<void>(RemoveTree(path_)); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string File(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// `rows` rows, each set by a function of the builder, the chunk's row and the number of all rows
// before.
class GeneratedRows : public RowProducer {
 public:
  using SetRow = std::function<void(ChunkBuilder& chunk, std::size_t row, std::size_t number)>;
  GeneratedRows(std::size_t rows, SetRow set_row) : rows_(rows), set_row_(std::move(set_row)) {}

  Result<std::size_t> Fill(ChunkBuilder& chunk) override {
    std::size_t row = 0;
    for (; row < ChunkBuilder::kCapacity && next_ < rows_; ++row) set_row_(chunk, row, next_++);
    return row;
  }

 private:
  std::size_t rows_;
  SetRow set_row_;
  std::size_t next_ = 0;
};

// An engine with one connection; a failure to open ends the test program.
struct OpenEngine {
  explicit OpenEngine(const EngineOptions& options = {}) {
    engine = std::move(Engine::Open(options)).value();
    connection = std::move(engine->Connect()).value();
  }
  // The rows as "a|b|NULL"; an error as "error: <detail>".
  std::vector<std::string> Rows(const std::string& sql) {
    const Result<TextTable> table = connection->Query(sql);
    if (!table) return {"error: " + table.error().detail};
    std::vector<std::string> rows;
    for (const auto& cells : table->rows) {
      std::string row;
      for (const auto& cell : cells)
        row += (&cell == cells.data() ? "" : "|") + cell.value_or("NULL");
      rows.push_back(row);
    }
    return rows;
  }
  std::unique_ptr<Engine> engine;
  std::unique_ptr<Connection> connection;
};

}  // namespace tacit::engine
