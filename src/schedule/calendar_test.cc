#include "schedule/calendar.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schedule/crontab.h"

namespace tacit::schedule {
namespace {

struct Case {
  std::string text;
  std::string systemd;
  std::string cron;  // empty: cron cannot say it
};

// What systemd makes of the same texts was read off `systemd-analyze calendar`; the script test
// e2e.schedule_systemd compares them again where there is one.
const std::vector<Case>& Cases() {
  static const std::vector<Case> cases = {
      {"hourly", "*-*-* *:00:00", "0 * * * *"},
      {"daily", "*-*-* 00:00:00", "0 0 * * *"},
      {"DAILY", "*-*-* 00:00:00", "0 0 * * *"},
      {"weekly", "Mon *-*-* 00:00:00", "0 0 * * 1"},
      {"monthly", "*-*-01 00:00:00", "0 0 1 * *"},
      {"06:00", "*-*-* 06:00:00", "0 6 * * *"},
      {"6:5", "*-*-* 06:05:00", "5 6 * * *"},
      {"23:59", "*-*-* 23:59:00", "59 23 * * *"},
      {"Mon..Fri 06:00", "Mon,Tue,Wed,Thu,Fri *-*-* 06:00:00", "0 6 * * 1-5"},
      {"  mon..fri   06:00  ", "Mon,Tue,Wed,Thu,Fri *-*-* 06:00:00", "0 6 * * 1-5"},
      {"monday..FRIDAY 06:00", "Mon,Tue,Wed,Thu,Fri *-*-* 06:00:00", "0 6 * * 1-5"},
      {"Mon..Fri *-*-* 06,18:30", "Mon,Tue,Wed,Thu,Fri *-*-* 06,18:30:00", "30 6,18 * * 1-5"},
      {"Sat,Sun 6:00", "Sat,Sun *-*-* 06:00:00", "0 6 * * 0,6"},
      {"Sun 6:00", "Sun *-*-* 06:00:00", "0 6 * * 0"},
      {"Fri..Sun 6:00", "Fri,Sat,Sun *-*-* 06:00:00", "0 6 * * 0,5,6"},
      {"Mon..Sun 6:00", "*-*-* 06:00:00", "0 6 * * *"},
      {"Mon,Wed,Fri", "Mon,Wed,Fri *-*-* 00:00:00", "0 0 * * 1,3,5"},
      {"*:0/15", "*-*-* *:00/15:00", "*/15 * * * *"},
      {"*:05/15", "*-*-* *:05/15:00", "5,20,35,50 * * * *"},
      {"*:5..59/15", "*-*-* *:05/15:00", "5,20,35,50 * * * *"},
      {"0/6:15", "*-*-* 00/6:15:00", "15 */6 * * *"},
      {"0/12:00", "*-*-* 00,12:00:00", "0 0,12 * * *"},
      {"8..18:00", "*-*-* 08..18:00:00", "0 8-18 * * *"},
      {"8..18/2:00", "*-*-* 08,10,12,14,16,18:00:00", "0 8,10,12,14,16,18 * * *"},
      {"*:00..30/10", "*-*-* *:00,10,20,30:00", "0,10,20,30 * * * *"},
      {"1,1:00", "*-*-* 01:00:00", "0 1 * * *"},
      {"*-*-01 04:00", "*-*-01 04:00:00", "0 4 1 * *"},
      {"*-*-1/7 5:00", "*-*-01/7 05:00:00", "0 5 1,8,15,22,29 * *"},
      {"*-*-1/2 5:00", "*-*-01/2 05:00:00", "0 5 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 * *"},
      {"12-25 6:00", "*-12-25 06:00:00", "0 6 25 12 *"},
      {"*-1..3-* 5:00", "*-01..03-* 05:00:00", "0 5 * 1-3 *"},
      {"*-1/3-1", "*-01/3-01 00:00:00", "0 0 1 */3 *"},
      {"*-02-29 00:00", "*-02-29 00:00:00", "0 0 29 2 *"},
      {"Mon *-1..6-* 5:00", "Mon *-01..06-* 05:00:00", "0 5 * 1-6 1"},
      {"06:00:00", "*-*-* 06:00:00", "0 6 * * *"},
      // What only systemd can say.
      {"06:00:30", "*-*-* 06:00:30", ""},
      {"06:00 UTC", "*-*-* 06:00:00 UTC", ""},
      {"Mon *-*-01..07 06:00", "Mon *-*-01..07 06:00:00", ""},
  };
  return cases;
}

// "Mon,Tue,Wed" is what the table says and "Mon..Wed" what is written: one form to compare.
std::string Spread(std::string text) {
  const std::vector<std::pair<std::string, std::string>> runs = {
      {"Mon..Fri", "Mon,Tue,Wed,Thu,Fri"}, {"Fri..Sun", "Fri,Sat,Sun"}};
  for (const auto& [run, days] : runs) {
    const std::size_t at = text.find(run);
    if (at != std::string::npos) text.replace(at, run.size(), days);
  }
  return text;
}

TEST(Calendar, MeansTheSameToSystemdAndToCron) {
  for (const Case& one : Cases()) {
    const auto calendar = ParseCalendar(one.text);
    ASSERT_TRUE(calendar) << one.text << ": " << calendar.error().detail;
    EXPECT_EQ(Spread(OnCalendar(*calendar)), one.systemd) << one.text;
    EXPECT_TRUE(ParseCalendar(OnCalendar(*calendar)).value() == *calendar) << one.text;
    const auto cron = CronTime(*calendar);
    if (one.cron.empty()) {
      ASSERT_FALSE(cron) << one.text;
      EXPECT_EQ(cron.error().code, ErrorCode::kInvalidArgument);
      EXPECT_NE(cron.error().detail.find("systemd"), std::string::npos) << "says what to do";
    } else {
      ASSERT_TRUE(cron) << one.text << ": " << cron.error().detail;
      EXPECT_EQ(*cron, one.cron) << one.text;
    }
  }
}

TEST(Calendar, RefusesNearMissesAndNamesThePart) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "empty"},
      {"   ", "empty"},
      {"UTC", "no time"},
      {"dayly", "days of the week"},
      {"Mo 06:00", "days of the week"},
      {"Mon-Fri 06:00", "days of the week"},
      {"Mon.Fri 06:00", "days of the week"},
      {"Sat..Mon 03:00", "days of the week"},
      {"Mon..Fri, 06:00", "days of the week"},
      {"Mon, Fri 06:00", "days of the week"},
      {"6", "the time"},
      {"06:00:00:00", "the time"},
      {"24:00", "the hour"},
      {"-1:00", "the month"},
      {"+1:00", "the hour"},
      {"006:00", "the hour"},
      {"23..2:00", "the hour"},
      {"*/2:00", "the hour"},
      {"*,5:00", "the hour"},
      {":00", "the hour"},
      {"06:", "the minute"},
      {"06:60", "the minute"},
      {"06:0x5", "the minute"},
      {"*:15/0", "step"},
      {"*:15/", "step"},
      {"*:15/x", "step"},
      {"06:00:60", "the second"},
      {"06:00:*", "the second"},
      {"06:00:0/30", "the second"},
      {"*-13-01 00:00", "the month"},
      {"*-00-01 00:00", "the month"},
      {"*-*-32 00:00", "the day"},
      {"*-*-00 00:00", "the day"},
      {"*-*~1 00:00", "the day"},
      {"2026-01-01 10:00", "year"},
      {"1-2-3-4 00:00", "the date"},
      {"*-02-30 00:00", "never comes"},
      {"*-04,06,09,11-31 00:00", "never comes"},
      {"06:00 Europe/Berlin", "behind the time"},
      {"06:00 Mon", "behind the time"},
      {"06:00 07:00", "behind the time"},
      {"Mon\t06:00", "days of the week"},
      {"06:00\n", "the minute"},
      {"@daily", "the time"},
      {std::string(300, '1'), "too long"},
      {std::string("06:00\0", 6), "the minute"},
  };
  for (const auto& [text, part] : cases) {
    const auto calendar = ParseCalendar(text);
    ASSERT_FALSE(calendar) << text;
    EXPECT_EQ(calendar.error().code, ErrorCode::kInvalidArgument) << text;
    EXPECT_NE(calendar.error().detail.find(part), std::string::npos)
        << text << ": " << calendar.error().detail;
  }
}

}  // namespace
}  // namespace tacit::schedule
