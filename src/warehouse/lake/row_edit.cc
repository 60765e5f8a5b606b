#include "warehouse/lake/row_edit.h"

#include <fmt/core.h>

#include <array>
#include <cctype>
#include <charconv>
#include <optional>

#include "warehouse/lake/merge_sql.h"
#include "warehouse/lake/ranges.h"
#include "warehouse/lake/schema.h"

namespace tacit::warehouse {
namespace {

using engine::SqlQuote;

constexpr std::string_view kTexts = "[]::VARCHAR[]";
constexpr std::string_view kOpening = "[[USER:";
constexpr std::string_view kNeutral = "[[USER]]";

// Messages that the platform no longer describes ("unsupported") have no date: sent_at is 1970.
constexpr Micros kDated = 946'684'800'000'000;  // 2000-01-01

// "'a', 'b'"
std::string Quoted(const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) {
    list += fmt::format("{}{}", list.empty() ? "" : ", ", SqlQuote(value));
  }
  return list;
}

std::string KeyCondition(const std::vector<MessageKey>& keys) {
  if (keys.empty()) return "false";
  std::string list;
  for (const MessageKey& key : keys) {
    list += fmt::format("{}({}, {})", list.empty() ? "" : ", ", SqlQuote(key.channel_id),
                        SqlQuote(key.message_id));
  }
  return fmt::format("coalesce((channel_id, message_id) IN ({}), false)", list);
}

// A regular expression that finds any of them: '(?:a|b)'.
std::string AnyOf(const std::vector<std::string>& names) {
  std::string pattern;
  for (const std::string& name : names) {
    pattern += pattern.empty() ? "(?:" : "|";
    for (const char c : name) {
      if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '_') pattern += '\\';
      pattern += c;
    }
  }
  return pattern + ")";
}

// Not one replace inside the other: of many people that would be too deep.
std::string TextWithout(const std::string& any) {
  return fmt::format("regexp_replace(regexp_replace(text, {}, {}, 'g'), {}, 'user', 'g')",
                     SqlQuote(fmt::format(R"(\[\[USER:{}\]\])", any)), SqlQuote(kNeutral),
                     SqlQuote(any));
}

std::string IfOwn(std::string_view own, std::string_view then, std::string_view otherwise) {
  return fmt::format("CASE WHEN {} THEN {} ELSE {} END", own, then, otherwise);
}

// By channel; NULL where there is no limit.
std::string LimitSql(const std::vector<ExpiryRule>& rules,
                     std::optional<Micros> ExpiryRule::*limit) {
  const auto number = [](const std::optional<Micros>& value) {
    return value ? fmt::format("{}::BIGINT", *value) : std::string("NULL::BIGINT");
  };
  std::string cases;
  std::string otherwise = "NULL::BIGINT";
  for (const ExpiryRule& rule : rules) {
    if (rule.channel_id.empty()) {
      otherwise = number(rule.*limit);
    } else {
      cases += fmt::format(" WHEN channel_id = {} THEN {}", SqlQuote(rule.channel_id),
                           number(rule.*limit));
    }
  }
  return cases.empty() ? otherwise : fmt::format("CASE{} ELSE {} END", cases, otherwise);
}

// All columns and, of messages, age_us: when the row's age begins. A message without a date was
// sent after those before it in its channel, whatever the clock said when it was collected.
std::string AgedSql(const TableSchema& table, const std::string& path) {
  if (table.name != MessagesTable().name) return "SELECT * FROM " + ScanSql({path});
  return fmt::format(
      "SELECT *, CASE WHEN epoch_us(sent_at) >= {0} THEN epoch_us(sent_at) ELSE "
      "greatest(epoch_us(collected_at), coalesce(max(CASE WHEN epoch_us(sent_at) >= {0} THEN "
      "epoch_us(sent_at) END) OVER (PARTITION BY channel_id ORDER BY {1}, message_id ROWS "
      "UNBOUNDED PRECEDING), 0)) END AS age_us FROM {2}",
      kDated, kOrderSql, ScanSql({path}));
}

// And the edit's marks.
std::string SourceSql(const TableSchema& table, const std::string& path, const RowEdit& edit) {
  std::string marks;
  for (const auto& [name, condition] : edit.marks)
    marks += fmt::format(", {} AS {}", condition, name);
  return fmt::format("SELECT *{} FROM ({})", marks, AgedSql(table, path));
}

std::uint64_t Count(const std::optional<std::string>& cell) {
  std::uint64_t count = 0;
  if (cell) std::from_chars(cell->data(), cell->data() + cell->size(), count);
  return count;
}

}  // namespace

