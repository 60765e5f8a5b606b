#include "privacy/gate.h"

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "privacy/ascii.h"
#include "privacy/digit_names.h"

namespace tacit::privacy {
namespace {

using Plain = std::tuple<int, std::uint32_t, std::uint32_t, std::uint32_t>;

bool IsSeparator(char c) { return std::string_view(" .-()/:+").find(c) != std::string_view::npos; }
bool IsName(char c) { return IsLetter(c) || IsDigit(c); }

// What detector.h says about the triggers, byte by byte.
class Reference {
 public:
  explicit Reference(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < text.size(); ++i) Single(i);
    Numbers();
    Runs();
    Words();
    std::ranges::sort(hits_);
  }
  const std::vector<Plain>& hits() const { return hits_; }
  Marks marks() const { return marks_; }

 private:
  char At(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  bool Is(std::size_t i, std::string_view set) const {
    return i < text_.size() && set.find(text_[i]) != std::string_view::npos;
  }
  void Add(Trigger trigger, std::size_t begin, std::size_t end, std::size_t digits) {
    hits_.emplace_back(static_cast<int>(trigger), begin, end, digits);
    marks_ |= Triggers(trigger);
  }
  void Add(Trigger trigger, std::size_t at) { Add(trigger, at, at + 1, 0); }

  void Single(std::size_t i) {
    const char c = text_[i];
    if (c == '@') Add(Trigger::kAt, i);
    if (c == ':') Add(Trigger::kColon, i);
    if (c == '=') Add(Trigger::kEquals, i);
    if (c == '/') Add(Trigger::kSlash, i);
    if (c == '\\') Add(Trigger::kBackslash, i);
    if (c == '#') marks_ |= kHash;
    if (c == '$') marks_ |= kDollar;
    if (!IsAscii(c)) marks_ |= kNonAscii;
    if (c == '[' && At(i + 1) == '[') marks_ |= kDoubleBracket;
    if (Is(i, "([{") && Is(i + 1, "aA")) Add(Trigger::kBracketAt, i);
    if (i > 0 && IsDigit(c) && text_[i - 1] >= 'A' && text_[i - 1] <= 'Z') {
      Add(Trigger::kUpperDigit, i);
    }
    if (i > 0 && c == '.' && IsName(text_[i - 1]) && IsLetter(At(i + 1))) {
      Add(Trigger::kInnerDot, i);
    }
    if (i > 0 && c == '#' && (IsName(text_[i - 1]) || !IsAscii(text_[i - 1])) &&
        IsDigit(At(i + 1))) {
      Add(Trigger::kTagHash, i);
    }
    if (text_.substr(i, 5) == "-----" && (i == 0 || text_[i - 1] != '-')) Add(Trigger::kDashes, i);
    if (i > 0 && EqualsIgnoreCase(text_.substr(i - 1, 5), " dot ")) Add(Trigger::kSpelledDot, i);
  }

  void Numbers() {
    for (std::size_t i = 0; i < text_.size();) {
      if (!IsDigit(text_[i])) {
        ++i;
        continue;
      }
      const std::size_t begin = i;
      std::size_t digits = 0;
      std::size_t end = i;
      while (IsDigit(At(i))) {
        ++digits;
        end = ++i;
        if (IsSeparator(At(i)) && IsDigit(At(i + 1))) {
          i += 1;
        } else if (IsSeparator(At(i)) && IsSeparator(At(i + 1)) && IsDigit(At(i + 2))) {
          i += 2;
        }
      }
      i = end;
      const bool held = begin > 0 && (IsWord(text_[begin - 1]) || text_[begin - 1] == '.');
      if (digits >= 4) Add(Trigger::kNumber, begin, end, digits);
      if (digits < 4 && !held) Add(Trigger::kShortNumber, begin, end, digits);
    }
  }

  void Runs() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      std::size_t end = i;
      while (end < text_.size() && (IsWord(text_[end]) || text_[end] == '-')) ++end;
      if (end - i >= 16) Add(Trigger::kLongRun, i, end, 0);
      i = end;
    }
  }

  void Words() {
    int words = 0;
    std::size_t clear_from = 0;  // behind the last end of a short word
    std::size_t length = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (IsLetter(text_[i])) {
        if (length == 0 && ++words % 7 == 0) DigitNames(i);
        if (length++ == 0 && i + 1 >= clear_from + 44) Add(Trigger::kLongWords, i);
        continue;
      }
      if (length == 1 || length == 2) clear_from = i + 1;
      length = 0;
    }
  }

  void DigitNames(std::size_t at) {
    std::size_t end = at;
    while (IsLetter(At(end))) ++end;
    for (const DigitName& one : kDigitNames) {
      if (EqualsIgnoreCase(text_.substr(at, end - at), one.name)) {
        Add(Trigger::kSpelledDigits, at);
      }
    }
  }

  std::string_view text_;
  std::vector<Plain> hits_;
  Marks marks_ = 0;
};

