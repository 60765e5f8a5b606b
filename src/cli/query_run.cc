#include "cli/query_run.h"

#include <fmt/format.h>

#include <utility>

#include "cli/process.h"
#include "cli/text_width.h"
#include "engine/query_session.h"

namespace tacit::cli {
namespace {

// Rows past those that a table shows are counted up to here, then it says "more than".
constexpr std::uint64_t kCountAtMost = 100'000;

using engine::QuerySession;
using Cells = std::span<const Cell>;

// A session and the hold on the files that it reads.
struct Reading {
  std::unique_ptr<warehouse::Hold> hold;
  std::unique_ptr<QuerySession> session;
};

Result<Reading> OpenReading(LakeSession& lake, const Config& config, const std::string& writable) {
  TACIT_TRY(warehouse::ReadView view, lake.lake().OpenView());
  const engine::SessionOptions options{
      .readable_directories = std::move(view.readable_directories),
      .writable_file = writable,
      .setup = std::move(view.setup),
      .memory_limit_bytes = static_cast<std::uint64_t>(config.Number("query.memory_mib")) << 20U,
      .threads = CoreCount()};
  Reading reading{.hold = std::move(view.hold), .session = nullptr};
  TACIT_TRY(reading.session, QuerySession::Open(options));
  return reading;
}

Result<std::uint64_t> WriteCsv(QuerySession& session, const std::string& sql, Output& out) {
  std::string line;
  std::uint64_t rows = 0;
  const auto on_header = [&](const QuerySession::Header& header) {
    const std::vector<Cell> names(header.names.begin(), header.names.end());
    AppendCsvLine(line, names);
    out.Write(line);
  };
  const auto on_row = [&](Cells cells) {
    line.clear();
    AppendCsvLine(line, cells);
    out.Write(line);
    ++rows;
    return !out.closed();
  };
  TACIT_CHECK_OK(session.Run(sql, on_header, on_row));
  return rows;
}

Result<std::uint64_t> WriteJson(QuerySession& session, const std::string& sql, bool lines,
                                Output& out) {
  std::uint64_t rows = 0;
  const auto on_row = [&](std::string_view object) {
    if (!lines) out.Write(rows == 0 ? "[\n" : ",\n");
    out.Write(object);
    if (lines) out.Write("\n");
    ++rows;
    return !out.closed();
  };
  TACIT_CHECK_OK(session.RunJson(sql, on_row));
  if (!lines) out.Write(rows == 0 ? "[]\n" : "\n]\n");
  return rows;
}

Result<std::uint64_t> WriteTable(QuerySession& session, const QueryRequest& request,
                                 const Console& console, Output& out) {
  std::vector<TableColumnView> columns;
  std::vector<std::vector<Cell>> shown;
  std::uint64_t rows = 0;
  const auto on_header = [&](const QuerySession::Header& header) {
    for (std::size_t i = 0; i < header.names.size(); ++i) {
      columns.push_back({.name = header.names[i], .right = IsNumericType(header.types[i])});
    }
  };
  const auto on_row = [&](Cells cells) {
    ++rows;
    if (request.max_rows == 0 || rows <= request.max_rows) {
      shown.emplace_back(cells.begin(), cells.end());
    }
    return request.max_rows == 0 || rows < request.max_rows + kCountAtMost;
  };
  TACIT_CHECK_OK(session.Run(request.sql, on_header, on_row));
  out.Write(RenderTable(columns, shown, console.width(), console.style()));
  if (rows > shown.size()) {
    const std::uint64_t more = rows - shown.size();
    out.Write(console.style().Dim(fmt::format("… {}{} more rows; use --rows N or --format csv",
                                              more >= kCountAtMost ? "more than " : "",
                                              WithThousands(more))) +
              "\n");
  } else if (rows == 0) {
    out.Write(console.style().Dim("(no rows)") + "\n");
  }
  return rows;
}

Result<std::uint64_t> WriteRows(LakeSession& lake, const Config& config,
                                const QueryRequest& request, const Console& console,
                                AtomicFile* file, Output& out) {
  const bool parquet = request.format == RowFormat::kParquet;
  TACIT_TRY(const Reading reading,
            OpenReading(lake, config, parquet ? file->temp_path() : std::string()));
  QuerySession& session = *reading.session;
  const InterruptGuard guard([&session] { session.Interrupt(); });
  switch (request.format) {
    case RowFormat::kTable:
      return WriteTable(session, request, console, out);
    case RowFormat::kCsv:
      return WriteCsv(session, request.sql, out);
    case RowFormat::kJson:
    case RowFormat::kJsonl:
      return WriteJson(session, request.sql, request.format == RowFormat::kJsonl, out);
    case RowFormat::kParquet:
      return session.RunToParquet(request.sql);
  }
  return Fail(ErrorCode::kInvalidArgument, "unknown format");
}

// Neither the user's mistake nor a refusal: perhaps a file went away under the query.
bool WorthAnotherTry(ErrorCode code) {
  return code == ErrorCode::kUnavailable || code == ErrorCode::kNotFound ||
         code == ErrorCode::kCorrupt;
}

Result<std::uint64_t> RunToFile(LakeSession& lake, const Config& config,
                                const QueryRequest& request, const Console& console) {
  TACIT_TRY(AtomicFile file, AtomicFile::Create(request.path));
  TACIT_TRY(const std::uint64_t rows, WriteRows(lake, config, request, console, &file, file.out()));
  TACIT_CHECK_OK(file.Commit());
  return rows;
}

}  // namespace

std::optional<RowFormat> ParseRowFormat(std::string_view name) {
  if (name == "table") return RowFormat::kTable;
  if (name == "csv") return RowFormat::kCsv;
  if (name == "json") return RowFormat::kJson;
  if (name == "jsonl") return RowFormat::kJsonl;
  if (name == "parquet") return RowFormat::kParquet;
  return std::nullopt;
}

Result<std::uint64_t> RunQuery(LakeSession& session, const Config& config,
                               const QueryRequest& request, Console& console) {
  if (!request.path.empty()) {
    auto rows = RunToFile(session, config, request, console);
    if (rows || !WorthAnotherTry(rows.error().code)) return rows;
    return RunToFile(session, config, request, console);
  }
  if (request.format == RowFormat::kParquet) {
    return Fail(ErrorCode::kInvalidArgument, "parquet needs a file: -o FILE");
  }
  auto rows = WriteRows(session, config, request, console, nullptr, console.out());
  const bool again = !rows && !console.out().used() && WorthAnotherTry(rows.error().code);
  if (again) rows = WriteRows(session, config, request, console, nullptr, console.out());
  return rows;
}

Result<std::vector<std::vector<Cell>>> SmallQuery(LakeSession& session, const Config& config,
                                                  const std::string& sql) {
  TACIT_TRY(const Reading reading, OpenReading(session, config, {}));
  const InterruptGuard guard([&reading] { reading.session->Interrupt(); });
  std::vector<std::vector<Cell>> rows;
  const auto on_row = [&](Cells cells) {
    rows.emplace_back(cells.begin(), cells.end());
    return true;
  };
  TACIT_CHECK_OK(reading.session->Run(
      sql, [](const QuerySession::Header&) {}, on_row));
  return rows;
}

}  // namespace tacit::cli
