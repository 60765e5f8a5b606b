// tacit doctor: checks with stable ids; each says what to do.

#include <fmt/format.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/clock.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/key_access.h"
#include "cli/lake_session.h"
#include "cli/process.h"
#include "cli/state_session.h"
#include "cli/text_width.h"
#include "keys/master_key.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 1> kOptions = {{
    {.names = "--deep", .help = "also read every file of the lake and compare its hash"},
}};

constexpr std::string_view kDetails =
    "Exit code 0: nothing failed (warnings may stand); 7: the lake or the state is damaged; 1: "
    "another check\n"
    "failed. The ids are stable: scripts may rely on them.\n";

enum class Health : std::uint8_t { kOk, kWarn, kFail };

struct Check {
  std::string id;
  Health health = Health::kOk;
  std::string detail;
  std::string fix;
};

std::string_view Name(Health health) {
  return health == Health::kOk ? "ok" : health == Health::kWarn ? "warn" : "fail";
}

Check FromProblem(std::string id, const std::string& problem, std::string fix) {
  if (problem.empty()) return {.id = std::move(id)};
  return {.id = std::move(id), .health = Health::kFail, .detail = problem, .fix = std::move(fix)};
}

template <typename T>
Check FromResult(std::string id, const Result<T>& result, std::string fix) {
  return FromProblem(std::move(id), result ? std::string() : result.error().detail, std::move(fix));
}

Check Permissions(const std::string& path) {
  for (const std::string& directory : {path, path + "/keys", path + "/lake"}) {
    const std::string problem = PermissionProblem(directory, true);
    if (!problem.empty()) return FromProblem("home.permissions", problem, "run the chmod command");
  }
  return {.id = "home.permissions"};
}

// The key file is whole, and where the key is. A key under a passphrase is opened only when the
// passphrase need not be asked for.
Check KeyPresent(const Home& home) {
  const auto file = keys::ReadKeyFile(home.key_path());
  const bool opens =
      file && (file->place != keys::KeyPlace::kPassphrase || !PassphraseFile().empty());
  constexpr std::string_view kFix = "see the message; put keys/ back from your copy";
  Check check = opens ? FromResult("key.present", home.MasterKey(), std::string(kFix))
                      : FromResult("key.present", file, std::string(kFix));
  if (check.health != Health::kOk) return check;
  check.detail = fmt::format("place: {}{}", keys::Name(file->place), opens ? "" : ", not opened");
  return check;
}

Check DiskSpace(const std::string& path) {
  constexpr std::uint64_t kLow = 1ULL << 30;
  constexpr std::uint64_t kFull = 64ULL << 20;
  struct statvfs disk {};
  if (::statvfs(path.c_str(), &disk) != 0) {
    return {.id = "disk.space", .health = Health::kWarn, .detail = "cannot be asked for"};
  }
  const std::uint64_t left = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  Check check{.id = "disk.space", .detail = HumanBytes(left) + " left"};
  if (left < kLow) check.health = left < kFull ? Health::kFail : Health::kWarn;
  if (left < kLow) check.fix = "free some space, or move the home and set TACIT_HOME";
  return check;
}

// Times of rows and commits are compared with the clock: one that is years off breaks that.
Check ClockSane(Micros newest_commit) {
  constexpr Micros kDay = 86'400'000'000;
  constexpr Micros kBuilt =
      std::chrono::duration_cast<std::chrono::microseconds>(
          std::chrono::sys_days(std::chrono::year(2025) / 1 / 1).time_since_epoch())
          .count();
  const Micros now = SystemClock().Now();
  std::string problem;
  if (now < kBuilt) problem = "the clock is years behind";
  if (newest_commit > now + kDay) problem = "the lake was written in the future of this clock";
  Check check = FromProblem("clock.sane", problem, "set the clock (timedatectl set-ntp true)");
  if (check.health == Health::kFail) check.health = Health::kWarn;
  return check;
}

Result<void> EngineWorks() {
  TACIT_TRY(const auto engine, engine::Engine::Open({}));
  TACIT_TRY(const auto connection, engine->Connect());
  TACIT_TRY(const engine::TextTable table, connection->Query("SELECT 6 * 7"));
  const bool good = table.rows.size() == 1 && table.rows[0].size() == 1 && table.rows[0][0] == "42";
  if (!good) return Fail(ErrorCode::kUnavailable, "DuckDB gives a wrong result");
  return {};
}

