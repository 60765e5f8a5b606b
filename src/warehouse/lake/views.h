#pragma once

#include <string>
#include <vector>

#include "model/tables.h"
#include "warehouse/lake/snapshot.h"
#include "warehouse/lake/storage.h"

namespace tacit::warehouse {

// CREATE VIEW <table>: the rows of a snapshot, columns in the table's order.
std::string TableViewSql(const TableSchema& schema, const Snapshot& snapshot, Storage& storage);

// The views over `messages`: `reactions`, `events`, `pii_findings`.
std::vector<std::string> DerivedViewsSql();

}  // namespace tacit::warehouse
