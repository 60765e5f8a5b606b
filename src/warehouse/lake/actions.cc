#include "warehouse/lake/actions.h"

#include "warehouse/lake/json_writer.h"
#include "warehouse/lake/ranges.h"

namespace tacit::warehouse {
namespace {

constexpr std::string_view kEngineInfo = "tacit/0.1.0";

void WriteList(JsonWriter& json, const std::vector<std::string>& items) {
  json.Begin('[');
  for (const std::string& item : items) json.Text(item);
  json.End(']');
}

JsonWriter Open(std::string_view action) {
  JsonWriter json;
  json.Begin('{').Key(action).Begin('{');
  return json;
}

std::string Close(JsonWriter& json) { return json.End('}').End('}').Take(); }

}  // namespace

std::string ToLine(const ProtocolAction& action) {
  JsonWriter json = Open("protocol");
  json.Key("minReaderVersion").Int(action.reader_version);
  json.Key("minWriterVersion").Int(action.writer_version);
  // The protocol allows the lists with the versions that introduced them only.
  if (action.reader_version >= 3) WriteList(json.Key("readerFeatures"), action.reader_features);
  if (action.writer_version >= 7) WriteList(json.Key("writerFeatures"), action.writer_features);
  return Close(json);
}

std::string ToLine(const MetadataAction& action) {
  JsonWriter json = Open("metaData");
  json.Key("id").Text(action.id);
  if (!action.name.empty()) json.Key("name").Text(action.name);
  if (!action.description.empty()) json.Key("description").Text(action.description);
  json.Key("format").Begin('{').Key("provider").Text("parquet");
  json.Key("options").Begin('{').End('}').End('}');
  json.Key("schemaString").Text(action.schema_string);
  WriteList(json.Key("partitionColumns"), action.partition_columns);
  json.Key("configuration").TextMap(action.configuration);
  json.Key("createdTime").Int(action.created_ms);
  return Close(json);
}

std::string ToLine(const AddAction& action) {
  JsonWriter json = Open("add");
  json.Key("path").Text(PercentEncode(action.path));
  json.Key("partitionValues").TextMap(action.partition);
  json.Key("size").Int(static_cast<std::int64_t>(action.size));
  json.Key("modificationTime").Int(action.modified_ms);
  json.Key("dataChange").Bool(action.data_change);
  if (!action.stats.empty()) json.Key("stats").Text(action.stats);
  if (!action.tags.empty()) json.Key("tags").TextMap(action.tags);
  return Close(json);
}

std::string ToLine(const RemoveAction& action) {
  JsonWriter json = Open("remove");
  json.Key("path").Text(PercentEncode(action.path));
  json.Key("deletionTimestamp").Int(action.deleted_ms);
  json.Key("dataChange").Bool(action.data_change);
  json.Key("extendedFileMetadata").Bool(true);
  json.Key("partitionValues").TextMap(action.partition);
  json.Key("size").Int(static_cast<std::int64_t>(action.size));
  return Close(json);
}

std::string ToLine(const TxnAction& action) {
  JsonWriter json = Open("txn");
  json.Key("appId").Text(action.app_id).Key("version").Int(action.version);
  json.Key("lastUpdated").Int(action.updated_ms);
  return Close(json);
}

std::string ToLine(const DomainAction& action) {
  JsonWriter json = Open("domainMetadata");
  json.Key("domain").Text(action.domain).Key("configuration").Text(action.configuration);
  json.Key("removed").Bool(action.removed);
  return Close(json);
}

std::string ToLine(const CommitInfo& action) {
  JsonWriter json = Open("commitInfo");
  json.Key("timestamp").Int(action.timestamp_ms);
  json.Key("operation").Text(action.operation);
  json.Key("operationParameters").TextMap(action.parameters);
  json.Key("engineInfo").Text(kEngineInfo);
  json.Key("operationMetrics").TextMap(action.metrics);
  if (!action.run_id.empty()) json.Key("run_id").Text(action.run_id);
  return Close(json);
}

}  // namespace tacit::warehouse
