#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/console.h"
#include "cli/lake_session.h"

namespace tacit::cli {

// The statements of the report; over the lake's views.
std::string_view MessagesPerWeekSql();  // week, messages
std::string_view TopReactionsSql();     // reaction, count
std::string_view TopTalkersSql();       // pseudonym, people, contacts

struct WeekCount {
  std::string week;  // its Monday: 2026-01-05
  std::uint64_t messages = 0;
};

// Columns of blocks, four lines high, one column a week; at most 76 wide (the newest weeks).
std::string WeekChart(const std::vector<WeekCount>& weeks, const Style& style);

// A small report on all that a lake holds: messages per week, most used reactions, who talks to
// whom by pseudonym; at most 80 columns wide.
Result<std::string> LakeReport(LakeSession& session, const Config& config, const Style& style);

}  // namespace tacit::cli
