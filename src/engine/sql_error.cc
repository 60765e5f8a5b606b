#include "engine/sql_error.h"

#include <array>
#include <string>
#include <utility>

namespace tacit::engine {
namespace {

bool IsDiskFull(std::string_view message) {
  // strerror() of ENOSPC and EDQUOT, which DuckDB puts into its messages.
  constexpr std::array<std::string_view, 3> kWords = {"No space left", "Disk quota exceeded",
                                                      "max_temp_directory_size"};
  for (const std::string_view words : kWords) {
    if (message.find(words) != std::string_view::npos) return true;
  }
  return false;
}

std::string_view ClassOf(duckdb_error_type type) {
  constexpr std::array<std::pair<duckdb_error_type, std::string_view>, 14> kNames = {{
      {DUCKDB_ERROR_OUT_OF_RANGE, "out of range"},
      {DUCKDB_ERROR_CONVERSION, "conversion"},
      {DUCKDB_ERROR_NOT_IMPLEMENTED, "not implemented"},
      {DUCKDB_ERROR_CATALOG, "no such table or function"},
      {DUCKDB_ERROR_PARSER, "syntax"},
      {DUCKDB_ERROR_SYNTAX, "syntax"},
      {DUCKDB_ERROR_BINDER, "no such column or type"},
      {DUCKDB_ERROR_CONSTRAINT, "constraint"},
      {DUCKDB_ERROR_SETTINGS, "settings"},
      {DUCKDB_ERROR_IO, "input/output"},
      {DUCKDB_ERROR_INTERRUPT, "interrupted"},
      {DUCKDB_ERROR_FATAL, "fatal"},
      {DUCKDB_ERROR_INTERNAL, "internal"},
      {DUCKDB_ERROR_INVALID_INPUT, "invalid input"},
  }};
  for (const auto& [known, name] : kNames) {
    if (known == type) return name;
  }
  return "other";
}

}  // namespace

Error SqlError(std::string_view operation, duckdb_error_type type, std::string_view message) {
  if (IsDiskFull(message)) {
    return {ErrorCode::kLimit,
            "the disk is full: free some space and run the same command again, nothing is half "
            "done"};
  }
  std::string detail = "DuckDB could not ";
  detail += operation;
  if (type == DUCKDB_ERROR_OUT_OF_MEMORY) {
    detail += ": its memory limit is too low for this";
    return {ErrorCode::kLimit, std::move(detail)};
  }
  if (type == DUCKDB_ERROR_INTERRUPT) return {ErrorCode::kInterrupted, "interrupted"};
  detail += " (error class: ";
  detail += ClassOf(type);
  detail += ")";
  return {ErrorCode::kUnavailable, std::move(detail)};
}

Error SqlError(std::string_view operation, duckdb_result* result) {
  return SqlError(operation, duckdb_result_error_type(result),
                  OrEmpty(duckdb_result_error(result)));
}

Error OwnCopyError(duckdb_error_type type, std::string_view message) {
  return SqlError("write a Parquet file", type, message);
}

Error OwnQueryError(duckdb_error_type type, std::string_view message) {
  return SqlError("run a query", type, message);
}

Error UserQueryError(duckdb_error_type type, std::string_view message) {
  if (IsDiskFull(message) || type == DUCKDB_ERROR_OUT_OF_MEMORY || type == DUCKDB_ERROR_INTERRUPT) {
    return OwnQueryError(type, message);
  }
  const bool refused = type == DUCKDB_ERROR_PERMISSION;
  return {refused ? ErrorCode::kRefused : ErrorCode::kInvalidArgument, std::string(message)};
}

duckdb_error_type TypeOfMessage(std::string_view message) {
  constexpr std::array<std::pair<std::string_view, duckdb_error_type>, 9> kStarts = {{
      {"Parser Error", DUCKDB_ERROR_PARSER},
      {"Binder Error", DUCKDB_ERROR_BINDER},
      {"Catalog Error", DUCKDB_ERROR_CATALOG},
      {"IO Error", DUCKDB_ERROR_IO},
      {"Conversion Error", DUCKDB_ERROR_CONVERSION},
      {"Permission Error", DUCKDB_ERROR_PERMISSION},
      {"Out of Memory Error", DUCKDB_ERROR_OUT_OF_MEMORY},
      {"INTERRUPT Error", DUCKDB_ERROR_INTERRUPT},
      {"Invalid Input Error", DUCKDB_ERROR_INVALID_INPUT},
  }};
  for (const auto& [start, type] : kStarts) {
    if (message.substr(0, start.size()) == start) return type;
  }
  return DUCKDB_ERROR_INVALID;
}

std::string_view OrEmpty(const char* text) { return text == nullptr ? "" : text; }

}  // namespace tacit::engine
