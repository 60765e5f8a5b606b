#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/console.h"

namespace tacit::cli {

using Cell = std::optional<std::string>;  // NULL is nullopt

struct TableColumnView {
  std::string name;
  bool right = false;  // numbers
};

// DuckDB's name of a type whose values are numbers.
bool IsNumericType(std::string_view type);

// A table for people, at most `width` columns of the terminal wide: columns are narrowed and cut
// with "…", and when even that is not enough the last ones are left out, which a line below says.
// Control characters are escaped.
std::string RenderTable(const std::vector<TableColumnView>& columns,
                        const std::vector<std::vector<Cell>>& rows, std::size_t width,
                        const Style& style);

// A line of CSV (RFC 4180, but with a line feed alone at its end): NULL is empty, an empty text is
// "".
void AppendCsvLine(std::string& out, std::span<const Cell> cells);

}  // namespace tacit::cli
