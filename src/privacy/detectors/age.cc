// Ages of people: a number up to 120 where the words beside it say that somebody is so old. Years
// of projects, versions and wines are not.

#include <algorithm>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/utf8.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

// Behind the number: it is an age, whoever it is.
constexpr std::string_view kPersonEndings[] = {"y/o",
                                               "yo",
                                               "yrs old",
                                               "year old man",
                                               "year old woman",
                                               "year old male",
                                               "year old female",
                                               "year old boy",
                                               "year old girl",
                                               "year old son",
                                               "year old daughter",
                                               "year old kid",
                                               "year-old man",
                                               "year-old woman",
                                               "year-old male",
                                               "year-old female",
                                               "year-old boy",
                                               "year-old girl",
                                               "year-old son",
                                               "year-old daughter",
                                               "year-old kid",
                                               "yr old",
                                               "jährige",
                                               "лет от роду"};
// Behind the number, with a person before it: "I am 34 years old".
constexpr std::string_view kYearEndings[] = {
    "years old", "years of age", "year old", "year-old", "jahre alt", "ans",    "años", "anos",
    "anni",      "jaar oud",     "år",       "lat",      "let",       "лет",    "года", "год",
    "tuổi",      "岁",           "歲",       "歳",       "살",        "yaşında"};
// Right before the number: an age.
constexpr std::string_view kAgeLeads[] = {
    "i'm",       "i am",   "im",     "turned",   "turning", "turns",      "i'll turn",
    "will turn", "turn",   "aged",   "age",      "age:",    "age is",     "my age is",
    "alter:",    "âge:",   "edad:",  "età:",     "idade:",  "возраст:",   "tuổi:",
    "年齢:",     "年龄:",  "年齡:",  "나이:",    "he was",  "she was",    "he is",
    "she is",    "he's",   "she's",  "they are", "i was",   "when i was", "just turned",
    "мне",       "ему",    "ей",     "ich bin",  "er ist",  "sie ist",    "j'ai",
    "il a",      "elle a", "tengo",  "tiene",    "ho",      "ha",         "tenho",
    "jag är",    "jeg er", "mam",    "tôi",      "em",      "anh",        "chị",
    "我今年",    "我",     "他今年", "她今年",   "今年"};
// These say so alone; the others need years behind the number.
constexpr std::string_view kSureLeads[] = {
    "turned",      "turning",      "i'll turn", "will turn", "aged",   "age:",     "my age is",
    "alter:",      "âge:",         "edad:",     "età:",      "idade:", "возраст:", "年齢:",
    "年龄:",       "年齡:",        "나이:",     "age",       "i'm",    "i am",     "when i was",
    "when he was", "when she was", "age is",    "tuổi:"};
// What has an age and is nobody.
constexpr std::string_view kThingList[] = {
    "project", "code",    "codebase", "version", "laptop", "machine", "computer", "release",
    "repo",    "company", "bug",      "ticket",  "kernel", "server",  "library",  "package",
    "wine",    "issue",   "distro",   "board",   "car",    "house",   "phone",    "hardware"};
constexpr ContextWords kThings(kThingList);
// "I'm 90% sure", "I'm 5 minutes late", "turned 45 degrees", "age 2 of Empires".
constexpr std::string_view kUnits[] = {
    "minutes", "minute", "min",   "mins",   "hours",    "hour",    "seconds", "sec",    "days",
    "day",     "weeks",  "week",  "months", "month",    "percent", "km",      "miles",  "meters",
    "degrees", "deg",    "feet",  "of",     "times",    "pages",   "lines",   "items",  "files",
    "people",  "and",    "or",    "to",     "in",       "on",      "for",     "points", "steps",
    "tb",      "gb",     "mb",    "kb",     "x",        "am",      "pm",      "st",     "th",
    "commits", "behind", "ahead", "away",   "versions", "tests",   "kg",      "lbs",    "cm"};

std::size_t SkipBlank(std::string_view text, std::size_t i) {
  const char c = At(text, i);
  return c == ' ' || c == '-' ? i + 1 : i;
}

