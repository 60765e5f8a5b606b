#pragma once

// The actions of the Delta transaction log (PROTOCOL.md of delta-io/delta, "Actions"), as far as we
// write or need them, and their lines in a log entry.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace tacit::warehouse {

using TextMap = std::map<std::string, std::string, std::less<>>;

// Keys of AddAction::tags that are ours.
inline constexpr std::string_view kSha256Tag = "tacit.sha256";
inline constexpr std::string_view kRangesTag = "tacit.ranges";  // ranges.h
inline constexpr std::string_view kCoverageDomain = "tacit.coverage";
inline constexpr std::string_view kDomainFeature = "domainMetadata";

struct ProtocolAction {
  int reader_version = 1;
  int writer_version = 7;
  std::vector<std::string> reader_features;
  std::vector<std::string> writer_features;
};

struct MetadataAction {
  std::string id;  // UUID
  std::string name;
  std::string description;
  std::string schema_string;
  std::vector<std::string> partition_columns;
  TextMap configuration;
  std::int64_t created_ms = 0;
};

struct AddAction {
  std::string path;  // decoded: "project=acme/platform=telegram/part-….parquet"
  TextMap partition;
  std::uint64_t size = 0;
  std::int64_t modified_ms = 0;
  bool data_change = true;
  std::string stats;  // JSON; empty: none
  TextMap tags;
};

struct RemoveAction {
  std::string path;
  std::int64_t deleted_ms = 0;
  bool data_change = true;
  TextMap partition;
  std::uint64_t size = 0;
};

struct TxnAction {
  std::string app_id;
  std::int64_t version = 0;
  std::int64_t updated_ms = 0;
};

struct DomainAction {
  std::string domain;
  std::string configuration;
  bool removed = false;
};

struct CommitInfo {
  std::int64_t timestamp_ms = 0;
  std::string operation;
  TextMap parameters;
  TextMap metrics;
  std::string run_id;
};

// Each returns one line without the newline.
std::string ToLine(const ProtocolAction& action);
std::string ToLine(const MetadataAction& action);
std::string ToLine(const AddAction& action);
std::string ToLine(const RemoveAction& action);
std::string ToLine(const TxnAction& action);
std::string ToLine(const DomainAction& action);
std::string ToLine(const CommitInfo& action);

inline std::int64_t Millis(Micros micros) { return micros / 1000; }

}  // namespace tacit::warehouse
