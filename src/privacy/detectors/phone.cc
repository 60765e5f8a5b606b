// Phone numbers: ITU-T E.164 (at most 15 digits, "+" or the common prefix "00"), E.123 (how they
// are written), RFC 3966 (tel: URIs), the North American plan by shape, national forms of the
// configured regions. libphonenumber (phone_rules.cc) confirms what has the right shape.

#include <algorithm>
#include <utility>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/number_groups.h"
#include "privacy/detectors/phone_rules.h"
#include "privacy/detectors/phone_words.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMinDigits = 7;
constexpr std::size_t kMinLocalDigits = 4;  // beside a word, where the region has numbers so short
constexpr std::size_t kMaxBareDigits = 11;  // in one run, without prefix and context
constexpr std::size_t kSureDigits = 10;     // after '+'
constexpr std::size_t kMaxDigits = 15;      // E.164
constexpr std::size_t kContextBytes = 30;
constexpr std::size_t kBehindBytes = 14;
// Of one text of kLongText bytes and more: a megabyte of numbers must not cost a minute. What
// exceeds it counts as confirmed.
constexpr std::size_t kMinConfirmations = 200;
constexpr std::size_t kMaxConfirmations = 6000;
constexpr std::size_t kBytesPerConfirmation = 64;

// Counts what the library was asked about one long text: BeginLongText sets it back.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): one for each thread
thread_local std::size_t confirmations_used = 0;

// Whether there is nothing left; takes one if there is.
bool IsSpent(std::string_view text) {
  if (text.size() < kLongText) return false;
  const std::size_t most = kMinConfirmations + text.size() / kBytesPerConfirmation;
  return ++confirmations_used > std::min(most, kMaxConfirmations);
}

constexpr std::size_t kIdBytes = 16;

// What the words before a cluster of digits say about the numbers in it.
struct Said {
  Said(std::string_view text, std::size_t cluster)
      : strong(text, cluster, kContextBytes, StrongPhoneWords()),
        weak(text, cluster, kContextBytes, WeakPhoneWords()),
        id(text, cluster, kIdBytes, NumberWords()) {}
  bool Phone(std::size_t position) { return strong.Reach(position) || weak.Reach(position); }
  bool Id(std::size_t position) { return id.Reach(position); }

  WordsBeforeCluster strong;
  WordsBeforeCluster weak;
  WordsBeforeCluster id;
};

struct Candidate {
  NumberGroups groups;
  std::size_t begin = 0;  // with '+', '(' or "tel:"
  bool plus = false;
  bool in_parenthesis = false;  // "(" right before the first group
};

// Parts of the text that no phone number crosses. A blank may also part two numbers.
bool PartsNumbers(std::string_view separator) {
  return separator.find_first_of(":+") != std::string_view::npos || separator == ". " ||
         separator == "  " || separator == "//" || separator == " /" || separator == "/ " ||
         separator == "..";
}

bool MayEnd(const NumberGroups& groups, std::size_t i) {
  if (i + 1 == groups.size()) return true;
  const std::string_view separator = groups.Separator(i);
  return separator != ":" && separator.find_first_of(" :+)/") != std::string_view::npos;
}

// Finds '+', '(', "(+", "+(" and "tel:" before the first digit.
void ReadPrefix(std::string_view text, Candidate& candidate) {
  std::size_t i = candidate.groups.begin();
  if (Before(text, i) == '(') {
    candidate.in_parenthesis = true;
    --i;
  }
  if (Before(text, i) == '+') {
    candidate.plus = true;
    --i;
    if (Before(text, i) == '(' && !candidate.in_parenthesis) {
      candidate.in_parenthesis = true;
      --i;
    }
  }
  candidate.begin = i;
}

// Whether the '(' before the number is closed inside it; if not, it is not the number's.
bool ClosesParenthesis(const Candidate& candidate) {
  const auto begin = candidate.groups.begin();
  const auto inside = candidate.groups.text().substr(begin, candidate.groups.end() - begin);
  return inside.find(')') != std::string_view::npos;
}

