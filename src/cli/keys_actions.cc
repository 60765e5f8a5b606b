#include "cli/keys_actions.h"

#include <fmt/format.h>

#include <charconv>

#include "cli/audit_trail.h"
#include "cli/confirm.h"
#include "cli/import_run.h"
#include "cli/json_writer.h"
#include "cli/key_access.h"
#include "cli/key_session.h"
#include "cli/lake_session.h"
#include "keys/bridge.h"
#include "keys/epochs.h"

namespace tacit::cli {
namespace {

Result<std::int32_t> EpochOption(const Args& args, std::string_view key) {
  const std::string text = args.Value(key);
  std::int32_t number = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (text.empty() || parsed.ec != std::errc() || parsed.ptr != end || number < 1) {
    return Fail(
        ErrorCode::kInvalidArgument,
        fmt::format("--{} takes the number of an epoch; `tacit keys status` lists them", key));
  }
  return number;
}

Result<std::string> ProjectOption(const Args& args) {
  const std::string project = args.Value("project");
  TACIT_CHECK_OK(CheckProjectName(project));
  return project;
}

// The home, with its keys to this process alone and swept.
struct Locked {
  Home home;
  FileLock lock;
};

Result<Locked> OpenLocked(const Context& context) {
  TACIT_TRY(const std::string path, Home::Locate(context.args.Value("home")));
  TACIT_TRY(Home home, Home::Open(path));
  TACIT_TRY(FileLock lock, LockKeysAlone(home));
  TACIT_CHECK_OK(home.TidyKeys(SystemClock()));
  return Locked{.home = std::move(home), .lock = std::move(lock)};
}

// --yes, or the project's name typed on the terminal.
Result<void> ConfirmByName(const Args& args, const std::string& what, const std::string& project) {
  return Confirm(args, {.what = what + "\nType the project's name to go on: ",
                        .unasked = what + " Give --yes if you mean it",
                        .answer = project});
}

Result<void> Record(const Home& home, std::string_view act, const AuditTrail::Facts& facts) {
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(home));
  return audit.Record(act, facts);
}

std::string ReceiptJson(const std::string& project, const keys::Epoch& epoch) {
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("action").Text("keys destroy");
  json.Key("project").Text(project).Key("epoch").Int(epoch.number);
  json.Key("created").Text(epoch.created).Key("destroyed").Text(epoch.destroyed);
  json.Key("sealed_secret_sha256").Text(epoch.digest);
  json.Key("meaning").Text(
      "unlinkable from then on: nobody can make or check a pseudonym of this epoch again, unless a "
      "copy of its secret was kept elsewhere");
  json.EndObject();
  return json.Take() + "\n";
}

}  // namespace

Result<int> KeysRotate(Context& context) {
  TACIT_TRY(const std::string project, ProjectOption(context.args));
  TACIT_TRY(const Locked locked, OpenLocked(context));
  TACIT_TRY(const Secret master, locked.home.MasterKey());
  keys::Epochs epochs(locked.home.keys_path(), master);
  TACIT_TRY(const keys::Epoch epoch, epochs.Rotate(project, SystemClock().Now()));
  TACIT_CHECK_OK(Record(locked.home, "key_rotate", [&](JsonWriter& json) {
    json.Key("project").Text(project).Key("epoch").Int(epoch.number);
  }));
  Console& console = context.console;
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("project").Text(project);
    json.Key("epoch").Int(epoch.number).Key("created").Text(epoch.created).EndObject();
    console.out().Write(json.Take() + "\n");
  } else if (!console.quiet()) {
    console.out().Write(fmt::format(
        "Project {} writes with epoch {} from now on. Rows keep their pseudonyms until an import\n"
        "meets them again; such an import also fills the bridge from the earlier epochs.\n"
        "Back up keys/ now.\n",
        project, epoch.number));
  }
  return kExitOk;
}

