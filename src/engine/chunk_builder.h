#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/engine.h"

namespace tacit::engine {

// One DuckDB data chunk that is being filled by row and column. Setters copy the bytes. Every column
// of a row is set, or nulled, once; rows are filled in ascending order (lists append to their child).
class ChunkBuilder {
 public:
  static constexpr std::size_t kCapacity = 2048;  // DuckDB's vector size

  void SetNull(std::size_t column, std::size_t row);
  void SetText(std::size_t column, std::size_t row, std::string_view value);
  void SetInt(std::size_t column, std::size_t row, std::int64_t value);  // also timestamps
  void SetTextList(std::size_t column, std::size_t row, std::span<const std::string_view> values);
  void SetCountedList(std::size_t column, std::size_t row,
                      std::span<const std::pair<std::string_view, std::int32_t>> values);
  void SetRangeList(std::size_t column, std::size_t row,
                    std::span<const std::pair<std::string_view, std::string_view>> values);
};

}  // namespace tacit::engine
