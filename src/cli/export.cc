// tacit export: a dataset as a file, with a notice of what it is.

#include <fmt/format.h>

#include <array>

#include "base/file.h"
#include "cli/audit_trail.h"
#include "cli/command.h"
#include "cli/import_run.h"
#include "cli/json_writer.h"
#include "cli/query_run.h"
#include "engine/engine.h"
#include "model/tables.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 4> kOptions = {{
    {.names = "DIR", .help = "where the file goes; made when missing", .required = true},
    {.names = "--dataset",
     .value = "NAME",
     .help = "what to export",
     .choices = "messages|channels|samples|reactions|events|pii_findings",
     .required = true},
    {.names = "--format",
     .value = "FORMAT",
     .help = "default: parquet",
     .choices = "parquet|csv|jsonl"},
    {.names = "--project", .value = "NAME", .help = "only this project"},
}};

constexpr std::string_view kDetails =
    "Writes DIR/<dataset>.<format> and DIR/README.txt. The data is pseudonymised, not anonymous:\n"
    "public messages can be found again by searching for their words.\n"
    "\n"
    "  tacit export out --dataset messages --format csv\n";

constexpr std::string_view kNotice =
    "Exported by tacit.\n"
    "\n"
    "This data is PSEUDONYMISED, NOT ANONYMOUS. Names, ids, contacts and secrets were replaced by\n"
    "placeholders and keyed pseudonyms, but it comes from public channels: whoever searches for a\n"
    "sentence may find the original and its author. Under the GDPR it is personal data for "
    "whoever\n"
    "can do that. Give it to those who need it only, do not try to identify people, and delete it\n"
    "when the work is done. The key of the pseudonyms is not part of it; never put it here.\n"
    "\n"
    "All times are UTC. Placeholders in texts: [[CLASS]] or [[CLASS:token]]; the same token "
    "stands\n"
    "for the same value. Columns that are empty were not known.\n";

std::string Columns(const TableSchema& table) {
  std::string text = fmt::format("\n{}: {}\n", table.name, table.description);
  for (const TableColumn& column : table.columns) {
    text += fmt::format("  {:<17} {}\n", column.name, column.description);
  }
  return text;
}

// The same for every dataset, so that several exports may share a directory.
std::string Notice() {
  std::string text(kNotice);
  text +=
      "The datasets reactions, events and pii_findings are made from messages; their columns have\n"
      "the meaning of those of messages.\n";
  for (const TableSchema& table : Tables()) text += Columns(table);
  return text;
}

Result<int> Run(Context& context) {
  const Args& args = context.args;
  const std::string dataset = args.Value("dataset");
  const std::string format = args.Value("format", "parquet");
  TACIT_TRY(const OpenedHome opened, OpenHome(args.Value("home")));
  std::string sql = "SELECT * FROM " + dataset;
  if (args.Has("project")) {
    TACIT_CHECK_OK(CheckProjectName(args.Value("project")));
    sql += " WHERE project = " + engine::SqlQuote(args.Value("project"));
  }
  const std::string directory = args.Value("DIR");
  TACIT_CHECK_OK(MakeDirectories(directory));
  const std::string path = directory + "/" + dataset + "." + format;

  TACIT_TRY(const auto session, LakeSession::Open(opened.home, opened.config));
  const QueryRequest request{
      .sql = sql, .format = ParseRowFormat(format).value_or(RowFormat::kParquet), .path = path};
  TACIT_TRY(const std::uint64_t rows, RunQuery(*session, opened.config, request, context.console));
  TACIT_CHECK_OK(WriteFileDurably(directory + "/README.txt", Notice()));
  TACIT_TRY(AuditTrail audit, AuditTrail::Open(opened.home));
  TACIT_CHECK_OK(audit.Record("export", [&](JsonWriter& json) {
    json.Key("project").Text(args.Value("project")).Key("dataset").Text(dataset);
    json.Key("format").Text(format).Key("rows").Uint(rows);
  }));
  if (context.console.json()) {
    JsonWriter json;
    json.BeginObject().Key("version").Int(1).Key("dataset").Text(dataset).Key("rows").Uint(rows);
    json.Key("path").Text(path).EndObject();
    context.console.out().Write(json.Take() + "\n");
  } else {
    context.console.Note(
        fmt::format("{} rows written to {} (pseudonymised, not anonymous: see "
                    "README.txt beside it)",
                    rows, ShortPath(path)));
  }
  return kExitOk;
}

}  // namespace

extern const Command kExportCommand;
const Command kExportCommand{.name = "export",
                             .summary = "write a table or view to a file for others",
                             .options = kOptions,
                             .details = kDetails,
                             .run = Run};

}  // namespace tacit::cli
