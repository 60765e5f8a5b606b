#include "warehouse/lake/coverage.h"

#include <simdjson.h>

#include <algorithm>

#include "warehouse/lake/json_writer.h"

namespace tacit::warehouse {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

bool ParseRange(element value, MessageRanges& ranges) {
  array pair;
  std::string_view first;
  std::string_view last;
  if (value.get(pair) != simdjson::SUCCESS || pair.at(0).get(first) != simdjson::SUCCESS ||
      pair.at(1).get(last) != simdjson::SUCCESS) {
    return false;
  }
  ranges.emplace_back(first, last);
  return true;
}

bool ParseRanges(element value, MessageRanges& ranges) {
  array items;
  if (value.get(items) != simdjson::SUCCESS) return false;
  return std::all_of(items.begin(), items.end(),
                     [&](element item) { return ParseRange(item, ranges); });
}

}  // namespace

Result<Coverage> Coverage::Parse(std::string_view configuration) {
  Coverage coverage;
  if (configuration.empty()) return coverage;
  const auto corrupt = [] { return Fail(ErrorCode::kCorrupt, "the coverage is damaged"); };
  simdjson::dom::parser parser;
  element document;
  object partitions;
  if (parser.parse(configuration.data(), configuration.size()).get(document) != simdjson::SUCCESS ||
      document.get(partitions) != simdjson::SUCCESS) {
    return corrupt();
  }
  for (const auto partition : partitions) {
    object channels;
    if (partition.value.get(channels) != simdjson::SUCCESS) return corrupt();
    auto& known = coverage.channels_[std::string(partition.key)];
    for (const auto channel : channels) {
      if (!ParseRanges(channel.value, known[std::string(channel.key)])) return corrupt();
    }
  }
  return coverage;
}

Result<Coverage> Coverage::In(const Snapshot& snapshot) {
  const auto domain = snapshot.domains.find(std::string(kCoverageDomain));
  auto coverage = Parse(domain == snapshot.domains.end() ? "" : domain->second);
  if (coverage) return coverage;
  return Fail(coverage.error().code, "table " + snapshot.table + ", log version " +
                                         std::to_string(snapshot.version) + ": " +
                                         coverage.error().detail);
}

std::string Coverage::ToJson() const {
  JsonWriter json;
  json.Begin('{');
  for (const auto& [partition, channels] : channels_) {
    json.Key(partition).Begin('{');
    for (const auto& [channel, ranges] : channels) {
      json.Key(channel).Begin('[');
      for (const auto& [first, last] : ranges) json.Begin('[').Text(first).Text(last).End(']');
      json.End(']');
    }
    json.End('}');
  }
  return json.End('}').Take();
}

std::map<std::string, MessageRanges> Coverage::Of(const std::string& partition) const {
  const auto channels = channels_.find(partition);
  return channels == channels_.end() ? std::map<std::string, MessageRanges>() : channels->second;
}

MessageRanges Coverage::Of(const std::string& partition, const std::string& channel) const {
  const auto channels = channels_.find(partition);
  if (channels == channels_.end()) return {};
  const auto ranges = channels->second.find(channel);
  return ranges == channels->second.end() ? MessageRanges{} : ranges->second;
}

}  // namespace tacit::warehouse
