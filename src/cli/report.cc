#include "cli/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/query_run.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kChartWidth = 76;
constexpr std::size_t kChartHeight = 4;
constexpr std::size_t kBarWidth = 24;

std::uint64_t NumberOf(const Cell& cell) {
  std::uint64_t number = 0;
  if (cell) std::from_chars(cell->data(), cell->data() + cell->size(), number);
  return number;
}

std::string Bar(std::uint64_t value, std::uint64_t most, std::size_t width) {
  const std::uint64_t filled = most == 0 ? 0 : (value * width + most - 1) / most;
  std::string bar;
  for (std::uint64_t i = 0; i < filled; ++i) bar += "▇";
  return bar;
}

Result<std::string> Weeks(LakeSession& session, const Config& config, const Style& style) {
  TACIT_TRY(const auto rows, SmallQuery(session, config, std::string(MessagesPerWeekSql())));
  std::vector<WeekCount> weeks;
  weeks.reserve(rows.size());
  for (const auto& row : rows) {
    weeks.push_back({.week = row[0].value_or(""), .messages = NumberOf(row[1])});
  }
  if (weeks.empty()) return std::string();
  return style.Bold("Messages per week") + "\n" + WeekChart(weeks, style) + "\n";
}

Result<std::string> Reactions(LakeSession& session, const Config& config, const Style& style) {
  TACIT_TRY(const auto rows, SmallQuery(session, config, std::string(TopReactionsSql())));
  if (rows.empty()) return std::string();
  std::string text = style.Bold("Most used reactions") + "\n";
  for (const auto& row : rows) {
    text += "  " + PadRight(EscapeForTerminal(row[0].value_or("")), 18) +
            PadLeft(WithThousands(NumberOf(row[1])), 6) + "  " +
            style.Green(Bar(NumberOf(row[1]), NumberOf(rows[0][1]), kBarWidth)) + "\n";
  }
  return text + "\n";
}

Result<std::string> Talkers(LakeSession& session, const Config& config, const Style& style) {
  TACIT_TRY(const auto rows, SmallQuery(session, config, std::string(TopTalkersSql())));
  if (rows.empty()) return std::string();
  std::string text =
      style.Bold("Who talks to whom") + style.Dim(" (replies and mentions, by pseudonym)") + "\n";
  for (const auto& row : rows) {
    text += "  " + PadRight(row[0].value_or(""), 18) + PadLeft(WithThousands(NumberOf(row[1])), 6) +
            " people" + PadLeft(WithThousands(NumberOf(row[2])), 8) + " times  " +
            style.Green(Bar(NumberOf(row[1]), NumberOf(rows[0][1]), kBarWidth)) + "\n";
  }
  return text + "\n";
}

}  // namespace

std::string_view MessagesPerWeekSql() {
  return "SELECT strftime(date_trunc('week', sent_at::TIMESTAMP), '%Y-%m-%d') AS week, "
         "count(*) AS messages FROM messages WHERE sent_at IS NOT NULL GROUP BY 1 ORDER BY 1";
}

std::string_view TopReactionsSql() {
  return "SELECT r.reaction AS reaction, sum(r.count)::BIGINT AS count "
         "FROM (SELECT unnest(reactions) AS r FROM messages) "
         "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 6";
}

// A contact: an answer to somebody's message, or a mention. Counted for both; nobody talks to
// himself.
std::string_view TopTalkersSql() {
  return "WITH contact AS ("
         "SELECT author AS a, unnest(mentions) AS b FROM messages WHERE author IS NOT NULL "
         "UNION ALL "
         "SELECT answer.author, question.author FROM messages AS answer JOIN messages AS question "
         "ON answer.project = question.project AND answer.platform = question.platform "
         "AND answer.channel_id = question.channel_id "
         "AND coalesce(answer.reply_to_id, answer.thread_id) = question.message_id"
         "), both_ways AS (SELECT a, b FROM contact UNION ALL SELECT b, a FROM contact) "
         "SELECT a AS person, count(DISTINCT b) AS people, count(*) AS contacts FROM both_ways "
         "WHERE a IS NOT NULL AND b IS NOT NULL AND a <> b "
         "GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1 LIMIT 5";
}

std::string WeekChart(const std::vector<WeekCount>& weeks, const Style& style) {
  constexpr std::array<std::string_view, 9> kBlocks = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  const std::size_t step = weeks.size() * 3 <= kChartWidth ? 3 : 1;
  const std::size_t shown = std::min(weeks.size(), kChartWidth / step);
  const std::span<const WeekCount> newest(weeks.end() - static_cast<std::ptrdiff_t>(shown),
                                          weeks.end());
  std::uint64_t most = 1;
  for (const WeekCount& week : newest) most = std::max(most, week.messages);

  std::string text;
  for (std::size_t line = kChartHeight; line-- > 0;) {
    std::string blocks;
    for (const WeekCount& week : newest) {
      // At least one eighth for a week that has any message at all.
      const std::uint64_t eighths = (week.messages * kChartHeight * 8 + most - 1) / most;
      const std::uint64_t below = line * 8;
      const std::size_t here = eighths <= below ? 0 : std::min<std::size_t>(8, eighths - below);
      for (std::size_t i = 0; i < std::max<std::size_t>(step - 1, 1); ++i) blocks += kBlocks[here];
      if (step > 1) blocks += " ";
    }
    while (blocks.ends_with(' ')) blocks.pop_back();
    text += blocks.empty() ? "\n" : "  " + style.Green(blocks) + "\n";
  }
  return text + "  " +
         style.Dim(fmt::format("{} to {}, at most {} a week", newest.front().week,
                               newest.back().week, WithThousands(most))) +
         "\n";
}

Result<std::string> LakeReport(LakeSession& session, const Config& config, const Style& style) {
  TACIT_TRY(std::string text, Weeks(session, config, style));
  TACIT_TRY(const std::string reactions, Reactions(session, config, style));
  TACIT_TRY(const std::string talkers, Talkers(session, config, style));
  return text + reactions + talkers;
}

}  // namespace tacit::cli
