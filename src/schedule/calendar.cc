#include "schedule/calendar.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <optional>
#include <vector>

#include "base/text.h"

namespace tacit::schedule {
namespace {

constexpr std::size_t kMaxText = 200;
constexpr std::array<std::string_view, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<std::uint32_t, 12> kLongestDay = {31, 29, 31, 30, 31, 30,
                                                       31, 31, 30, 31, 30, 31};
constexpr std::size_t kShortName = 3;
constexpr std::uint32_t kLastWeekday = 6;

constexpr std::uint64_t Bit(std::uint32_t n) { return std::uint64_t{1} << n; }
constexpr std::uint64_t AllBits(std::uint32_t first, std::uint32_t last) {
  return Bit(last - first + 1) - 1;
}

constexpr Calendar kEveryDay{.weekdays = AllBits(0, kLastWeekday),
                             .months = AllBits(1, 12),
                             .days = AllBits(1, 31),
                             .hours = Bit(0),
                             .minutes = Bit(0),
                             .seconds = Bit(0)};

tl::unexpected<Error> Wrong(std::string_view part, std::string_view what) {
  return Fail(ErrorCode::kInvalidArgument,
              "--every: " + std::string(part) + ": " + std::string(what) +
                  "; give hourly, daily, weekly, monthly, or times as \"Mon..Fri 06:00\", "
                  "\"*-*-01 04:30\" or \"00/6:15\"");
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words = Split(text, ' ');
  std::erase_if(words, [](std::string_view word) { return word.empty(); });
  return words;
}

std::optional<std::uint32_t> ParseNumber(std::string_view text) {
  std::uint32_t value = 0;
  if (text.empty() || text.size() > 2) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

struct Part {
  std::string_view name;  // for errors
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

constexpr Part kMonth{.name = "the month", .first = 1, .last = 12};
constexpr Part kDay{.name = "the day", .first = 1, .last = 31};
constexpr Part kHour{.name = "the hour", .first = 0, .last = 23};
constexpr Part kMinute{.name = "the minute", .first = 0, .last = 59};
constexpr Part kSecond{.name = "the second", .first = 0, .last = 59};

Result<std::uint64_t> ParseItem(std::string_view text, const Part& part) {
  const std::size_t slash = text.find('/');
  const std::string_view range = text.substr(0, slash);
  const std::size_t dots = range.find("..");
  const auto from = ParseNumber(range.substr(0, dots));
  auto to = from;
  std::optional<std::uint32_t> step = 1;
  if (slash != std::string_view::npos) {
    to = part.last;
    step = ParseNumber(text.substr(slash + 1));
  }
  if (dots != std::string_view::npos) to = ParseNumber(range.substr(dots + 2));
  if (!from || !to || *from < part.first || *to > part.last || *from > *to) {
    return Wrong(part.name, "a number from " + std::to_string(part.first) + " to " +
                                std::to_string(part.last) + " is wanted, or a range as 1..5");
  }
  if (!step || *step == 0) return Wrong(part.name, "the step behind / is a number from 1 on");
  std::uint64_t bits = 0;
  for (std::uint32_t value = *from; value <= *to; value += *step) bits |= Bit(value - part.first);
  return bits;
}

Result<std::uint64_t> ParseList(std::string_view text, const Part& part) {
  if (text == "*") return AllBits(part.first, part.last);
  std::uint64_t bits = 0;
  for (const std::string_view item : Split(text, ',')) {
    TACIT_TRY(const std::uint64_t more, ParseItem(item, part));
    bits |= more;
  }
  return bits;
}

std::optional<std::uint32_t> ParseWeekday(std::string_view text) {
  const std::string word = LowerAscii(text);
  for (std::uint32_t day = 0; day < kWeekdays.size(); ++day) {
    const std::string name = LowerAscii(kWeekdays.at(day));
    if (word == name || word == name.substr(0, kShortName)) return day;
  }
  return std::nullopt;
}

Result<std::uint64_t> ParseWeekdays(std::string_view text) {
  std::uint64_t bits = 0;
  for (const std::string_view item : Split(text, ',')) {
    const std::size_t dots = item.find("..");
    const auto from = ParseWeekday(item.substr(0, dots));
    const auto to = dots == std::string_view::npos ? from : ParseWeekday(item.substr(dots + 2));
    if (!from || !to || *from > *to) {
      return Wrong("the days of the week",
                   "Mon, Tue, Wed, Thu, Fri, Sat, Sun are wanted, as Mon,Thu or Mon..Fri (a week "
                   "begins on Monday)");
    }
    for (std::uint32_t day = *from; day <= *to; ++day) bits |= Bit(day);
  }
  return bits;
}

Result<void> ParseDate(std::string_view text, Calendar& calendar) {
  std::vector<std::string_view> parts = Split(text, '-');
  if (parts.size() == 3) {
    if (parts.front() != "*") return Wrong("the date", "what repeats has the year *");
    parts.erase(parts.begin());
  }
  if (parts.size() != 2) return Wrong("the date", "*-MONTH-DAY is wanted");
  TACIT_TRY(calendar.months, ParseList(parts[0], kMonth));
  TACIT_TRY(calendar.days, ParseList(parts[1], kDay));
  return {};
}

Result<void> ParseTime(std::string_view text, Calendar& calendar) {
  const std::vector<std::string_view> parts = Split(text, ':');
  if (parts.size() != 2 && parts.size() != 3) return Wrong("the time", "HOUR:MINUTE is wanted");
  TACIT_TRY(calendar.hours, ParseList(parts[0], kHour));
  TACIT_TRY(calendar.minutes, ParseList(parts[1], kMinute));
  if (parts.size() == 3) {
    TACIT_TRY(calendar.seconds, ParseList(parts[2], kSecond));
  }
  if (std::popcount(calendar.seconds) != 1) {
    return Wrong("the second", "one is wanted: a run begins at most once a minute");
  }
  return {};
}

std::optional<Calendar> Named(std::string_view word) {
  Calendar calendar = kEveryDay;
  if (word == "daily") return calendar;
  if (word == "hourly") calendar.hours = AllBits(kHour.first, kHour.last);
  if (word == "weekly") calendar.weekdays = Bit(0);
  if (word == "monthly") calendar.days = Bit(0);
  if (calendar == kEveryDay) return std::nullopt;
  return calendar;
}

bool EverComes(const Calendar& calendar) {
  for (std::uint32_t month = 0; month < kLongestDay.size(); ++month) {
    const bool chosen = (calendar.months & Bit(month)) != 0;
    if (chosen && (calendar.days & AllBits(1, kLongestDay.at(month))) != 0) return true;
  }
  return false;
}

bool BeginsWithLetter(std::string_view word) {
  const char c = LowerAscii(word.front());
  return c >= 'a' && c <= 'z';
}

// Of three values and more that are evenly spread from the first to as far as the field goes: the
// step. 0: not so, or one after the other.
std::uint32_t StepOf(const std::vector<std::uint32_t>& values, const Field& field) {
  if (values.size() < 3) return 0;
  const std::uint32_t step = values[1] - values[0];
  if (step == 1 || values.back() + step <= field.last) return 0;
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (values[i] - values[i - 1] != step) return 0;
  }
  return step;
}

std::string Number(std::uint32_t value, Dialect dialect) {
  std::string text = std::to_string(value);
  if (dialect == Dialect::kSystemd && text.size() < 2) text.insert(0, "0");
  return text;
}

// Calls `each(from, to)` for the runs of values; of two neighbours each is a run.
template <typename Each>
void ForEachRun(const std::vector<std::uint32_t>& values, Each each) {
  for (std::size_t i = 0; i < values.size();) {
    std::size_t end = i + 1;
    while (end < values.size() && values[end] == values[end - 1] + 1) ++end;
    if (end - i < 3) end = i + 1;
    each(values[i], values[end - 1]);
    i = end;
  }
}

std::vector<std::uint32_t> ValuesOf(const Field& field) {
  std::vector<std::uint32_t> values;
  for (std::uint32_t value = field.first; value <= field.last; ++value) {
    if (field.Has(value)) values.push_back(value);
  }
  return values;
}

std::string WeekdaysText(const Field& field) {
  std::string text;
  ForEachRun(ValuesOf(field), [&](std::uint32_t from, std::uint32_t to) {
    text += (text.empty() ? "" : ",") + std::string(kWeekdays.at(from).substr(0, kShortName));
    if (to != from) text += ".." + std::string(kWeekdays.at(to).substr(0, kShortName));
  });
  return text;
}

}  // namespace

bool Field::all() const { return bits == AllBits(first, last); }

Result<Calendar> ParseCalendar(std::string_view text) {
  if (text.size() > kMaxText) return Wrong("the text", "it is too long");
  std::vector<std::string_view> words = Words(text);
  if (words.empty()) return Wrong("the text", "it is empty");
  if (words.size() == 1) {
    if (const auto named = Named(LowerAscii(words.front()))) return *named;
  }
  Calendar calendar = kEveryDay;
  calendar.utc = LowerAscii(words.back()) == "utc";
  if (calendar.utc) words.pop_back();
  if (words.empty()) return Wrong("the text", "there is no time");
  auto word = words.begin();
  if (BeginsWithLetter(*word)) {
    TACIT_TRY(calendar.weekdays, ParseWeekdays(*word));
    ++word;
  }
  if (word != words.end() && word->find('-') != std::string_view::npos) {
    TACIT_CHECK_OK(ParseDate(*word, calendar));
    ++word;
  }
  if (word != words.end()) {
    TACIT_CHECK_OK(ParseTime(*word, calendar));
    ++word;
  }
  if (word != words.end()) return Wrong("the text", "something stands behind the time");
  if (!EverComes(calendar)) return Wrong("the date", "this day never comes");
  return calendar;
}

std::string FieldText(const Field& field, Dialect dialect) {
  if (field.all()) return "*";
  const bool systemd = dialect == Dialect::kSystemd;
  const std::vector<std::uint32_t> values = ValuesOf(field);
  const std::uint32_t step = StepOf(values, field);
  const bool from_first = values.front() == field.first;
  if (step != 0 && systemd) return Number(values[0], dialect) + "/" + std::to_string(step);
  if (step != 0 && dialect == Dialect::kCron && from_first) return "*/" + std::to_string(step);
  std::string text;
  ForEachRun(values, [&](std::uint32_t from, std::uint32_t to) {
    text += (text.empty() ? "" : ",") + Number(from, dialect);
    if (to != from) text += (systemd ? ".." : "-") + Number(to, dialect);
  });
  return text;
}

std::string OnCalendar(const Calendar& calendar) {
  std::string text;
  const Field weekdays = WeekdaysOf(calendar);
  if (!weekdays.all()) text = WeekdaysText(weekdays) + " ";
  const auto field = [](const Field& one) { return FieldText(one, Dialect::kSystemd); };
  text += "*-" + field(MonthsOf(calendar)) + "-" + field(DaysOf(calendar)) + " ";
  text += field(HoursOf(calendar)) + ":" + field(MinutesOf(calendar)) + ":" +
          field(SecondsOf(calendar));
  if (calendar.utc) text += " UTC";
  return text;
}

}  // namespace tacit::schedule
