#include "cli/time_text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

namespace tacit::cli {
namespace {

constexpr Micros kSecond = 1'000'000;
constexpr Micros kHour = 3600 * kSecond;
constexpr int kMostUnits = 100'000;

// All of `text` as a number; nothing else.
std::optional<int> Number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<Micros> Ago(std::string_view text) {
  constexpr std::array<std::pair<char, Micros>, 3> kUnits = {
      {{'h', kHour}, {'d', 24 * kHour}, {'w', 168 * kHour}}};
  if (text.empty()) return std::nullopt;
  const auto count = Number(text.substr(0, text.size() - 1));
  for (const auto& [unit, length] : kUnits) {
    if (text.back() == unit && count && *count <= kMostUnits) return *count * length;
  }
  return std::nullopt;
}

// "2026-01-31" as midnight, UTC.
std::optional<Micros> Day(std::string_view text) {
  constexpr std::size_t kLength = 10;
  if (text.size() != kLength || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = Number(text.substr(0, 4));
  const auto month = Number(text.substr(5, 2));
  const auto day = Number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::sys_days(date).time_since_epoch())
      .count();
}

// "T12:00:00Z"
std::optional<Micros> TimeOfDay(std::string_view text) {
  constexpr std::size_t kLength = 10;
  if (text.size() != kLength || text[0] != 'T' || text[3] != ':' || text[6] != ':' ||
      text[9] != 'Z') {
    return std::nullopt;
  }
  const auto hour = Number(text.substr(1, 2));
  const auto minute = Number(text.substr(4, 2));
  const auto second = Number(text.substr(7, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
    return std::nullopt;
  }
  return *hour * kHour + *minute * (60 * kSecond) + *second * kSecond;
}

}  // namespace

Result<Micros> ParseTime(std::string_view text, Micros now) {
  constexpr std::size_t kDayLength = 10;
  if (const auto ago = Ago(text)) return now - *ago;
  const auto day = Day(text.substr(0, kDayLength));
  const auto time = text.size() > kDayLength ? TimeOfDay(text.substr(kDayLength)) : Micros{0};
  if (day && time) return *day + *time;
  return Fail(ErrorCode::kInvalidArgument,
              "not a time; say 2026-01-31, 2026-01-31T12:00:00Z (UTC), or how long ago: 36h, 7d, "
              "8w");
}

std::string DateText(Micros time) {
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(static_cast<std::time_t>(time / kSecond)));
}

std::string TimeText(Micros time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(static_cast<std::time_t>(time / kSecond)));
}

}  // namespace tacit::cli
