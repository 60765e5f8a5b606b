// Dates of birth: a date beside a word for birth. ISO 8601 dates, dates with '/', '.' and '-' in
// any order of day and month, and dates with the month's name; a year alone after "born in".

#include <algorithm>
#include <array>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/utf8.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kContextBytes = 28;

constexpr std::string_view kBirthWordList[] = {
    "born",       "dob",          "d.o.b",      "date of birth", "birth date",
    "birthdate",  "birthday",     "bday",       "b-day",         "birth",
    "geboren",    "geburtsdatum", "geburtstag", "geb",           "né le",
    "née le",     "naissance",    "nacido",     "nacida",        "nací",
    "nacimiento", "cumpleaños",   "nato il",    "nata il",       "nascita",
    "nascido",    "nascida",      "nascimento", "geboortedatum", "geboren op",
    "född",       "født",         "urodzony",   "urodzona",      "data urodzenia",
    "narozen",    "родился",      "родилась",   "дата рождения", "день рождения",
    "д.р",        "рождён",       "sinh ngày",  "ngày sinh",     "sinh năm",
    "出生",       "生日",         "生年月日",   "誕生日",        "생년월일",
    "생일",       "doğum"};
// What is born or has a birthday and is nobody: "release", "version".
constexpr std::string_view kThingList[] = {"release", "released", "version", "project", "company",
                                           "launch",  "launched", "repo",    "website", "product"};
constexpr std::string_view kMonthList[] = {
    "january",  "february",  "march",      "april",    "may",       "june",      "july",
    "august",   "september", "october",    "november", "december",  "jan",       "feb",
    "mar",      "apr",       "jun",        "jul",      "aug",       "sep",       "sept",
    "oct",      "nov",       "dec",        "januar",   "februar",   "märz",      "mai",
    "juni",     "juli",      "oktober",    "dezember", "janvier",   "février",   "mars",
    "avril",    "juin",      "juillet",    "août",     "septembre", "octobre",   "novembre",
    "décembre", "enero",     "febrero",    "marzo",    "abril",     "mayo",      "junio",
    "julio",    "agosto",    "septiembre", "octubre",  "noviembre", "diciembre", "gennaio",
    "febbraio", "aprile",    "maggio",     "giugno",   "luglio",    "settembre", "ottobre",
    "dicembre", "janeiro",   "fevereiro",  "março",    "maio",      "junho",     "julho",
    "setembro", "outubro",   "novembro",   "dezembro", "января",    "февраля",   "марта",
    "апреля",   "мая",       "июня",       "июля",     "августа",   "сентября",  "октября",
    "ноября",   "декабря"};

constexpr ContextWords kBirthWords(kBirthWordList);
constexpr ContextWords kThings(kThingList);
constexpr ContextWords kMonths(kMonthList);

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;  // 0: none
};

int ValueOf(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 4)) value = value * 10 + DigitValue(c);
  return value;
}

std::size_t DigitsEnd(std::string_view text, std::size_t i) {
  while (IsDigit(At(text, i))) ++i;
  return i;
}

bool IsYear(std::string_view digits) {
  return digits.size() == 4 && ValueOf(digits) >= 1900 && ValueOf(digits) < 2030;
}

// "1980-05-12", "12/05/1980", "5.12.80", "1980年5月12日" from its first digit.
Range NumericDate(std::string_view text, std::size_t begin) {
  std::array<std::string_view, 3> parts;
  std::size_t i = begin;
  for (std::size_t n = 0; n < 3; ++n) {
    const std::size_t end = DigitsEnd(text, i);
    parts[n] = text.substr(i, end - i);
    if (end == i || end - i > 4) return {};
    i = end;
    if (n == 2) break;
    for (const std::string_view mark : {"年", "月", "년", "월"}) {
      if (text.substr(i).starts_with(mark)) i += mark.size() - 1;
    }
    const bool separator = i > end || At(text, i) == '-' || At(text, i) == '/' ||
                           At(text, i) == '.' || At(text, i) == ' ';
    if (!separator) return {};
    ++i;
    if (At(text, i) == ' ') ++i;
  }
  for (const std::string_view mark : {"日", "일"}) {
    if (text.substr(i).starts_with(mark)) i += mark.size();
  }
  const bool year_first = IsYear(parts[0]);
  const bool year_last = IsYear(parts[2]) || parts[2].size() == 2;
  const std::string_view other = year_first ? parts[2] : parts[0];
  const auto in = [](std::string_view digits) {
    return digits.size() <= 2 && ValueOf(digits) >= 1 && ValueOf(digits) <= 31;
  };
  const bool fine =
      (year_first || year_last) && in(other) && in(parts[1]) && !IsWordByte(At(text, i));
  return fine ? Range{begin, i} : Range{};
}

