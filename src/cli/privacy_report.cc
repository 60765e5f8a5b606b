// tacit privacy report: what was found in the lake, as counts.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/import_run.h"
#include "cli/json_writer.h"
#include "cli/privacy_command.h"
#include "cli/query_run.h"
#include "cli/table.h"
#include "cli/text_width.h"
#include "engine/engine.h"

namespace tacit::cli {
namespace {

using Rows = std::vector<std::vector<Cell>>;

// Which messages count.
struct Choice {
  std::string project;  // empty: all
  std::string since;    // YYYY-MM-DD; empty: all
  std::string Where() const {
    std::string where = "true";
    if (!project.empty()) where += " AND m.project = " + engine::SqlQuote(project);
    if (!since.empty()) {
      where += fmt::format(" AND m.sent_at AT TIME ZONE 'UTC' >= TIMESTAMP {}",
                           engine::SqlQuote(since + " 00:00:00"));
    }
    return where;
  }
};

struct Report {
  Rows classes;   // class, findings, messages
  Rows kinds;     // channel kind, class, findings
  Rows weeks;     // week, class, findings
  Rows withheld;  // reason, channel kind, week, messages
  Rows cells;     // class, channel kind, week, findings, messages: for programs
};

bool IsDate(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '-' ? text[i] != '-' : !digit) return false;
  }
  return true;
}

Result<Choice> ChoiceOf(const Args& args) {
  Choice choice{.project = args.Value("project"), .since = args.Value("since")};
  if (!choice.project.empty()) {
    TACIT_CHECK_OK(CheckProjectName(choice.project));
  }
  if (!choice.since.empty() && !IsDate(choice.since)) {
    return Fail(ErrorCode::kInvalidArgument, "--since is a day: 2026-01-31");
  }
  return choice;
}

// What all the queries begin with. Weeks begin on Monday, UTC, as in the view pii_findings.
std::string With(const Choice& choice) {
  return "WITH chosen AS (SELECT m.pii, m.withheld, coalesce(c.kind, 'not known') AS channel_kind, "
         "strftime(date_trunc('week', m.sent_at AT TIME ZONE 'UTC'), '%Y-%m-%d') AS week "
         "FROM messages AS m LEFT JOIN channels AS c USING (platform, project, channel_id) WHERE " +
         choice.Where() +
         "), found AS (SELECT channel_kind, week, p.entry.\"class\" AS \"class\", "
         "p.entry.\"count\" AS \"count\" FROM chosen, unnest(chosen.pii) AS p(entry)) ";
}

Result<Report> Read(const OpenedHome& opened, const Choice& choice) {
  TACIT_TRY(const auto session, LakeSession::Open(opened.home, opened.config));
  const std::string with = With(choice);
  const auto query = [&](std::string_view sql) {
    return SmallQuery(*session, opened.config, with + std::string(sql));
  };
  Report report;
  // A message has one entry for each class that was found in it.
  TACIT_TRY(report.classes,
            query("SELECT \"class\", sum(\"count\"), count(*) FROM found GROUP BY 1 "
                  "ORDER BY 2 DESC, 1"));
  TACIT_TRY(report.kinds, query("SELECT channel_kind, \"class\", sum(\"count\") FROM found "
                                "GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2"));
  TACIT_TRY(report.weeks, query("SELECT week, \"class\", sum(\"count\") FROM found GROUP BY 1, 2 "
                                "ORDER BY 1, 3 DESC, 2"));
  TACIT_TRY(report.withheld, query("SELECT withheld, channel_kind, week, count(*) FROM chosen "
                                   "WHERE withheld IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"));
  TACIT_TRY(report.cells, query("SELECT \"class\", channel_kind, week, sum(\"count\"), count(*) "
                                "FROM found GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"));
  return report;
}

// Rows as objects; a name that begins with '#' is a number.
void AppendRows(JsonWriter& json, std::span<const std::string_view> names, const Rows& rows) {
  json.BeginArray();
  for (const auto& row : rows) {
    json.BeginObject();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool number = names[i].starts_with('#');
      json.Key(number ? names[i].substr(1) : names[i]);
      if (number) {
        json.Raw(row[i].value_or("null"));
      } else {
        json.Text(row[i].value_or(""));
      }
    }
    json.EndObject();
  }
  json.EndArray();
}

