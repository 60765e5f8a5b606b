#include "sources/telegram/archive/dates.h"

#include <gtest/gtest.h>

namespace tacit::sources {
namespace {

constexpr Micros kSecond = 1'000'000;

TEST(Dates, UnixTimesAreWholeSeconds) {
  EXPECT_EQ(ParseUnixTime("1740819660"), 1740819660 * kSecond);
  EXPECT_EQ(ParseUnixTime("0"), 0);
  for (const char* bad : {"", "x", "1.5", "1740819660x", "1234567890123", "01"}) {
    EXPECT_EQ(ParseUnixTime(bad), std::nullopt) << bad;
  }
}

TEST(Dates, LocalTimesAreReadInTheirZone) {
  struct Case {
    const char* zone;
    const char* date;
    std::optional<Micros> seconds;
  };
  const Case cases[] = {
      {"UTC", "2025-03-01T09:01:00", 1740819660},
      {"", "1970-01-01T00:00:00", 0},
      {"Etc/UTC", "2025-03-01T09:01:00", 1740819660},
      {"Asia/Tashkent", "2016-11-09T00:26:24", 1478633184},     // +05:00
      {"America/New_York", "2024-07-04T12:00:00", 1720108800},  // -04:00
      {"Europe/Berlin", "2024-01-15T12:00:00", 1705316400},     // +01:00
      {"Europe/Berlin", "2024-07-15T12:00:00", 1721037600},     // +02:00
      {"Europe/Berlin", "2024-10-27T02:30:00", 1729989000},     // twice: the earlier one
      {"UTC", "2024-02-29T00:00:00", 1709164800},
      {"UTC", "2023-02-29T00:00:00", std::nullopt},
      {"UTC", "2024-13-01T00:00:00", std::nullopt},
      {"UTC", "2024-01-01T24:00:00", std::nullopt},
      {"UTC", "2024-01-01T00:60:00", std::nullopt},
      {"UTC", "2024-01-01 00:00:00", std::nullopt},
      {"UTC", "2024-01-01T00:00:00Z", std::nullopt},
      {"UTC", "2024-01-01T0x:00:00", std::nullopt},
      {"UTC", "", std::nullopt},
  };
  for (const Case& c : cases) {
    const auto local_time = LocalTime::InZone(c.zone);
    ASSERT_TRUE(local_time) << c.zone;
    const std::optional<Micros> time = (*local_time)->Parse(c.date);
    ASSERT_EQ(time.has_value(), c.seconds.has_value()) << c.zone << " " << c.date;
    EXPECT_EQ(time.value_or(0), c.seconds.value_or(0) * kSecond) << c.zone << " " << c.date;
  }
}

TEST(Dates, AnUnknownZoneIsRefused) {
  const auto local_time = LocalTime::InZone("Mars/Olympus");
  ASSERT_FALSE(local_time);
  EXPECT_EQ(local_time.error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace tacit::sources
