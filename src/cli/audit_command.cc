// tacit audit show|verify|prove|check|checkpoint.

#include <fmt/format.h>
#include <simdjson.h>

#include <array>
#include <charconv>
#include <deque>
#include <optional>

#include "base/file.h"
#include "cli/audit_trail.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/json_writer.h"
#include "cli/lake_session.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 8> kOptions = {{
    {.names = "ACTION",
     .help = "what to do",
     .choices = "show|verify|prove|check|checkpoint",
     .required = true},
    {.names = "WHAT", .help = "prove: the entry's number; check: the file of a proof"},
    {.names = "--act", .value = "NAME", .help = "show: only acts of this name (import, export, …)"},
    {.names = "--project", .value = "NAME", .help = "show: only acts on this project"},
    {.names = "--last", .value = "N", .help = "show: the last N that fit"},
    {.names = "--anchor",
     .value = "FILE",
     .help = "verify: a checkpoint that was kept elsewhere",
     .repeated = true},
    {.names = "--key",
     .value = "KEY",
     .help = "verify, check: who must have signed; verify: default this home's key"},
    {.names = "--print-key", .help = "checkpoint: the key for those who check, instead"},
}};

constexpr std::string_view kDetails =
    "show        what was done, one act a line\n"
    "verify      computes the log anew and compares it with every earlier checkpoint; names the\n"
    "            first entry that is not as it was logged; exit 7 when something is wrong\n"
    "prove       prints a proof that an entry is in the log: it stands alone\n"
    "check       checks such a proof, without the home, and prints the entry\n"
    "checkpoint  prints the signed state of the log: publish it where you cannot take it back\n"
    "\n"
    "  tacit audit show --act export\n"
    "  tacit audit checkpoint > checkpoint.txt\n"
    "  tacit audit verify --anchor checkpoint.txt\n";

Result<std::uint64_t> NumberOf(const std::string& text, std::string_view what) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || error != std::errc() || stopped != end) {
    return Fail(ErrorCode::kInvalidArgument, fmt::format("{} takes a number", what));
  }
  return number;
}

struct Filter {
  std::string act;
  std::string project;
};

struct Shown {
  std::uint64_t number = 0;
  std::string at;
  std::string act;
  std::string project;
  std::string rest;  // the other facts, as JSON without braces
  std::string entry;
};

// Nothing: the filter leaves it out, or it is no object of ours.
std::optional<Shown> Read(std::uint64_t number, std::string_view entry, const Filter& filter,
                          simdjson::dom::parser& parser) {
  simdjson::dom::object object;
  if (parser.parse(simdjson::padded_string(entry)).get(object) != simdjson::SUCCESS) return {};
  Shown shown{.number = number, .entry = std::string(entry)};
  for (const auto& [key, value] : object) {
    const std::string_view text = value.is_string() ? value.get_string().value_unsafe() : "";
    if (key == "at") {
      shown.at = text;
    } else if (key == "act") {
      shown.act = text;
    } else if (key == "project") {
      shown.project = text;
    } else if (key != "v") {
      shown.rest +=
          (shown.rest.empty() ? "" : " ") + std::string(key) + "=" + simdjson::minify(value);
    }
  }
  const bool fits = (filter.act.empty() || filter.act == shown.act) &&
                    (filter.project.empty() || filter.project == shown.project);
  return fits ? std::optional(std::move(shown)) : std::nullopt;
}

Result<int> Show(Context& context, const Home& home) {
  TACIT_TRY(const audit::Verifier verifier, AuditVerifier(home));
  const Filter filter{.act = context.args.Value("act"), .project = context.args.Value("project")};
  std::uint64_t last = ~std::uint64_t{0};
  if (context.args.Has("last")) {
    TACIT_TRY(last, NumberOf(context.args.Value("last"), "--last"));
  }
  std::deque<Shown> all;
  simdjson::dom::parser parser;
  const auto take = [&](std::uint64_t number, std::string_view entry) {
    if (auto shown = Read(number, entry, filter, parser)) all.push_back(*std::move(shown));
    if (all.size() > last) all.pop_front();
    return true;
  };
  TACIT_CHECK_OK(audit::ReadEntries(AuditDirectory(home), verifier, 0, take));
  Output& out = context.console.out();
  for (const Shown& shown : all) {
    if (context.console.json()) {
      out.Write(fmt::format("{{\"number\":{},\"entry\":{}}}\n", shown.number, shown.entry));
      continue;
    }
    out.Write(fmt::format("{:>6}  {}  {:<12}  {:<12}  {}\n", shown.number, shown.at.substr(0, 19),
                          shown.act, shown.project, shown.rest));
  }
  return kExitOk;
}

