// The user's name in the path of a home directory: /home (Filesystem Hierarchy Standard 3.0,
// section 3.8), /Users (macOS), C:\Users and "Documents and Settings" (Windows), ~name (POSIX
// shell, "Tilde expansion"), mailboxes in /var/mail; in a shell's prompt ("ann@box:~$"); and in the
// name that Apple's devices get from their owner's ("Anns-MacBook-Pro.local"). Only the name is
// found.

#include <algorithm>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/utf8.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMaxName = 64;

// Names of roles, images and services, and stand-ins for a name.
constexpr std::string_view kRoles[] = {
    // clang-format off
    "ubuntu", "root", "runner", "user", "users", "vagrant", "node", "circleci", "travis",
    "ec2-user", "public", "shared", "default", "all users", "default user", "default.migrated",
    "admin", "administrator", "username", "user_name", "user-name", "yourname", "your_name",
    "your-name", "youruser", "your_user", "your-user", "yourusername", "your_username",
    "your-username", "name", "xxx", "xxxx", "app", "appuser", "git", "jenkins", "gitlab-runner",
    "gitlab", "postgres", "mysql", "www-data", "www", "nginx", "pi", "debian", "centos", "fedora",
    "alpine", "arch", "coder", "codespace", "vscode", "jovyan", "deploy", "deployer", "docker",
    "linuxbrew", "nobody", "guest", "test", "tester", "foo", "bar", "example", "site", "wwwroot",
    "lost+found", "desktop.ini", "build", "builder", "ci", "dev", "developer", "web", "data",
    "steam", "hadoop", "spark", "airflow", "oracle", "azureuser", "opc", "core", "container",
    "sandbox", "workspace", "project", "projects", "me", "someone", "somebody", "myuser",
    "myname", "my_user", "buildbot", "hostedtoolcache", "runneradmin", "containeradministrator",
    "contoso", "bin", "lib", "share", "local", "page", "cdrom", "floppy", "host", "localhost",
    "vmuser", "demo", "student", "kali", "parrot", "manjaro", "mint", "pop", "gitpod", "coolify",
    "forge", "cloudshell-user", "bitnami", "zeppelin", "splunk", "elasticsearch", "kibana",
    "redis", "mongodb", "rabbitmq", "tomcat", "sonarqube", "nexus", "minecraft", "plex",
    "homeassistant", "homebridge", "frappe", "odoo", "rails", "django", "laravel", "php", "ruby",
    "python", "golang", "rust", "java", "scanner", "probe", "tower", "ansible", "puppet", "chef",
    "terraform", "packer", "sshd", "ftp", "mail", "backup", "cron", "systemd", "hg", "svn", "aur",
    // clang-format on
};

bool IsNameAt(std::string_view text, std::size_t i) {
  constexpr std::string_view kMarks = ".-+@$";
  return IsWordAt(text, i) || (text[i] != '\0' && kMarks.find(text[i]) != std::string_view::npos);
}

// The end of a name that begins at `begin`.
std::size_t NameEnd(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && end - begin < kMaxName && IsNameAt(text, end)) {
    end += CodePointAt(text, end).size;
  }
  return end;
}

bool IsPathByte(char c) { return IsWordByte(c) || c == '.' || c == '-' || c == '/' || c == '~'; }

// "/home" is a directory of a machine, not a page of a web site and not a folder in a project.
bool IsRooted(std::string_view text, std::size_t slash) {
  std::size_t begin = slash;
  while (begin > 0 && slash - begin < 64) {
    const CodePoint code = CodePointBefore(text, begin);
    if (!(code.size == 1 ? IsPathByte(text[begin - 1]) : IsLetterCode(code.value))) break;
    begin -= code.size;
  }
  if (begin == slash) return true;
  if (text[begin] != '/') return false;
  const bool url = text.substr(begin, 2) == "//" && Before(text, begin) == ':';
  return !url || EndsWithFolded(text.substr(0, begin), "file:");
}

std::size_t SkipSeparators(std::string_view text, std::size_t i) {
  for (int n = 0; n < 2 && (At(text, i) == '\\' || At(text, i) == '/'); ++n) ++i;
  return i;
}

// Windows names may hold blanks: only where the path goes on.
std::size_t WindowsNameEnd(std::string_view text, std::size_t begin) {
  constexpr std::string_view kForbidden = "\\/:*?\"<>|\n\r\t,;()[]{}'`";
  const std::size_t stop =
      begin + std::min(text.substr(begin, kMaxName).find_first_of(kForbidden), kMaxName);
  const bool goes_on = At(text, stop) == '\\' || At(text, stop) == '/';
  if (goes_on) return stop;
  return NameEnd(text, begin);
}