Result<int> KeysDestroy(Context& context) {
  TACIT_TRY(const std::string project, ProjectOption(context.args));
  TACIT_TRY(const std::int32_t number, EpochOption(context.args, "epoch"));
  TACIT_TRY(const Locked locked, OpenLocked(context));
  TACIT_CHECK_OK(
      ConfirmByName(context.args,
                    fmt::format("This destroys the key of epoch {} of project {} for good: "
                                "nothing can continue or link its pseudonyms again.",
                                number, project),
                    project));
  // No key is needed to destroy one.
  keys::Epochs epochs(locked.home.keys_path(), Secret(""));
  TACIT_TRY(const keys::Epoch epoch, epochs.Destroy(project, number, SystemClock().Now()));
  const std::string receipt = ReceiptJson(project, epoch);
  const std::string directory = locked.home.keys_path() + "/receipts";
  TACIT_CHECK_OK(MakeDirectories(directory));
  const std::string path = fmt::format("{}/{}.{}.json", directory, project, number);
  if (!FileExists(path)) TACIT_CHECK_OK(WriteFileDurably(path, receipt));
  TACIT_CHECK_OK(Record(locked.home, "key_destroy", [&](JsonWriter& json) {
    json.Key("project").Text(project).Key("epoch").Int(number);
    json.Key("sealed_secret_sha256").Text(epoch.digest);
  }));
  Console& console = context.console;
  if (console.json()) {
    console.out().Write(receipt);
  } else if (!console.quiet()) {
    console.out().Write(
        fmt::format("Epoch {} of project {}: destroyed {}, unlinkable from then on.\n"
                    "  sealed secret, SHA-256  {}\n  receipt                 {}\n"
                    "Remove its secret from your copies of keys/ too, or it is not gone.\n",
                    number, project, epoch.destroyed, epoch.digest, ShortPath(path)));
  }
  return kExitOk;
}

Result<int> KeysBridge(Context& context) {
  TACIT_TRY(const std::string project, ProjectOption(context.args));
  TACIT_TRY(const std::int32_t from, EpochOption(context.args, "from"));
  TACIT_TRY(const std::int32_t to, EpochOption(context.args, "to"));
  if (from >= to) {
    return Fail(ErrorCode::kInvalidArgument, "--from is the earlier epoch, --to the later one");
  }
  TACIT_CHECK_OK(
      ConfirmByName(context.args,
                    fmt::format("This prints which pseudonym of epoch {} is which of epoch "
                                "{}: whoever has it can link the two.",
                                from, to),
                    project));
  TACIT_TRY(const std::string path, Home::Locate(context.args.Value("home")));
  TACIT_TRY(const Home home, Home::Open(path));
  TACIT_TRY(const auto session, KeySession::Open(home));
  TACIT_TRY(const keys::PseudonymPairs pairs,
            keys::OpenBridge(home.keys_path(), session->epochs(), project, from, to));
  TACIT_CHECK_OK(Record(home, "key_bridge", [&](JsonWriter& json) {
    json.Key("project").Text(project).Key("from").Int(from).Key("to").Int(to);
    json.Key("pairs").Uint(pairs.size());
  }));
  Console& console = context.console;
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("project").Text(project);
    json.Key("from").Int(from).Key("to").Int(to).Key("pairs").BeginArray();
    for (const auto& [one, other] : pairs) {
      json.BeginObject().Key("from").Text(one).Key("to").Text(other).EndObject();
    }
    json.EndArray().EndObject();
    console.out().Write(json.Take() + "\n");
    return kExitOk;
  }
  console.out().Write("from,to\n");
  for (const auto& [one, other] : pairs) {
    console.out().Write(fmt::format("{},{}\n", one, other));
  }
  return kExitOk;
}

Result<int> KeysMove(Context& context) {
  const auto place = keys::ParseKeyPlace(context.args.Value("PLACE"));
  if (!place) {
    return Fail(ErrorCode::kInvalidArgument,
                "say where to: tacit keys move file|keyring|passphrase");
  }
  TACIT_TRY(const Locked locked, OpenLocked(context));
  const keys::KeyAccess access = MovingKeyAccess(context.args.Value("new-passphrase-file"));
  TACIT_CHECK_OK(keys::MoveMasterKey(locked.home.key_path(), *place, access));
  TACIT_CHECK_OK(Record(locked.home, "key_move",
                        [&](JsonWriter& json) { json.Key("place").Text(keys::Name(*place)); }));
  Console& console = context.console;
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("place").Text(keys::Name(*place)).EndObject();
    console.out().Write(json.Take() + "\n");
  } else if (!console.quiet()) {
    console.out().Write(
        fmt::format("The master key is in place \"{}\" now.\n", keys::Name(*place)));
  }
  return kExitOk;
}

}  // namespace tacit::cli
