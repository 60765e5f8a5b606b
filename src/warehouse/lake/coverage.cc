#include "warehouse/lake/coverage.h"

#include <simdjson.h>

#include <algorithm>

#include "warehouse/lake/json_writer.h"
#include "warehouse/lake/ranges.h"

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

void AddRange(MessageRanges& ranges, std::string first, std::string last) {
  MessageRanges apart;
  for (auto& range : ranges) {
    const bool before = OrderOf(range.second) < OrderOf(first);
    const bool after = OrderOf(range.first) > OrderOf(last);
    if (before || after) {
      apart.push_back(std::move(range));
      continue;
    }
    if (OrderOf(range.first) < OrderOf(first)) first = std::move(range.first);
    if (OrderOf(range.second) > OrderOf(last)) last = std::move(range.second);
  }
  apart.emplace_back(std::move(first), std::move(last));
  std::ranges::sort(apart, {}, [](const auto& range) { return OrderOf(range.first); });
  ranges = std::move(apart);
}

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

MessageRanges Coverage::Of(const std::string& partition, const std::string& channel) const {
  const auto channels = channels_.find(partition);
  if (channels == channels_.end()) return {};
  const auto ranges = channels->second.find(channel);
  return ranges == channels->second.end() ? MessageRanges{} : ranges->second;
}

}  // namespace tacit::warehouse