void ExpectSame(const std::string& text) {
  std::vector<Hit> hits(3);  // the gate forgets what was there
  const Marks marks = Gate(text, hits);
  std::vector<Plain> plain;
  std::vector<std::uint32_t> last(kTriggerCount, 0);
  for (const Hit& hit : hits) {
    plain.emplace_back(static_cast<int>(hit.trigger), hit.begin, hit.end, hit.digits);
    auto& before = last[static_cast<std::size_t>(hit.trigger)];
    EXPECT_LE(before, hit.begin) << "hits of one trigger ascend";
    before = hit.begin;
  }
  std::ranges::sort(plain);
  const Reference reference(text);
  ASSERT_EQ(plain, reference.hits()) << text;
  ASSERT_EQ(marks, reference.marks()) << text;
}

std::string RandomText(std::mt19937& random, std::size_t size, std::string_view alphabet) {
  std::string text;
  while (text.size() < size) text += alphabet[random() % alphabet.size()];
  return text;
}

class GateOnRandomText : public testing::TestWithParam<const char*> {};

TEST_P(GateOnRandomText, AgreesWithTheReferenceAtEveryLength) {
  std::mt19937 random(20261121);
  for (std::size_t size = 0; size <= 300; ++size) ExpectSame(RandomText(random, size, GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Alphabets, GateOnRandomText,
                         testing::Values("ab 1-", "aA09 .-()/:+#@=\\[{$_", "dDoOtT  ",
                                         "0123456789 .-()/:+", "a B 0 \xD0\x9F\xD1\x80#", "-aB1",
                                         "[[[(a", "one   "));

TEST(Gate, AgreesWithTheReferenceOnRandomBytes) {
  std::mt19937 random(20261122);
  std::string every;
  for (int c = 0; c < 256; ++c) every += static_cast<char>(c);
  for (std::size_t size = 0; size <= 300; ++size) ExpectSame(RandomText(random, size, every));
}

TEST(Gate, SeesTriggersAtEveryPlaceAroundTheBordersOfBlocks) {
  const std::vector<std::string> snippets = {
      "a@b",
      "+1 (415) 555-0100",
      "A1",
      "abcdefghijklmnop",
      "abcdefghijklmnopq1234567",
      "x:y",
      "k=v",
      "a/b",
      "a\\b",
      "acme.io",
      "ann#1234",
      "-----BEGIN",
      "------",
      "(at)",
      "x dot y",
      "1-2--3  4---5",
      "[[X]]",
      "one two, three four-five SIX seven eight",
      "\xD0\x9F#1",
  };
  for (const std::string& snippet : snippets) {
    for (std::size_t before = 0; before < 132; before += before < 50 ? 13 : 1) {
      ExpectSame(std::string(before, ' ') + snippet);
      ExpectSame(std::string(before, '.') + snippet + std::string(70, ' '));
    }
  }
}

// Each instruction set that this machine has, and the portable fallback.
TEST(Gate, AgreesWithTheReferenceOnEveryInstructionSet) {
  const std::int64_t all = hwy::SupportedTargets();
  for (std::int64_t rest = all; rest != 0; rest &= rest - 1) {
    hwy::SetSupportedTargetsForTest(rest & -rest);
    hwy::GetChosenTarget().DeInit();
    std::mt19937 random(20261123);
    for (std::size_t size = 0; size <= 200; size += 3) {
      ExpectSame(RandomText(random, size,
                            "aB09 .-()/:+#@=\\[{$_\xD0"
                            "dot"));
    }
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().DeInit();
}

TEST(Gate, TakesARunOfAnyLengthAsOneHit) {
  for (const std::size_t size :
       std::initializer_list<std::size_t>{15, 16, 63, 64, 65, 127, 128, 129, 192, 1000}) {
    for (const std::size_t before : std::initializer_list<std::size_t>{0, 1, 48, 49, 63, 64}) {
      ExpectSame(std::string(before, ' ') + std::string(size, 'x'));
      ExpectSame(std::string(before, ' ') + std::string(size, 'x') + " y");
      ExpectSame(std::string(before, ' ') + std::string(size, '7') + " y");
      ExpectSame(std::string(before, ' ') + std::string(size, '-') + " y");
    }
  }
}

TEST(Gate, TakesAPhoneNumberAsOneCluster) {
  std::vector<Hit> hits;
  const std::string text = "call +1 (415) 555-0100 now";
  Gate(text, hits);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].trigger, Trigger::kNumber);
  EXPECT_EQ(text.substr(hits[0].begin, hits[0].end - hits[0].begin), "1 (415) 555-0100");
  EXPECT_EQ(hits[0].digits, 11U);
}

TEST(Gate, MarksNothingInPlainWords) {
  std::vector<Hit> hits;
  EXPECT_EQ(Gate("Good morning, the build is green again - all of it.", hits), 0U);
  EXPECT_EQ(Gate("", hits), 0U);
  EXPECT_TRUE(hits.empty());
}

}  // namespace
}  // namespace tacit::privacy
