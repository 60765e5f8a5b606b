// tacit optout add|list|remove.

#include <fmt/format.h>

#include <array>

#include "base/clock.h"
#include "cli/audit_trail.h"
#include "cli/command.h"
#include "cli/key_session.h"
#include "cli/lake_session.h"
#include "cli/people_input.h"
#include "cli/state_session.h"
#include "cli/time_text.h"
#include "pipeline/left_out.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 3> kOptions = {{
    {.names = "ACTION", .help = "what to do", .choices = "add|list|remove", .required = true},
    {.names = "PLATFORM",
     .help = "with add, remove: where the person is; who it is comes from standard input",
     .choices = "telegram|slack"},
    {.names = "--entry",
     .value = "HASH",
     .help = "with remove: an entry of the list, by the beginning of its hash"},
}};

constexpr std::string_view kDetails =
    "add     leaves people out from now on: what they write or what forwards them is withheld,\n"
    "        mentions of them become [[USER]]. What is in the lake already: tacit forget\n"
    "list    how many are left out; hashes only, for nobody can tell who it is\n"
    "remove  takes them in again, from now on\n"
    "\n"
    "Who it is, is read from standard input, one id or handle a line: on the command line others\n"
    "would see it. Only a keyed hash is kept. A running `collect --follow` knows with its next\n"
    "commit, a running import does not: run it again.\n"
    "\n"
    "  tacit optout add telegram\n"
    "  tacit optout add slack < people.txt\n";

constexpr std::size_t kShownHex = 16;

Result<void> Record(std::string_view act, std::string_view platform, std::size_t entries,
                    const Home& home) {
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(home));
  return audit.Record(act, [&](JsonWriter& json) {
    if (!platform.empty()) json.Key("platform").Text(platform);
    json.Key("entries").Uint(entries);
  });
}

void Print(Console& console, std::string_view word, std::size_t entries) {
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key(word).Uint(entries).EndObject();
    console.out().Write(json.Take() + "\n");
  } else if (!console.quiet()) {
    console.out().Write(fmt::format("{}: {}\n", word, entries));
  }
}

Result<int> Change(Context& context, const OpenedHome& opened, bool add) {
  const std::string name = context.args.Value("PLATFORM");
  if (name.empty()) {
    return Fail(ErrorCode::kInvalidArgument, "say where the person is: telegram or slack");
  }
  const Platform platform = PlatformNamed(name);
  TACIT_TRY(const auto state, OpenState(opened.home));
  TACIT_TRY(const auto keys, KeySession::Open(opened.home));
  TACIT_TRY(const auto known, pipeline::LoadOptOuts(*state, keys->master()));
  TACIT_TRY(const std::vector<NamedPerson> people, ReadPeople(platform));
  TACIT_CHECK_OK(
      Record(add ? "optout_add" : "optout_remove", Name(platform), people.size(), opened.home));
  std::vector<state::OptOut> entries;
  std::size_t removed = 0;
  for (const NamedPerson& person : people) {
    const Digest256 hash = known->HashOf(platform, person.key, person.value);
    if (!add) {
      TACIT_TRY(const bool there, state->RemoveOptOut(hash));
      removed += there ? 1 : 0;
      continue;
    }
    entries.push_back({.hash = hash,
                       .platform = platform,
                       .kind = std::string(privacy::Name(person.key)),
                       .added_at = SystemClock().Now()});
  }
  if (add) TACIT_CHECK_OK(state->AddOptOuts(entries));
  Print(context.console, add ? "added" : "removed", add ? entries.size() : removed);
  if (add) {
    context.console.Note(
        "tacit: left out from now on; `tacit forget` takes away what is in the lake");
  }
  return kExitOk;
}

Result<int> RemoveEntry(Context& context, const OpenedHome& opened) {
  const std::string prefix = context.args.Value("entry");
  TACIT_TRY(const auto state, OpenState(opened.home));
  TACIT_TRY(const std::vector<state::OptOut> entries, state->OptOuts());
  const state::OptOut* found = nullptr;
  for (const state::OptOut& entry : entries) {
    if (!HexLower(entry.hash).starts_with(prefix)) continue;
    if (found != nullptr) {
      return Fail(ErrorCode::kInvalidArgument, "more than one entry begins like that");
    }
    found = &entry;
  }
  if (found == nullptr || prefix.empty()) {
    return Fail(ErrorCode::kNotFound, "no entry begins like that; `tacit optout list` shows them");
  }
  TACIT_CHECK_OK(Record("optout_remove", Name(found->platform), 1, opened.home));
  TACIT_TRY(const bool removed, state->RemoveOptOut(found->hash));
  Print(context.console, "removed", removed ? 1 : 0);
  return kExitOk;
}

Result<int> List(Context& context, const OpenedHome& opened) {
  TACIT_TRY(const auto state, OpenStateIfThere(opened.home));
  std::vector<state::OptOut> entries;
  if (state != nullptr) {
    TACIT_TRY(entries, state->OptOuts());
  }
  Console& console = context.console;
  if (console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("optouts").BeginArray();
    for (const state::OptOut& entry : entries) {
      json.BeginObject().Key("hash").Text(HexLower(entry.hash).substr(0, kShownHex));
      json.Key("platform").Text(Name(entry.platform)).Key("kind").Text(entry.kind);
      json.Key("added_at").Text(TimeText(entry.added_at)).EndObject();
    }
    json.EndArray().EndObject();
    console.out().Write(json.Take() + "\n");
    return kExitOk;
  }
  for (const state::OptOut& entry : entries) {
    console.out().Write(fmt::format("{}  {:<8}  {:<6}  {}\n",
                                    HexLower(entry.hash).substr(0, kShownHex), Name(entry.platform),
                                    entry.kind, TimeText(entry.added_at)));
  }
  console.out().Write(fmt::format("{} entries\n", entries.size()));
  return kExitOk;
}

Result<int> Run(Context& context) {
  const std::string action = context.args.Value("ACTION");
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  if (action == "list") return List(context, opened);
  if (action == "remove" && context.args.Has("entry")) return RemoveEntry(context, opened);
  return Change(context, opened, action == "add");
}

}  // namespace

extern const Command kOptoutCommand;
const Command kOptoutCommand{.name = "optout",
                             .summary = "leave people out",
                             .options = kOptions,
                             .details = kDetails,
                             .run = Run};

}  // namespace tacit::cli
