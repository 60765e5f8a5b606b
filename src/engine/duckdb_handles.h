#pragma once

// Owners for the C API's handles. Only for engine/*.cc: this header includes duckdb.h.

#include <duckdb.h>

#include <string_view>
#include <utility>

namespace tacit::engine {

// Owns a handle that `destroy` frees (and sets to null; null is fine).
template <typename T, void (*destroy)(T*)>
class Handle {
 public:
  Handle() = default;
  explicit Handle(T value) : value_(value) {}
  Handle(Handle&& other) noexcept : value_(std::exchange(other.value_, T{})) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~Handle() { destroy(&value_); }
  T get() const { return value_; }
  T* out() { return &value_; }  // for a call that makes the handle
  explicit operator bool() const { return value_ != nullptr; }

 private:
  T value_{};
};

using ChunkHandle = Handle<duckdb_data_chunk, duckdb_destroy_data_chunk>;
using ConfigHandle = Handle<duckdb_config, duckdb_destroy_config>;
using ConnectionHandle = Handle<duckdb_connection, duckdb_disconnect>;
using DatabaseHandle = Handle<duckdb_database, duckdb_close>;
using ExtractedHandle = Handle<duckdb_extracted_statements, duckdb_destroy_extracted>;
using PendingHandle = Handle<duckdb_pending_result, duckdb_destroy_pending>;
using PreparedHandle = Handle<duckdb_prepared_statement, duckdb_destroy_prepare>;
using TableFunctionHandle = Handle<duckdb_table_function, duckdb_destroy_table_function>;
using TypeHandle = Handle<duckdb_logical_type, duckdb_destroy_logical_type>;

// A duckdb_result lives in the caller's memory; it may be destroyed before it was filled.
class ResultHandle {
 public:
  ResultHandle() = default;
  ResultHandle(const ResultHandle&) = delete;
  ResultHandle& operator=(const ResultHandle&) = delete;
  ~ResultHandle() { duckdb_destroy_result(&result_); }
  duckdb_result* out() { return &result_; }
  const duckdb_result& get() const { return result_; }

 private:
  duckdb_result result_{};
};

// The text at `row` of a VARCHAR vector; valid as long as the vector.
inline std::string_view TextAt(duckdb_vector vector, idx_t row) {
  auto* slot = static_cast<duckdb_string_t*>(duckdb_vector_get_data(vector)) + row;
  return {duckdb_string_t_data(slot), duckdb_string_t_length(*slot)};
}

inline bool IsNullAt(duckdb_vector vector, idx_t row) {
  uint64_t* validity = duckdb_vector_get_validity(vector);
  return validity != nullptr && !duckdb_validity_row_is_valid(validity, row);
}

}  // namespace tacit::engine