bool IsNameByte(char c) { return IsAlnum(c) || c == '_' || c == '-' || c == '.'; }

// The begin of the run of name bytes that ends at `end`; `end` where it is longer than a name.
std::size_t NameBegin(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && IsNameByte(text[begin - 1]) && end - begin <= kMaxName) --begin;
  return end - begin > kMaxName ? end : begin;
}

// "Anns-MacBook-Pro", "anns-imac-2": the end of the owner's name in a device's, or 0.
std::size_t OwnerEnd(std::string_view device) {
  constexpr std::string_view kDevices[] = {"macbook",  "macbook-pro", "macbook-air", "mbp",
                                           "imac",     "imac-pro",    "mac-mini",    "mac-studio",
                                           "mac-pro",  "macbookpro",  "iphone",      "ipad",
                                           "ipad-pro", "air",         "mac"};
  std::size_t end = device.size();
  while (end > 0 && IsDigit(device[end - 1])) --end;
  if (end < device.size() && Before(device, end) == '-') device = device.substr(0, end - 1);
  for (const std::string_view kind : kDevices) {
    if (!EndsWithFolded(device, kind)) continue;
    const std::string_view owner = device.substr(0, device.size() - kind.size());
    if (owner.size() >= 4 && (owner.ends_with("s-") || owner.ends_with("S-"))) {
      return owner.size() - 1;
    }
  }
  return 0;
}

// "ann@box:~$", "ann@box:/srv", "[ann@box src]$": the end of the host, or 0.
std::size_t PromptHostEnd(std::string_view text, std::size_t at, std::size_t user) {
  constexpr std::size_t kLongestFolder = 32;
  std::size_t host = at + 1;
  while (host < text.size() && IsNameByte(text[host]) && host - at <= kMaxName) ++host;
  if (host == at + 1) return 0;
  const char next = At(text, host + 1);
  if (At(text, host) == ':' && (next == '~' || next == '/')) return host;
  if (Before(text, user) != '[' || At(text, host) != ' ') return 0;
  const std::size_t close = text.substr(host, kLongestFolder).find(']');
  if (close == std::string_view::npos) return 0;
  const char mark = At(text, host + close + 1);
  return mark == '$' || mark == '#' ? host : 0;
}