// The month's name that begins at `i`: its end, or 0.
std::size_t MonthEnd(std::string_view text, std::size_t i) {
  if (!kMonths.MayBegin(At(text, i), At(text, i + 1))) return 0;
  std::size_t end = i;
  while (end < text.size() && end - i < 24 && IsWordAt(text, end) && !IsDigit(text[end])) {
    end += IsNonAscii(text[end]) ? CodePointAt(text, end).size : 1;
  }
  return end > i && IsOneOf(text.substr(i, end - i), kMonthList) ? end : 0;
}

std::size_t SkipMarks(std::string_view text, std::size_t i) {
  for (int n = 0; n < 3 && (At(text, i) == ' ' || At(text, i) == ',' || At(text, i) == '.' ||
                            At(text, i) == '-');
       ++n) {
    ++i;
  }
  return i;
}

std::size_t SkipWord(std::string_view text, std::size_t i, std::string_view word) {
  return StartsWithFolded(text.substr(i), word) ? i + word.size() : i;
}

// "12 May 1980", "12th of May, 1980", "12 de mayo de 1980" from the day.
Range DayFirst(std::string_view text, std::size_t begin) {
  std::size_t i = DigitsEnd(text, begin);
  if (i - begin > 2) return {};
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er"})
    i = SkipWord(text, i, ending);
  i = SkipMarks(text, i);
  i = SkipWord(text, SkipWord(text, i, "of "), "de ");
  const std::size_t month = MonthEnd(text, i);
  if (month == 0) return {};
  i = SkipWord(text, SkipMarks(text, month), "de ");
  const std::size_t year = DigitsEnd(text, i);
  return {begin, IsYear(text.substr(i, year - i)) ? year : month};
}

// "May 12, 1980", "May 1980": from the number behind the month's name.
Range MonthFirst(std::string_view text, std::size_t number) {
  std::size_t i = number;
  while (i > 0 && number - i < 2 && (text[i - 1] == ' ' || text[i - 1] == '.')) --i;
  std::size_t begin = i;
  while (begin > 0 && i - begin < 12 && IsLetter(text[begin - 1])) --begin;
  if (begin == i || MonthEnd(text, begin) != i) return {};
  std::size_t end = DigitsEnd(text, number);
  if (IsYear(text.substr(number, end - number))) return {begin, end};
  if (end - number > 2) return {};
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) end = SkipWord(text, end, ending);
  const std::size_t year = SkipMarks(text, end);
  const std::size_t year_end = DigitsEnd(text, year);
  return {begin, IsYear(text.substr(year, year_end - year)) ? year_end : end};
}

class DobDetector final : public Detector {
 public:
  std::string_view name() const override { return "dob"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kNumber, Trigger::kShortNumber); }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.digits > 8) return;
    const std::size_t begin = hit.begin;
    Range date;
    if (hit.digits >= 3) date = NumericDate(text, begin);
    if (date.end == 0 && hit.digits <= 2) date = DayFirst(text, begin);
    if (date.end == 0) date = MonthFirst(text, begin);
    const bool year =
        date.end == 0 && hit.digits == 4 && hit.end - begin == 4 && IsYear(text.substr(begin, 4));
    if (date.end == 0 && !year) return;
    if (year) date = {begin, hit.end};
    if (year && !EndsInYearWord(text, begin)) return;
    if (!SaysBirth(text, date)) return;
    findings.push_back({.entity = "DOB",
                        .begin = static_cast<std::uint32_t>(date.begin),
                        .end = static_cast<std::uint32_t>(date.end),
                        .score = 0.7F,
                        .rule = year ? "year" : "date"});
  }

 private:
  static bool SaysBirth(std::string_view text, Range date) {
    const bool before = HasWordBefore(text, date.begin, kContextBytes, kBirthWords);
    // "May 12 is my birthday".
    static constexpr std::string_view kAfterList[] = {"birthday", "bday", "b-day", "geburtstag",
                                                      "生日"};
    static constexpr ContextWords kAfter(kAfterList);
    const bool after = !before && HasWordAfter(text, date.end, 20, kAfter);
    return (before || after) && !HasWordBefore(text, date.begin, kContextBytes, kThings) &&
           !HasWordAfter(text, date.end, 20, kThings);
  }

  // A year alone only right after "born in", "born:", "sinh năm".
  static bool EndsInYearWord(std::string_view text, std::size_t begin) {
    constexpr std::string_view kEnds[] = {"in ",  "born ",    "dob ",  ": ", ":",    "en ",
                                          "năm ", "geboren ", "geb. ", "в ", "nel ", "em "};
    return std::ranges::any_of(
        kEnds, [&](std::string_view end) { return EndsWithFolded(text.substr(0, begin), end); });
  }
};

}  // namespace

std::unique_ptr<Detector> MakeDobDetector() { return std::make_unique<DobDetector>(); }

}  // namespace tacit::privacy
