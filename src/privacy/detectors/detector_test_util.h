#pragma once

// For the tests of the detectors: a slow, scalar reading of the triggers as detector.h defines
// them, and one detector run over one text as the scrubber would do it.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/detector.h"
#include "privacy/detectors/characters.h"
#include "privacy/digit_names.h"
#include "privacy/placeholder.h"

namespace tacit::privacy {

inline std::vector<Hit> NumberHits(std::string_view text) {
  constexpr std::string_view kJoiners = " .-()/:+";
  std::vector<Hit> hits;
  std::size_t i = 0;
  while (i < text.size()) {
    if (!IsDigit(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::size_t end = i;
    std::uint32_t digits = 0;
    for (std::size_t joiners = 0; i < text.size() && joiners <= 2; ++i) {
      if (IsDigit(text[i])) {
        ++digits;
        end = i + 1;
        joiners = 0;
      } else if (kJoiners.find(text[i]) != std::string_view::npos) {
        ++joiners;
      } else {
        break;
      }
    }
    i = end;
    const char before = Before(text, begin);
    const bool held = IsAlnum(before) || before == '_' || before == '.';
    if (digits >= 4 || !held) {
      hits.push_back({digits >= 4 ? Trigger::kNumber : Trigger::kShortNumber,
                      static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), digits});
    }
  }
  return hits;
}

inline std::vector<Hit> LongRunHits(std::string_view text) {
  const auto in_run = [](char c) { return IsAlnum(c) || c == '_' || c == '-'; };
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t begin = i;
    while (i < text.size() && in_run(text[i])) ++i;
    if (i - begin >= 16) {
      hits.push_back(
          {Trigger::kLongRun, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i), 0});
    }
  }
  return hits;
}

// A word is a maximal run of ASCII letters.
inline std::vector<Hit> WordHits(std::string_view text) {
  std::vector<Hit> hits;
  int words = 0;
  std::size_t clear_from = 0;
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (IsLetter(text[i])) {
      const auto at = static_cast<std::uint32_t>(i);
      if (length == 0 && ++words % 7 == 0 && !DigitNameAt(text, i).name.empty()) {
        hits.push_back({Trigger::kSpelledDigits, at, at + 1, 0});
      }
      if (length++ == 0 && i + 1 >= clear_from + 44) {
        hits.push_back({Trigger::kLongWords, at, at + 1, 0});
      }
      continue;
    }
    if (length == 1 || length == 2) clear_from = i + 1;
    length = 0;
  }
  return hits;
}

// Whether a trigger that is one byte fires at text[i].
inline bool Fires(Trigger trigger, std::string_view text, std::size_t i) {
  const char c = text[i];
  const char before = Before(text, i);
  const char after = At(text, i + 1);
  switch (trigger) {
    case Trigger::kAt:
      return c == '@';
    case Trigger::kUpperDigit:
      return IsDigit(c) && IsUpper(before);
    case Trigger::kColon:
      return c == ':';
    case Trigger::kEquals:
      return c == '=';
    case Trigger::kSlash:
      return c == '/';
    case Trigger::kBackslash:
      return c == '\\';
    case Trigger::kInnerDot:
      return c == '.' && IsAlnum(before) && IsLetter(after);
    case Trigger::kTagHash:
      return c == '#' && IsAlnum(before) && IsDigit(after);
    case Trigger::kDashes:
      return text.substr(i, 5) == "-----";
    case Trigger::kBracketAt:
      return (c == '(' || c == '[' || c == '{') && (after == 'a' || after == 'A');
    case Trigger::kSpelledDot:
      return before == ' ' && StartsWithFolded(text.substr(i), "dot ");
    case Trigger::kNumber:
    case Trigger::kShortNumber:
    case Trigger::kLongRun:
    case Trigger::kLongWords:
    case Trigger::kSpelledDigits:
      return false;
  }
  return false;
}

inline std::vector<Hit> HitsOf(Trigger trigger, std::string_view text) {
  const auto only = [trigger](std::vector<Hit> all) {
    std::erase_if(all, [trigger](const Hit& hit) { return hit.trigger != trigger; });
    return all;
  };
  if (trigger == Trigger::kNumber || trigger == Trigger::kShortNumber)
    return only(NumberHits(text));
  if (trigger == Trigger::kLongWords || trigger == Trigger::kSpelledDigits) {
    return only(WordHits(text));
  }
  if (trigger == Trigger::kLongRun) return LongRunHits(text);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto at = static_cast<std::uint32_t>(i);
    if (Fires(trigger, text, i)) hits.push_back({trigger, at, at + 1, 0});
  }
  return hits;
}

