// tacit schedule print|install|remove|status.

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <filesystem>

#include "base/file.h"
#include "cli/audit_trail.h"
#include "cli/command.h"
#include "cli/confirm.h"
#include "cli/key_access.h"
#include "cli/schedule_actions.h"
#include "keys/master_key.h"
#include "privacy/utf8.h"
#include "schedule/crontab.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 5> kOptions = {{
    {.names = "ACTION",
     .help = "what to do",
     .choices = "print|install|remove|status",
     .required = true},
    {.names = "KIND", .help = "with print, install, remove: by what", .choices = "systemd|cron"},
    {.names = "--every",
     .value = "TIMES",
     .help = "with print, install: hourly, daily, weekly, monthly, or times as systemd's "
             "OnCalendar has them (default: daily)"},
    {.names = "--jitter",
     .value = "SECONDS",
     .help = "with print, install: begin up to so much later, at random (default: 600)"},
    {.names = "--yes", .help = "with install, remove: do not ask"},
}};

constexpr std::string_view kDetails =
    "print    what install would write: a user service and its timer, or lines of a crontab\n"
    "install  shows the same, asks, and writes it: nothing else of yours is touched\n"
    "remove   takes out what install wrote for this home\n"
    "status   what is installed for this home\n"
    "\n"
    "Each run is `tacit collect --once --json` of this program on this home. With systemd a run\n"
    "that was missed is made up for; with cron it is not.\n"
    "\n"
    "  tacit schedule install systemd --every \"Mon..Fri 06:00\"\n"
    "  tacit schedule print cron --every hourly --jitter 300\n"
    "  tacit schedule remove systemd\n";

constexpr int kMaxJitter = 86'400;

Result<int> JitterOf(const Args& args) {
  const std::string text = args.Value("jitter", "600");
  int seconds = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, seconds);
  const bool whole = !text.empty() && parsed.ec == std::errc() && parsed.ptr == end;
  if (whole && seconds >= 0 && seconds <= kMaxJitter) return seconds;
  return Fail(ErrorCode::kInvalidArgument,
              fmt::format("--jitter wants whole seconds, from 0 to {}", kMaxJitter));
}

Result<std::string> RunningProgram() {
  std::error_code error;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) return path.string();
  return Fail(ErrorCode::kUnavailable, "/proc does not say where this program is: mount /proc");
}

std::string AbsolutePath(const std::string& path) {
  if (path.empty()) return path;
  std::error_code error;
  const auto absolute = std::filesystem::absolute(path, error);
  return error ? path : absolute.lexically_normal().string();
}

Result<schedule::Job> JobOf(const Args& args) {
  schedule::Job job;
  TACIT_TRY(job.home, Home::Locate(args.Value("home")));
  TACIT_TRY(job.program, RunningProgram());
  job.passphrase_file = AbsolutePath(PassphraseFile());
  TACIT_TRY(job.calendar, schedule::ParseCalendar(args.Value("every", "daily")));
  TACIT_TRY(job.jitter_s, JitterOf(args));
  TACIT_CHECK_OK(schedule::CheckPaths(job));
  for (const std::string& path : {job.home, job.program, job.passphrase_file}) {
    if (privacy::IsValidUtf8(path)) continue;
    return Fail(ErrorCode::kInvalidArgument,
                "a path is not in UTF-8, and systemd takes no other: rename the directory");
  }
  return job;
}

// A run that nobody watches can type no passphrase.
Result<void> CheckKey(const Home& home, const schedule::Job& job) {
  TACIT_TRY(const keys::KeyFile key, keys::ReadKeyFile(home.key_path()));
  if (key.place != keys::KeyPlace::kPassphrase || !job.passphrase_file.empty()) return {};
  return Fail(ErrorCode::kInvalidArgument,
              "the key of this home is under a passphrase, which nobody types in a scheduled run: "
              "give --passphrase-file FILE, or see `tacit keys move`");
}

Result<int> Print(Context& context, bool systemd) {
  TACIT_TRY(const schedule::Job job, JobOf(context.args));
  Console& console = context.console;
  if (!console.json()) {
    TACIT_TRY(const std::string text, systemd ? SystemdPlan(job) : schedule::CronBlock(job));
    console.out().Write(text);
    return kExitOk;
  }
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("kind").Text(systemd ? "systemd" : "cron");
  json.Key("every").Text(schedule::OnCalendar(job.calendar)).Key("jitter_s").Int(job.jitter_s);
  if (systemd) {
    TACIT_CHECK_OK(AddSystemdFiles(job, json));
  } else {
    TACIT_TRY(const std::string block, schedule::CronBlock(job));
    json.Key("crontab").Text(block);
  }
  json.EndObject();
  console.out().Write(json.Take() + "\n");
  return kExitOk;
}

