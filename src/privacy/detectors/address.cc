// Postal addresses: a house (street.h) and, within 80 bytes, a postal code: five or six digits, US
// ZIP+4, UK and Canadian codes (UPU postal addressing guides); and, from any house number, what a
// walk over the words around it finds (postal_walk.h).

#include <algorithm>
#include <bit>
#include <utility>

#include "privacy/detectors/address_around.h"
#include "privacy/detectors/all.h"
#include "privacy/detectors/byte_block.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/street.h"
#include "privacy/detectors/utf8.h"
#include "privacy/detectors/words.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kReach = 80;

bool IsWordStart(std::string_view text, std::size_t i) {
  return IsWordByte(text[i]) && (text[i] & 0xC0) != 0x80 && !IsWordBefore(text, i) &&
         IsWordAt(text, i) && Before(text, i) != '.' && Before(text, i) != '/' &&
         Before(text, i) != '#';
}

// Lower-case words that may stand in a town's name or name a unit.
bool IsFillerWord(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "apt",  "apartment", "suite", "ste", "unit", "floor", "flat", "of",  "the",
      "upon", "on",        "am",    "an",  "der",  "den",   "de",   "du",  "des",
      "la",   "le",        "les",   "sur", "sous", "in",    "im",   "bei", "del",
      "di",   "da",        "do",    "los", "las",  "el",    "and",  "near"};
  return IsOneOf(word, kWords);
}

// What stands between the street and the code: a unit, a town, a state; not a sentence.
bool IsFiller(std::string_view between, bool any_case) {
  std::size_t words = 0;
  std::size_t i = 0;
  while (i < between.size()) {
    const char c = between[i];
    if (c == ' ' || c == ',' || c == '\n' || c == '.' || c == '-' || c == '#' || c == '(' ||
        c == ')' || c == '\'') {
      ++i;
      continue;
    }
    if (!IsWordByte(c)) return false;
    const std::size_t begin = i;
    while (i < between.size() && IsWordByte(between[i])) ++i;
    const std::string_view word = between.substr(begin, i - begin);
    const bool capital = IsUpper(word[0]) || IsDigit(word[0]) || IsNonAscii(word[0]);
    if (++words > 8 || !(capital || any_case || IsFillerWord(word))) return false;
  }
  return true;
}

// Six to eight characters: "SW1A 1AA", "M1 1AE", "K1A 0B1" around the digit at `digit`; the range,
// or end 0.
struct Code {
  std::size_t begin = 0;
  std::size_t end = 0;
};
Code LetterCode(std::string_view text, std::size_t digit) {
  std::size_t begin = digit;
  while (begin > 0 && digit - begin < 3 && IsUpper(text[begin - 1])) --begin;
  if (digit - begin > 2 || IsWordBefore(text, begin)) return {};
  std::size_t i = digit + 1;
  if (IsDigit(At(text, i)) && At(text, i + 1) != ' ' && IsUpper(At(text, i + 1)) &&
      !IsWordByte(At(text, i + 3)) && IsUpper(At(text, i + 2))) {
    return {begin, i + 3};  // "M11AE"
  }
  if (IsUpper(At(text, i)) || IsDigit(At(text, i))) ++i;
  if (At(text, i) == ' ') ++i;
  if (!IsDigit(At(text, i)) || !IsUpper(At(text, i + 1))) return {};
  const char last = At(text, i + 2);
  if (!(IsUpper(last) || IsDigit(last)) || IsWordByte(At(text, i + 3))) return {};
  return {begin, i + 3};
}

