// tacit query: read-only SQL over the lake.

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "cli/command.h"
#include "cli/line_reader.h"
#include "cli/query_run.h"

namespace tacit::cli {
namespace {

constexpr std::array<OptionSpec, 4> kOptions = {{
    {.names = "SQL",
     .help = "one SELECT (or DESCRIBE, SUMMARIZE, EXPLAIN); - reads it from stdin",
     .required = true},
    {.names = "--format",
     .value = "FORMAT",
     .help = "table on a terminal, csv otherwise",
     .choices = "table|csv|json|jsonl|parquet"},
    {.names = "-o,--output", .value = "FILE", .help = "write to a file (parquet needs one)"},
    {.names = "--rows", .value = "N", .help = "rows of a table; 0: all (default: 10)"},
}};

constexpr std::string_view kDetails =
    "Tables: messages, channels, samples. Views: reactions, events, pii_findings.\n"
    "`tacit query \"DESCRIBE messages\"` lists the columns. The query sees nothing else of\n"
    "the disk and cannot change anything.\n"
    "\n"
    "  tacit query \"SELECT date_trunc('week', sent_at) AS week, count(*) AS messages\n"
    "               FROM messages GROUP BY 1 ORDER BY 1\"\n"
    "  tacit query \"FROM messages WHERE kind = 'text'\" --format parquet -o text.parquet\n";

RowFormat FormatOf(const Context& context) {
  if (const auto format = ParseRowFormat(context.args.Value("format"))) return *format;
  if (context.console.json()) return RowFormat::kJson;
  const std::string path = context.args.Value("output");
  for (const auto& [ending, format] :
       {std::pair{".parquet", RowFormat::kParquet}, std::pair{".json", RowFormat::kJson},
        std::pair{".jsonl", RowFormat::kJsonl}}) {
    if (path.ends_with(ending)) return format;
  }
  const bool terminal = path.empty() && context.console.out_is_terminal();
  return terminal ? RowFormat::kTable : RowFormat::kCsv;
}

Result<std::string> SqlOf(const Context& context) {
  std::string sql = context.args.Value("SQL");
  if (sql != "-") return sql;
  constexpr std::size_t kLimit = 1UL << 20;
  return ReadAllOfStdin(kLimit);
}

Error WithHint(Error error) {
  if (error.code != ErrorCode::kInvalidArgument) return error;
  if (error.detail.find("Parser Error") != std::string::npos) {
    error.detail += "\na query is one SELECT statement (or FROM, WITH, DESCRIBE, SUMMARIZE)";
  } else if (error.detail.find("Binder Error") != std::string::npos ||
             error.detail.find("Catalog Error") != std::string::npos) {
    error.detail += "\n`tacit query \"DESCRIBE messages\"` lists the columns";
  }
  return error;
}

Result<int> Run(Context& context) {
  QueryRequest request{.format = FormatOf(context), .path = context.args.Value("output")};
  TACIT_TRY(request.sql, SqlOf(context));
  TACIT_TRY(OpenedHome opened, OpenHome(context.args.Value("home")));
  if (context.args.Has("rows")) {
    TACIT_CHECK_OK(opened.config.Override("query.rows", context.args.Value("rows"), "--rows"));
  }
  request.max_rows = static_cast<std::uint64_t>(opened.config.Number("query.rows"));
  TACIT_TRY(const auto session, LakeSession::Open(opened.home, opened.config));
  const auto rows = RunQuery(*session, opened.config, request, context.console);
  if (!rows) return tl::unexpected(WithHint(rows.error()));
  if (!request.path.empty()) {
    context.console.Note(fmt::format("{} rows written to {}", *rows, ShortPath(request.path)));
  }
  return kExitOk;
}

}  // namespace

extern const Command kQueryCommand;
const Command kQueryCommand{.name = "query",
                            .summary = "ask the lake in SQL, read-only",
                            .options = kOptions,
                            .details = kDetails,
                            .run = Run};

}  // namespace tacit::cli