void Tell(Console& console, std::string_view action, bool changed, const std::string& people) {
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("action").Text(action);
    json.Key("changed").Bool(changed).EndObject();
    console.out().Write(json.Take() + "\n");
  } else if (!console.quiet()) {
    console.out().Write(people);
  }
}

Result<int> Install(Context& context, bool systemd) {
  TACIT_TRY(const schedule::Job job, JobOf(context.args));
  TACIT_TRY(const Home home, Home::Open(job.home));
  TACIT_CHECK_OK(CheckKey(home, job));
  TACIT_TRY(const bool changed,
            systemd ? InstallSystemd(context, home, job) : InstallCron(context, home, job));
  std::string people = "It is installed like this already; nothing was changed.\n";
  if (changed) {
    people = "Installed: " + schedule::OnCalendar(job.calendar) +
             fmt::format(", up to {} s later.\n", job.jitter_s);
    if (systemd) {
      people +=
          "It runs while you are signed in; to run always: sudo loginctl enable-linger $USER\n";
    }
  }
  Tell(context.console, "install", changed, people);
  return kExitOk;
}

Result<int> Remove(Context& context, bool systemd) {
  TACIT_TRY(const std::string path, Home::Locate(context.args.Value("home")));
  TACIT_TRY(const Home home, Home::Open(path));
  TACIT_TRY(const bool changed, systemd ? RemoveSystemd(context, home) : RemoveCron(context, home));
  Tell(context.console, "remove", changed,
       changed ? "Removed.\n" : "Nothing is installed for this home; nothing was changed.\n");
  return kExitOk;
}

std::string StatusForPeople(const SystemdStatus& systemd, const CronStatus& cron) {
  std::string text = "systemd  not installed\n";
  if (systemd.installed) {
    text = "systemd  " + systemd.every;
    text += systemd.active ? "\n" : ", but its timer does not run: install it again\n";
    if (!systemd.current) {
      text += "         made by another tacit or changed since: install it again\n";
    }
  }
  if (!cron.available) return text + "cron     no crontab can be read here\n";
  if (cron.block.empty()) return text + "cron     not installed\n";
  return text + "cron\n" + cron.block;
}

Result<int> Status(Context& context) {
  TACIT_TRY(const schedule::Job job, JobOf(context.args));
  TACIT_TRY(const Home home, Home::Open(job.home));
  TACIT_TRY(const SystemdStatus systemd, StatusOfSystemd(job));
  TACIT_TRY(const CronStatus cron, StatusOfCron(home));
  Console& console = context.console;
  if (!console.json()) {
    console.out().Write(StatusForPeople(systemd, cron));
    return kExitOk;
  }
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("systemd").BeginObject();
  json.Key("installed").Bool(systemd.installed);
  if (systemd.installed) {
    json.Key("every").Text(systemd.every).Key("active").Bool(systemd.active);
    json.Key("current").Bool(systemd.current);
  }
  json.EndObject().Key("cron").BeginObject().Key("available").Bool(cron.available);
  json.Key("installed").Bool(!cron.block.empty());
  if (!cron.block.empty()) json.Key("crontab").Text(cron.block);
  json.EndObject().EndObject();
  console.out().Write(json.Take() + "\n");
  return kExitOk;
}

Result<int> Run(Context& context) {
  const std::string action = context.args.Value("ACTION");
  const std::string kind = context.args.Value("KIND");
  if (action == "status") return Status(context);
  if (kind.empty()) {
    return Fail(ErrorCode::kInvalidArgument,
                "say by what: tacit schedule " + action + " systemd|cron");
  }
  const bool systemd = kind == "systemd";
  if (action == "print") return Print(context, systemd);
  return action == "install" ? Install(context, systemd) : Remove(context, systemd);
}

}  // namespace

Result<void> ShowAndConfirm(const Context& context, const std::string& plan) {
  Console::Complain(plan);
  return Confirm(
      context.args,
      {.what = "\nType yes to go on: ",
       .unasked = "nobody can be asked here, and nothing was changed: give --yes if you mean it",
       .answer = "yes"});
}

Result<void> RecordSchedule(const Home& home, std::string_view kind, const schedule::Job* job) {
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(home));
  return audit.Record(job != nullptr ? "schedule_install" : "schedule_remove",
                      [&](JsonWriter& json) {
                        json.Key("kind").Text(kind);
                        if (job == nullptr) return;
                        json.Key("every").Text(schedule::OnCalendar(job->calendar));
                        json.Key("jitter_s").Int(job->jitter_s);
                      });
}

extern const Command kScheduleCommand;
const Command kScheduleCommand{.name = "schedule",
                               .summary = "collect by itself: a systemd timer, or cron",
                               .options = kOptions,
                               .details = kDetails,
                               .run = Run};

}  // namespace tacit::cli