Result<int> VerifyLog(Context& context, const Home& home) {
  audit::Verifier verifier;
  if (context.args.Has("key")) {
    TACIT_TRY(verifier, audit::ParseVerifier(context.args.Value("key")));
  } else {
    TACIT_TRY(verifier, AuditVerifier(home));
  }
  std::vector<std::string> anchors;
  for (const std::string& path : context.args.Values("anchor")) {
    TACIT_TRY(std::string note, ReadFile(path));
    anchors.push_back(std::move(note));
  }
  TACIT_TRY(const audit::Verdict verdict, audit::Verify(AuditDirectory(home), verifier, anchors));
  const bool sound = verdict.problems.empty();
  if (context.console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("sound").Bool(sound);
    json.Key("entries").Uint(verdict.entries).Key("checkpoints").Uint(verdict.checkpoints);
    json.Key("first_bad");
    if (verdict.first_bad) {
      json.Uint(*verdict.first_bad);
    } else {
      json.Null();
    }
    json.Key("problems").BeginArray();
    for (const std::string& problem : verdict.problems) json.Text(problem);
    json.EndArray().EndObject();
    context.console.out().Write(json.Take() + "\n");
    return sound ? kExitOk : ExitCodeOf(ErrorCode::kCorrupt);
  }
  if (sound) {
    context.console.out().Write(fmt::format(
        "sound: {} entries, {} checkpoints agree{}\n", verdict.entries, verdict.checkpoints,
        anchors.empty() ? "; with a checkpoint that was kept elsewhere (--anchor) the "
                          "proof also holds against whoever has this home"
                        : ""));
    return kExitOk;
  }
  for (const std::string& problem : verdict.problems) {
    context.console.out().Write("wrong: " + problem + "\n");
  }
  return ExitCodeOf(ErrorCode::kCorrupt);
}

Result<int> Prove(Context& context, const Home& home) {
  TACIT_TRY(const std::uint64_t number, NumberOf(context.args.Value("WHAT"), "prove"));
  TACIT_TRY(const audit::Verifier verifier, AuditVerifier(home));
  TACIT_TRY(const std::string proof, audit::ProveEntry(AuditDirectory(home), verifier, number));
  context.console.out().Write(proof);
  return kExitOk;
}

Result<int> Check(Context& context) {
  if (!context.args.Has("key")) {
    return Fail(
        ErrorCode::kInvalidArgument,
        "say who must have signed: --key, as `tacit audit checkpoint --print-key` gives it");
  }
  TACIT_TRY(const audit::Verifier verifier, audit::ParseVerifier(context.args.Value("key")));
  TACIT_TRY(const std::string proof, ReadFile(context.args.Value("WHAT")));
  TACIT_TRY(const std::string entry, audit::CheckProof(proof, verifier));
  context.console.out().Write(entry + "\n");
  return kExitOk;
}

Result<int> PrintCheckpoint(Context& context, const Home& home) {
  TACIT_TRY(const audit::Verifier verifier, AuditVerifier(home));
  if (context.args.Has("print-key")) {
    context.console.out().Write(verifier.Text() + "\n");
    return kExitOk;
  }
  TACIT_TRY(const std::string note, audit::ReadCheckpointNote(AuditDirectory(home)));
  TACIT_TRY([[maybe_unused]] const std::string text, audit::OpenNote(note, verifier));
  context.console.out().Write(note);
  return kExitOk;
}

Result<int> Run(Context& context) {
  const std::string action = context.args.Value("ACTION");
  if (action == "check") return Check(context);
  TACIT_TRY(const std::string path, Home::Locate(context.args.Value("home")));
  TACIT_TRY(const Home home, Home::Open(path));
  if (action == "show") return Show(context, home);
  if (action == "verify") return VerifyLog(context, home);
  if (action == "prove") return Prove(context, home);
  return PrintCheckpoint(context, home);
}

}  // namespace

extern const Command kAuditCommand;
const Command kAuditCommand{.name = "audit",
                            .summary = "what was done, and proof that the record was not changed",
                            .options = kOptions,
                            .details = kDetails,
                            .run = Run};

}  // namespace tacit::cli
