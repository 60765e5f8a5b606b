#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/duckdb_handles.h"
#include "engine/execution.h"

namespace tacit::engine {

// One statement whose result is read as text, a chunk at a time.
class TextQuery {
 public:
  using OnRow = std::function<bool(std::span<const std::optional<std::string>> cells)>;

  // `sql`: one statement without a semicolon. Checks and binds it.
  static Result<TextQuery> Prepare(const Execution& execution, const std::string& sql);

  // As the statement names them; names may occur twice.
  const std::vector<std::string>& names() const { return names_; }
  bool is_time(std::size_t column) const { return is_time_[column]; }  // TIMESTAMPTZ
  duckdb_statement_type type() const { return type_; }

  // Once. Ends early, without an error, when `on_row` says false. NULL is nullopt.
  Result<void> Run(const OnRow& on_row);

 private:
  explicit TextQuery(const Execution& execution) : execution_(execution) {}
  Result<void> ReadRows(const OnRow& on_row);

  Execution execution_;
  PreparedHandle statement_;  // gives VARCHAR columns only
  bool wrapped_ = false;
  duckdb_statement_type type_ = DUCKDB_STATEMENT_TYPE_INVALID;
  std::vector<std::string> names_;
  std::vector<bool> is_time_;
};

}  // namespace tacit::engine
