#pragma once

#include <chrono>
#include <cstdint>

namespace tacit {

// Microseconds since 1970-01-01T00:00:00Z; the unit of every time column.
using Micros = std::int64_t;

// Where time comes from, so that tests own it. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Micros Now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Micros Now() const override {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
  }
};

}  // namespace tacit
