// Snapshot::ApplyLines: JSON lines of a log entry to actions.

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "warehouse/lake/ranges.h"
#include "warehouse/lake/snapshot.h"

namespace tacit::warehouse {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// Reads the fields of one action. Remembers whether one was missing or of the wrong type: the
// caller asks once, at the end. A null counts as missing.
class FieldReader {
 public:
  explicit FieldReader(object fields) : fields_(fields) {}

  std::string Text(const char* name) { return Required<std::string_view, std::string>(name); }
  std::int64_t Int(const char* name) { return Required<std::int64_t, std::int64_t>(name); }
  std::string TextOr(const char* name, std::string otherwise) {
    return Optional<std::string_view, std::string>(name, std::move(otherwise));
  }
  std::int64_t IntOr(const char* name, std::int64_t otherwise) {
    return Optional<std::int64_t, std::int64_t>(name, otherwise);
  }
  bool BoolOr(const char* name, bool otherwise) { return Optional<bool, bool>(name, otherwise); }
  bool Has(const char* name) { return Find(name).has_value(); }

  // A null value becomes an empty text: the protocol takes both for NULL.
  tacit::warehouse::TextMap TextMap(const char* name) {
    tacit::warehouse::TextMap map;
    const auto value = Find(name);
    object pairs;
    if (!value || Bad(value->get(pairs))) return map;
    for (const auto pair : pairs) {
      std::string_view text;
      if (!pair.value.is_null() && Bad(pair.value.get(text))) return map;
      map.insert_or_assign(std::string(pair.key), std::string(text));
    }
    return map;
  }

  std::vector<std::string> TextList(const char* name) {
    std::vector<std::string> list;
    const auto value = Find(name);
    array items;
    if (!value || Bad(value->get(items))) return list;
    for (const auto item : items) {
      std::string_view text;
      if (Bad(item.get(text))) return list;
      list.emplace_back(text);
    }
    return list;
  }

  bool valid() const { return valid_; }

 private:
  std::optional<element> Find(const char* name) const {
    element value;
    if (fields_.at_key(name).get(value) != simdjson::SUCCESS || value.is_null())
      return std::nullopt;
    return value;
  }

  bool Bad(simdjson::error_code error) {
    valid_ = valid_ && error == simdjson::SUCCESS;
    return error != simdjson::SUCCESS;
  }

  template <typename Json, typename T>
  T Optional(const char* name, T otherwise) {
    const auto value = Find(name);
    Json result{};
    if (!value || Bad(value->get(result))) return otherwise;
    return T(result);
  }

  template <typename Json, typename T>
  T Required(const char* name) {
    if (!Has(name)) valid_ = false;
    return Optional<Json, T>(name, T{});
  }

