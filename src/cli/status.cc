// tacit status: what the lake holds.

#include <fmt/format.h>

#include <charconv>

#include "cli/collect_status.h"
#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/query_run.h"
#include "cli/text_width.h"
#include "cli/time_text.h"
#include "keys/master_key.h"

namespace tacit::cli {
namespace {

constexpr std::string_view kDetails =
    "Rows, files and bytes of each table; channels and times of each project; the key's epoch\n"
    "and the rule set that the rows were cleaned with; the latest runs. Of collecting: channels "
    "and\n"
    "what is missing of each, calls in the last 24 hours, waits.\n";

// Columns in the order of ProjectRow. Times as text, so that no time zone is involved.
constexpr std::string_view kProjectsSql =
    "SELECT project, platform, count(*), count(DISTINCT channel_id), "
    "strftime(min(sent_at)::TIMESTAMP, '%Y-%m-%d %H:%M'), "
    "strftime(max(sent_at)::TIMESTAMP, '%Y-%m-%d %H:%M') "
    "FROM messages GROUP BY 1, 2 ORDER BY 1, 2";
constexpr std::string_view kPoliciesSql =
    "SELECT policy, key_epoch, count(*) FROM messages GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2";
constexpr std::string_view kRunsSql =
    "SELECT run_id, any_value(project), count(*), "
    "strftime(max(collected_at)::TIMESTAMP, '%Y-%m-%d %H:%M') "
    "FROM messages GROUP BY 1 ORDER BY max(collected_at) DESC, 1 LIMIT 5";

using Rows = std::vector<std::vector<Cell>>;

struct State {
  std::vector<warehouse::TableInfo> tables;
  Rows projects;
  Rows policies;
  Rows runs;
  CollectStatus collecting;
};

Result<State> Read(const OpenedHome& opened) {
  TACIT_TRY(const auto session, LakeSession::Open(opened.home, opened.config));
  State state;
  TACIT_TRY(state.tables, session->lake().Tables());
  const auto query = [&](std::string_view sql) {
    return SmallQuery(*session, opened.config, std::string(sql));
  };
  TACIT_TRY(state.projects, query(kProjectsSql));
  TACIT_TRY(state.policies, query(kPoliciesSql));
  TACIT_TRY(state.runs, query(kRunsSql));
  TACIT_TRY(state.collecting, ReadCollectStatus(opened, session->lake()));
  return state;
}

void AppendTables(JsonWriter& json, const State& state) {
  json.Key("tables").BeginArray();
  for (const warehouse::TableInfo& table : state.tables) {
    json.BeginObject().Key("table").Text(table.table).Key("version").Int(table.version);
    json.Key("rows").Uint(table.rows).Key("files").Uint(table.files);
    json.Key("bytes").Uint(table.bytes).Key("checkpoint").Int(table.checkpoint);
    json.Key("committed");
    if (table.committed) {
      json.Text(TimeText(*table.committed));
    } else {
      json.Null();
    }
    json.EndObject();
  }
  json.EndArray();
}

// Rows of text and numbers as objects; a name that begins with '#' is a number.
void AppendRows(JsonWriter& json, std::string_view key, std::span<const std::string_view> names,
                const Rows& rows) {
  json.Key(key).BeginArray();
  for (const auto& row : rows) {
    json.BeginObject();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool number = names[i].starts_with('#');
      json.Key(number ? names[i].substr(1) : names[i]);
      const auto& cell = row[i];
      if (!cell) {
        json.Null();
      } else if (number) {
        json.Raw(*cell);
      } else {
        json.Text(*cell);
      }
    }
    json.EndObject();
  }
  json.EndArray();
}

// Where the key lives; "missing" or "damaged" where it cannot be told.
std::string KeyPlaceOf(const Home& home) {
  const auto file = keys::ReadKeyFile(home.key_path());
  if (file) return std::string(keys::Name(file->place));
  return file.error().code == ErrorCode::kNotFound ? "missing" : "damaged";
}

std::string AsJson(const Home& home, const State& state) {
  constexpr std::string_view kProject[] = {"project",   "platform",      "#messages",
                                           "#channels", "first_message", "last_message"};
  constexpr std::string_view kPolicy[] = {"policy", "#key_epoch", "#messages"};
  constexpr std::string_view kRun[] = {"run_id", "project", "#messages", "collected_at"};
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("home").Text(home.path());
  json.Key("key").BeginObject().Key("place").Text(KeyPlaceOf(home)).EndObject();
  AppendTables(json, state);
  AppendRows(json, "projects", kProject, state.projects);
  AppendRows(json, "policies", kPolicy, state.policies);
  AppendRows(json, "runs", kRun, state.runs);
  AppendCollectStatus(state.collecting, json);
  json.EndObject();
  return json.Take() + "\n";
}

std::string Section(std::string_view title, const std::vector<TableColumnView>& columns,
                    const Rows& rows, const Console& console) {
  if (rows.empty()) return {};
  return "\n" + console.style().Bold(title) + "\n" +
         RenderTable(columns, rows, console.width(), console.style());
}

// The figures of one column as people write them.
Rows WithThousandsIn(Rows rows, std::size_t column) {
  for (auto& row : rows) {
    std::uint64_t number = 0;
    const std::string text = row[column].value_or("");
    std::from_chars(text.data(), text.data() + text.size(), number);
    row[column] = WithThousands(number);
  }
  return rows;
}

std::string ForPeople(const Home& home, const State& state, const Console& console) {
  Rows tables;
  for (const warehouse::TableInfo& table : state.tables) {
    if (table.version < 0) continue;
    tables.push_back({table.table, WithThousands(table.rows), WithThousands(table.files),
                      HumanBytes(table.bytes), std::to_string(table.version),
                      table.committed ? TimeText(*table.committed) : "-"});
  }
  std::string text =
      "home  " + EscapeForTerminal(ShortPath(home.path())) + "\nkey   " + KeyPlaceOf(home) + "\n";
  if (tables.empty()) {
    return text + "The lake is empty; `tacit import` fills it.\n" +
           CollectStatusText(state.collecting, console);
  }
  text += Section("Tables",
                  {{.name = "table"},
                   {.name = "rows", .right = true},
                   {.name = "files", .right = true},
                   {.name = "size", .right = true},
                   {.name = "version", .right = true},
                   {.name = "committed"}},
                  tables, console);
  text += Section("Projects",
                  {{.name = "project"},
                   {.name = "platform"},
                   {.name = "messages", .right = true},
                   {.name = "channels", .right = true},
                   {.name = "first"},
                   {.name = "last"}},
                  WithThousandsIn(state.projects, 2), console);
  text += CollectStatusText(state.collecting, console);
  text += Section("Latest runs",
                  {{.name = "run"},
                   {.name = "project"},
                   {.name = "messages", .right = true},
                   {.name = "collected"}},
                  WithThousandsIn(state.runs, 2), console);
  return text + Section("Rule sets",
                        {{.name = "policy"},
                         {.name = "key epoch", .right = true},
                         {.name = "messages", .right = true}},
                        WithThousandsIn(state.policies, 2), console);
}

Result<int> Run(Context& context) {
  TACIT_TRY(const OpenedHome opened, OpenHome(context.args.Value("home")));
  TACIT_TRY(const State state, Read(opened));
  Console& console = context.console;
  console.out().Write(console.json() ? AsJson(opened.home, state)
                                     : ForPeople(opened.home, state, console));
  return kExitOk;
}

}  // namespace

extern const Command kStatusCommand;
const Command kStatusCommand{.name = "status",
                             .summary = "what the lake holds",
                             .options = {},
                             .details = kDetails,
                             .run = Run};

}  // namespace tacit::cli
