#include "engine/engine.h"

#include <utility>

#include "engine/database.h"
#include "engine/parquet_copy.h"
#include "engine/row_source.h"
#include "engine/text_query.h"

namespace tacit::engine {

struct Engine::State {
  RowSources sources;  // outlives the database, which points to it
  DatabaseHandle database;
};

struct Connection::State {
  ConnectionHandle connection;
  RowSources& sources;
};

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::~Engine() = default;
Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::~Connection() = default;

Result<std::unique_ptr<Engine>> Engine::Open(const EngineOptions& options) {
  auto state = std::make_unique<State>();
  TACIT_TRY(state->database,
            OpenInMemory({{"threads", "1"},
                          {"memory_limit", std::to_string(options.memory_limit_bytes) + "B"},
                          {"temp_directory", options.temp_directory},
                          {"enable_external_file_cache", "false"}}));
  TACIT_TRY(const ConnectionHandle connection, ConnectTo(state->database));
  TACIT_CHECK_OK(state->sources.Register(connection.get()));
  return std::unique_ptr<Engine>(new Engine(std::move(state)));
}

Result<std::unique_ptr<Connection>> Engine::Connect() {
  TACIT_TRY(ConnectionHandle connection, ConnectTo(state_->database));
  return std::unique_ptr<Connection>(new Connection(std::make_unique<Connection::State>(
      Connection::State{std::move(connection), state_->sources})));
}

Result<void> Connection::Execute(const std::string& sql) {
  return RunStatement(state_->connection.get(), sql, "run a statement");
}

Result<TextTable> Connection::Query(const std::string& sql) {
  TextTable table;
  TACIT_TRY(TextQuery query, TextQuery::Prepare({state_->connection.get(), OwnQueryError}, sql));
  table.columns = query.names();
  TACIT_CHECK_OK(query.Run([&](std::span<const std::optional<std::string>> cells) {
    table.rows.emplace_back(cells.begin(), cells.end());
    return true;
  }));
  return table;
}

Result<WrittenFile> Connection::WriteParquet(const std::vector<Column>& columns,
                                             RowProducer& producer, const std::string& path) {
  std::vector<CopiedColumn> copied;
  copied.reserve(columns.size());
  for (const Column& column : columns) {
    copied.push_back({column.name, column.type == ColumnType::kTimestampTz});
  }
  RowSource source(columns, producer);
  const std::uint64_t id = state_->sources.Add(&source);
  const std::string select = std::string("SELECT * FROM ") + RowSources::kFunction + "(" +
                             std::to_string(id) + "::UBIGINT)";
  Result<WrittenFile> written = CopyQueryToParquet({state_->connection.get(), OwnCopyError}, select,
                                                   copied, path, CopyShape::kSmallRowGroups);
  state_->sources.Remove(id);
  if (source.error) return tl::unexpected(*std::move(source.error));
  return written;
}

Result<WrittenFile> Connection::CopyToParquet(const std::string& select, const std::string& path) {
  const Execution execution{state_->connection.get(), OwnCopyError};
  TACIT_TRY(const TextQuery query, TextQuery::Prepare(execution, select));
  return CopyQueryToParquet(execution, select, CopiedColumnsOf(query), path,
                            CopyShape::kLargeRowGroups);
}

std::string SqlQuote(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') quoted += '\'';
    quoted += c;
  }
  return quoted += '\'';
}

}  // namespace tacit::engine
