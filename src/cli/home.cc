#include "cli/home.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>

#include "base/file.h"
#include "base/hash.h"
#include "cli/config.h"
#include "cli/console.h"
#include "cli/key_access.h"
#include "keys/aead.h"
#include "keys/epochs.h"
#include "keys/master_key.h"
#include "keys/record.h"

namespace tacit::cli {
namespace {

// 2: projects have key epochs (keys/epochs/). Homes of format 1 become 2 when their keys are used.
constexpr int kFormat = 2;
constexpr std::array<std::string_view, 7> kOurs = {
    "home.json", "config.toml", "keys", "secrets", "lake", "audit", "state.sqlite"};

constexpr std::string_view kKeysReadme =
    "master.key is the secret under which the names of people become pseudonyms.\n"
    "\n"
    "- Whoever has this key and a list of names or ids can find out who is who in the lake:\n"
    "  keep it to yourself and never put it beside exported data.\n"
    "- Keep a copy in a safe place. Without it new imports cannot continue the same pseudonyms,\n"
    "  and tacit will not make a second key for a lake that has data.\n"
    "- Delete it to make the pseudonyms in the lake untraceable for good.\n"
    "- It may also lie in the system's keyring or under a passphrase: tacit keys move.\n"
    "- epochs/ holds a secret for each project and epoch, sealed under this key: as precious as "
    "it.\n"
    "  Keep copies of both, together, apart from the lake.\n";

// The value of "format" in home.json, which we wrote ourselves.
std::optional<int> FormatOf(std::string_view json) {
  constexpr std::string_view kName = "\"format\":";
  const std::size_t at = json.find(kName);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view rest = json.substr(at + kName.size());
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  int format = 0;
  const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), format);
  if (parsed.ec != std::errc()) return std::nullopt;
  return format;
}

bool IsTempName(std::string_view name) { return name.find(".tmp.") != std::string_view::npos; }

// A process that was killed between writing and linking leaves a temp file (perhaps a key that was
// never used): removed once that process is gone.
void RemoveStaleTempFiles(const std::string& directory) {
  const auto names = ListDirectory(directory);
  if (!names) return;
  for (const std::string& name : *names) {
    const std::size_t at = name.find(".tmp.");
    if (at == std::string::npos) continue;
    pid_t owner = 0;
    const char* digits = name.data() + at + 5;
    std::from_chars(digits, name.data() + name.size(), owner);
    const bool gone = owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH;
    if (gone) static_cast<void>(ShredFile(fmt::format("{}/{}", directory, name)));
  }
}

std::string HomeJson(Micros now) {
  return fmt::format("{{\"format\":{},\"created\":\"{}\"}}\n", kFormat, keys::TimeText(now));
}

// A path that is taken by something else must not become a home by a slip of --home.
Result<void> CheckFreeForUse(const std::string& path) {
  const auto names = ListDirectory(path);
  if (!names) return {};  // not there yet; other troubles show when it is made
  for (const std::string& name : *names) {
    const bool ours = std::ranges::find(kOurs, name) != kOurs.end() || IsTempName(name);
    if (ours) continue;
    return Fail(ErrorCode::kUnavailable,
                ShortPath(path) + " is not a tacit home and not empty; choose another with --home");
  }
  return {};
}

std::string Absolute(const std::string& path) {
  std::error_code error;
  std::string absolute = std::filesystem::absolute(path, error).lexically_normal().string();
  while (absolute.size() > 1 && absolute.ends_with('/')) absolute.pop_back();
  return error ? path : absolute;
}

}  // namespace

std::string ShortPath(const std::string& path) {
  const std::string user_home = Environment("HOME");
  if (user_home.size() > 1 && path.starts_with(user_home + "/")) {
    return "~" + path.substr(user_home.size());
  }
  return path;
}

std::string PermissionProblem(const std::string& path, bool directory) {
  const auto info = StatFile(path);
  if (!info || (info->mode & 077U) == 0) return {};
  return fmt::format("{} can be read by others (mode {:04o}); run: chmod {} {}", ShortPath(path),
                     info->mode, directory ? "700" : "600", ShortPath(path));
}

Result<std::string> Home::Locate(const std::string& flag) {
  if (!flag.empty()) return Absolute(flag);
  if (const std::string home = Environment("TACIT_HOME"); !home.empty()) return Absolute(home);
  // The XDG base directory specification: a relative path is to be ignored.
  const std::string data_home = Environment("XDG_DATA_HOME");
  if (data_home.starts_with('/')) return Absolute(data_home + "/tacit");
  const std::string user_home = Environment("HOME");
  if (user_home.empty()) {
    return Fail(ErrorCode::kInvalidArgument, "no home: set --home, TACIT_HOME or HOME");
  }
  return Absolute(user_home + "/.local/share/tacit");
}

Result<Home> Home::Open(const std::string& path) {
  Home home(path);
  if (!FileExists(path + "/home.json")) {
    return Fail(ErrorCode::kNotFound, "no tacit home at " + ShortPath(path) +
                                          "; `tacit init` or the first `tacit import` makes one");
  }
  TACIT_CHECK_OK(home.CheckPermissions());
  TACIT_CHECK_OK(home.CheckFormat());
  return home;
}

