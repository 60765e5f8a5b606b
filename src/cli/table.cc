#include "cli/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "cli/text_width.h"

namespace tacit::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 10;  // a column is not cut below this
constexpr std::string_view kNull = "NULL";

using Grid = std::vector<std::vector<Cell>>;

Grid Escaped(const Grid& rows) {
  Grid safe = rows;
  for (auto& row : safe) {
    for (Cell& cell : row) {
      if (cell) cell = EscapeForTerminal(*cell);
    }
  }
  return safe;
}

std::vector<std::size_t> NaturalWidths(const std::vector<TableColumnView>& columns,
                                       const Grid& rows) {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::size_t width = std::max<std::size_t>(1, DisplayWidth(columns[c].name));
    for (const auto& row : rows) {
      const Cell& cell = row[c];
      width = std::max(width, cell ? DisplayWidth(*cell) : kNull.size());
    }
    widths.push_back(width);
  }
  return widths;
}

std::size_t SumCapped(std::span<const std::size_t> widths, std::size_t cap) {
  return std::accumulate(
      widths.begin(), widths.end(), std::size_t{0},
      [cap](std::size_t sum, std::size_t width) { return sum + std::min(width, cap); });
}

// The widths that fit: the widest columns are cut first, then the last columns are left out.
std::vector<std::size_t> Fit(std::vector<std::size_t> widths, std::size_t total) {
  while (widths.size() > 1 && SumCapped(widths, kNarrowest) + kGap * (widths.size() - 1) > total) {
    widths.pop_back();
  }
  const std::size_t gaps = kGap * (widths.size() - 1);
  const std::size_t room = std::max<std::size_t>(total, gaps + 1) - gaps;
  std::size_t cap = *std::ranges::max_element(widths);
  while (cap > 1 && SumCapped(widths, cap) > room) --cap;
  std::size_t spare = room - std::min(room, SumCapped(widths, cap));
  for (std::size_t& width : widths) {  // the cap's remainder goes to the first that were cut
    const bool grows = width > cap && spare > 0;
    width = std::min(width, cap) + (grows ? 1 : 0);
    if (grows) --spare;
  }
  return widths;
}

std::string Aligned(const std::string& text, std::size_t width, bool right, bool last) {
  if (right) return PadLeft(text, width);
  return last ? Truncate(text, width) : PadRight(text, width);
}

}  // namespace

bool IsNumericType(std::string_view type) {
  constexpr std::array<std::string_view, 13> kNumeric = {
      "BIGINT",  "INTEGER",  "HUGEINT",   "SMALLINT", "TINYINT",  "DOUBLE", "FLOAT",
      "UBIGINT", "UINTEGER", "USMALLINT", "UTINYINT", "UHUGEINT", "REAL"};
  return type.starts_with("DECIMAL") || std::ranges::find(kNumeric, type) != kNumeric.end();
}

std::string RenderTable(const std::vector<TableColumnView>& columns, const Grid& rows,
                        std::size_t width, const Style& style) {
  if (columns.empty()) return {};
  const Grid safe = Escaped(rows);
  std::vector<TableColumnView> heads = columns;
  for (TableColumnView& head : heads) head.name = EscapeForTerminal(head.name);
  const std::vector<std::size_t> widths = Fit(NaturalWidths(heads, safe), width);

  std::string names;
  std::string rule;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const bool last = c + 1 == widths.size();
    names += style.Bold(Aligned(heads[c].name, widths[c], heads[c].right, last));
    for (std::size_t i = 0; i < widths[c]; ++i) rule += "─";
    if (!last) names += "  ";
    if (!last) rule += "  ";
  }
  std::string text = names + "\n" + style.Dim(rule) + "\n";
  for (const auto& row : safe) {
    for (std::size_t c = 0; c < widths.size(); ++c) {
      const bool last = c + 1 == widths.size();
      const Cell& cell = row[c];
      const std::string shown =
          Aligned(cell.value_or(std::string(kNull)), widths[c], heads[c].right, last);
      text += cell ? shown : style.Dim(shown);
      if (!last) text += "  ";
    }
    text += "\n";
  }
  if (widths.size() < columns.size()) {
    text += style.Dim(fmt::format("({} more columns: name those you want, or use --format csv)",
                                  columns.size() - widths.size())) +
            "\n";
  }
  return text;
}

void AppendCsvLine(std::string& out, std::span<const Cell> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    const Cell& cell = cells[i];
    if (!cell) continue;
    const std::string& text = *cell;
    if (!text.empty() && text.find_first_of(",\"\r\n") == std::string::npos) {
      out += text;
      continue;
    }
    out += '"';
    for (const char byte : text) {
      if (byte == '"') out += '"';
      out += byte;
    }
    out += '"';
  }
  out += '\n';
}

}  // namespace tacit::cli
