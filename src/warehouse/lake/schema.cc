#include "warehouse/lake/schema.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "warehouse/lake/json_writer.h"

namespace tacit::warehouse {
namespace {

engine::Column EngineColumn(const TableColumn& column) {
  engine::Column result{.name = std::string(column.name)};
  switch (column.kind) {
    case ColumnKind::kText:
      result.type = engine::ColumnType::kVarchar;
      break;
    case ColumnKind::kLong:
      result.type = engine::ColumnType::kBigint;
      break;
    case ColumnKind::kInt:
      result.type = engine::ColumnType::kInteger;
      break;
    case ColumnKind::kTime:
      result.type = engine::ColumnType::kTimestampTz;
      break;
    case ColumnKind::kTextList:
      result.type = engine::ColumnType::kVarcharList;
      break;
    case ColumnKind::kReactions:
      result.type = engine::ColumnType::kCountedList;
      result.first_field = "reaction";
      break;
    case ColumnKind::kClassCounts:
      result.type = engine::ColumnType::kCountedList;
      result.first_field = "class";
      break;
    case ColumnKind::kRanges:
      result.type = engine::ColumnType::kRangeList;
      break;
  }
  return result;
}

void WriteField(JsonWriter& json, std::string_view name, std::string_view type,
                std::string_view comment) {
  json.Begin('{').Key("name").Text(name).Key("type").Raw(type).Key("nullable").Bool(true);
  json.Key("metadata").Begin('{');
  if (!comment.empty()) json.Key("comment").Text(comment);
  json.End('}').End('}');
}

std::string ArrayOf(std::string_view element) {
  JsonWriter json;
  json.Begin('{').Key("type").Text("array").Key("elementType").Raw(element);
  return json.Key("containsNull").Bool(true).End('}').Take();
}

std::string PairType(std::string_view first, std::string_view second,
                     std::string_view second_type) {
  JsonWriter json;
  json.Begin('{').Key("type").Text("struct").Key("fields").Begin('[');
  WriteField(json, first, R"("string")", "");
  WriteField(json, second, second_type, "");
  return json.End(']').End('}').Take();
}

std::string SparkType(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::kText:
      return R"("string")";
    case ColumnKind::kLong:
      return R"("long")";
    case ColumnKind::kInt:
      return R"("integer")";
    case ColumnKind::kTime:
      return R"("timestamp")";
    case ColumnKind::kTextList:
      return ArrayOf(R"("string")");
    case ColumnKind::kReactions:
      return ArrayOf(PairType("reaction", "count", R"("integer")"));
    case ColumnKind::kClassCounts:
      return ArrayOf(PairType("class", "count", R"("integer")"));
    case ColumnKind::kRanges:
      return ArrayOf(PairType("first", "last", R"("string")"));
  }
  return R"("string")";
}

}  // namespace

std::vector<TableColumn> FileColumns(const TableSchema& table) {
  std::vector<TableColumn> columns;
  std::ranges::copy_if(table.columns, std::back_inserter(columns),
                       [](const TableColumn& column) { return !IsPartitionColumn(column.name); });
  return columns;
}

std::vector<engine::Column> EngineColumns(const TableSchema& table) {
  std::vector<engine::Column> columns;
  std::ranges::transform(FileColumns(table), std::back_inserter(columns), EngineColumn);
  return columns;
}

std::string SchemaString(const TableSchema& table) {
  JsonWriter json;
  json.Begin('{').Key("type").Text("struct").Key("fields").Begin('[');
  for (const TableColumn& column : table.columns) {
    WriteField(json, column.name, SparkType(column.kind), column.description);
  }
  return json.End(']').End('}').Take();
}

std::string ColumnList(const std::vector<TableColumn>& columns) {
  std::string list;
  for (const TableColumn& column : columns) {
    if (!list.empty()) list += ", ";
    list += Identifier(column.name);
  }
  return list;
}

std::string Identifier(std::string_view name) { return "\"" + std::string(name) + "\""; }

}  // namespace tacit::warehouse
