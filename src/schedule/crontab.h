#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "schedule/job.h"

namespace tacit::schedule {

// "30 6 * * 1-5", with the same times. kInvalidArgument: cron cannot say it, and why.
Result<std::string> CronTime(const Calendar& calendar);

// The lines of a home in a crontab, from its begin line to its end line, each with a line feed.
// kInvalidArgument: cron cannot say the times or hold the command.
Result<std::string> CronBlock(const Job& job);

// The home's block in a crontab as it stands there. kInvalidArgument: its begin and end lines are
// not one pair; nothing should be changed then.
Result<std::optional<std::string>> FindBlock(std::string_view crontab, std::string_view home);
// The crontab with the block in place of the home's, else at the end; every other byte stays (a
// last line without a line feed gets one, as cron wants it).
Result<std::string> PutBlock(std::string_view crontab, std::string_view home,
                             std::string_view block);
Result<std::string> RemoveBlock(std::string_view crontab, std::string_view home);

}  // namespace tacit::schedule