class AddressDetector final : public Detector {
 public:
  std::string_view name() const override { return "address"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kNumber, Trigger::kShortNumber, Trigger::kUpperDigit);
  }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger == Trigger::kUpperDigit) {
      const Code code = LetterCode(text, hit.begin);
      if (code.end != 0) MatchBack(text, code, findings);
      const PostalRange named = NamedLetterCode(text, hit.begin);
      if (named.end != 0) Add(named.begin, named.end, "named_code", findings);
      return;
    }
    std::size_t i = hit.begin;
    std::size_t found = 0;  // where the last address ended
    for (std::size_t n = findings.size(); n > 0 && findings.size() - n < 4; --n) {
      const Finding& last = findings[n - 1];
      if (last.rule == "walk" && last.begin <= hit.begin)
        found = std::max<std::size_t>(found, last.end);
    }
    for (int groups = 0; groups < 6 && i < hit.end; ++groups) {
      const std::size_t begin = i;
      while (i < hit.end && IsDigit(text[i])) ++i;
      if (begin >= found) found = MatchWalk(text, begin, i, findings);
      if (hit.trigger == Trigger::kNumber) MatchGroup(text, begin, i, findings);
      while (i < hit.end && !IsDigit(text[i])) ++i;
    }
  }

 private:
  static void Add(std::size_t begin, std::size_t end, std::string_view rule,
                  std::vector<Finding>& findings) {
    findings.push_back({.entity = "ADDRESS",
                        .begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(end),
                        .score = 0.6F,
                        .rule = rule});
  }

  static void MatchGroup(std::string_view text, std::size_t begin, std::size_t end,
                         std::vector<Finding>& findings) {
    const std::size_t digits = end - begin;
    if (digits > 6 || !IsWordStart(text, begin)) return;
    const char after = At(text, end);
    const bool named =
        after == ' ' && (IsUpper(At(text, end + 1)) || IsNonAscii(At(text, end + 1)));
    if (digits >= 4 && digits <= 5) MatchHouse(text, begin, findings);
    MatchBox(text, begin, findings);
    std::size_t code_end = end;
    if (digits == 5 && after == '-' && IsDigit(At(text, end + 4)) && !IsDigit(At(text, end + 5))) {
      code_end = end + 5;
    }
    if (IsWordByte(At(text, code_end))) return;
    if (digits >= 5 || (digits == 4 && named)) MatchBack(text, {begin, code_end}, findings);
    if (digits >= 5) MatchForward(text, begin, end, findings);
  }

  // The end of what was found, or 0.
  static std::size_t MatchWalk(std::string_view text, std::size_t begin, std::size_t end,
                               std::vector<Finding>& findings) {
    const char before = Before(text, begin);
    if (end - begin > 6 || IsAlnum(before) || before == '.' || before == '_' || before == '/') {
      return 0;
    }
    constexpr std::pair<PostalRange (*)(std::string_view, std::size_t, std::size_t),
                        std::string_view>
        kReaders[] = {{PostalAddressAround, "walk"},
                      {UnspacedAddress, "unspaced"},
                      {MilitaryAddress, "military"},
                      {NamedPostalCode, "named_code"}};
    for (const auto& [reader, rule] : kReaders) {
      const PostalRange found = reader(text, begin, end);
      if (found.end == 0) continue;
      Add(found.begin, found.end, rule, findings);
      return found.end;
    }
    return 0;
  }

  // "1668 Glyn Street" by its house number.
  static void MatchHouse(std::string_view text, std::size_t begin, std::vector<Finding>& findings) {
    const Street street = StreetAt(text, begin);
    if (street.end == 0 || !street.capital || IsLetter(At(text, street.end))) return;
    const bool year = text.substr(begin, 2) == "19" || text.substr(begin, 2) == "20";
    if (year) return;
    Add(begin, UnitEnd(text, street.end), "house", findings);
  }

  // "P.O. Box 1234" by its number.
  static void MatchBox(std::string_view text, std::size_t number, std::vector<Finding>& findings) {
    const std::size_t limit = number > 28 ? number - 28 : 0;
    const ByteBlock block = ByteBlock::Read(text, limit);
    std::uint64_t begins =
        block.Begins(limit > 0 && IsLetter(text[limit - 1])) & ByteBlock::First(number - limit);
    for (; begins != 0; begins &= begins - 1) {
      const std::size_t i = limit + static_cast<std::size_t>(std::countr_zero(begins));
      const char lower = ToLower(text[i]);
      if ((lower != 'p' && lower != 'a' && lower != 'u' && lower != 'c') || !IsWordStart(text, i)) {
        continue;
      }
      const Street box = StreetAt(text, i);
      if (box.end > number && !IsDigit(text[box.begin]) && box.capital) {
        return Add(i, box.end, "box", findings);
      }
    }
  }

  // From a postal code back to the farthest street that it can belong to.
  static void MatchBack(std::string_view text, Code code, std::vector<Finding>& findings) {
    std::size_t from = code.begin > kReach ? code.begin - kReach : 0;
    const std::size_t placeholder = text.substr(from, code.begin - from).rfind("]]");
    if (placeholder != std::string_view::npos) from += placeholder + 2;
    const std::string_view window = text.substr(from, code.begin - from);
    if (std::ranges::none_of(window, IsDigit)) return;
    const std::string_view before = LettersBefore(text, code.begin - (from < code.begin ? 1 : 0));
    // "in 12345" is no Indiana: a state in lower case wants its comma.
    const std::size_t word = code.begin - std::min(code.begin, before.size() + 1);
    const bool comma = text.substr(0, word).ends_with(", ");
    const bool state = IsUsState(before) && (IsUpper(before.front()) || comma);
    for (std::size_t i = from; i < code.begin; ++i) {
      if (!IsWordStart(text, i)) continue;
      const Street street = StreetAt(text, i);
      if (street.end == 0 || street.end >= code.begin || !(street.capital || state)) continue;
      const std::size_t unit = UnitEnd(text, street.end);
      if (unit > code.begin) continue;
      if (!IsFiller(text.substr(unit, code.begin - unit), state)) continue;
      return Add(street.begin, code.end, "postal_code", findings);
    }
  }

  // "10115 Berlin, Lindenstraße 5": the code first.
  static void MatchForward(std::string_view text, std::size_t begin, std::size_t end,
                           std::vector<Finding>& findings) {
    const std::size_t to =
        end + std::min(text.substr(end, 48).size(), text.substr(end, 48).find("[["));
    if (to <= end + 6 || (At(text, end) != ' ' && At(text, end) != ',')) return;
    if (std::ranges::none_of(text.substr(end, to - end), IsDigit)) return;
    for (std::size_t i = end + 1; i < to; ++i) {
      if (!IsWordStart(text, i) || IsDigit(text[i])) continue;
      const Street street = StreetAt(text, i);
      if (street.end == 0 || !street.capital || street.end > to + kReach) continue;
      if (!IsFiller(text.substr(end, i - end), false)) return;
      return Add(begin, street.end, "code_first", findings);
    }
  }
};

}  // namespace

std::unique_ptr<Detector> MakeAddressDetector() { return std::make_unique<AddressDetector>(); }

}  // namespace tacit::privacy