// The longer finding wins, then the higher score. In ascending order, without overlaps.
inline std::vector<Finding> ResolveOverlaps(std::vector<Finding> findings) {
  std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
    const auto length_a = a.end - a.begin;
    const auto length_b = b.end - b.begin;
    return length_a != length_b ? length_a > length_b : a.score > b.score;
  });
  std::vector<Finding> kept;
  for (const Finding& finding : findings) {
    const bool free = std::ranges::none_of(kept, [&](const Finding& other) {
      return finding.begin < other.end && other.begin < finding.end;
    });
    if (free) kept.push_back(finding);
  }
  std::ranges::sort(kept, {}, &Finding::begin);
  return kept;
}

// All findings of one detector, after the check of what every finding must satisfy.
inline std::vector<Finding> FindAll(const Detector& detector, std::string_view text) {
  std::vector<Finding> findings;
  if (text.size() >= kLongText) detector.BeginLongText();
  for (int i = 0; i < kTriggerCount; ++i) {
    const auto trigger = static_cast<Trigger>(i);
    if ((detector.triggers() & Triggers(trigger)) == 0) continue;
    for (const Hit& hit : HitsOf(trigger, text)) detector.Match(text, hit, findings);
  }
  for (const Finding& finding : findings) {
    const bool inside = finding.begin < finding.end && finding.end <= text.size();
    EXPECT_TRUE(inside) << text;
    if (!inside) return {};
    const auto continues = [&](std::size_t at) { return (At(text, at) & 0xC0) == 0x80; };
    EXPECT_FALSE(continues(finding.begin) || continues(finding.end))
        << "cuts a character: " << text;
    EXPECT_EQ(text.substr(finding.begin, finding.end - finding.begin).find("[["),
              std::string_view::npos)
        << text;
    EXPECT_TRUE(IsClass(finding.entity)) << text;  // the scrubber takes no other
    EXPECT_FALSE(finding.rule.empty()) << text;
    EXPECT_TRUE(finding.act == Act::kRedact ||
                (finding.value_begin < finding.value_end && finding.value_end <= text.size()))
        << text;
  }
  return ResolveOverlaps(std::move(findings));
}

// The text with [[CLASS]] in the place of each finding; [[CLASS:value]] where the act is a token or
// a user, with the value as the detector gave it (lower case where it said so).
inline std::string Redacted(const Detector& detector, std::string_view text) {
  std::string result;
  std::size_t done = 0;
  for (const Finding& finding : FindAll(detector, text)) {
    result += text.substr(done, finding.begin - done);
    result += "[[";
    result += finding.entity;
    if (finding.act != Act::kRedact) {
      result += ':';
      for (auto i = finding.value_begin; i < finding.value_end && i < text.size(); ++i) {
        result += finding.fold_case ? ToLower(text[i]) : text[i];
      }
    }
    result += "]]";
    done = finding.end;
  }
  result += text.substr(done);
  return result;
}

// A line of a test's table: the text, and what is left of it.
struct RedactCase {
  std::string_view text;
  std::string_view expected;
};

template <typename Cases>
void ExpectRedacted(const Detector& detector, const Cases& cases) {
  for (const RedactCase& one : cases) EXPECT_EQ(Redacted(detector, one.text), one.expected);
}

// Texts in which nothing may be found.
template <typename Texts>
void ExpectSurvive(const Detector& detector, const Texts& texts) {
  for (const std::string_view text : texts) EXPECT_EQ(Redacted(detector, text), text);
}

// The same finding at the text's begin and end, in brackets, quotes and sentence marks, and between
// letters of other scripts that a blank separates. `value` must be found whole, as [[entity]].
inline void ExpectFoundAnywhere(const Detector& detector, std::string_view value,
                                std::string_view entity) {
  constexpr RedactCase kFrames[] = {
      {"", ""},         {"see ", ""},     {"", " please"},      {"(", ")"},     {"\"", "\""},
      {"'", "'"},       {"“", "”"},       {"«", "»"},           {"<", ">"},     {"`", "`"},
      {"is ", ", ok"},  {"is ", "."},     {"is ", "!"},         {"is ", "?"},   {"is ", "; and"},
      {"мой ", " вот"}, {"我的 ", " 是"}, {"[[EMAIL]] ", " x"}, {"🙂 ", " 🙂"}, {"a\n", "\nb"},
  };
  for (const auto& [left, right] : kFrames) {
    const std::string text = std::string(left) + std::string(value) + std::string(right);
    const std::string expected =
        std::string(left) + "[[" + std::string(entity) + "]]" + std::string(right);
    EXPECT_EQ(Redacted(detector, text), expected) << text;
  }
}

}  // namespace tacit::privacy
