#pragma once

// A table's schema in the words of the engine, of SQL and of the Delta log.

#include <string>
#include <vector>

#include "engine/engine.h"
#include "model/tables.h"

namespace tacit::warehouse {

// Partition columns are in the directories' names, not in the files.
std::vector<TableColumn> FileColumns(const TableSchema& table);
std::vector<engine::Column> EngineColumns(const TableSchema& table);

// Spark's JSON form of the schema (Delta protocol, "Schema Serialization Format").
std::string SchemaString(const TableSchema& table);

// "channel_id, message_id, …" of the columns in the files; quoted.
std::string ColumnList(const std::vector<TableColumn>& columns);

// A name of ours as an SQL identifier: "count" is a function, "first" another.
std::string Identifier(std::string_view name);

}  // namespace tacit::warehouse