  object fields_;
  bool valid_ = true;
};

// Nullopt unless the path stays inside the table: a file elsewhere is none of ours.
std::optional<std::string> DataPath(std::string_view encoded) {
  auto path = PercentDecode(encoded);
  if (!path || path->empty() || path->starts_with('/') || path->find(':') != std::string::npos ||
      path->find('\0') != std::string::npos) {
    return std::nullopt;
  }
  const std::string framed = "/" + *path + "/";
  if (framed.find("/../") != std::string::npos || framed.find("//") != std::string::npos) {
    return std::nullopt;
  }
  return path;
}

std::optional<std::uint64_t> Size(std::int64_t value) {
  if (value < 0) return std::nullopt;
  return static_cast<std::uint64_t>(value);
}

int Version(std::int64_t value) {
  constexpr std::int64_t kFarAway = 1'000'000;
  return static_cast<int>(std::clamp<std::int64_t>(value, 0, kFarAway));
}

bool ApplyAdd(FieldReader& in, Snapshot& snapshot) {
  const auto path = DataPath(in.Text("path"));
  const auto size = Size(in.Int("size"));
  AddAction add{.partition = in.TextMap("partitionValues"),
                .modified_ms = in.IntOr("modificationTime", 0),
                .data_change = in.BoolOr("dataChange", true),
                .stats = in.TextOr("stats", ""),
                .tags = in.TextMap("tags")};
  // A deletion vector needs a reader feature that we do not have.
  if (!in.valid() || !path || !size || in.Has("deletionVector")) return false;
  add.path = *path;
  add.size = *size;
  snapshot.Apply(std::move(add));
  return true;
}

bool ApplyRemove(FieldReader& in, Snapshot& snapshot) {
  const auto path = DataPath(in.Text("path"));
  const auto size = Size(in.IntOr("size", 0));
  RemoveAction remove{.deleted_ms = in.IntOr("deletionTimestamp", 0),
                      .data_change = in.BoolOr("dataChange", true),
                      .partition = in.TextMap("partitionValues")};
  if (!in.valid() || !path || !size) return false;
  remove.path = *path;
  remove.size = *size;
  snapshot.Apply(std::move(remove));
  return true;
}

bool ApplyProtocol(FieldReader& in, Snapshot& snapshot) {
  ProtocolAction protocol{.reader_version = Version(in.Int("minReaderVersion")),
                          .writer_version = Version(in.Int("minWriterVersion")),
                          .reader_features = in.TextList("readerFeatures"),
                          .writer_features = in.TextList("writerFeatures")};
  if (!in.valid()) return false;
  snapshot.protocol = std::move(protocol);
  return true;
}

bool ApplyMetadata(FieldReader& in, Snapshot& snapshot) {
  MetadataAction metadata{.id = in.Text("id"),
                          .name = in.TextOr("name", ""),
                          .description = in.TextOr("description", ""),
                          .schema_string = in.Text("schemaString"),
                          .partition_columns = in.TextList("partitionColumns"),
                          .configuration = in.TextMap("configuration"),
                          .created_ms = in.IntOr("createdTime", 0)};
  if (!in.valid()) return false;
  snapshot.metadata = std::move(metadata);
  return true;
}

bool ApplyTxn(FieldReader& in, Snapshot& snapshot) {
  TxnAction txn{.app_id = in.Text("appId"),
                .version = in.Int("version"),
                .updated_ms = in.IntOr("lastUpdated", 0)};
  if (!in.valid()) return false;
  snapshot.Apply(std::move(txn));
  return true;
}

bool ApplyDomain(FieldReader& in, Snapshot& snapshot) {
  DomainAction domain{.domain = in.Text("domain"),
                      .configuration = in.TextOr("configuration", ""),
                      .removed = in.BoolOr("removed", false)};
  if (!in.valid()) return false;
  snapshot.Apply(std::move(domain));
  return true;
}

bool IsKnown(std::string_view name) {
  constexpr std::array<std::string_view, 6> kKnown = {"add",      "remove", "protocol",
                                                      "metaData", "txn",    "domainMetadata"};
  return std::ranges::find(kKnown, name) != kKnown.end();
}

bool ApplyAction(std::string_view name, element value, Snapshot& snapshot) {
  if (value.is_null()) return true;
  object fields;
  if (value.get(fields) != simdjson::SUCCESS) return !IsKnown(name);
  FieldReader in(fields);
  if (name == "add") return ApplyAdd(in, snapshot);
  if (name == "remove") return ApplyRemove(in, snapshot);
  if (name == "protocol") return ApplyProtocol(in, snapshot);
  if (name == "metaData") return ApplyMetadata(in, snapshot);
  if (name == "txn") return ApplyTxn(in, snapshot);
  if (name == "domainMetadata") return ApplyDomain(in, snapshot);
  // Anybody may write anything into commitInfo.
  if (name == "commitInfo") {
    const std::int64_t timestamp = in.IntOr("timestamp", 0);
    if (in.valid() && timestamp > 0) snapshot.committed_ms = timestamp;
  }
  return true;
}

bool ApplyLine(simdjson::dom::parser& parser, std::string_view line, Snapshot& snapshot) {
  element document;
  object actions;
  if (parser.parse(line.data(), line.size()).get(document) != simdjson::SUCCESS ||
      document.get(actions) != simdjson::SUCCESS) {
    return false;
  }
  for (const auto action : actions) {
    if (!ApplyAction(action.key, action.value, snapshot)) return false;
  }
  return true;
}

}  // namespace

Result<void> Snapshot::ApplyLines(std::string_view lines) {
  simdjson::dom::parser parser;
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    if (!blank && !ApplyLine(parser, line, *this)) {
      return Fail(ErrorCode::kCorrupt, "line " + std::to_string(number) + " is damaged");
    }
  }
  return {};
}

std::optional<std::uint64_t> RowsOf(const AddAction& file) {
  simdjson::dom::parser parser;
  element document;
  std::uint64_t rows = 0;
  if (parser.parse(file.stats).get(document) != simdjson::SUCCESS ||
      document["numRecords"].get(rows) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  return rows;
}

}  // namespace tacit::warehouse