Result<Home> Home::OpenOrCreate(const std::string& path, const Clock& clock,
                                const MakeKeyFile& make_key) {
  Home home(path);
  if (FileExists(path + "/home.json")) {
    TACIT_CHECK_OK(home.CheckPermissions());
    TACIT_CHECK_OK(home.CheckFormat());
  } else {
    TACIT_CHECK_OK(CheckFreeForUse(path));
    TACIT_CHECK_OK(MakeDirectories(path));
    TACIT_CHECK_OK(home.CheckPermissions());
  }
  TACIT_CHECK_OK(home.Complete(clock, make_key));
  return home;
}

Result<void> Home::CheckFormat() const {
  TACIT_TRY(const std::string json, ReadFile(path_ + "/home.json", 1UL << 16));
  const auto format = FormatOf(json);
  if (!format) return Fail(ErrorCode::kCorrupt, "home.json names no format");
  if (*format > kFormat) {
    return Fail(ErrorCode::kUnavailable,
                fmt::format("{} was written by a newer tacit (format {}, this one knows {}); "
                            "upgrade tacit",
                            ShortPath(path_), *format, kFormat));
  }
  return {};
}

Result<void> Home::CheckPermissions() const {
  for (const std::string& path : {path_, path_ + "/keys"}) {
    const std::string problem = PermissionProblem(path, true);
    if (!problem.empty()) return Fail(ErrorCode::kUnavailable, problem);
  }
  const std::string problem = PermissionProblem(key_path(), false);
  if (!problem.empty()) return Fail(ErrorCode::kUnavailable, problem);
  return {};
}

Result<void> Home::PutFile(const std::string& name, const std::string& bytes) {
  const std::string path = path_ + "/" + name;
  if (FileExists(path)) return {};
  const auto put = PutIfAbsent(path, bytes);
  if (!put && put.error().code == ErrorCode::kLocked) return {};  // another process was first
  if (!put) return tl::unexpected(put.error());
  created_ = true;
  return {};
}

Result<void> Home::MakeKey(const MakeKeyFile& make_key) {
  const auto projects = keys::ListProjects(keys_path());
  if (LakeHasData() || !projects || !projects->empty()) {
    return Fail(ErrorCode::kUnavailable,
                "keys/master.key is missing but the home was in use: put the key back from your "
                "copy, or use another --home; a new key would give everybody a second pseudonym");
  }
  if (make_key) {
    TACIT_TRY(const std::string bytes, make_key());
    return PutFile("keys/master.key", bytes);
  }
  TACIT_TRY(const Secret key, RandomSecret(keys::kKeyBytes));
  const Secret hex(keys::ToHex(key.Reveal()) + "\n");
  return PutFile("keys/master.key", hex.Reveal());
}

Result<void> Home::Complete(const Clock& clock, const MakeKeyFile& make_key) {
  TACIT_CHECK_OK(MakeDirectories(keys_path()));
  RemoveStaleTempFiles(path_);
  RemoveStaleTempFiles(keys_path());
  if (!FileExists(key_path())) TACIT_CHECK_OK(MakeKey(make_key));
  TACIT_CHECK_OK(PutFile("keys/README", std::string(kKeysReadme)));
  TACIT_CHECK_OK(PutFile("config.toml", DefaultConfigFile()));
  TACIT_CHECK_OK(MakeDirectories(lake_path()));
  // Last: a home with home.json is complete.
  TACIT_CHECK_OK(PutFile("home.json", HomeJson(clock.Now())));
  return TidyKeys(clock);
}

Result<void> Home::TidyKeys(const Clock& clock) {
  for (const char* directory : {"", "/epochs", "/bridge", "/receipts"}) {
    RemoveStaleTempFiles(keys_path() + directory);
  }
  TACIT_TRY(const std::string json, ReadFile(path_ + "/home.json", 1UL << 16));
  if (FormatOf(json).value_or(kFormat) >= kFormat) return {};
  return ListLegacyEpochs(clock);
}

// Format 1: the keys of every project came from the master key alone, epoch 1. Those that are in
// the lake stay so. Killed before the last step, it is done again.
Result<void> Home::ListLegacyEpochs(const Clock& clock) {
  for (const std::string& project : LakeProjects()) {
    TACIT_CHECK_OK(keys::AddLegacyEpoch(keys_path(), project, clock.Now()));
  }
  return WriteFileDurably(path_ + "/home.json", HomeJson(clock.Now()));
}

std::vector<std::string> Home::LakeProjects() const {
  constexpr std::string_view kPartition = "project=";
  std::vector<std::string> projects;
  const auto names = ListDirectory(lake_path() + "/messages");
  if (!names) return projects;
  for (const std::string& name : *names) {
    if (name.starts_with(kPartition)) projects.push_back(name.substr(kPartition.size()));
  }
  return projects;
}

bool Home::LakeHasProject(const std::string& project) const {
  return FileExists(lake_path() + "/messages/project=" + project);
}

bool Home::LakeHasData() const {
  const auto tables = ListDirectory(lake_path());
  if (!tables) return false;
  return std::ranges::any_of(*tables, [&](const std::string& table) {
    const auto log = ListDirectory(lake_path() + "/" + table + "/_delta_log");
    return log && !log->empty();
  });
}

Result<Secret> Home::MasterKey() const {
  auto key = keys::ReadMasterKey(key_path(), HomeKeyAccess());
  if (!key && key.error().code == ErrorCode::kNotFound) {
    return Fail(ErrorCode::kUnavailable, key.error().detail);
  }
  return key;
}

}  // namespace tacit::cli
