// The user's own units, through systemctl --user.

#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "base/file.h"
#include "cli/child_process.h"
#include "cli/schedule_actions.h"
#include "schedule/unit.h"

namespace tacit::cli {
namespace {

// systemd.unit(5): where a user's units are.
Result<std::string> UnitDirectory() {
  std::string base = Environment("XDG_CONFIG_HOME");
  if (!base.starts_with('/')) {  // also when it is not set, as the XDG specification has it
    base = Environment("HOME");
    if (base.empty()) return Fail(ErrorCode::kInvalidArgument, "set HOME to your home directory");
    base += "/.config";
  }
  return base + "/systemd/user";
}

struct UnitFile {
  std::string path;
  std::string content;
};

Result<std::array<UnitFile, 2>> FilesOf(const schedule::Job& job) {
  TACIT_TRY(const schedule::Units units, schedule::UnitsOf(job));
  TACIT_TRY(const std::string directory, UnitDirectory());
  return std::array<UnitFile, 2>{
      UnitFile{.path = directory + "/" + units.service_name, .content = units.service},
      UnitFile{.path = directory + "/" + units.timer_name, .content = units.timer}};
}

Result<ChildResult> Systemctl(const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {"systemctl", "--user"};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return RunChild(command);
}

Result<void> Do(const std::vector<std::string>& arguments) {
  TACIT_TRY(const ChildResult done, Systemctl(arguments));
  if (done.exit_code == 0) return {};
  std::string line = "systemctl --user";
  for (const std::string& argument : arguments) line += " " + argument;
  return Fail(ErrorCode::kUnavailable, "`" + line + "` failed with exit code " +
                                           std::to_string(done.exit_code) +
                                           "; run it by hand to see why, then this again");
}

Result<void> CheckAvailable() {
  const auto done = Systemctl({"show", "--property=Version"});
  if (done && done->exit_code == 0) return {};
  if (!done && done.error().code == ErrorCode::kNotFound) {
    return Fail(ErrorCode::kUnavailable,
                "there is no systemctl here, so no systemd: use `tacit schedule install cron`, or "
                "let your own scheduler run `tacit collect --once --json`");
  }
  return Fail(ErrorCode::kUnavailable,
              "no systemd of this user answers: sign in on a desktop or by ssh (not by su or "
              "sudo), or run `sudo loginctl enable-linger $USER`, then try again; or use `tacit "
              "schedule install cron`");
}

// What is there under our name; empty: nothing. A file that is not ours is left alone.
Result<std::string> ReadOurs(const std::string& path) {
  if (!FileExists(path)) return std::string();
  TACIT_TRY(std::string content, ReadFile(path));
  if (content.starts_with(schedule::kUnitMark)) return content;
  return Fail(ErrorCode::kInvalidArgument,
              ShortPath(path) + " is not made by tacit: move it away, then run this again");
}

}  // namespace

Result<std::string> SystemdPlan(const schedule::Job& job) {
  TACIT_TRY(const auto files, FilesOf(job));
  std::string text;
  for (const UnitFile& file : files) text += "# " + file.path + "\n" + file.content + "\n";
  return text;
}

Result<void> AddSystemdFiles(const schedule::Job& job, JsonWriter& json) {
  TACIT_TRY(const auto files, FilesOf(job));
  json.Key("files").BeginArray();
  for (const UnitFile& file : files) {
    json.BeginObject().Key("path").Text(file.path).Key("content").Text(file.content).EndObject();
  }
  json.EndArray();
  return {};
}

Result<bool> InstallSystemd(Context& context, const Home& home, const schedule::Job& job) {
  TACIT_TRY(const auto files, FilesOf(job));
  const std::string timer = schedule::TimerName(home.path());
  bool same = true;
  for (const UnitFile& file : files) {
    TACIT_TRY(const std::string content, ReadOurs(file.path));
    same = same && content == file.content;
  }
  TACIT_CHECK_OK(CheckAvailable());
  if (same) {
    TACIT_TRY(const ChildResult active, Systemctl({"is-active", timer}));
    TACIT_TRY(const ChildResult enabled, Systemctl({"is-enabled", timer}));
    if (active.exit_code == 0 && enabled.exit_code == 0) return false;
  }
  TACIT_TRY(const std::string plan, SystemdPlan(job));
  TACIT_CHECK_OK(
      ShowAndConfirm(context, "These files are written, and the timer is enabled:\n\n" + plan));
  TACIT_CHECK_OK(RecordSchedule(home, "systemd", &job));
  TACIT_TRY(const std::string directory, UnitDirectory());
  TACIT_CHECK_OK(MakeDirectories(directory));
  for (const UnitFile& file : files) TACIT_CHECK_OK(WriteFileDurably(file.path, file.content));
  TACIT_CHECK_OK(Do({"daemon-reload"}));
  TACIT_CHECK_OK(Do({"enable", timer}));
  TACIT_CHECK_OK(Do({"restart", timer}));  // also when it waits for the times of before
  return true;
}

Result<bool> RemoveSystemd(Context& context, const Home& home) {
  TACIT_TRY(const std::string directory, UnitDirectory());
  const std::string timer = schedule::TimerName(home.path());
  const std::array<std::string, 2> paths = {directory + "/" + timer,
                                            directory + "/" + schedule::ServiceName(home.path())};
  std::string plan;
  for (const std::string& path : paths) {
    TACIT_TRY(const std::string content, ReadOurs(path));
    if (!content.empty()) plan += path + "\n";
  }
  if (plan.empty()) return false;
  TACIT_CHECK_OK(CheckAvailable());
  TACIT_CHECK_OK(
      ShowAndConfirm(context, "The timer is disabled, and these files are removed:\n\n" + plan));
  TACIT_CHECK_OK(RecordSchedule(home, "systemd", nullptr));
  if (FileExists(paths[0])) TACIT_CHECK_OK(Do({"disable", "--now", timer}));
  for (const std::string& path : paths) TACIT_CHECK_OK(RemoveFile(path));
  TACIT_CHECK_OK(Do({"daemon-reload"}));
  return true;
}

Result<SystemdStatus> StatusOfSystemd(const schedule::Job& job) {
  TACIT_TRY(const std::string directory, UnitDirectory());
  TACIT_TRY(const std::string timer, ReadOurs(directory + "/" + schedule::TimerName(job.home)));
  if (timer.empty()) return SystemdStatus{};
  SystemdStatus status{.installed = true, .every = schedule::UnitValue(timer, "OnCalendar")};
  const auto active = Systemctl({"is-active", schedule::TimerName(job.home)});
  status.active = active && active->exit_code == 0;

  schedule::Job same = job;
  const std::string jitter = schedule::UnitValue(timer, "RandomizedDelaySec");
  std::from_chars(jitter.data(), jitter.data() + jitter.size(), same.jitter_s);
  const auto calendar = schedule::ParseCalendar(status.every);
  if (!calendar) return status;
  same.calendar = *calendar;
  TACIT_TRY(const auto files, FilesOf(same));
  TACIT_TRY(const std::string service, ReadOurs(files[0].path));
  status.current = service == files[0].content && timer == files[1].content;
  return status;
}

}  // namespace tacit::cli