// A number is not the middle of a word, of a decimal, of an identifier or of a path.
bool IsFreeBefore(std::string_view text, const Candidate& candidate) {
  const std::size_t begin = candidate.begin;
  const char before = Before(text, begin);
  if (IsAlnum(before) || before == '_' || before == '+') return false;
  if (candidate.plus) return true;
  constexpr std::string_view kRefused = "#$%/\\.@&~^*";
  const char second = begin >= 2 ? text[begin - 2] : '\0';
  const bool bold = before == '*' && (second == '\0' || second == ' ' || second == '\n');
  if (!bold && kRefused.find(before) != std::string_view::npos && before != '\0') return false;
  // After a comma without a blank: a column of a table, or the rest of a sum.
  const bool bare = candidate.groups.size() == 1 && At(text, begin) != '0';
  if (before == ',') return !bare || !IsDigit(second);
  if (before == '-') return !IsAlnum(second);
  constexpr std::string_view kCurrencies[] = {"€", "£", "¥", "₫", "₽"};
  return std::ranges::none_of(
      kCurrencies, [&](std::string_view sign) { return text.substr(0, begin).ends_with(sign); });
}

bool IsFreeAfter(std::string_view text, std::size_t end) {
  const char after = At(text, end);
  const char second = At(text, end + 1);
  if (IsAlnum(after) || after == '_' || after == '%' || after == '@') return false;
  if (after == ',') {
    // Not a sum with two decimals.
    const bool decimals =
        IsDigit(second) && IsDigit(At(text, end + 2)) && !IsAlnum(At(text, end + 3));
    return !decimals;
  }
  if (after == '.' || after == ':' || after == '-') return !IsAlnum(second);
  return true;
}

// " x123", " ext. 5", ";ext=5", " extension 12": the end of the extension, or `end`.
std::size_t ExtensionEnd(std::string_view text, std::size_t end) {
  constexpr std::string_view kMarks[] = {";ext=", "extension", "extn", "ext.", "ext", "x", "доб."};
  std::size_t i = end;
  if (At(text, i) == ',') ++i;
  for (int n = 0; n < 2 && At(text, i) == ' '; ++n) ++i;
  for (const std::string_view mark : kMarks) {
    if (!StartsWithFolded(text.substr(i), mark)) continue;
    i += mark.size();
    for (int n = 0; n < 2 && (At(text, i) == ' ' || At(text, i) == '.' || At(text, i) == ':');
         ++n) {
      ++i;
    }
    const std::size_t digits = i;
    while (i < text.size() && IsDigit(text[i]) && i - digits < 7) ++i;
    return i > digits && !IsAlnum(At(text, i)) ? i : end;
  }
  return end;
}

class PhoneDetector final : public Detector {
 public:
  explicit PhoneDetector(std::vector<std::string> regions) : regions_(std::move(regions)) {}
  std::string_view name() const override { return "phone"; }
  TriggerSet triggers() const override { return Triggers(Trigger::kNumber); }

