// All rows of the tables, with random numbers from a fixed seed.

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <random>

#include "privacy/detectors/all.h"
#include "privacy/detectors/detector_test_util.h"
#include "privacy/detectors/id_index.h"
#include "privacy/normalise.h"

namespace tacit::privacy {
namespace {

std::vector<IdKind> Kinds() {
  std::vector<IdKind> kinds;
  for (const auto& part :
       {EuropeanIdKinds(), EasternIdKinds(), AmericanIdKinds(), AsianIdKinds(), GenericIdKinds()}) {
    kinds.insert(kinds.end(), part.begin(), part.end());
  }
  return kinds;
}

// What a run ("*16") of these kinds looks like.
const std::map<std::string_view, std::string_view>& RunPatterns() {
  static const std::map<std::string_view, std::string_view> patterns{
      {"gb_driver", "@@@@@######@@9@@"},    {"vat", "DE#########"},
      {"vat_context", "PL##########"},      {"de_document", "C########"},
      {"it_fiscal", "@@@@@@##@##@###@"},    {"mx_curp", "@@@@######@@@@@@##"},
      {"mx_rfc", "@@@@######@@#"},          {"mx_rfc_context", "@@@@######@@#"},
      {"in_gstin", "##@@@@@####@#Z#"},      {"vin", "@@@@@@@@#@@@#####"},
      {"vin_context", "@@@@@@@@#@@@#####"},
  };
  return patterns;
}

using Random = std::mt19937;

char Pick(char pattern, Random& random) {
  const auto below = [&](unsigned n) { return static_cast<char>(random() % n); };
  if (pattern == '#') return static_cast<char>('0' + below(10));
  if (pattern == '@') return static_cast<char>('A' + below(26));
  if (pattern != '?') return pattern;
  return Pick(random() % 2 == 0 ? '#' : '@', random);
}

std::string PatternOf(const IdKind& kind) {
  std::string_view form = kind.forms.substr(0, kind.forms.find('|'));
  if (form.ends_with('!') || form.ends_with('~')) form.remove_suffix(1);
  if (form[0] == '+') return std::string(std::stoul(std::string(form.substr(1))), '#');
  if (form[0] != '*') return std::string(form);
  const auto known = RunPatterns().find(kind.rule);
  if (known != RunPatterns().end()) return std::string(known->second);
  return "@" + std::string(std::stoul(std::string(form.substr(1))) - 1, '#');
}

bool IsValid(const IdKind& kind, std::string_view written) {
  std::string number;
  for (const char c : written) {
    if (IsAlnum(c)) number += c;
  }
  return (kind.shape == nullptr || kind.shape(number)) &&
         (kind.check == nullptr || kind.check(number));
}

// Numbers of the kind's first form that pass its tests: the first one by trial, the others from it
// by changing some characters.
std::vector<std::string> ValidNumbers(const IdKind& kind, std::size_t count, Random& random) {
  const std::string pattern = PatternOf(kind);
  std::vector<std::string> numbers;
  std::string current = pattern;
  for (int trial = 0; trial < 4'000'000 && numbers.size() < count; ++trial) {
    std::string next = current;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (numbers.empty() || random() % 4 == 0) next[i] = Pick(pattern[i], random);
    }
    if (next == current || !IsValid(kind, next)) continue;
    current = next;
    numbers.push_back(next);
  }
  return numbers;
}

std::string WordOf(const IdKind& kind) {
  const std::string_view words = kind.words.empty() ? IdTopicWords(kind.topic) : kind.words;
  return std::string(words.substr(0, words.find('|')));
}

bool Covers(const std::vector<Finding>& findings, std::size_t begin, std::size_t end) {
  return std::ranges::any_of(
      findings, [&](const Finding& one) { return one.begin <= begin && end <= one.end; });
}

TEST(IdKinds, AreFoundBesideTheirWord) {
  const auto detector = MakeIdDetector();
  Random random(20240501);
  for (const IdKind& kind : Kinds()) {
    const std::string word = WordOf(kind);
    if (word.empty()) continue;
    const std::vector<std::string> numbers = ValidNumbers(kind, 200, random);
    EXPECT_EQ(numbers.size(), 200U) << kind.rule;
    int missed = 0;
    for (const std::string& number : numbers) {
      const std::string text = "my " + word + ": " + number + " thanks";
      const std::size_t begin = word.size() + 5;
      if (!Covers(FindAll(*detector, text), begin, begin + number.size())) ++missed;
    }
    EXPECT_EQ(missed, 0) << kind.rule;
  }
}

TEST(IdKinds, AreNotFoundWithAWrongCheckDigit) {
  const auto detector = MakeIdDetector();
  Random random(7);
  for (const IdKind& kind : Kinds()) {
    if (kind.check == nullptr || kind.lenient) continue;
    const std::string pattern = PatternOf(kind);
    int wrong = 0;
    int found = 0;
    while (wrong < 2000) {
      std::string number = pattern;
      for (char& c : number) c = Pick(c, random);
      if (IsValid(kind, number)) continue;
      ++wrong;
      for (const Finding& finding : FindAll(*detector, "it says " + number + " today")) {
        if (finding.rule == kind.rule) ++found;
      }
    }
    EXPECT_EQ(found, 0) << kind.rule;
  }
}

TEST(IdKinds, HaveWordsInTheFormThatDetectorsSee) {
  Normaliser normaliser;
  const auto check = [&](std::string_view word) {
    EXPECT_EQ(normaliser.Normalise(word), word);
    EXPECT_GE(word.size(), 2U);
    for (const char c : word) EXPECT_FALSE(IsUpper(c)) << word;
  };
  for (const IdKind& kind : Kinds()) ForEachPart(kind.words, check);
  for (int topic = 0; topic < kIdTopicCount; ++topic) {
    ForEachPart(IdTopicWords(static_cast<IdTopic>(topic)), check);
  }
}

TEST(IdKinds, CostTimeInProportionToTheText) {
  const auto detector = MakeIdDetector();
  const auto mrz = MakeIdMrzDetector();
  constexpr std::string_view kParts[] = {
      "1",           "12 34 ",          "123-45-6789 ",      "046454286 ",
      "046454286, ", "passport ",       "tax id 046454286 ", "A1",
      "A1B2 ",       "7408122F1204159", "AB 12 34 56 C "};
  for (const std::string_view part : kParts) {
    std::string text;
    while (text.size() < (1U << 18)) text += part;
    const auto start = std::chrono::steady_clock::now();
    std::vector<Finding> findings;
    for (const Trigger trigger : {Trigger::kNumber, Trigger::kUpperDigit}) {
      for (const Hit& hit : HitsOf(trigger, text)) {
        if ((detector->triggers() & Triggers(trigger)) != 0) detector->Match(text, hit, findings);
        if ((mrz->triggers() & Triggers(trigger)) != 0) mrz->Match(text, hit, findings);
      }
    }
    const auto took = std::chrono::steady_clock::now() - start;
    // A second in an optimised build for four times the text; this one is slower, and the machine
    // may be busy.
    EXPECT_LT(took, std::chrono::seconds(5)) << part;
  }
}

}  // namespace
}  // namespace tacit::privacy
