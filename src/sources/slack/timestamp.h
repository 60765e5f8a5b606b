#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace tacit::sources::slack {

// Slack's "1512085950.000216": seconds and up to six digits of a fraction, taken as integers (a
// double loses the last digit and with it the identity). Empty: not such a time, or zero.
std::optional<Micros> ParseTimestamp(std::string_view text);

std::string TimestampOf(Micros time);

}  // namespace tacit::sources::slack
