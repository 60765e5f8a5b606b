#pragma once

// schedule/: when to collect, as a timer of systemd and as lines of a crontab. Only texts: nothing
// here writes a file or starts a program.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tacit::schedule {

// The times that match in every field: what systemd.time(7) calls a calendar event, as far as it
// repeats. Bit n of a field is its n-th value.
struct Calendar {
  std::uint64_t weekdays = 0;  // from Monday on
  std::uint64_t months = 0;    // from January on
  std::uint64_t days = 0;      // of the month, from the 1st on
  std::uint64_t hours = 0;
  std::uint64_t minutes = 0;
  std::uint64_t seconds = 0;  // exactly one
  bool utc = false;           // else the machine's time zone

  bool operator==(const Calendar&) const = default;
};

struct Field {
  std::uint64_t bits = 0;
  std::uint32_t first = 0;  // the value of bit 0
  std::uint32_t last = 0;
  bool all() const;
  bool Has(std::uint32_t value) const { return (bits >> (value - first) & 1U) != 0; }
};

inline Field WeekdaysOf(const Calendar& calendar) { return {calendar.weekdays, 0, 6}; }
inline Field MonthsOf(const Calendar& calendar) { return {calendar.months, 1, 12}; }
inline Field DaysOf(const Calendar& calendar) { return {calendar.days, 1, 31}; }
inline Field HoursOf(const Calendar& calendar) { return {calendar.hours, 0, 23}; }
inline Field MinutesOf(const Calendar& calendar) { return {calendar.minutes, 0, 59}; }
inline Field SecondsOf(const Calendar& calendar) { return {calendar.seconds, 0, 59}; }

// every    = "hourly" | "daily" | "weekly" | "monthly" | event
// event    = [ weekdays ] [ date ] [ time ] [ "UTC" ]      one of the first three at least, blanks
//                                                           between them; any case
// weekdays = day { "," day }           day = name [ ".." name ], a name in full or three letters
// date     = [ "*-" ] list "-" list    month and day
// time     = list ":" list [ ":" list ]
// list     = "*" | item { "," item }   item = number [ ".." number ] [ "/" step ]
// Whatever it takes means the same to systemd. kInvalidArgument: says which part and what is
// wanted; also what never comes, like *-02-30.
Result<Calendar> ParseCalendar(std::string_view text);

// For OnCalendar=; ParseCalendar gives the same calendar back.
std::string OnCalendar(const Calendar& calendar);

// "*", "5", "1..5", "0/15" (as systemd has them) or "1-5" and "*/15" (as cron has them).
enum class Dialect : std::uint8_t { kSystemd, kCron, kCronNoSteps };
std::string FieldText(const Field& field, Dialect dialect);

}  // namespace tacit::schedule
