#pragma once

// Rows of a table that go or change, as SQL over one file.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/engine.h"
#include "model/tables.h"
#include "warehouse/erasure.h"

namespace tacit::warehouse {

struct RowEdit {
  std::string gone = "false";     // condition: the row goes
  std::string changed = "false";  // condition: the row changes, if it does not go
  std::map<std::string, std::string, std::less<>> values;  // of those, by column
  // Conditions that the others use by name: each is worked out once a row.
  std::map<std::string, std::string, std::less<>> marks;
};

// Rows a file: those that go, and those that change.
struct EditCounts {
  std::uint64_t gone = 0;
  std::uint64_t changed = 0;
};

// What forgetting does to `messages` and `samples`.
RowEdit ForgetMessages(const ForgetInfo& info);
RowEdit ForgetSamples(const ForgetInfo& info);
// What expiry does to them.
RowEdit ExpireMessages(const std::vector<ExpiryRule>& rules);
RowEdit ExpireSamples(const std::vector<ExpiryRule>& rules);
// A text without the names of the people.
std::string WithoutPeople(std::string text, const std::vector<std::string>& people);

Result<EditCounts> CountEdit(engine::Connection& connection, const TableSchema& table,
                             const std::string& path, const RowEdit& edit);
// The rows that are left, in the table's order.
std::string EditedSql(const TableSchema& table, const std::string& path, const RowEdit& edit);

}  // namespace tacit::warehouse
