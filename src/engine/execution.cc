#include "engine/execution.h"

#include <chrono>
#include <thread>

namespace tacit::engine {

Error Execution::ErrorOf(std::string_view message) const {
  return make_error(TypeOfMessage(message), message);
}

Error Execution::Interrupted() const {
  duckdb_interrupt(connection);
  return {ErrorCode::kInterrupted, "interrupted"};
}

Result<PreparedHandle> PrepareOne(const Execution& execution, const std::string& sql) {
  ExtractedHandle statements;
  const idx_t count =
      duckdb_extract_statements(execution.connection, sql.c_str(), statements.out());
  if (count == 0) {
    const std::string_view message = OrEmpty(duckdb_extract_statements_error(statements.get()));
    return tl::unexpected(execution.ErrorOf(message));
  }
  if (count > 1) return Fail(ErrorCode::kRefused, "only a single statement is allowed here");
  PreparedHandle prepared;
  if (duckdb_prepare_extracted_statement(execution.connection, statements.get(), 0,
                                         prepared.out()) == DuckDBError) {
    return tl::unexpected(execution.ErrorOf(OrEmpty(duckdb_prepare_error(prepared.get()))));
  }
  return prepared;
}

// Task by task, so that `stop` is seen even when it was set before DuckDB began (a new statement
// forgets earlier interrupts).
Result<void> Start(const Execution& execution, const PreparedHandle& statement, bool streaming,
                   ResultHandle& result) {
  PendingHandle pending;
  const auto make_pending = streaming ? duckdb_pending_prepared_streaming : duckdb_pending_prepared;
  if (make_pending(statement.get(), pending.out()) == DuckDBError) {
    return tl::unexpected(execution.ErrorOf(OrEmpty(duckdb_pending_error(pending.get()))));
  }
  for (;;) {
    if (execution.stopped()) return tl::unexpected(execution.Interrupted());
    const duckdb_pending_state state = duckdb_pending_execute_task(pending.get());
    if (state == DUCKDB_PENDING_ERROR) {
      return tl::unexpected(execution.ErrorOf(OrEmpty(duckdb_pending_error(pending.get()))));
    }
    if (duckdb_pending_execution_is_finished(state)) break;
    if (state == DUCKDB_PENDING_NO_TASKS_AVAILABLE) {  // DuckDB's threads have them
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  }
  if (duckdb_execute_pending(pending.get(), result.out()) == DuckDBError) {
    return tl::unexpected(execution.ErrorOf(OrEmpty(duckdb_result_error(result.out()))));
  }
  return {};
}

}  // namespace tacit::engine
