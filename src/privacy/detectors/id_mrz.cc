// Machine-readable zones of passports, identity cards and visas: ICAO Doc 9303 parts 3 to 7. The
// anchor is what all of them have: birth date, check digit, sex, expiry date, check digit.

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/id_arithmetic.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kDate = 7;  // YYMMDD and its check digit
constexpr std::size_t kMinLine = 28;
constexpr std::size_t kMaxLine = 48;

bool InLine(char c) { return IsUpper(c) || IsDigit(c) || c == '<'; }

bool IsCheckedDate(std::string_view date) {
  return Matches(date, "#######") && HasMonthDay(date, 2) &&
         MrzSum(date.substr(0, 6)) % 10 == DigitValue(date[6]);
}

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool IsMrz() const { return end - begin >= kMinLine && end - begin <= kMaxLine; }
};

Line LineAround(std::string_view text, std::size_t at) {
  Line line{at, at};
  while (line.begin > 0 && at - line.begin < kMaxLine && InLine(text[line.begin - 1])) --line.begin;
  while (line.end < text.size() && line.end - at < kMaxLine && InLine(text[line.end])) ++line.end;
  return line;
}

class MrzDetector final : public Detector {
 public:
  std::string_view name() const override { return "id_mrz"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kUpperDigit); }

  // The digit behind the sex.
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    const char sex = text[hit.begin - 1];
    if ((sex != 'M' && sex != 'F' && sex != 'X') || hit.begin < kDate + 1) return;
    if (!IsCheckedDate(text.substr(hit.begin - 1 - kDate, kDate))) return;
    if (!IsCheckedDate(text.substr(hit.begin, kDate))) return;
    const Line line = LineAround(text, hit.begin);
    if (!line.IsMrz()) return;
    Add(line, findings);
    // Up to two lines above and one below; no blank line between.
    Line above = line;
    for (int i = 0; i < 2 && above.begin > 1; ++i) {
      std::size_t end = above.begin - 1;
      if (!IsBlank(text[end])) break;
      if (text[end] == '\n' && Before(text, end) == '\r') --end;
      above = LineAround(text, end);
      if (above.end != end || !IsNeighbour(text, above)) break;
      Add(above, findings);
    }
    std::size_t begin = line.end;
    if (At(text, begin) == '\r') ++begin;
    if (begin + 1 >= text.size() || !IsBlank(text[begin])) return;
    const Line below = LineAround(text, begin + 1);
    if (below.begin == begin + 1 && IsNeighbour(text, below)) Add(below, findings);
  }

 private:
  static bool IsNeighbour(std::string_view text, const Line& line) {
    return line.IsMrz() && text.substr(line.begin, line.end - line.begin).find('<') != text.npos;
  }

  static void Add(const Line& line, std::vector<Finding>& findings) {
    findings.push_back({.entity = "ID.MRZ",
                        .begin = static_cast<std::uint32_t>(line.begin),
                        .end = static_cast<std::uint32_t>(line.end),
                        .score = 1.0F,
                        .rule = "mrz"});
  }
};

}  // namespace

std::unique_ptr<Detector> MakeIdMrzDetector() { return std::make_unique<MrzDetector>(); }

}  // namespace tacit::privacy
