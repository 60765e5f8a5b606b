// The user's name in the path of a home directory: /home (Filesystem Hierarchy Standard 3.0,
// section 3.8), /Users (macOS), C:\Users and "Documents and Settings" (Windows). Only the name is
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
constexpr std::string_view kRoles[] = {"ubuntu",
                                       "root",
                                       "runner",
                                       "user",
                                       "users",
                                       "vagrant",
                                       "node",
                                       "circleci",
                                       "travis",
                                       "ec2-user",
                                       "public",
                                       "shared",
                                       "default",
                                       "all users",
                                       "default user",
                                       "default.migrated",
                                       "admin",
                                       "administrator",
                                       "username",
                                       "user_name",
                                       "user-name",
                                       "yourname",
                                       "your_name",
                                       "your-name",
                                       "youruser",
                                       "your_user",
                                       "your-user",
                                       "yourusername",
                                       "your_username",
                                       "your-username",
                                       "name",
                                       "xxx",
                                       "xxxx",
                                       "app",
                                       "appuser",
                                       "git",
                                       "jenkins",
                                       "gitlab-runner",
                                       "gitlab",
                                       "postgres",
                                       "mysql",
                                       "www-data",
                                       "www",
                                       "nginx",
                                       "pi",
                                       "debian",
                                       "centos",
                                       "fedora",
                                       "alpine",
                                       "arch",
                                       "coder",
                                       "codespace",
                                       "vscode",
                                       "jovyan",
                                       "deploy",
                                       "deployer",
                                       "docker",
                                       "linuxbrew",
                                       "nobody",
                                       "guest",
                                       "test",
                                       "tester",
                                       "foo",
                                       "bar",
                                       "example",
                                       "site",
                                       "wwwroot",
                                       "lost+found",
                                       "desktop.ini",
                                       "build",
                                       "builder",
                                       "ci",
                                       "dev",
                                       "developer",
                                       "web",
                                       "data",
                                       "steam",
                                       "hadoop",
                                       "spark",
                                       "airflow",
                                       "oracle",
                                       "azureuser",
                                       "opc",
                                       "core",
                                       "container",
                                       "sandbox",
                                       "workspace",
                                       "project",
                                       "projects",
                                       "me",
                                       "someone",
                                       "somebody",
                                       "myuser",
                                       "myname",
                                       "my_user",
                                       "buildbot",
                                       "hostedtoolcache",
                                       "runneradmin",
                                       "containeradministrator",
                                       "contoso",
                                       "bin",
                                       "lib",
                                       "share",
                                       "local",
                                       "page"};

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

class HomePathDetector final : public Detector {
 public:
  std::string_view name() const override { return "home_path"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kSlash, Trigger::kBackslash); }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    const std::string_view rest = text.substr(hit.begin);
    if (hit.trigger == Trigger::kSlash) {
      const bool drive = Before(text, hit.begin) == ':';
      if (rest.starts_with("/home/")) {
        if (IsRooted(text, hit.begin)) AddUnix(text, hit.begin + 6, findings);
      } else if (StartsWithFolded(rest, "/users/")) {
        if (drive) AddWindows(text, hit.begin + 7, findings);
        if (!drive && IsRooted(text, hit.begin) && rest[1] == 'U') {
          AddUnix(text, hit.begin + 7, findings);
        }
      }
      return;
    }
    for (const std::string_view folder : {"users", "documents and settings"}) {
      const std::size_t begin = hit.begin + 1;
      if (!StartsWithFolded(text.substr(begin), folder)) continue;
      const std::size_t next = SkipSeparators(text, begin + folder.size());
      if (next > begin + folder.size()) AddWindows(text, next, findings);
    }
  }

 private:
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
