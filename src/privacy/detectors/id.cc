// Numbers that governments and health services give to people, firms and vehicles. The kinds are
// data (id_european.cc and its neighbours). A number is looked up by its written form, which gives
// the few kinds that it may be; their tests and the words around it decide.

#include <array>
#include <optional>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/id_arithmetic.h"
#include "privacy/detectors/id_index.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMinLength = 5;
constexpr std::size_t kMaxLength = 28;  // with separators
constexpr std::size_t kMaxGroups = 8;
constexpr std::size_t kLeadLength = 4;     // of a group of letters before the digits
constexpr std::uint32_t kLongCluster = 6;  // digits
constexpr std::size_t kLongRun = 7;
constexpr std::size_t kFrame = 3;  // quotes and marks around a number that stands alone

std::vector<IdKind> AllKinds() {
  std::vector<IdKind> kinds;
  for (const auto& part :
       {EuropeanIdKinds(), EasternIdKinds(), AmericanIdKinds(), AsianIdKinds(), GenericIdKinds()}) {
    kinds.insert(kinds.end(), part.begin(), part.end());
  }
  return kinds;
}

bool IsSeparator(char c) { return IdShape::CodeOf(c) > IdShape::kLetter; }

// A number as it is written, and as the tests want it.
struct Candidate {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::array<char, kMaxLength> letters{};
  std::size_t size = 0;

  std::string_view written() const { return text.substr(begin, end - begin); }
  std::string_view compact() const { return {letters.data(), size}; }
  bool has_blank() const { return written().find(' ') != std::string_view::npos; }
};

// Not a part of a word, of a longer number, of a path or of a sum.
bool IsFree(const Candidate& candidate, bool said) {
  const std::string_view text = candidate.text;
  const char before = Before(text, candidate.begin);
  const char second = candidate.begin >= 2 ? text[candidate.begin - 2] : '\0';
  const char after = At(text, candidate.end);
  const char next = At(text, candidate.end + 1);
  if (IsAlnum(before) || before == '_' || before == '@' || before == '$' || before == '+')
    return false;
  if (IsAlnum(after) || after == '_' || after == '@' || after == '%' || after == '+') return false;
  if (before == '/' || before == '\\' || before == '.') return false;
  if ((before == '#' || before == '=' || before == '&') && !said) return false;
  if (before == '-' && (IsDigit(second) || !said)) return false;
  if ((before == ':' || before == ',') && IsDigit(second)) return said && before == ',';
  if ((after == '-' || after == '/' || after == '.' || after == ':') && IsAlnum(next)) return false;
  if (after == ',' && IsDigit(next) && !said) return false;
  if (!candidate.has_blank()) return true;
  if (before == ' ' && IsDigit(second)) return false;
  if (after == ' ' && IsDigit(next)) return false;
  // "number is 123456": a small word, not letters of the number.
  const std::string_view written = candidate.written();
  const std::size_t first = written.find(' ');
  const std::size_t last = written.rfind(' ');
  if (IsLower(written[0]) && before == ' ' && IsLetter(written[first - 1])) return false;
  return !(IsLower(written.back()) && after == ' ' && IsLetter(written[last + 1]));
}

// The message holds nothing else.
bool IsAlone(const Candidate& candidate) {
  const std::string_view text = candidate.text;
  if (candidate.begin > kFrame || text.size() - candidate.end > kFrame) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == candidate.begin) i = candidate.end;
    if (i < text.size() && (IsWordByte(text[i]) || text[i] == '#' || text[i] == '$')) return false;
  }
  return true;
}

// The seconds or milliseconds of these years.
bool IsUnixTime(std::string_view digits) {
  if (digits.size() != 10 && digits.size() != 13) return false;
  return digits >= "13" && digits < "20";
}

