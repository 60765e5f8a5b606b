#include "engine/query_session.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "engine/database.h"
#include "engine/parquet_copy.h"
#include "engine/sql_error.h"
#include "engine/statement_check.h"
#include "engine/text_query.h"

namespace tacit::engine {
namespace {

std::string ListOfQuoted(const std::vector<std::string>& texts) {
  std::string list = "[";
  for (const std::string& text : texts) list += (list.size() > 1 ? ", " : "") + SqlQuote(text);
  return list + "]";
}

// The order matters: the allowed lists cannot be changed once external access is off, and nothing
// once the configuration is locked.
std::vector<std::string> LockStatements(const SessionOptions& options) {
  std::vector<std::string> paths;
  if (!options.writable_file.empty()) paths.push_back(options.writable_file);
  return {
      "SET allowed_directories = " + ListOfQuoted(options.readable_directories),
      "SET allowed_paths = " + ListOfQuoted(paths),
      "SET enable_external_access = false",
      "SET lock_configuration = true",
  };
}

std::string QuoteName(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted += '"';
}

std::string Subquery(const std::string& select) { return "(\n" + select + "\n)"; }

// Column names without doubles, and types in DuckDB's words.
Result<QuerySession::Header> Describe(const Execution& execution, const std::string& select) {
  QuerySession::Header columns;
  TACIT_TRY(TextQuery query,
            TextQuery::Prepare(execution,
                               "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " +
                                   Subquery(select) + ")"));
  TACIT_CHECK_OK(query.Run([&](std::span<const std::optional<std::string>> cells) {
    columns.names.push_back(cells[0].value_or(""));
    columns.types.push_back(cells[1].value_or(""));
    return true;
  }));
  return columns;
}

std::string JsonSelect(const QuerySession::Header& columns, const std::string& select) {
  std::string finite;
  for (std::size_t i = 0; i < columns.names.size(); ++i) {
    if (columns.types[i] != "DOUBLE" && columns.types[i] != "FLOAT") continue;
    const std::string name = QuoteName(columns.names[i]);
    finite += finite.empty() ? " REPLACE (" : ", ";
    finite.append("CASE WHEN isfinite(").append(name).append(") THEN ").append(name);
    finite.append(" END AS ").append(name);
  }
  if (!finite.empty()) finite += ")";
  std::string row = "row";  // must not be a column's name
  while (std::ranges::find(columns.names, row) != columns.names.end()) row += "_";
  return "SELECT to_json(" + QuoteName(row) + ")::VARCHAR FROM (SELECT *" + finite + " FROM " +
         Subquery(select) + ") AS " + QuoteName(row);
}

std::string JsonString(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (byte < 0x20) {
      json += "\\u00";
      json += kHex[byte >> 4];
      json += kHex[byte & 15];
    } else {
      json += c;
    }
  }
  return json += '"';
}

std::string JsonObject(const std::vector<std::string>& names,
                       std::span<const std::optional<std::string>> cells) {
  std::string json = "{";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) json += ',';
    const std::optional<std::string>& cell = cells[i];
    json += JsonString(names[i]) + ":" + (cell ? JsonString(*cell) : "null");
  }
  return json += '}';
}

}  // namespace

struct QuerySession::State {
  DatabaseHandle database;
  ConnectionHandle connection;
  std::string writable_file;
  std::atomic<bool> stop = false;

  Execution execution() const { return {connection.get(), UserQueryError, &stop}; }

  Result<ReadOnlyStatement> Check(const std::string& sql) const {
    if (stop) return tl::unexpected(execution().Interrupted());
    return CheckReadOnly(execution(), sql);
  }

  // Binds the user's own text, so that errors are about it and not about what we put around it.
  Result<TextQuery> Prepare(const ReadOnlyStatement& statement) const {
    TACIT_TRY(TextQuery query, TextQuery::Prepare(execution(), statement.sql()));
    const duckdb_statement_type expected =
        statement.explain.empty() ? DUCKDB_STATEMENT_TYPE_SELECT : DUCKDB_STATEMENT_TYPE_EXPLAIN;
    if (query.type() != expected) {
      return Fail(ErrorCode::kRefused, "only a single SELECT is allowed here");
    }
    return query;
  }
};

