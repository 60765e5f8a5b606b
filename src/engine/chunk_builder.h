#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/engine.h"
#include "engine/text_arena.h"

namespace tacit::engine {

// One DuckDB data chunk that is being filled by row and column. Setters copy the bytes, which must
// be UTF-8 (not checked here: Parquet readers refuse the file otherwise). Every column of a row is
// set, or nulled, once; rows are filled in ascending order (lists append to their child). A column
// that has one value in the whole chunk is set by SetConstant* once instead, for all its rows.
class ChunkBuilder {
 public:
  static constexpr std::size_t kCapacity = 2048;  // DuckDB's vector size

  void SetNull(std::size_t column, std::size_t row) {
    Slots& slots = columns_[column];
    if (slots.validity == nullptr) MakeValidity(slots);
    slots.validity[row / 64] &= ~(std::uint64_t{1} << (row % 64));
    if (slots.is_list) EntriesOf(slots)[row] = {slots.child_size, 0};
  }

  void SetText(std::size_t column, std::size_t row, std::string_view value) {
    arena_.Put(static_cast<TextSlot*>(columns_[column].data)[row], value);
  }

  void SetInt(std::size_t column, std::size_t row, std::int64_t value) {  // also timestamps
    const Slots& slots = columns_[column];
    if (slots.is_integer) {
      static_cast<std::int32_t*>(slots.data)[row] = static_cast<std::int32_t>(value);
    } else {
      static_cast<std::int64_t*>(slots.data)[row] = value;
    }
  }

  void SetTextList(std::size_t column, std::size_t row, std::span<const std::string_view> values) {
    Slots& slots = columns_[column];
    std::size_t at = AddEntry(slots, row, values.size());
    for (const std::string_view value : values) {
      arena_.Put(static_cast<TextSlot*>(slots.first)[at++], value);
    }
  }

  void SetCountedList(std::size_t column, std::size_t row,
                      std::span<const std::pair<std::string_view, std::int32_t>> values) {
    Slots& slots = columns_[column];
    std::size_t at = AddEntry(slots, row, values.size());
    for (const auto& [value, count] : values) {
      arena_.Put(static_cast<TextSlot*>(slots.first)[at], value);
      static_cast<std::int32_t*>(slots.second)[at++] = count;
    }
  }

  void SetRangeList(std::size_t column, std::size_t row,
                    std::span<const std::pair<std::string_view, std::string_view>> values) {
    Slots& slots = columns_[column];
    std::size_t at = AddEntry(slots, row, values.size());
    for (const auto& [first, last] : values) {
      arena_.Put(static_cast<TextSlot*>(slots.first)[at], first);
      arena_.Put(static_cast<TextSlot*>(slots.second)[at++], last);
    }
  }

  void SetConstantText(std::size_t column, std::string_view value);
  void SetConstantInt(std::size_t column, std::int64_t value);
  void SetConstantNull(std::size_t column);
  void SetConstantEmptyList(std::size_t column);

  // For engine/ only: `chunk` is a duckdb_data_chunk of these columns.
  explicit ChunkBuilder(const std::vector<Column>& columns);
  void Begin(void* chunk);  // invalidates the text of the chunk before
  void End(std::size_t rows);

 private:
  struct ListEntry {  // duckdb_list_entry
    std::uint64_t offset;
    std::uint64_t length;
  };
  struct Slots {
    void* vector = nullptr;             // duckdb_vector
    void* data = nullptr;               // of int64, int32, TextSlot or ListEntry
    std::uint64_t* validity = nullptr;  // null until the chunk's first NULL
    void* first = nullptr;              // a list's elements, or their first field
    void* second = nullptr;             // their second field
    std::uint64_t child_size = 0;
    std::uint64_t child_capacity = 0;
    bool is_list = false;
    bool is_integer = false;
    bool is_pair = false;
  };

  static ListEntry* EntriesOf(const Slots& slots) { return static_cast<ListEntry*>(slots.data); }

  // Returns where the row's elements begin in the child.
  static std::size_t AddEntry(Slots& slots, std::size_t row, std::size_t length) {
    const std::uint64_t at = slots.child_size;
    EntriesOf(slots)[row] = {at, length};
    slots.child_size += length;
    if (slots.child_size > slots.child_capacity) GrowChild(slots, slots.child_size);
    return at;
  }

  static void MakeValidity(Slots& slots);
  static void GrowChild(Slots& slots, std::uint64_t size);

  std::vector<Slots> columns_;
  TextArena arena_;
  void* chunk_ = nullptr;
};

}  // namespace tacit::engine
