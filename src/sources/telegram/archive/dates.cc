#include "sources/telegram/archive/dates.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <chrono>
#include <utility>

#include "sources/telegram/archive/ids.h"

namespace tacit::sources {
namespace {

constexpr std::int64_t kMicrosPerSecond = 1'000'000;

std::optional<int> TakeNumber(std::string_view date, std::size_t at, std::size_t digits) {
  int value = 0;
  for (const char c : date.substr(at, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Seconds of a date as if it were UTC.
std::optional<std::int64_t> CivilSeconds(std::string_view date) {
  if (date.size() != 19 || date[4] != '-' || date[7] != '-' || date[10] != 'T' || date[13] != ':' ||
      date[16] != ':') {
    return std::nullopt;
  }
  const auto year = TakeNumber(date, 0, 4);
  const auto month = TakeNumber(date, 5, 2);
  const auto day = TakeNumber(date, 8, 2);
  const auto hour = TakeNumber(date, 11, 2);
  const auto minute = TakeNumber(date, 14, 2);
  const auto second = TakeNumber(date, 17, 2);
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  const std::chrono::year_month_day civil{std::chrono::year{*year},
                                          std::chrono::month{static_cast<unsigned>(*month)},
                                          std::chrono::day{static_cast<unsigned>(*day)}};
  if (!civil.ok()) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{civil}.time_since_epoch().count();
  return days * 86'400 + std::int64_t{*hour} * 3'600 + std::int64_t{*minute} * 60 + *second;
}

class UtcTime final : public LocalTime {
 public:
  std::optional<Micros> Parse(std::string_view date) const override {
    const std::optional<std::int64_t> seconds = CivilSeconds(date);
    if (!seconds) return std::nullopt;
    return *seconds * kMicrosPerSecond;
  }
};

class ZoneTime final : public LocalTime {
 public:
  explicit ZoneTime(std::unique_ptr<icu::BasicTimeZone> zone) : zone_(std::move(zone)) {}
  std::optional<Micros> Parse(std::string_view date) const override {
    const std::optional<std::int64_t> seconds = CivilSeconds(date);
    if (!seconds) return std::nullopt;
    int32_t raw_offset = 0;
    int32_t dst_offset = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_->getOffsetFromLocal(static_cast<UDate>(*seconds) * 1000, UCAL_TZ_LOCAL_FORMER,
                              UCAL_TZ_LOCAL_FORMER, raw_offset, dst_offset, status);
    if (U_FAILURE(status)) return std::nullopt;
    return *seconds * kMicrosPerSecond - (std::int64_t{raw_offset} + dst_offset) * 1000;
  }

 private:
  std::unique_ptr<icu::BasicTimeZone> zone_;
};

}  // namespace

std::optional<Micros> ParseUnixTime(std::string_view seconds) {
  if (seconds.size() > 12) return std::nullopt;  // far beyond the year 9999
  const std::optional<std::int64_t> value = ParseInteger(seconds);
  if (!value) return std::nullopt;
  return *value * kMicrosPerSecond;
}

Result<std::shared_ptr<const LocalTime>> LocalTime::InZone(const std::string& name) {
  if (name.empty() || name == "UTC") return std::make_shared<const UtcTime>();
  std::unique_ptr<icu::TimeZone> zone(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  // createTimeZone never fails: it gives the zone Etc/Unknown for a name that it does not know.
  auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (basic == nullptr || *zone == icu::TimeZone::getUnknown()) {
    return Fail(ErrorCode::kInvalidArgument,
                "unknown time zone; give an IANA name such as Europe/Berlin, or UTC");
  }
  zone.release();  // NOLINT(bugprone-unused-return-value): `basic` is the same object
  return std::make_shared<const ZoneTime>(std::unique_ptr<icu::BasicTimeZone>(basic));
}

}  // namespace tacit::sources
