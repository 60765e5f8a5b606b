#include "engine/chunk_builder.h"

#include <duckdb.h>

#include <algorithm>
#include <bit>
#include <cstddef>

#include "base/assert.h"

namespace tacit::engine {

static_assert(sizeof(TextSlot) == sizeof(duckdb_string_t));
static_assert(offsetof(TextSlot, bytes) == offsetof(duckdb_string_t, value.inlined.inlined));
static_assert(offsetof(TextSlot, bytes) == offsetof(duckdb_string_t, value.pointer.prefix));
static_assert(offsetof(TextSlot, bytes) + 4 == offsetof(duckdb_string_t, value.pointer.ptr));

namespace {
duckdb_vector Vector(void* handle) { return static_cast<duckdb_vector>(handle); }
}  // namespace

ChunkBuilder::ChunkBuilder(const std::vector<Column>& columns) : columns_(columns.size()) {
  static_assert(sizeof(ListEntry) == sizeof(duckdb_list_entry));
  TACIT_ASSERT(duckdb_vector_size() == kCapacity);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const ColumnType type = columns[i].type;
    columns_[i].is_integer = type == ColumnType::kInteger;
    columns_[i].is_pair = type == ColumnType::kCountedList || type == ColumnType::kRangeList;
    columns_[i].is_list = columns_[i].is_pair || type == ColumnType::kVarcharList;
  }
}

void ChunkBuilder::Begin(void* chunk) {
  arena_.Reset();
  chunk_ = chunk;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Slots& slots = columns_[i];
    slots.vector = duckdb_data_chunk_get_vector(static_cast<duckdb_data_chunk>(chunk), i);
    slots.data = duckdb_vector_get_data(Vector(slots.vector));
    slots.validity = nullptr;
    slots.child_size = 0;
    slots.child_capacity = 0;  // the first element gets the child's pointers
  }
}

void ChunkBuilder::End(std::size_t rows) {
  TACIT_ASSERT(rows <= kCapacity);
  for (const Slots& slots : columns_) {
    if (slots.is_list) duckdb_list_vector_set_size(Vector(slots.vector), slots.child_size);
  }
  duckdb_data_chunk_set_size(static_cast<duckdb_data_chunk>(chunk_), rows);
}

void ChunkBuilder::SetConstantText(std::size_t column, std::string_view value) {
  auto* slots = static_cast<TextSlot*>(columns_[column].data);
  arena_.Put(slots[0], value);  // the rows share one copy of the bytes
  std::fill_n(slots + 1, kCapacity - 1, slots[0]);
}

void ChunkBuilder::SetConstantInt(std::size_t column, std::int64_t value) {
  const Slots& slots = columns_[column];
  if (slots.is_integer) {
    std::fill_n(static_cast<std::int32_t*>(slots.data), kCapacity,
                static_cast<std::int32_t>(value));
  } else {
    std::fill_n(static_cast<std::int64_t*>(slots.data), kCapacity, value);
  }
}

void ChunkBuilder::SetConstantNull(std::size_t column) {
  Slots& slots = columns_[column];
  if (slots.validity == nullptr) MakeValidity(slots);
  std::fill_n(slots.validity, kCapacity / 64, std::uint64_t{0});
  if (slots.is_list) SetConstantEmptyList(column);
}

void ChunkBuilder::SetConstantEmptyList(std::size_t column) {
  TACIT_ASSERT(columns_[column].is_list);
  std::fill_n(EntriesOf(columns_[column]), kCapacity, ListEntry{0, 0});
}

void ChunkBuilder::MakeValidity(Slots& slots) {
  duckdb_vector_ensure_validity_writable(Vector(slots.vector));
  slots.validity = duckdb_vector_get_validity(Vector(slots.vector));
}

// Keeps what the child holds (DuckDB copies it).
void ChunkBuilder::GrowChild(Slots& slots, std::uint64_t size) {
  slots.child_capacity = std::max<std::uint64_t>(kCapacity, std::bit_ceil(size));
  duckdb_list_vector_reserve(Vector(slots.vector), slots.child_capacity);
  duckdb_vector child = duckdb_list_vector_get_child(Vector(slots.vector));
  if (!slots.is_pair) {
    slots.first = duckdb_vector_get_data(child);
    return;
  }
  slots.first = duckdb_vector_get_data(duckdb_struct_vector_get_child(child, 0));
  slots.second = duckdb_vector_get_data(duckdb_struct_vector_get_child(child, 1));
}

}  // namespace tacit::engine
