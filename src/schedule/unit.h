#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "schedule/job.h"

namespace tacit::schedule {

// A user service and its timer (systemd.service(5), systemd.timer(5)).
struct Units {
  std::string service_name;  // tacit-collect-<id>.service
  std::string service;
  std::string timer_name;
  std::string timer;
};

// The first line of each unit: a file without it is not ours.
inline constexpr std::string_view kUnitMark = "# Made by `tacit schedule`";

// kInvalidArgument: see CheckPaths.
Result<Units> UnitsOf(const Job& job);
std::string ServiceName(std::string_view home);
std::string TimerName(std::string_view home);

// The value of a key, the last one that counts; empty: it is not there.
std::string UnitValue(std::string_view unit, std::string_view key);

}  // namespace tacit::schedule