// The end of one of the words at `i`, as a whole; 0: none.
template <typename Words>
std::size_t EndOfOne(std::string_view text, std::size_t i, const Words& words) {
  std::size_t longest = 0;
  for (const std::string_view word : words) {
    if (!StartsWithFolded(text.substr(i), word)) continue;
    const std::size_t end = i + word.size();
    const bool whole = IsNonAscii(word.back()) ? true : !IsWordAt(text, end);
    if (whole) longest = std::max(longest, end);
  }
  return longest;
}

template <typename Words>
bool EndsInOne(std::string_view before, const Words& words) {
  return std::ranges::any_of(words, [before](std::string_view word) {
    if (!EndsWithFolded(before, word)) return false;
    const std::size_t begin = before.size() - word.size();
    return IsUnspaced(CodePointAt(before, begin).value) || !IsWordBefore(before, begin);
  });
}

class AgeDetector final : public Detector {
 public:
  std::string_view name() const override { return "age"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kShortNumber); }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.end - hit.begin != hit.digits || hit.digits > 3) return;
    int age = 0;
    for (std::size_t i = hit.begin; i < hit.end; ++i) age = age * 10 + DigitValue(text[i]);
    if (age < 1 || age > 120) return;
    const char after = At(text, hit.end);
    if (after == '%' || after == '/' || after == ':' || after == '+' || IsDigit(after)) return;
    if ((after == '.' || after == ',') && IsDigit(At(text, hit.end + 1))) return;
    const std::string_view rule = RuleFor(text, hit);
    if (rule.empty() || HasWordBefore(text, hit.begin, 32, kThings)) return;
    findings.push_back(
        {.entity = "AGE", .begin = hit.begin, .end = hit.end, .score = 0.6F, .rule = rule});
  }

 private:
  static std::string_view RuleFor(std::string_view text, const Hit& hit) {
    const std::size_t next = SkipBlank(text, hit.end);
    if (EndOfOne(text, next, kPersonEndings) != 0) return "person";
    std::size_t before_end = hit.begin;
    while (before_end > 0 && hit.begin - before_end < 2 && text[before_end - 1] == ' ')
      --before_end;
    if (before_end == 0) return {};
    const std::string_view before = text.substr(0, before_end);
    const std::size_t years = EndOfOne(text, next, kYearEndings);
    if (years != 0) {
      if (!HasLead(before) || HasWordAfter(text, years, 16, kThings)) return {};
      return "years";
    }
    if (IsWordAt(text, hit.end) || !EndsInOne(before, kSureLeads)) return {};
    // "I'm 90 percent sure": a unit behind it.
    const bool turned = EndsWithFolded(before, "turned") || EndsWithFolded(before, "turn") ||
                        EndsWithFolded(before, ":");
    const std::string_view word = LettersAt(text, next);
    if (IsOneOf(word, kUnits)) return {};
    return word.empty() || turned ? "lead" : std::string_view{};
  }

  // A person right before the number, or a little before it ("My son is 34 years old").
  static bool HasLead(std::string_view before) {
    constexpr std::string_view kPeople[] = {
        "i",      "he",     "she",    "who",   "son",     "daughter",  "brother", "sister",
        "mother", "father", "mom",    "dad",   "wife",    "husband",   "friend",  "boss",
        "kid",    "child",  "baby",   "uncle", "aunt",    "cousin",    "patient", "man",
        "woman",  "boy",    "girl",   "we",    "grandma", "grandpa",   "turned",  "aged",
        "age",    "am",     "mutter", "vater", "bruder",  "schwester", "frau",    "mann",
        "hijo",   "hija",   "fils",   "fille", "figlio",  "figlia"};
    return EndsInOne(before, kAgeLeads) || HasWordBefore(before, before.size(), 24, kPeople);
  }
};

}  // namespace

std::unique_ptr<Detector> MakeAgeDetector() { return std::make_unique<AgeDetector>(); }

}  // namespace tacit::privacy