class IdDetector final : public Detector {
 public:
  IdDetector() : kinds_(AllKinds()), forms_(kinds_), words_(kinds_) {}
  std::string_view name() const override { return "id"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kNumber, Trigger::kUpperDigit); }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kUpperDigit) {
      if (!MatchUpperDigit(text, hit)) return;
    } else if (hit.digits < kLongCluster && !TouchesLetters(text, hit)) {
      return;
    }
    Around around{.text = text};
    std::array<std::size_t, 3> starts{};
    const std::size_t count = StartsBefore(text, hit.begin, starts);
    for (std::size_t i = 0; i < count; ++i) ScanFrom(around, starts[i], hit, findings);
    for (std::size_t i = NextGroup(text, hit.begin, hit.end); i < hit.end;
         i = NextGroup(text, i, hit.end)) {
      ScanFrom(around, i, hit, findings);
    }
  }

 private:
  // What the words around the last candidate say: read once for all kinds.
  struct Around {
    std::string_view text;
    std::optional<std::size_t> before_at;
    std::optional<std::size_t> after_at;
    IdKindSet before;
    IdKindSet after;
  };

  struct Context {
    IdKindSet said;  // the kinds that a word near it speaks of
    bool free = false;
    bool alone = false;
  };

  // Short clusters count only as a part of something with letters.
  static bool TouchesLetters(std::string_view text, const Hit& hit) {
    const char before = Before(text, hit.begin);
    const char after = At(text, hit.end);
    if (IsLetter(before) || IsLetter(after)) return true;
    const char second = hit.begin >= 2 ? text[hit.begin - 2] : '\0';
    return (IsSeparator(before) && IsUpper(second)) ||
           (IsSeparator(after) && IsUpper(At(text, hit.end + 1)));
  }

  // Whether a digit behind a capital letter is the first such one of its run, and begins no cluster
  // of digits, which has a hit of its own.
  static bool MatchUpperDigit(std::string_view text, const Hit& hit) {
    std::size_t digits = 0;
    while (digits < 4 && IsDigit(At(text, hit.begin + digits))) ++digits;
    if (digits == 4) return false;
    for (std::size_t i = hit.begin - 1; i > 0 && IsAlnum(text[i - 1]); --i) {
      if (hit.begin - i > kMaxLength || (IsDigit(text[i]) && IsUpper(text[i - 1]))) return false;
    }
    // Most are "T5" and "B2B": a short run counts only if capitals or digits follow it.
    std::size_t begin = hit.begin;
    while (begin > 0 && IsAlnum(text[begin - 1])) --begin;
    std::size_t end = hit.begin;
    while (end - begin < kLongRun && IsAlnum(At(text, end))) ++end;
    const char next = At(text, end + 1);
    return end - begin >= kLongRun ||
           (IsSeparator(At(text, end)) && (IsUpper(next) || IsDigit(next)));
  }

  // Where the number may begin: at the run that holds the digits, or one or two short groups before
  // it.
  static std::size_t StartsBefore(std::string_view text, std::size_t digit,
                                  std::array<std::size_t, 3>& starts) {
    std::size_t begin = digit;
    while (begin > 0 && digit - begin < kMaxLength && IsAlnum(text[begin - 1])) --begin;
    starts[0] = begin;
    std::size_t count = 1;
    while (count < starts.size() && begin > 1 && IsSeparator(text[begin - 1])) {
      std::size_t group = begin - 1;
      while (group > 0 && begin - 1 - group <= kLeadLength && IsAlnum(text[group - 1])) --group;
      const std::size_t length = begin - 1 - group;
      const bool word = IsLower(text[group]) && length > 2;  // "see 10.0.0.1"
      if (length == 0 || length > kLeadLength || word) break;
      begin = group;
      starts[count++] = begin;
    }
    return count;
  }

  // The next group that begins behind `at`, or `limit`.
  static std::size_t NextGroup(std::string_view text, std::size_t at, std::size_t limit) {
    while (at < limit && IsAlnum(text[at])) ++at;
    while (at < limit && !IsAlnum(text[at])) ++at;
    return at;
  }

  // Tries all numbers that begin here and reach into the hit.
  void ScanFrom(Around& around, std::size_t begin, const Hit& hit,
                std::vector<Finding>& findings) const {
    const std::string_view text = around.text;
    if (IsAlnum(Before(text, begin))) return;
    IdShape shape;
    std::size_t groups = 0;
    std::uint8_t seen = 0;
    std::uint8_t last = 0;
    const std::size_t limit = std::min(text.size(), begin + kMaxLength);
    std::size_t i = begin;
    for (; i < limit; ++i) {
      const std::uint8_t code = IdShape::CodeOf(text[i]);
      if (code > IdShape::kLetter || code == 0) {
        if (last > IdShape::kLetter) break;
        const bool mixed = groups == 0 && seen == 3;
        if (i > hit.begin) TryEnd(around, begin, i, shape, mixed, findings);
        if (code == 0 || ++groups == kMaxGroups) break;
      } else {
        seen |= code;
      }
      shape.Add(code);
      last = code;
    }
    const bool ends = i == text.size() && last != 0 && last <= IdShape::kLetter;
    const bool mixed = groups == 0 && seen == 3;
    if (ends && i > hit.begin) TryEnd(around, begin, i, shape, mixed, findings);
  }

  void TryEnd(Around& around, std::size_t begin, std::size_t end, const IdShape& shape, bool mixed,
              std::vector<Finding>& findings) const {
    if (end - begin < kMinLength) return;
    const auto forms = forms_.Find(shape);
    const auto runs = mixed ? forms_.RunsOf(end - begin) : std::span<const IdForm>();
    if (forms.empty() && runs.empty()) return;
    Candidate candidate{.text = around.text, .begin = begin, .end = end};
    for (const char c : candidate.written()) {
      if (IsAlnum(c)) candidate.letters[candidate.size++] = ToUpper(c);
    }
    if (!IsFree(candidate, true)) return;
    const Context context{.said = Said(around, candidate),
                          .free = IsFree(candidate, false),
                          .alone = IsAlone(candidate)};
    Finding best{.score = 0};
    for (const IdForm& form : forms) Weigh(context, candidate, form, best);
    for (const IdForm& form : runs) Weigh(context, candidate, form, best);
    if (best.score > 0) findings.push_back(best);
  }

  // Takes the form's kind if it fits better than what was found so far.
  void Weigh(const Context& context, const Candidate& candidate, const IdForm& form,
             Finding& best) const {
    const bool said = context.said[form.kind];
    const bool anywhere = context.free && form.evidence == IdEvidence::kAnywhere;
    const bool alone = context.alone && context.free && form.evidence == IdEvidence::kAlone;
    if (!said && !anywhere && !alone) return;
    if (!form.pattern.empty() && !Matches(candidate.written(), form.pattern)) return;
    const IdKind& kind = kinds_[form.kind];
    const std::string_view number = candidate.compact();
    if (kind.shape != nullptr && !kind.shape(number)) return;
    const bool passes = kind.check == nullptr || kind.check(number);
    if (!passes && !kind.lenient) return;
    const bool checked = kind.check != nullptr && passes;
    float score = 0;
    if (said) {
      score = checked ? 1.0F : 0.7F;
    } else if (passes && anywhere) {
      score = checked ? 0.9F : 0.65F;
    } else if (passes && alone && !IsUnixTime(number)) {
      score = 0.6F;
    }
    if (score <= best.score) return;
    // The bracket that closes the check digit's.
    const bool bracket = candidate.written().find('(') != std::string_view::npos;
    const bool closes = bracket && At(candidate.text, candidate.end) == ')';
    best = {.entity = kind.entity,
            .begin = static_cast<std::uint32_t>(candidate.begin),
            .end = static_cast<std::uint32_t>(candidate.end + (closes ? 1 : 0)),
            .score = score,
            .rule = kind.rule};
  }

  // Neighbouring candidates mostly share an end.
  IdKindSet Said(Around& around, const Candidate& candidate) const {
    if (around.before_at != candidate.begin) {
      around.before_at = candidate.begin;
      around.before = words_.Before(around.text, candidate.begin);
    }
    if (around.after_at != candidate.end) {
      around.after_at = candidate.end;
      around.after = words_.After(around.text, candidate.end);
    }
    return around.before | around.after;
  }

  std::vector<IdKind> kinds_;
  IdFormIndex forms_;
  IdWordIndex words_;
};

}  // namespace

std::unique_ptr<Detector> MakeIdDetector() { return std::make_unique<IdDetector>(); }

}  // namespace tacit::privacy
