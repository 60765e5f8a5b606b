#include "engine/database.h"

#include "engine/sql_error.h"

namespace tacit::engine {
namespace {

const Settings& CommonSettings() {
  static const Settings settings = {
      {"autoinstall_known_extensions", "false"},
      {"autoload_known_extensions", "false"},
      {"allow_community_extensions", "false"},
      {"allow_persistent_secrets", "false"},  // else it looks into ~/.duckdb
      {"preserve_insertion_order", "true"},
  };
  return settings;
}

Result<void> Set(duckdb_config config, const Settings& settings) {
  for (const auto& [name, value] : settings) {
    if (duckdb_set_config(config, name, value.c_str()) == DuckDBError) {
      return Fail(ErrorCode::kUnavailable, std::string("DuckDB refused the setting ") + name);
    }
  }
  return {};
}

}  // namespace

Result<DatabaseHandle> OpenInMemory(const Settings& settings) {
  ConfigHandle config;
  if (duckdb_create_config(config.out()) == DuckDBError) {
    return Fail(ErrorCode::kUnavailable, "DuckDB could not make a configuration");
  }
  TACIT_CHECK_OK(Set(config.get(), CommonSettings()));
  TACIT_CHECK_OK(Set(config.get(), settings));
  DatabaseHandle database;
  char* message = nullptr;
  if (duckdb_open_ext(nullptr, database.out(), config.get(), &message) == DuckDBError) {
    const Error error = SqlError("open its database", DUCKDB_ERROR_INVALID, OrEmpty(message));
    duckdb_free(message);
    return tl::unexpected(error);
  }
  return database;
}

Result<ConnectionHandle> ConnectTo(const DatabaseHandle& database) {
  ConnectionHandle connection;
  if (duckdb_connect(database.get(), connection.out()) == DuckDBError) {
    return Fail(ErrorCode::kUnavailable, "DuckDB could not connect to its database");
  }
  TACIT_CHECK_OK(RunStatement(connection.get(), "SET TimeZone = 'UTC'", "set the time zone"));
  return connection;
}

Result<void> RunStatement(duckdb_connection connection, const std::string& sql,
                          std::string_view operation) {
  ResultHandle result;
  if (duckdb_query(connection, sql.c_str(), result.out()) == DuckDBError) {
    return tl::unexpected(SqlError(operation, result.out()));
  }
  return {};
}

}  // namespace tacit::engine
