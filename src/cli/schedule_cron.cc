// The user's crontab, through the crontab program. Only our block is ever changed.

#include <string>

#include "cli/child_process.h"
#include "cli/schedule_actions.h"
#include "schedule/crontab.h"

namespace tacit::cli {
namespace {

Result<ChildResult> Crontab(const std::string& argument, std::string_view input = {}) {
  auto done = RunChild({"crontab", argument}, input);
  if (done || done.error().code != ErrorCode::kNotFound) return done;
  return Fail(ErrorCode::kUnavailable,
              "there is no crontab program here: install cron (Debian: sudo apt-get install cron), "
              "or use `tacit schedule install systemd`");
}

Result<std::string> ReadCrontab() {
  TACIT_TRY(const ChildResult done, Crontab("-l"));
  if (done.exit_code == 0) return done.out;
  // What every crontab program says of a user that has none.
  const bool none = done.out.empty() && done.err.find("no crontab") != std::string::npos;
  if (none) return std::string();
  return Fail(ErrorCode::kUnavailable,
              "`crontab -l` failed with exit code " + std::to_string(done.exit_code) +
                  ": run it by hand to see why; this account may not be allowed to use cron");
}

Result<void> WriteCrontab(const std::string& text) {
  TACIT_TRY(const ChildResult done, Crontab("-", text));
  if (done.exit_code == 0) return {};
  return Fail(ErrorCode::kUnavailable, "`crontab -` failed with exit code " +
                                           std::to_string(done.exit_code) +
                                           "; see with `crontab -l` what is there");
}

Result<void> CheckWritten(const Home& home, std::string_view block) {
  TACIT_TRY(const std::string crontab, ReadCrontab());
  TACIT_TRY(const auto found, schedule::FindBlock(crontab, home.path()));
  if (found.value_or("") == block) return {};
  return Fail(ErrorCode::kUnavailable,
              "the crontab program did not keep what it was given; see `crontab -l`");
}

}  // namespace

Result<bool> InstallCron(Context& context, const Home& home, const schedule::Job& job) {
  TACIT_TRY(const std::string block, schedule::CronBlock(job));
  TACIT_TRY(const std::string before, ReadCrontab());
  TACIT_TRY(const auto found, schedule::FindBlock(before, home.path()));
  if (found == block) return false;
  TACIT_CHECK_OK(ShowAndConfirm(
      context, "These lines go into your crontab; its other lines stay as they are:\n\n" + block));
  TACIT_CHECK_OK(RecordSchedule(home, "cron", &job));
  // Anew: somebody may have edited it while we asked.
  TACIT_TRY(const std::string crontab, ReadCrontab());
  TACIT_TRY(const std::string changed, schedule::PutBlock(crontab, home.path(), block));
  TACIT_CHECK_OK(WriteCrontab(changed));
  TACIT_CHECK_OK(CheckWritten(home, block));
  return true;
}

Result<bool> RemoveCron(Context& context, const Home& home) {
  TACIT_TRY(const std::string before, ReadCrontab());
  TACIT_TRY(const auto found, schedule::FindBlock(before, home.path()));
  if (!found) return false;
  TACIT_CHECK_OK(ShowAndConfirm(
      context,
      "These lines go out of your crontab; its other lines stay as they are:\n\n" + *found));
  TACIT_CHECK_OK(RecordSchedule(home, "cron", nullptr));
  TACIT_TRY(const std::string crontab, ReadCrontab());
  TACIT_TRY(const std::string changed, schedule::RemoveBlock(crontab, home.path()));
  TACIT_CHECK_OK(WriteCrontab(changed));
  TACIT_CHECK_OK(CheckWritten(home, ""));
  return true;
}

Result<CronStatus> StatusOfCron(const Home& home) {
  const auto crontab = ReadCrontab();
  if (!crontab) return CronStatus{};
  TACIT_TRY(auto found, schedule::FindBlock(*crontab, home.path()));
  return CronStatus{.available = true, .block = found.value_or("")};
}

}  // namespace tacit::cli
