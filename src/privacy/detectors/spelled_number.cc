// Numbers spelled out digit by digit ("five five five oh one two three"), alone or mixed with
// digits: nobody writes seven digits like that but to get a number past a filter. The names:
// digit_names.h; runs of Chinese and Japanese digits are not among them.

#include <array>
#include <bitset>

#include "privacy/detectors/all.h"
#include "privacy/detectors/characters.h"
#include "privacy/detectors/checksums.h"
#include "privacy/digit_names.h"

namespace tacit::privacy {
namespace {

constexpr std::size_t kMinDigits = 7;
constexpr std::size_t kMaxDigits = 24;
constexpr std::size_t kMaxBack = 96;  // bytes

// One digit by name, or a group of digits; with "double" or "triple" before it.
struct Item {
  std::size_t end = 0;  // 0: none
  std::size_t digits = 0;
  char digit = '\0';
  bool name = false;
};

bool IsJoiner(char c) { return c == ' ' || c == '-' || c == ',' || c == '.' || c == '\n'; }

Item ItemAt(std::string_view text, std::size_t i) {
  if (IsDigit(At(text, i))) {
    std::size_t end = i;
    while (IsDigit(At(text, end)) && end - i < 5) ++end;
    if (IsAlnum(At(text, end))) return {};
    return {end, end - i, text[i], false};
  }
  std::size_t times = 1;
  for (const std::string_view repeat : {"double ", "triple "}) {
    if (!StartsWithFolded(text.substr(i), repeat)) continue;
    times = repeat[0] == 'd' ? 2 : 3;
    i += repeat.size();
  }
  const DigitName name = DigitNameAt(text, i);
  if (name.name.empty()) return {};
  return {i + name.name.size(), times, static_cast<char>('0' + name.digit), true};
}

// The begin of the item that ends right before the joiners before `begin`; `begin`: none.
std::size_t ItemBefore(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end > 0 && begin - end < 2 && IsJoiner(text[end - 1])) --end;
  if (end == begin || end == 0) return begin;
  std::size_t i = end;
  while (i > 0 && end - i < 8 && IsAlnum(text[i - 1])) --i;
  if (i == end || IsAlnum(Before(text, i))) return begin;
  const Item item = ItemAt(text, i);
  if (item.end != end) return begin;
  for (const std::string_view repeat : {"double ", "triple "}) {
    if (EndsWithFolded(text.substr(0, i), repeat)) return i - repeat.size();
  }
  return i;
}

class SpelledNumberDetector final : public Detector {
 public:
  std::string_view name() const override { return "spelled_number"; }
  TriggerSet triggers() const override {
    return Triggers(Trigger::kSpelledDigits, Trigger::kShortNumber, Trigger::kNumber);
  }

  void Match(std::string_view text, const Hit& hit, std::vector<Finding>& findings) const override {
    if (hit.trigger != Trigger::kSpelledDigits && !HasNameBeside(text, hit)) return;
    for (std::size_t n = findings.size(); n > 0 && findings.size() - n < 4; --n) {
      const Finding& last = findings[n - 1];
      if (last.rule == "spelled" && last.begin <= hit.begin && hit.begin < last.end) return;
    }
    std::size_t begin = hit.begin;
    while (hit.begin - begin < kMaxBack) {
      const std::size_t before = ItemBefore(text, begin);
      if (before == begin) break;
      begin = before;
    }
    MatchFrom(text, begin, findings);
  }

 private:
  // "5 five": a name behind the digits or before them.
  static bool HasNameBeside(std::string_view text, const Hit& hit) {
    if (hit.digits > 5) return false;
    if (At(text, hit.end) == ' ' || At(text, hit.end) == '-') {
      if (!DigitNameAt(text, hit.end + 1).name.empty()) return true;
    }
    const char before = Before(text, hit.begin);
    if ((before != ' ' && before != '-') || hit.begin < 4 || !IsLetter(text[hit.begin - 2])) {
      return false;
    }
    return ItemBefore(text, hit.begin) != hit.begin;
  }

  static void MatchFrom(std::string_view text, std::size_t begin, std::vector<Finding>& findings) {
    std::array<char, kMaxDigits + 4> digits{};
    std::size_t size = 0;
    std::size_t names = 0;
    std::size_t steps = 0;  // from one digit to the next up or down: somebody counts
    std::size_t end = begin;
    std::size_t next = begin;
    std::bitset<10> seen;
    while (size < kMaxDigits) {
      const Item item = ItemAt(text, next);
      if (item.end == 0) break;
      if (size > 0) {
        const int step = item.digit - digits[size - 1];
        if (item.digits == 1 && (step == 1 || step == -1)) ++steps;
      }
      for (std::size_t n = 0; n < item.digits && size < digits.size(); ++n) {
        digits[size++] = item.name ? item.digit : text[next + n];
        seen.set(static_cast<std::size_t>(digits[size - 1] - '0'));
      }
      names += item.name ? 1 : 0;
      end = next = item.end;
      while (next - end < 2 && IsJoiner(At(text, next))) ++next;
      if (next == end) break;
    }
    const bool number = size >= kMinDigits && names >= 2 && seen.count() >= 3;
    if (!number || steps + 2 >= size) return;
    const std::string_view value(digits.data(), size);
    const bool card = size >= 15 && size <= 19 && PassesLuhn(value);
    std::size_t from = begin;
    if (EndsWithFolded(text.substr(0, begin), "plus ")) from = begin - 5;
    findings.push_back({.entity = card ? "CARD" : "PHONE",
                        .begin = static_cast<std::uint32_t>(from),
                        .end = static_cast<std::uint32_t>(end),
                        .score = 0.6F,
                        .rule = "spelled"});
  }
};

}  // namespace

std::unique_ptr<Detector> MakeSpelledNumberDetector() {
  return std::make_unique<SpelledNumberDetector>();
}

}  // namespace tacit::privacy