  void BeginLongText() const override { confirmations_used = 0; }
  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (MatchLink(text, hit, findings)) return;
    if (hit.digits < kMinDigits && regions_.empty()) return;
    Said said(text, hit.begin);
    if (hit.digits < kMinDigits && !said.Phone(hit.begin)) return;
    std::size_t position = hit.begin;
    while (position < hit.end) {
      const NumberGroups groups(text, position, hit.end);
      const std::size_t found = MatchFrom(groups, hit, said, findings);
      // The next group that may begin a number: after the one found, or one group further.
      position = found != 0 ? found : groups[0].end;
      while (position < hit.end && !IsDigit(text[position])) ++position;
    }
  }

 private:
  static void Add(std::size_t begin, std::size_t end, float score, std::string_view rule,
                  std::vector<Finding>& findings) {
    findings.push_back({.entity = "PHONE",
                        .begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(end),
                        .score = score,
                        .rule = rule});
  }

  // tel:…, wa.me/…, api.whatsapp.com/send?phone=…: the form says what it is.
  static bool MatchLink(std::string_view text, const Hit& hit, std::vector<Finding>& findings) {
    std::size_t begin = hit.begin;
    while (Before(text, begin) == '+' || Before(text, begin) == '(') --begin;
    const char sign = Before(text, begin);
    if (sign != '/' && sign != '=' && sign != ':') return false;
    const std::string_view before = text.substr(0, begin);
    constexpr std::string_view kLinks[] = {"wa.me/",
                                           "whatsapp.com/send?phone=", "whatsapp://send?phone=",
                                           "viber://chat?number=", "signal.me/#p/"};
    for (const std::string_view link : kLinks) {
      if (!EndsWithFolded(before, link)) continue;
      std::size_t end = hit.begin;
      while (end < hit.end && IsDigit(text[end])) ++end;
      Add(begin, end, 1.0F, "link", findings);
      return true;
    }
    if (!EndsWithFolded(before, "tel:") && !EndsWithFolded(before, "sms:")) return false;
    std::size_t end = begin;
    while (end < hit.end && text[end] != ' ' && text[end] != ':' && text[end] != '/') ++end;
    while (!IsDigit(text[end - 1])) --end;
    if (IsLetter(Before(text, begin - 4))) return false;
    Add(begin - 4, ExtensionEnd(text, end), 1.0F, "uri", findings);
    return true;
  }

  // The longest number that begins with the first group; its end, or 0.
  std::size_t MatchFrom(const NumberGroups& groups, const Hit& hit, Said& said,
                        std::vector<Finding>& findings) const {
    const std::string_view text = groups.text();
    if (groups.begin() != hit.begin) {
      std::size_t gap = groups.begin();
      while (!IsDigit(text[gap - 1])) --gap;
      const std::string_view separator = text.substr(gap, groups.begin() - gap);
      if (separator == ":" || separator.find_first_of(" +(:") == std::string_view::npos) return 0;
    }
    std::size_t last = 0;
    std::size_t digits = groups[0].size();
    while (last + 1 < groups.size() && !PartsNumbers(groups.Separator(last)) &&
           digits + groups[last + 1].size() <= kMaxDigits + 2) {
      digits += groups[++last].size();
    }
    if (digits < kMinLocalDigits) return 0;
    Candidate candidate{.groups = groups};
    ReadPrefix(text, candidate);
    if (!IsFreeBefore(text, candidate) && !candidate.in_parenthesis) return 0;
    for (std::size_t count = last + 1; count > 0; --count) {
      if (digits < kMinLocalDigits) return 0;
      if (MayEnd(groups, count - 1)) {
        candidate.groups.Truncate(count);
        const std::size_t end = Check(candidate, digits, said, findings);
        if (end != 0) return end;
      }
      digits -= groups[count - 1].size();
    }
    return 0;
  }

  // Adds the candidate if a rule confirms it; the end of the finding, or 0.
  std::size_t Check(Candidate candidate, std::size_t digits, Said& said,
                    std::vector<Finding>& findings) const {
    const std::string_view text = candidate.groups.text();
    const bool closed = !candidate.in_parenthesis || ClosesParenthesis(candidate);
    if (!closed) {
      // "(+49 30 1234567)": the parenthesis is the sentence's.
      candidate.begin = candidate.groups.begin() - (candidate.plus ? 1 : 0);
      candidate.in_parenthesis = false;
    }
    const std::size_t end = candidate.groups.end();
    if (!IsFreeBefore(text, candidate)) return 0;
    const std::size_t extended = ExtensionEnd(text, end);
    if (extended == end && !IsFreeAfter(text, end)) return 0;
    const auto [rule, score] = Confirm(candidate, digits, said);
    if (rule.empty()) return 0;
    Add(candidate.begin, extended, score, rule, findings);
    return extended;
  }

  using Verdict = std::pair<std::string_view, float>;

  Verdict Confirm(const Candidate& candidate, std::size_t digits, Said& said) const {
    const NumberGroups& groups = candidate.groups;
    if (digits < kMinDigits) return Local(candidate, digits, said);
    std::string all = groups.AllDigits();
    if (candidate.plus) {
      // "+41 (0)22 …": the trunk prefix is no part of the international form.
      if (groups.size() > 2 && groups.Digits(1) == "0" && groups.Separator(0).ends_with('(')) {
        all.erase(groups[0].size(), 1);
        digits = all.size();
      }
      if (digits > kMaxDigits || all[0] == '0' || !HasPossibleLength(all)) return {};
      // The sign, an assigned code and a length that it has: whether the number is in service does
      // not matter here. The library is asked only about what is short and unbroken.
      if (digits >= kSureDigits && !all.ends_with("00000")) return {"plus", 0.9F};
      if (IsSpent(groups.text()) || IsValidInternational(all)) return {"plus", 1.0F};
      const bool possible =
          groups.size() >= 2 && digits >= 8 && IsPossibleInternational(all, groups.Digits(0));
      return possible ? Verdict{"plus_possible", 0.7F} : Verdict{};
    }
    if (IsNoPhoneShape(groups)) return {};
    if (all.starts_with("00") && digits >= kMinDigits + 2 && all[2] != '0') {
      if (IsSpent(groups.text()) || IsValidInternational(all.substr(2))) {
        return {"zero_zero", 0.9F};
      }
    }
    if (digits > kMaxDigits) return {};
    if (IsAmericanShape(groups, candidate.in_parenthesis)) return {"american", 0.8F};
    if (IsTrunkShape(groups, candidate.in_parenthesis)) return {"trunk", 0.6F};
    if (HasContext(candidate, digits, said)) return {"context", 0.5F};
    if (IsTrunkRun(groups) && !said.Id(candidate.begin)) return {"trunk_run", 0.5F};
    return National(candidate, all, said);
  }

  // The short numbers of small countries.
  Verdict Local(const Candidate& candidate, std::size_t digits, Said& said) const {
    if (candidate.plus || digits < kMinLocalDigits || IsNoPhoneShape(candidate.groups)) return {};
    if (!said.Phone(candidate.begin)) return {};
    const NumberGroups& groups = candidate.groups;
    const std::string all = candidate.groups.AllDigits();
    for (const std::string& region : regions_) {
      if (IsSpent(groups.text())) return {};
      if (IsValidNational(all, region)) return {"local", 0.6F};
    }
    return {};
  }

  static bool HasContext(const Candidate& candidate, std::size_t digits, Said& said) {
    if (said.strong.Reach(candidate.begin)) return true;
    if (candidate.groups.size() > 1 && HasWordAfter(candidate.groups.text(), candidate.groups.end(),
                                                    kBehindBytes, PhoneWordsBehind())) {
      return true;
    }
    return (digits >= 9 || candidate.groups.size() > 1) && said.weak.Reach(candidate.begin);
  }

  Verdict National(const Candidate& candidate, const std::string& all, Said& said) const {
    const NumberGroups& groups = candidate.groups;
    const bool trunk = all[0] == '0';
    if (regions_.empty()) return {};
    if (said.Id(candidate.begin)) return {};
    // Without a separator and without a trunk prefix most numbers are something else.
    const bool bare = groups.size() == 1 && !trunk && !said.Phone(candidate.begin);
    if (bare && (all.size() < 9 || all.size() > kMaxBareDigits)) return {};
    const bool grouped = groups.size() > 1 && !said.Phone(candidate.begin);
    for (const std::string& region : regions_) {
      if (bare && HasTrunkPrefix(region)) continue;
      // There all numbers are written alike (IsAmericanShape); other groups are any numbers.
      if (grouped && (region == "US" || region == "CA")) continue;
      if (IsSpent(groups.text()) || IsValidNational(all, region)) {
        return {"national", 0.8F};
      }
    }
    return {};
  }

  std::vector<std::string> regions_;
};

}  // namespace

std::unique_ptr<Detector> MakePhoneDetector(const DetectorSettings& settings) {
  return std::make_unique<PhoneDetector>(settings.phone_regions);
}

}  // namespace tacit::privacy
