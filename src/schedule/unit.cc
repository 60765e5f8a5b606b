#include "schedule/unit.h"

#include <algorithm>
#include <array>

namespace tacit::schedule {
namespace {

// Whether $ begins a variable: it does in arguments, but neither in the program's path nor in a
// list of paths.
enum class Dollar : bool { kPlain, kDoubled };

// Between quotes, with what systemd takes for escapes, specifiers and variables as it stands.
std::string Quoted(std::string_view text, Dollar dollar) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '%' || (c == '$' && dollar == Dollar::kDoubled)) quoted += c;
    quoted += c;
  }
  return quoted + "\"";
}

std::string CommandLine(const Job& job) {
  std::string line = Quoted(job.program, Dollar::kPlain);
  line += " --home " + Quoted(job.home, Dollar::kDoubled);
  if (!job.passphrase_file.empty()) {
    line += " --passphrase-file " + Quoted(job.passphrase_file, Dollar::kDoubled);
  }
  return line + " --progress none collect --once --json";
}

bool IsBelow(std::string_view path, std::string_view directory) {
  return path.starts_with(directory) && path.substr(directory.size()).starts_with('/');
}

// A private /tmp would hide what the run needs.
bool NeedsTmp(const Job& job) {
  const std::array<std::string_view, 3> paths = {job.program, job.home, job.passphrase_file};
  return std::ranges::any_of(paths, [](std::string_view path) {
    return IsBelow(path, "/tmp") || IsBelow(path, "/var/tmp");
  });
}

// Exit codes 5 and 10: the platform asked to wait, or another tacit collects; the next run goes on.
// 130: it was stopped. The rest of a unit's state is what somebody should look at.
constexpr std::string_view kService =
    "Type=oneshot\n"
    "SuccessExitStatus=5 10 130\n"
    "Nice=10\n"
    "UMask=0077\n"
    "NoNewPrivileges=yes\n"
    "PrivateUsers=yes\n"
    "PrivateDevices=yes\n"
    "ProtectSystem=strict\n"
    "ProtectHome=read-only\n"
    "ProtectProc=invisible\n"
    "ProtectClock=yes\n"
    "ProtectControlGroups=yes\n"
    "ProtectHostname=yes\n"
    "ProtectKernelLogs=yes\n"
    "ProtectKernelModules=yes\n"
    "ProtectKernelTunables=yes\n"
    "CapabilityBoundingSet=\n"
    "LockPersonality=yes\n"
    "MemoryDenyWriteExecute=yes\n"
    "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK\n"
    "RestrictNamespaces=yes\n"
    "RestrictRealtime=yes\n"
    "RestrictSUIDSGID=yes\n"
    "SystemCallArchitectures=native\n"
    "SystemCallFilter=@system-service\n"
    "SystemCallErrorNumber=EPERM\n";

}  // namespace

std::string ServiceName(std::string_view home) {
  return "tacit-collect-" + JobId(home) + ".service";
}

std::string TimerName(std::string_view home) { return "tacit-collect-" + JobId(home) + ".timer"; }

Result<Units> UnitsOf(const Job& job) {
  TACIT_CHECK_OK(CheckPaths(job));
  const std::string head = std::string(kUnitMark) +
                           "; `tacit schedule install systemd` writes it anew, `tacit schedule\n"
                           "# remove systemd` removes it.\n[Unit]\nDescription=tacit: ";
  Units units{.service_name = ServiceName(job.home), .timer_name = TimerName(job.home)};
  units.service = head + "collect what is new in the chosen channels\n\n[Service]\nExecStart=" +
                  CommandLine(job) + "\n" + std::string(kService);
  if (!NeedsTmp(job)) units.service += "PrivateTmp=yes\n";
  units.service += "ReadWritePaths=" + Quoted(job.home, Dollar::kPlain) + "\n";
  units.timer = head + "when to collect\n\n[Timer]\nOnCalendar=" + OnCalendar(job.calendar) +
                "\nRandomizedDelaySec=" + std::to_string(job.jitter_s) +
                "\nPersistent=true\nUnit=" + units.service_name +
                "\n\n[Install]\nWantedBy=timers.target\n";
  return units;
}

std::string UnitValue(std::string_view unit, std::string_view key) {
  std::string value;
  while (!unit.empty()) {
    const std::size_t end = std::min(unit.find('\n'), unit.size());
    const std::string_view line = unit.substr(0, end);
    if (line.starts_with(key) && line.substr(key.size()).starts_with('=')) {
      value = line.substr(key.size() + 1);
    }
    unit.remove_prefix(std::min(end + 1, unit.size()));
  }
  return value;
}

}  // namespace tacit::schedule