RowEdit ForgetMessages(const ForgetInfo& info) {
  RowEdit edit{.gone = KeyCondition(info.messages)};
  if (info.people.empty()) return edit;
  const std::string people = fmt::format("[{}]", Quoted(info.people));
  const std::string any = AnyOf(info.people);
  constexpr std::string_view kAuthor = "is_author";
  constexpr std::string_view kSource = "is_source";
  edit.marks[std::string(kAuthor)] =
      fmt::format("coalesce(list_contains({}, author), false)", people);
  edit.marks[std::string(kSource)] =
      fmt::format("coalesce(list_contains({}, forwarded_from), false)", people);
  const std::string own = fmt::format("({} OR {})", kAuthor, kSource);
  edit.changed = fmt::format("{} OR coalesce(regexp_matches(text, {}), false)", own, SqlQuote(any));
  for (const std::string_view list : {"mentions", "targets"}) {
    edit.changed += fmt::format(" OR coalesce(list_has_any({}, {}), false)", list, people);
    const std::string others =
        fmt::format("[x FOR x IN {} IF NOT list_contains({}, x)]", list, people);
    edit.values[std::string(list)] = list == "mentions" ? IfOwn(own, kTexts, others) : others;
  }
  edit.values["author"] = IfOwn(kAuthor, "NULL", "author");
  edit.values["author_kind"] = IfOwn(kAuthor, "'anonymous'", "author_kind");
  edit.values["forwarded_from"] = IfOwn(kSource, "NULL", "forwarded_from");
  edit.values["text"] = IfOwn(own, "NULL", TextWithout(any));
  edit.values["text_length"] = IfOwn(own, "0::INTEGER", "text_length");
  edit.values["withheld"] = IfOwn(own, "'opt_out'", "withheld");
  for (const std::string_view list : {"hashtags", "cashtags", "link_domains", "channel_links"}) {
    edit.values[std::string(list)] = IfOwn(own, kTexts, list);
  }
  for (const std::string_view word : {"lang", "coin", "coin_reason"}) {
    edit.values[std::string(word)] = IfOwn(own, "NULL", word);
  }
  edit.values["reactions"] =
      IfOwn(own, fmt::format("[]::{}", SqlType(ColumnKind::kReactions)), "reactions");
  edit.values["pii"] = IfOwn(own, fmt::format("[]::{}", SqlType(ColumnKind::kClassCounts)), "pii");
  return edit;
}

RowEdit ForgetSamples(const ForgetInfo& info) { return {.gone = KeyCondition(info.messages)}; }

// As a text that is withheld when it comes in: what quotes it goes too, what counts stays.
RowEdit ExpireMessages(const std::vector<ExpiryRule>& rules) {
  RowEdit edit;
  edit.gone =
      fmt::format("coalesce(age_us < ({}), false)", LimitSql(rules, &ExpiryRule::messages_before));
  edit.changed = fmt::format("text IS NOT NULL AND coalesce(age_us < ({}), false)",
                             LimitSql(rules, &ExpiryRule::text_before));
  edit.values["text"] = "NULL";
  edit.values["withheld"] = "coalesce(withheld, 'retention')";
  for (const std::string_view list :
       {"mentions", "hashtags", "cashtags", "link_domains", "channel_links"}) {
    edit.values[std::string(list)] = kTexts;
  }
  return edit;
}

// A sample of a message is not older than the message may be.
RowEdit ExpireSamples(const std::vector<ExpiryRule>& rules) {
  return {.gone = fmt::format(
              "coalesce(epoch_us(\"at\") < ({}), false) OR (message_id IS NOT NULL AND "
              "coalesce(epoch_us(\"at\") - 1000000 * coalesce(age_s, 0) < ({}), false))",
              LimitSql(rules, &ExpiryRule::samples_before),
              LimitSql(rules, &ExpiryRule::messages_before))};
}

std::string WithoutPeople(std::string text, const std::vector<std::string>& people) {
  const auto replace = [&text](const std::string& what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
      text.replace(at, what.size(), with);
    }
  };
  for (const std::string& name : people) {
    replace(fmt::format("{}{}]]", kOpening, name), kNeutral);
    replace(name, "user");
  }
  return text;
}

Result<EditCounts> CountEdit(engine::Connection& connection, const TableSchema& table,
                             const std::string& path, const RowEdit& edit) {
  TACIT_TRY(const engine::TextTable counts,
            connection.Query(fmt::format("SELECT count(*) FILTER (WHERE {0}), count(*) FILTER "
                                         "(WHERE NOT ({0}) AND ({1})) FROM ({2})",
                                         edit.gone, edit.changed, SourceSql(table, path, edit))));
  return EditCounts{.gone = Count(counts.rows[0][0]), .changed = Count(counts.rows[0][1])};
}

std::string EditedSql(const TableSchema& table, const std::string& path, const RowEdit& edit) {
  std::string columns;
  for (const TableColumn& column : FileColumns(table)) {
    const std::string name = Identifier(column.name);
    const auto value = edit.values.find(column.name);
    columns += fmt::format("{}{} AS {}", columns.empty() ? "" : ", ",
                           value == edit.values.end() ? name
                                                      : fmt::format("CASE WHEN touched THEN {} "
                                                                    "ELSE {} END",
                                                                    value->second, name),
                           name);
  }
  const bool is_messages = table.name == MessagesTable().name;
  const std::string order = is_messages ? fmt::format("channel_id, {}, message_id", kOrderSql)
                                        : std::string("channel_id, \"at\", message_id, metric");
  return fmt::format(
      "SELECT * FROM (SELECT {} FROM (SELECT *, ({}) AS touched FROM ({})) WHERE NOT ({})) "
      "ORDER BY {}",
      columns, edit.changed, SourceSql(table, path, edit), edit.gone, order);
}

}  // namespace tacit::warehouse