class HomePathDetector final : public Detector {
 public:
  std::string_view name() const override { return "home_path"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kSlash, Trigger::kBackslash, Trigger::kAt, Trigger::kInnerDot,
                    Trigger::kLongRun);
  }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    switch (hit.trigger) {
      case Trigger::kSlash:
        return MatchSlash(text, hit.begin, findings);
      case Trigger::kAt:
        return MatchPrompt(text, hit.begin, findings);
      case Trigger::kInnerDot:
        if (text.substr(hit.begin).starts_with(".local")) {
          MatchDevice(text, NameBegin(text, hit.begin), hit.begin, findings);
        }
        return;
      case Trigger::kLongRun:
        return MatchDevice(text, hit.begin, hit.end, findings);
      default:
        return MatchBackslash(text, hit.begin, findings);
    }
  }

 private:
  static void MatchSlash(std::string_view text, std::size_t slash, std::vector<Finding>& findings) {
    const std::string_view rest = text.substr(slash);
    const bool drive = Before(text, slash) == ':';
    switch (At(text, slash + 1)) {
      case 'h':
        if (rest.starts_with("/home/") && IsRooted(text, slash)) AddUnix(text, slash + 6, findings);
        break;
      case 'u':
      case 'U':
        if (!StartsWithFolded(rest, "/users/")) break;
        if (drive) AddWindows(text, slash + 7, findings);
        if (!drive && rest[1] == 'U' && IsRooted(text, slash)) AddUnix(text, slash + 7, findings);
        break;
      case 'm': {
        const std::string_view before = text.substr(0, slash);
        const bool mail = rest.starts_with("/mail/") &&
                          (before.ends_with("/var") || before.ends_with("/var/spool"));
        if (mail) AddUnix(text, slash + 6, findings);
        if (rest.starts_with("/media/") && before.ends_with("/run")) {
          AddUnix(text, slash + 7, findings);
        }
        break;
      }
      default:
        break;
    }
    if (IsLower(Before(text, slash)) || IsDigit(Before(text, slash))) {
      MatchTilde(text, slash, findings);
    }
  }

  // "~ann/src/x": a folder's name alone may be prose ("~half/full").
  static void MatchTilde(std::string_view text, std::size_t slash, std::vector<Finding>& findings) {
    constexpr std::size_t kLongestUser = 32;  // useradd(8)
    constexpr std::string_view kBefore = " \t\n\"'`(=:/";
    std::size_t begin = slash;
    while (begin > 0 && slash - begin < kLongestUser &&
           (IsLower(text[begin - 1]) || IsDigit(text[begin - 1]) || text[begin - 1] == '_' ||
            text[begin - 1] == '-')) {
      --begin;
    }
    if (Before(text, begin) != '~' || !IsLower(At(text, begin)) || slash - begin < 2) return;
    const char before = Before(text, begin - 1);
    if (before != '\0' && kBefore.find(before) == std::string_view::npos) return;
    std::size_t next = slash + 1;
    while (next < text.size() && IsWordByte(text[next]) && next - slash < kMaxName) ++next;
    const bool path =
        At(text, next) == '/' || (At(text, next) == '.' && IsAlnum(At(text, next + 1)));
    if (path || before == '/') Add(text, begin, slash, "tilde", findings);
  }

  static void MatchBackslash(std::string_view text, std::size_t slash,
                             std::vector<Finding>& findings) {
    const std::size_t begin = slash + 1;
    for (const std::string_view folder : {"users", "documents and settings"}) {
      if (!StartsWithFolded(text.substr(begin), folder)) continue;
      const std::size_t next = SkipSeparators(text, begin + folder.size());
      if (next > begin + folder.size()) AddWindows(text, next, findings);
    }
    // \\wsl$\Ubuntu\home\ann (Microsoft Learn, "Working across file systems").
    constexpr std::size_t kNear = 48;
    if (!text.substr(begin).starts_with("home\\")) return;
    const std::size_t from = slash > kNear ? slash - kNear : 0;
    if (text.substr(from, slash - from).find("wsl") == std::string_view::npos) return;
    AddWindows(text, SkipSeparators(text, begin + 4), findings);
  }

  static void MatchPrompt(std::string_view text, std::size_t at, std::vector<Finding>& findings) {
    const std::size_t user = NameBegin(text, at);
    if (user == at || !IsLetter(text[user])) return;
    const char before = Before(text, user);
    if (before != '\0' && !IsBlank(before) && before != '[' && before != '(') return;
    const std::size_t host_end = PromptHostEnd(text, at, user);
    if (host_end == 0) return;
    const std::string_view name = text.substr(user, at - user);
    const std::string_view host = text.substr(at + 1, host_end - at - 1);
    const bool named_after =
        name.size() >= 3 && host.size() >= name.size() && host.substr(0, name.size()) == name;
    Add(text, user, named_after ? host_end : at, "prompt", findings);
  }

  static void MatchDevice(std::string_view text, std::size_t begin, std::size_t end,
                          std::vector<Finding>& findings) {
    const std::size_t owner = OwnerEnd(text.substr(begin, end - begin));
    if (owner != 0) Add(text, begin, begin + owner, "device", findings);
  }

  static void AddUnix(std::string_view text, std::size_t begin, std::vector<Finding>& findings) {
    Add(text, begin, NameEnd(text, begin), "unix", findings);
  }

  static void AddWindows(std::string_view text, std::size_t begin, std::vector<Finding>& findings) {
    Add(text, begin, WindowsNameEnd(text, begin), "windows", findings);
  }

  static void Add(std::string_view text, std::size_t begin, std::size_t end, std::string_view rule,
                  std::vector<Finding>& findings) {
    while (end > begin && !IsWordByte(text[end - 1]) && text[end - 1] != '$') --end;
    if (end == begin) return;
    const std::string_view name = text.substr(begin, end - begin);
    constexpr std::string_view kPages[] = {".html", ".php", ".js",  ".ts",
                                           ".tsx",  ".jsx", ".vue", ".css"};
    const bool page = std::ranges::any_of(
        kPages, [&](std::string_view type) { return EndsWithFolded(name, type); });
    const bool variable = name.front() == '$' || name.front() == '%' || name.front() == '.';
    if (variable || page || IsOneOf(name, kRoles) || name.find("]]") != std::string_view::npos) {
      return;
    }
    findings.push_back({.entity = "PATH_USER",
                        .begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(end),
                        .score = 0.8F,
                        .rule = rule});
  }
};

}  // namespace

std::unique_ptr<Detector> MakeHomePathDetector() { return std::make_unique<HomePathDetector>(); }

}  // namespace tacit::privacy