std::string AsJson(const Report& report) {
  constexpr std::array<std::string_view, 5> kCell = {"class", "channel_kind", "week", "#findings",
                                                     "#messages"};
  constexpr std::array<std::string_view, 4> kWithheld = {"reason", "channel_kind", "week",
                                                         "#messages"};
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("findings");
  AppendRows(json, kCell, report.cells);
  json.Key("withheld");
  AppendRows(json, kWithheld, report.withheld);
  json.EndObject();
  return json.Take() + "\n";
}

std::string Thousands(const Cell& cell) {
  std::uint64_t number = 0;
  const std::string text = cell.value_or("");
  std::from_chars(text.data(), text.data() + text.size(), number);
  return WithThousands(number);
}

// A table whose columns from `first_number` on are figures.
std::string Section(std::string_view title, std::span<const std::string_view> names, Rows rows,
                    std::size_t first_number, const Console& console) {
  if (rows.empty()) return {};
  std::vector<TableColumnView> columns;
  for (std::size_t i = 0; i < names.size(); ++i) {
    columns.push_back({.name = std::string(names[i]), .right = i >= first_number});
  }
  for (auto& row : rows) {
    for (std::size_t i = first_number; i < row.size(); ++i) row[i] = Thousands(row[i]);
  }
  return console.style().Bold(title) + "\n" +
         RenderTable(columns, rows, console.width(), console.style()) + "\n";
}

std::uint64_t NumberOf(const std::optional<std::string>& cell) {
  std::uint64_t number = 0;
  if (cell) std::from_chars(cell->data(), cell->data() + cell->size(), number);
  return number;
}

// One row for each value of the first column: how much, and of what most.
Rows PerFirst(const Rows& rows) {
  constexpr std::size_t kNamed = 4;  // classes that a row lists
  Rows sums;
  std::size_t named = 0;
  for (const auto& row : rows) {
    if (sums.empty() || sums.back()[0] != row[0]) {
      sums.push_back({row[0], "", "0"});
      named = 0;
    }
    auto& sum = sums.back();
    const std::uint64_t more = NumberOf(row[2]);
    sum[2] = std::to_string(NumberOf(sum[2]) + more);
    if (named < kNamed) {
      sum[1] = fmt::format("{}{}{} {}", sum[1].value_or(""), named == 0 ? "" : ", ",
                           row[1].value_or(""), WithThousands(more));
    } else if (named == kNamed) {
      sum[1] = sum[1].value_or("") + ", …";
    }
    ++named;
  }
  return sums;
}

std::string ForPeople(const Report& report, const Console& console) {
  constexpr std::array<std::string_view, 3> kClass = {"class", "findings", "messages"};
  constexpr std::array<std::string_view, 3> kKind = {"channel kind", "most", "findings"};
  constexpr std::array<std::string_view, 3> kWeek = {"week from", "most", "findings"};
  constexpr std::array<std::string_view, 4> kWithheld = {"withheld because of", "channel kind",
                                                         "week from", "messages"};
  if (report.cells.empty() && report.withheld.empty()) return "Nothing was found.\n";
  std::string text = Section("By class", kClass, report.classes, 1, console);
  text += Section("By channel kind", kKind, PerFirst(report.kinds), 2, console);
  text += Section("By week", kWeek, PerFirst(report.weeks), 2, console);
  text += Section("Texts withheld", kWithheld, report.withheld, 3, console);
  text.pop_back();
  return text;
}

}  // namespace

Result<int> RunPrivacyReport(Context& context) {
  TACIT_TRY(const Choice choice, ChoiceOf(context.args));
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  TACIT_TRY(const Report report, Read(opened, choice));
  Console& console = context.console;
  console.out().Write(console.json() ? AsJson(report) : ForPeople(report, console));
  return kExitOk;
}

}  // namespace tacit::cli
