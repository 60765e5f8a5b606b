#pragma once

// Dates of an export: "date_unixtime" (since 2021-12), else "date", which is the local time of the
// exporting machine and names no zone.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace tacit::sources {

// "1740819660".
std::optional<Micros> ParseUnixTime(std::string_view seconds);

// Reads "2025-03-01T09:01:00" as a time in one zone. Where clocks go back an hour is written twice:
// the earlier one is taken. Any number of threads.
class LocalTime {
 public:
  // An IANA name ("Europe/Berlin"); kInvalidArgument when there is no such zone.
  static Result<std::shared_ptr<const LocalTime>> InZone(const std::string& name);
  virtual ~LocalTime() = default;
  virtual std::optional<Micros> Parse(std::string_view date) const = 0;
};

}  // namespace tacit::sources
