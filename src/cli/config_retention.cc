#include "cli/config_retention.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/config_reader.h"
#include "cli/nearest.h"

namespace tacit::cli {
namespace {

constexpr Micros kDay = 86'400'000'000;
constexpr std::int64_t kMostDays = 36'500;
constexpr std::string_view kForever = "forever";
constexpr std::array<std::string_view, 4> kLimited = {"text", "messages", "samples", "aggregates"};

std::int64_t DaysOf(char unit) {
  switch (unit) {
    case 'd':
      return 1;
    case 'w':
      return 7;
    case 'y':
      return 365;
    default:
      return 0;
  }
}

}  // namespace

std::optional<Micros> ParseAge(std::string_view text) {
  if (text == kForever) return 0;
  if (text.size() < 2) return std::nullopt;
  const std::int64_t unit = DaysOf(text.back());
  std::int64_t count = 0;
  const char* end = text.data() + text.size() - 1;
  const auto parsed = std::from_chars(text.data(), end, count);
  const bool good = unit > 0 && parsed.ec == std::errc() && parsed.ptr == end && count >= 1 &&
                    count <= kMostDays / unit;
  return good ? std::optional(count * unit * kDay) : std::nullopt;
}

std::string AgeProblem(std::string_view text) {
  if (text.empty() || ParseAge(text)) return {};
  return "must be an age in days, weeks or years (of 365 days), as \"90d\", \"12w\" or \"1y\", "
         "or \"forever\"";
}

void PrivacyReader::ReadAges(const toml::table& table, const std::string& section,
                             AgeLimits& limits) {
  for (const auto& [key, node] : table) {
    if (key.str() == "channels") continue;
    const auto known = std::ranges::find(kLimited, key.str());
    if (known == kLimited.end()) {
      problems_.Add(node.source(), fmt::format("unknown key '{}' in [{}]{}", key.str(), section,
                                               Suggestion(key.str(), kLimited)));
      continue;
    }
    const auto text = node.value_exact<std::string>();
    const auto age = text ? ParseAge(*text) : std::nullopt;
    if (!text || !age) {
      problems_.Add(node.source(), fmt::format("{}.{} {}", section, key.str(), AgeProblem("?")));
      continue;
    }
    limits[std::string(key.str())] = *age;
    values_[fmt::format("{}.{}", section, key.str())] = {
        .value = *text, .origin = ConfigProblems::Origin(node.source())};
  }
}

void PrivacyReader::ReadRetention(const toml::node& node, const std::string& section,
                                  ProjectRetention& kept) {
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    problems_.Add(node.source(), fmt::format("'{}' must be a section: [{}]", section, section));
    return;
  }
  ReadAges(*table, section, kept.limits);
  const toml::node* channels = table->get("channels");
  if (channels == nullptr) return;
  if (!channels->is_table()) {
    problems_.Add(channels->source(),
                  fmt::format("the ages of a channel are [{}.channels.NAME]", section));
    return;
  }
  for (const auto& [name, ages] : *channels->as_table()) {
    const std::string own = fmt::format("{}.channels.{}", section, name.str());
    if (!ages.is_table()) {
      problems_.Add(ages.source(), fmt::format("'{}' must be a section: [{}]", own, own));
      continue;
    }
    ReadAges(*ages.as_table(), own, kept.channels[std::string(name.str())]);
  }
}

}  // namespace tacit::cli
