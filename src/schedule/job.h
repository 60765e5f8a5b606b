#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "schedule/calendar.h"

namespace tacit::schedule {

// What runs, and when. Paths are absolute.
struct Job {
  std::string program;
  std::string home;
  std::string passphrase_file;  // empty: none
  Calendar calendar;
  int jitter_s = 0;  // a run begins up to so much later
};

// Tells the jobs of several homes of one user apart: eight hex digits, made from the home's path.
std::string JobId(std::string_view home);

// kInvalidArgument: a path that is not absolute, or has a line end or another control character,
// which neither a unit nor a crontab can hold.
Result<void> CheckPaths(const Job& job);

}  // namespace tacit::schedule