QuerySession::QuerySession(std::unique_ptr<State> state) : state_(std::move(state)) {}
QuerySession::~QuerySession() = default;

Result<std::unique_ptr<QuerySession>> QuerySession::Open(const SessionOptions& options) {
  auto state = std::make_unique<State>();
  TACIT_TRY(state->database,
            OpenInMemory({{"threads", std::to_string(options.threads)},
                          {"memory_limit", std::to_string(options.memory_limit_bytes) + "B"},
                          {"temp_directory", ""}}));
  TACIT_TRY(state->connection, ConnectTo(state->database));
  for (const std::string& statement : options.setup) {
    TACIT_CHECK_OK(RunStatement(state->connection.get(), statement, "set up a session"));
  }
  for (const std::string& statement : LockStatements(options)) {
    TACIT_CHECK_OK(RunStatement(state->connection.get(), statement, "lock a session"));
  }
  state->writable_file = options.writable_file;
  return std::unique_ptr<QuerySession>(new QuerySession(std::move(state)));
}

Result<void> QuerySession::Run(const std::string& sql,
                               const std::function<void(const Header&)>& on_header,
                               const OnRow& on_row) {
  TACIT_TRY(const ReadOnlyStatement statement, state_->Check(sql));
  TACIT_TRY(TextQuery query, state_->Prepare(statement));
  Header header{.names = query.names(),
                .types = std::vector<std::string>(query.names().size(), "VARCHAR")};
  if (statement.explain.empty()) {
    TACIT_TRY(const Header described, Describe(state_->execution(), statement.select));
    header.types = described.types;
  }
  bool announced = false;
  const auto announce = [&] {
    if (!std::exchange(announced, true)) on_header(header);
  };
  TACIT_CHECK_OK(query.Run([&](std::span<const std::optional<std::string>> cells) {
    announce();
    return on_row(cells);
  }));
  announce();  // of an empty result
  return {};
}

Result<void> QuerySession::RunJson(const std::string& sql,
                                   const std::function<bool(std::string_view)>& on_row) {
  TACIT_TRY(const ReadOnlyStatement statement, state_->Check(sql));
  TACIT_TRY(TextQuery query, state_->Prepare(statement));
  if (!statement.explain.empty()) {
    return query.Run([&](std::span<const std::optional<std::string>> cells) {
      return on_row(JsonObject(query.names(), cells));
    });
  }
  TACIT_TRY(const Header columns, Describe(state_->execution(), statement.select));
  TACIT_TRY(TextQuery json,
            TextQuery::Prepare(state_->execution(), JsonSelect(columns, statement.select)));
  return json.Run([&](std::span<const std::optional<std::string>> cells) {
    return on_row(cells[0].value_or("null"));
  });
}

Result<std::uint64_t> QuerySession::RunToParquet(const std::string& sql) {
  if (state_->writable_file.empty()) {
    return Fail(ErrorCode::kInvalidArgument, "this session has no file to write to");
  }
  TACIT_TRY(const ReadOnlyStatement statement, state_->Check(sql));
  if (!statement.explain.empty()) {
    return Fail(ErrorCode::kInvalidArgument, "EXPLAIN gives no table: choose another format");
  }
  TACIT_TRY(const TextQuery query, state_->Prepare(statement));
  TACIT_TRY(const WrittenFile written,
            CopyQueryToParquet(state_->execution(), "SELECT * FROM " + Subquery(statement.select),
                               CopiedColumnsOf(query), state_->writable_file,
                               CopyShape::kLargeRowGroups));
  return written.rows;
}

void QuerySession::Interrupt() {
  state_->stop = true;
  duckdb_interrupt(state_->connection.get());
}

}  // namespace tacit::engine
