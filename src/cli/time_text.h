#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace tacit::cli {

// "2026-01-31", "2026-01-31T12:00:00Z" (UTC), or so long before `now`: "36h", "7d", "8w".
// kInvalidArgument says so.
Result<Micros> ParseTime(std::string_view text, Micros now);

std::string DateText(Micros time);  // 2026-01-31
std::string TimeText(Micros time);  // 2026-01-31T12:00:00Z

}  // namespace tacit::cli