std::vector<Check> LakeChecks(const Home& home, const Config& config, bool deep) {
  std::vector<Check> checks;
  const auto session = LakeSession::Open(home, config);
  constexpr std::string_view kFix = "see the message; a copy of the home helps to repair it";
  if (!session) return {FromResult("lake.readable", session, std::string(kFix))};
  const auto tables = (*session)->lake().Tables();
  checks.push_back(FromResult("lake.readable", tables, std::string(kFix)));
  if (!tables) return checks;

  const auto report = (*session)->lake().Verify(deep);
  Check verify = FromResult("lake.verify", report, std::string(kFix));
  if (report) {
    verify.detail =
        fmt::format("{} files, {}", WithThousands(report->files), HumanBytes(report->bytes));
  }
  if (report && !report->problems.empty()) {
    verify.health = Health::kFail;
    verify.detail =
        fmt::format("{} problems: {}", report->problems.size(), report->problems.front());
    verify.fix =
        "restore the lake from a copy, or import the exports again into a new home with this key";
  }
  checks.push_back(std::move(verify));

  Micros newest = 0;
  for (const warehouse::TableInfo& table : *tables) {
    newest = std::max(newest, table.committed.value_or(0));
  }
  checks.push_back(ClockSane(newest));
  return checks;
}

Check StateCheck(const Home& home) {
  const std::string fix =
      "put state.sqlite back from your copy; without one, remove it and add "
      "the channels again (deleted messages may then come back)";
  const auto state = OpenStateIfThere(home);
  if (!state) return FromResult("state.readable", state, fix);
  if (*state == nullptr) return {.id = "state.readable", .detail = "nothing was collected yet"};
  const auto problem = (*state)->Check();
  return problem ? FromProblem("state.readable", *problem, fix)
                 : FromResult("state.readable", problem, fix);
}

std::vector<Check> AllChecks(const std::string& path, bool deep) {
  std::vector<Check> checks;
  checks.push_back(FromResult("engine.works", EngineWorks(), "install tacit again"));
  if (!FileExists(path + "/home.json")) {
    checks.push_back({.id = "home.present",
                      .health = Health::kFail,
                      .detail = "no tacit home at " + ShortPath(path),
                      .fix = "run: tacit init"});
    return checks;
  }
  checks.push_back(Permissions(path));
  checks.push_back(FromProblem("key.permissions",
                               PermissionProblem(path + "/keys/master.key", false),
                               "run the chmod command"));
  checks.push_back(DiskSpace(path));
  const auto home = Home::Open(path);
  if (!home) {
    checks.push_back(FromResult("home.format", home, "see the message"));
    return checks;
  }
  checks.push_back(KeyPresent(*home));
  checks.push_back(StateCheck(*home));
  const auto config = Config::Load(home->config_path(), Environment);
  checks.push_back(FromResult("config.valid", config, "tacit config check"));
  if (!config) return checks;
  std::ranges::move(LakeChecks(*home, *config, deep), std::back_inserter(checks));
  return checks;
}

std::string AsJson(const std::vector<Check>& checks, bool ok) {
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("ok").Bool(ok).Key("checks").BeginArray();
  for (const Check& check : checks) {
    json.BeginObject().Key("id").Text(check.id).Key("status").Text(Name(check.health));
    json.Key("detail").Text(check.detail).Key("fix").Text(check.fix).EndObject();
  }
  json.EndArray().EndObject();
  return json.Take() + "\n";
}

std::string ForPeople(const std::vector<Check>& checks, const Style& style) {
  std::string text;
  for (const Check& check : checks) {
    const std::string word = PadRight(Name(check.health), 4);
    text += (check.health == Health::kOk     ? style.Green(word)
             : check.health == Health::kWarn ? style.Yellow(word)
                                             : style.Red(word)) +
            "  " + (check.detail.empty() ? check.id : PadRight(check.id, 16)) + "  " +
            style.Dim(EscapeForTerminal(check.detail));
    while (text.ends_with(' ')) text.pop_back();
    text += "\n";
    if (!check.fix.empty()) text += "      fix: " + check.fix + "\n";
  }
  return text;
}

Result<int> Run(Context& context) {
  const InterruptGuard guard(ExitInterrupted);
  TACIT_TRY(const std::string path, Home::Locate(context.args.Value("home")));
  const std::vector<Check> checks = AllChecks(path, context.args.Has("deep"));
  int code = kExitOk;
  for (const Check& check : checks) {
    if (check.health != Health::kFail) continue;
    const bool damaged = check.id.starts_with("lake.") || check.id.starts_with("state.");
    code = damaged ? kExitIntegrity : std::max(code, kExitError);
  }
  Console& console = context.console;
  console.out().Write(console.json() ? AsJson(checks, code == kExitOk)
                                     : ForPeople(checks, console.style()));
  return code;
}

}  // namespace

extern const Command kDoctorCommand;
const Command kDoctorCommand{.name = "doctor",
                             .summary = "check the home and say what to repair",
                             .options = kOptions,
                             .details = kDetails,
                             .run = Run};

}  // namespace tacit::cli
