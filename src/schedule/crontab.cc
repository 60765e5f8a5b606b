#include "schedule/crontab.h"

#include <algorithm>

namespace tacit::schedule {
namespace {

constexpr std::uint32_t kSundayBit = 6;       // of Calendar::weekdays
constexpr std::size_t kLongestCommand = 998;  // crontab(5)

tl::unexpected<Error> NotForCron(std::string_view why) {
  return Fail(ErrorCode::kInvalidArgument, "cron cannot say these times: " + std::string(why) +
                                               "; choose others with --every, or use systemd");
}

// For cron and then a shell. To cron % is a line end wherever it stands, unless it stands behind a
// backslash, which cron takes away: so that none stands before that one, % is put outside of the
// shell's quotes.
std::string Quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else if (c == '%') {
      quoted += "'\\%'";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

// Waits for a random time in the words of POSIX: two random bytes, scaled.
std::string Wait(int jitter_s) {
  if (jitter_s == 0) return {};
  return "sleep $(($(od -An -N2 -tu2 /dev/urandom) * " + std::to_string(jitter_s) + " / 65536)); ";
}

std::string CommandLine(const Job& job) {
  std::string line = Wait(job.jitter_s) + Quoted(job.program) + " --home " + Quoted(job.home);
  if (!job.passphrase_file.empty()) line += " --passphrase-file " + Quoted(job.passphrase_file);
  return line + " --quiet collect --once --json >/dev/null";
}

std::string BeginLine(std::string_view home) {
  return "# BEGIN tacit collect " + JobId(home) + " (made by `tacit schedule`; do not edit)";
}

std::string EndLine(std::string_view home) { return "# END tacit collect " + JobId(home); }

struct Place {
  std::size_t begin = std::string_view::npos;  // of the begin line; npos: there is no block
  std::size_t end = 0;                         // behind the end line and its line feed
};

Result<Place> Locate(std::string_view crontab, std::string_view home) {
  const std::string begin = BeginLine(home);
  const std::string end = EndLine(home);
  Place place;
  std::size_t begins = 0;
  std::size_t ends = 0;
  for (std::size_t at = 0; at < crontab.size();) {
    const std::size_t stop = std::min(crontab.find('\n', at), crontab.size());
    const std::string_view line = crontab.substr(at, stop - at);
    const std::size_t next = std::min(stop + 1, crontab.size());
    if (line == begin && ++begins == 1) place.begin = at;
    if (line == end && ++ends == 1) place.end = next;
    at = next;
  }
  const bool none = begins == 0 && ends == 0;
  if (none || (begins == 1 && ends == 1 && place.begin < place.end)) return place;
  return Fail(ErrorCode::kInvalidArgument,
              "tacit's lines in the crontab were changed: their BEGIN and END are not one pair; "
              "take them out with `crontab -e`, then run this again");
}

}  // namespace

Result<std::string> CronTime(const Calendar& calendar) {
  if (calendar.seconds != 1) return NotForCron("it knows no seconds");
  if (calendar.utc) return NotForCron("its times are those of the machine's time zone");
  const Field days = DaysOf(calendar);
  const Field weekdays = WeekdaysOf(calendar);
  if (!days.all() && !weekdays.all()) {
    return NotForCron("with days of the month and days of the week it runs on both");
  }
  // Sunday is the first day, and the star of a step would count as "every day" with the other
  // field.
  const std::uint64_t sunday = weekdays.bits >> kSundayBit & 1U;
  const Field from_sunday{((weekdays.bits << 1U) | sunday) & ((1U << 7U) - 1U), 0, 6};
  return FieldText(MinutesOf(calendar), Dialect::kCron) + " " +
         FieldText(HoursOf(calendar), Dialect::kCron) + " " +
         FieldText(days, Dialect::kCronNoSteps) + " " +
         FieldText(MonthsOf(calendar), Dialect::kCron) + " " +
         FieldText(from_sunday, Dialect::kCronNoSteps);
}

Result<std::string> CronBlock(const Job& job) {
  TACIT_CHECK_OK(CheckPaths(job));
  TACIT_TRY(const std::string time, CronTime(job.calendar));
  const std::string command = CommandLine(job);
  if (command.size() > kLongestCommand) {
    return Fail(ErrorCode::kInvalidArgument,
                "the paths are too long for a line of a crontab; use systemd");
  }
  return BeginLine(job.home) + "\n" + time + " " + command + "\n" + EndLine(job.home) + "\n";
}

Result<std::optional<std::string>> FindBlock(std::string_view crontab, std::string_view home) {
  TACIT_TRY(const Place place, Locate(crontab, home));
  if (place.begin == std::string_view::npos) return std::optional<std::string>();
  return std::optional<std::string>(crontab.substr(place.begin, place.end - place.begin));
}

Result<std::string> PutBlock(std::string_view crontab, std::string_view home,
                             std::string_view block) {
  TACIT_TRY(const Place place, Locate(crontab, home));
  std::string text(crontab);
  if (place.begin != std::string_view::npos) {
    return text.replace(place.begin, place.end - place.begin, block);
  }
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  return text.append(block);
}

Result<std::string> RemoveBlock(std::string_view crontab, std::string_view home) {
  TACIT_TRY(const Place place, Locate(crontab, home));
  std::string text(crontab);
  if (place.begin != std::string_view::npos) text.erase(place.begin, place.end - place.begin);
  return text;
}

}  // namespace tacit::schedule
