#include "engine/statement_check.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "engine/engine.h"
#include "engine/text_query.h"

namespace tacit::engine {
namespace {

constexpr const char* kOnlySelect = "only a single SELECT is allowed here";

// Sorted. All of these only read: what they may open is settled by the session's settings.
constexpr std::array<std::string_view, 24> kTableFunctions = {"duckdb_columns",
                                                              "duckdb_functions",
                                                              "duckdb_keywords",
                                                              "duckdb_settings",
                                                              "duckdb_tables",
                                                              "duckdb_types",
                                                              "duckdb_views",
                                                              "generate_series",
                                                              "histogram",
                                                              "histogram_values",
                                                              "json_each",
                                                              "json_tree",
                                                              "parquet_file_metadata",
                                                              "parquet_metadata",
                                                              "parquet_scan",
                                                              "parquet_schema",
                                                              "pragma_table_info",
                                                              "query_table",
                                                              "range",
                                                              "read_parquet",
                                                              "repeat",
                                                              "repeat_row",
                                                              "summary",
                                                              "unnest"};
static_assert(std::ranges::is_sorted(kTableFunctions));

bool IsWordChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool IsSpace(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

// The end of the comment or quoted text that begins at `at`, or of the single character there.
// PostgreSQL's lexical rules (its manual, "Lexical Structure"), which DuckDB's parser has. A
// mistake here could only make DuckDB refuse the statement: what we cut out is what it then checks
// and runs.
class Scanner {
 public:
  explicit Scanner(std::string_view sql) : sql_(sql) {}

  bool IsCommentAt(std::size_t at) const {
    return sql_.substr(at, 2) == "--" || sql_.substr(at, 2) == "/*";
  }

  std::size_t EndOf(std::size_t at) const {
    if (sql_.substr(at, 2) == "--") return After(sql_.find('\n', at), 1);
    if (sql_.substr(at, 2) == "/*") return EndOfBlockComment(at);
    const char c = sql_[at];
    if (c == '\'' || c == '"') return EndOfQuoted(at, c == '\'' && IsEscapeString(at));
    if (c == '$') return EndOfDollarQuoted(at);
    return at + 1;
  }

 private:
  std::size_t After(std::size_t found, std::size_t size) const {
    return found == std::string_view::npos ? sql_.size() : found + size;
  }

  std::size_t EndOfBlockComment(std::size_t at) const {
    int depth = 0;
    while (at < sql_.size()) {
      const std::string_view two = sql_.substr(at, 2);
      if (two == "/*") ++depth;
      if (two == "*/" && --depth == 0) return at + 2;
      at += two == "/*" || two == "*/" ? 2 : 1;
    }
    return sql_.size();
  }

  bool IsEscapeString(std::size_t quote) const {  // E'...'
    return quote > 0 && (sql_[quote - 1] == 'E' || sql_[quote - 1] == 'e') &&
           (quote == 1 || !IsWordChar(sql_[quote - 2]));
  }

  // A doubled quote ends one text and begins the next: the same for us.
  std::size_t EndOfQuoted(std::size_t at, bool backslash_escapes) const {
    const char quote = sql_[at];
    for (std::size_t i = at + 1; i < sql_.size(); ++i) {
      if (backslash_escapes && sql_[i] == '\\') {
        ++i;
      } else if (sql_[i] == quote) {
        if (i + 1 >= sql_.size() || sql_[i + 1] != quote) return i + 1;
        ++i;
      }
    }
    return sql_.size();
  }

  std::size_t EndOfDollarQuoted(std::size_t at) const {  // $$...$$, $tag$...$tag$
    std::size_t end = at + 1;
    while (end < sql_.size() && IsWordChar(sql_[end])) ++end;
    const bool inside_word = at > 0 && IsWordChar(sql_[at - 1]);
    if (end >= sql_.size() || sql_[end] != '$' || inside_word) return at + 1;
    const std::string_view tag = sql_.substr(at, end + 1 - at);
    return After(sql_.find(tag, end + 1), tag.size());
  }

  std::string_view sql_;
};

// `text` without its first word, when that is `word`.
std::optional<std::string_view> WithoutWord(std::string_view text, std::string_view word) {
  if (text.size() <= word.size() || IsWordChar(text[word.size()])) return std::nullopt;
  const auto same = [](char upper, char c) {
    return upper == static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  };
  if (!std::equal(word.begin(), word.end(), text.begin(), same)) return std::nullopt;
  return TrimStatement(text.substr(word.size()));
}

// Of "(ANALYZE, FORMAT json) SELECT 1": the options with their brackets.
std::string_view OptionList(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && (IsWordChar(text[end]) || IsSpace(text[end]) || text[end] == ',')) {
    ++end;
  }
  return text.starts_with('(') && end < text.size() && text[end] == ')' ? text.substr(0, end + 1)
                                                                        : std::string_view();
}

// What DuckDB's parser makes of `select`, in its own JSON: nothing but SELECT can be serialised.
// Before anything else looks at the text: DuckDB reads files while it parses IMPORT DATABASE.
Result<void> CheckShape(const Execution& execution, const std::string& tree) {
  TACIT_TRY(TextQuery query, TextQuery::Prepare(execution,
                                                "SELECT json_extract_string(tree, '$.error_type'),"
                                                " json_extract_string(tree, '$.error_message'),"
                                                " json_array_length(tree, '$.statements')::VARCHAR"
                                                " FROM (SELECT " +
                                                    tree + " AS tree)"));
  Result<void> shape = Fail(ErrorCode::kRefused, kOnlySelect);
  TACIT_CHECK_OK(query.Run([&](std::span<const std::optional<std::string>> cells) {
    if (cells[0] == "parser") {
      shape = Fail(ErrorCode::kInvalidArgument, "Parser Error: " + cells[1].value_or(""));
    } else if (cells[2] == "0") {
      shape = Fail(ErrorCode::kInvalidArgument, "there is no statement");
    } else if (cells[2] == "1") {
      shape = {};
    }
    return true;
  }));
  return shape;
}

Result<void> CheckTableFunctions(const Execution& execution, const std::string& tree) {
  TACIT_TRY(
      TextQuery query,
      TextQuery::Prepare(execution,
                         "SELECT lower(json_extract_string(value, '$.function.function_name'))"
                         " FROM json_tree(" +
                             tree +
                             ") WHERE type = 'OBJECT'"
                             " AND json_extract_string(value, '$.type') = 'TABLE_FUNCTION'"));
  std::optional<std::string> refused;
  TACIT_CHECK_OK(query.Run([&](std::span<const std::optional<std::string>> cells) {
    const std::string name = cells[0].value_or("?");
    if (!std::ranges::binary_search(kTableFunctions, std::string_view(name))) refused = name;
    return !refused.has_value();
  }));
  if (!refused) return {};
  return Fail(ErrorCode::kRefused, "the table function " + *refused + " is not available here");
}

Result<void> CheckSelect(const Execution& execution, std::string_view select) {
  const std::string tree = "json_serialize_sql(" + SqlQuote(select) + ")";
  TACIT_CHECK_OK(CheckShape(execution, tree));
  return CheckTableFunctions(execution, tree);
}

Result<ReadOnlyStatement> CheckExplained(const Execution& execution, std::string_view text) {
  std::string explain = "EXPLAIN ";
  if (const auto rest = WithoutWord(text, "ANALYZE"); rest) {
    explain += "ANALYZE ";
    text = *rest;
  }
  // A bracket opens a list of options or a SELECT in brackets.
  const std::string_view options = OptionList(text);
  if (!options.empty()) {
    const std::string_view rest = TrimStatement(text.substr(options.size()));
    if (!rest.empty()) {
      explain += std::string(options) + " ";
      text = rest;
    }
  }
  TACIT_CHECK_OK(CheckSelect(execution, text));
  return ReadOnlyStatement{std::move(explain), std::string(text)};
}

}  // namespace

Result<ReadOnlyStatement> CheckReadOnly(const Execution& execution, std::string_view sql) {
  if (sql.find('\0') != std::string_view::npos) {
    return Fail(ErrorCode::kInvalidArgument, "the statement has a zero byte");
  }
  const std::string_view text = TrimStatement(sql);
  if (const auto rest = WithoutWord(text, "EXPLAIN"); rest) {
    return CheckExplained(execution, *rest);
  }
  TACIT_CHECK_OK(CheckSelect(execution, text));
  return ReadOnlyStatement{"", std::string(text)};
}

std::string_view TrimStatement(std::string_view sql) {
  const Scanner scanner(sql);
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  for (std::size_t at = 0; at < sql.size();) {
    const std::size_t next = scanner.EndOf(at);
    if (!IsSpace(sql[at]) && sql[at] != ';' && !scanner.IsCommentAt(at)) {
      begin = std::min(begin, at);
      end = next;
    }
    at = next;
  }
  return begin == std::string_view::npos ? std::string_view() : sql.substr(begin, end - begin);
}

}  // namespace tacit::engine
