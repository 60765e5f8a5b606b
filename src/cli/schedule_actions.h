#pragma once

#include <string>

#include "base/result.h"
#include "cli/command.h"
#include "cli/home.h"
#include "cli/json_writer.h"
#include "schedule/job.h"

namespace tacit::cli {

// Shows on stderr what will be done, then asks on the terminal unless --yes was given.
// kInvalidArgument: nobody can be asked; kInterrupted: the answer was not yes.
Result<void> ShowAndConfirm(const Context& context, const std::string& plan);
// Into the audit log, before it is done. `job` null: it is removed.
Result<void> RecordSchedule(const Home& home, std::string_view kind, const schedule::Job* job);

// A home's user timer. kUnavailable: no systemd of the user answers; says what to do.
Result<std::string> SystemdPlan(const schedule::Job& job);  // the files, for people
Result<void> AddSystemdFiles(const schedule::Job& job, JsonWriter& json);
Result<bool> InstallSystemd(Context& context, const Home& home, const schedule::Job& job);
Result<bool> RemoveSystemd(Context& context, const Home& home);  // false: there was none
struct SystemdStatus {
  bool installed = false;
  bool active = false;   // the user's systemd waits for the next time
  bool current = false;  // the files are what this program would write for the same times
  std::string every;
};
Result<SystemdStatus> StatusOfSystemd(const schedule::Job& job);

// A home's lines in the user's crontab.
Result<bool> InstallCron(Context& context, const Home& home, const schedule::Job& job);
Result<bool> RemoveCron(Context& context, const Home& home);
struct CronStatus {
  bool available = false;  // there is a crontab program
  std::string block;       // empty: not installed
};
Result<CronStatus> StatusOfCron(const Home& home);

}  // namespace tacit::cli
