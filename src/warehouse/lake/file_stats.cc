#include "warehouse/lake/file_stats.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

#include "warehouse/lake/json_writer.h"

namespace tacit::warehouse {
namespace {

constexpr std::size_t kPrefixCharacters = 32;  // as Spark's DataSkippingStringPrefixLength
constexpr std::string_view kTimeForm = "2026-01-31T23:59:59.123456Z";

// Bytes of the first `count` code points.
std::size_t PrefixBytes(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (starts && count-- == 0) break;
  }
  return at;
}

std::optional<int> Number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Microseconds since 1970 of a time in the engine's form.
std::optional<std::int64_t> ParseTime(std::string_view text) {
  if (text.size() != kTimeForm.size() || text.back() != 'Z') return std::nullopt;
  constexpr std::array<std::pair<std::size_t, std::size_t>, 7> kParts = {
      {{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}, {20, 6}}};
  std::array<int, kParts.size()> values{};
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    const auto value = Number(text.substr(kParts[i].first, kParts[i].second));
    if (!value) return std::nullopt;
    values[i] = *value;
  }
  const std::chrono::sys_days day = std::chrono::year(values[0]) /
                                    std::chrono::month(static_cast<unsigned>(values[1])) /
                                    std::chrono::day(static_cast<unsigned>(values[2]));
  const std::int64_t seconds = std::chrono::sys_seconds(day).time_since_epoch().count() +
                               values[3] * 3600LL + values[4] * 60LL + values[5];
  return seconds * 1'000'000 + values[6];
}

std::string FormatMillis(std::int64_t millis) {
  const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(millis)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     clock.subseconds().count());
}

enum class Side : std::uint8_t { kLower, kUpper };

// A bound as JSON; empty: none.
std::string BoundJson(ColumnKind kind, const std::string& value, Side side) {
  JsonWriter json;
  std::string bound;
  switch (kind) {
    case ColumnKind::kLong:
    case ColumnKind::kInt:
      return value;
    case ColumnKind::kTime:
      bound = side == Side::kLower ? LowerTimeBound(value) : UpperTimeBound(value);
      return bound.empty() ? "" : json.Text(bound).Take();
    case ColumnKind::kText:
      if (value.empty()) return R"("")";
      bound = side == Side::kLower ? LowerTextBound(value) : UpperTextBound(value);
      return bound.empty() ? "" : json.Text(bound).Take();
    default:
      return "";
  }
}

using OnColumn = std::function<void(const TableColumn&, const engine::ColumnStats&)>;

void ForEach(const engine::WrittenFile& file, const std::vector<TableColumn>& columns,
             const OnColumn& on_column) {
  for (const engine::ColumnStats& stats : file.columns) {
    const auto column = std::ranges::find(columns, stats.name, &TableColumn::name);
    if (column != columns.end()) on_column(*column, stats);
  }
}

void WriteBounds(const engine::WrittenFile& file, const std::vector<TableColumn>& columns,
                 Side side, JsonWriter& json) {
  json.Begin('{');
  ForEach(file, columns, [&](const TableColumn& column, const engine::ColumnStats& stats) {
    const auto& value = side == Side::kLower ? stats.min : stats.max;
    if (!value || column.name == "text") return;
    const std::string bound = BoundJson(column.kind, *value, side);
    if (!bound.empty()) json.Key(column.name).Raw(bound);
  });
  json.End('}');
}

}  // namespace

std::string LowerTextBound(std::string_view value) {
  return std::string(value.substr(0, PrefixBytes(value, kPrefixCharacters)));
}

// A cut text is smaller than the whole one: a character that sorts after any other makes up for it.
std::string UpperTextBound(std::string_view value) {
  constexpr std::string_view kLargest = "\xF4\x8F\xBF\xBF";  // U+10FFFF
  const std::size_t cut = PrefixBytes(value, kPrefixCharacters);
  std::string bound(value.substr(0, cut));
  if (cut < value.size()) bound += kLargest;
  return bound;
}

std::string LowerTimeBound(std::string_view value) {
  const auto micros = ParseTime(value);
  if (!micros) return "";
  return FormatMillis(
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::microseconds(*micros)).count());
}

std::string UpperTimeBound(std::string_view value) {
  const auto micros = ParseTime(value);
  if (!micros) return "";
  return FormatMillis(
      std::chrono::ceil<std::chrono::milliseconds>(std::chrono::microseconds(*micros)).count());
}

std::string StatsJson(const engine::WrittenFile& file, const std::vector<TableColumn>& columns) {
  JsonWriter json;
  json.Begin('{').Key("numRecords").Int(static_cast<std::int64_t>(file.rows));
  WriteBounds(file, columns, Side::kLower, json.Key("minValues"));
  WriteBounds(file, columns, Side::kUpper, json.Key("maxValues"));
  json.Key("nullCount").Begin('{');
  ForEach(file, columns, [&](const TableColumn& column, const engine::ColumnStats& stats) {
    json.Key(column.name).Int(static_cast<std::int64_t>(stats.null_count));
  });
  return json.End('}').End('}').Take();
}

}  // namespace tacit::warehouse
