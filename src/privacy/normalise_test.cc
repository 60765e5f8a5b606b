#include "privacy/normalise.h"

#include <gtest/gtest.h>
#include <hwy/targets.h>
#include <unicode/normalizer2.h>

#include <random>
#include <string>
#include <vector>

#include "privacy/normalise_scan.h"
#include "privacy/utf8.h"

namespace tacit::privacy {
namespace {

std::string Utf8(std::u32string_view points) {
  std::string text;
  for (const char32_t c : points) AppendUtf8(c, text);
  return text;
}

struct Case {
  const char* what;
  std::u32string raw;
  std::u32string normal;
};

TEST(Normaliser, FoldsWhatHidesPersonalData) {
  const std::vector<Case> cases = {
      {"zero-width space", U"a\u200Bb", U"ab"},
      {"soft hyphen", U"jo\u00ADhn", U"john"},
      {"byte order mark", U"\uFEFFab", U"ab"},
      {"bidi control", U"\u202Eab\u2066c", U"abc"},
      {"word joiner", U"a\u2060b", U"ab"},
      {"keycap digits", U"4\uFE0F\u20E31\uFE0F\u20E3", U"41"},
      {"full-width", U"\uFF4A\uFF4F@\uFF58\uFF0E\uFF43\uFF4F", U"jo@x.co"},
      {"full-width at", U"a\uFF20b", U"a@b"},
      {"full-width digits", U"\uFF11\uFF12\uFF13", U"123"},
      {"Arabic-Indic digits", U"\u0661\u0662\u0663", U"123"},
      {"Persian digits", U"\u06F1\u06F2\u06F3", U"123"},
      {"Devanagari digits", U"\u0967\u0968\u0969", U"123"},
      {"mathematical digits", U"\U0001D7D9\U0001D7DA", U"12"},
      {"mathematical letters", U"\U0001D400\U0001D41B", U"Ab"},
      {"circled digit", U"\u2460", U"1"},
      {"no-break space", U"1\u00A02", U"1 2"},
      {"thin and ideographic space", U"1\u20092\u30003", U"1 2 3"},
      {"dashes", U"1\u20102\u20113\u20134\u20145\u22126", U"1-2-3-4-5-6"},
      {"small em dash", U"1\uFE582", U"1-2"},
      {"combining mark", U"e\u0301", U"\u00E9"},
      {"mark behind a zero-width character", U"e\u200B\u0301x", U"\u00E9x"},
      {"two marks in the wrong order", U"a\u0301\u0323", U"\u1EA1\u0301"},
      {"decomposed Vietnamese", U"Vie\u0323\u0302t", U"Vi\u1EC7t"},
      {"decomposed Hangul", U"\u1112\u1161\u11AB", U"\uD55C"},
      {"ligature", U"\uFB01n", U"fin"},
  };
  Normaliser normaliser;
  for (const Case& test : cases) {
    EXPECT_EQ(normaliser.Normalise(Utf8(test.raw)), Utf8(test.normal)) << test.what;
    EXPECT_TRUE(normaliser.changed()) << test.what;
  }
}

TEST(Normaliser, GivesTheTextItselfWhereNothingChanges) {
  const std::vector<std::u32string> texts = {
      U"",
      U"plain ASCII, 12 words or so",
      U"Привет, как дела? Всё хорошо: Ёлка",
      U"«Цитата»…",
      U"Xin chào các bạn, hôm nay thế nào? Tiền vẫn Ớ ớ Ặ ữ ỹ Đ đ",
      U"你好世界。今天天气很好。",
      U"日本語のテキスト カタカナ",
      U"한국어 텍스트",
      U"Ελληνικά",
      U"great \U0001F680\U0001F602 \u2764\uFE0F \U0001F469\u200D\U0001F4BB \U0001F1FB\U0001F1F3",
      U"naïve café über straße",
  };
  Normaliser normaliser;
  for (const std::u32string& points : texts) {
    const std::string text = Utf8(points);
    const std::string_view normal = normaliser.Normalise(text);
    EXPECT_FALSE(normaliser.changed()) << text;
    EXPECT_EQ(normal.data(), text.data()) << text;
  }
}

TEST(Normaliser, MapsBackToTheSmallestRangeOfTheOriginal) {
  Normaliser normaliser;
  // Bytes:            0 1      4        5      8   11
  const std::string raw = "x\u200Ba\u200Bb\uFF11y";
  ASSERT_EQ(normaliser.Normalise(raw), "xab1y");
  EXPECT_EQ(normaliser.Begin(0), 0U);
  EXPECT_EQ(normaliser.End(1), 1U);
  EXPECT_EQ(normaliser.Begin(1), 4U) << "without the zero-width character before it";
  EXPECT_EQ(normaliser.End(2), 5U) << "without the one behind it";
  EXPECT_EQ(normaliser.End(3), 9U);
  EXPECT_EQ(raw.substr(4, 5), "a\u200Bb") << "with the one inside";
  EXPECT_EQ(normaliser.Begin(3), 9U);
  EXPECT_EQ(normaliser.End(4), 12U);
  EXPECT_EQ(normaliser.Begin(4), 12U);
  EXPECT_EQ(normaliser.End(5), raw.size());
}

TEST(Normaliser, MapsComposedCharactersAsAWhole) {
  Normaliser normaliser;
  const std::string raw = "abe\u0301\uFB01cd";
  ASSERT_EQ(normaliser.Normalise(raw), "ab\u00E9ficd");
  EXPECT_EQ(normaliser.Begin(2), 2U);
  EXPECT_EQ(normaliser.End(4), 5U);
  EXPECT_EQ(normaliser.Begin(5), 5U) << "the second half of the ligature";
  EXPECT_EQ(normaliser.End(5), 8U) << "the first half";
  EXPECT_EQ(normaliser.Begin(6), 8U);
}

// Characters that the scan by bytes lets pass must be plain by ICU's data.
void ExpectScanAgrees(char32_t first, char32_t last, char32_t step) {
  std::string text;
  for (char32_t c = first; c <= last; c += step) {
    if (c >= 0xD800 && c < 0xE000) continue;
    text.clear();
    AppendUtf8(c, text);
    const bool passes = FirstToNormalise(text) == text.size();
    ASSERT_EQ(passes, KindOf(c) == CharKind::kPlain) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(NormaliserScan, LetsOnlyPlainCharactersOfTheCommonScriptsPass) {
  ExpectScanAgrees(0x80, 0x33FF, 1);
}

// Each instruction set that this machine has, and the portable fallback.
TEST(NormaliserScan, AgreesOnEveryInstructionSet) {
  for (std::int64_t rest = hwy::SupportedTargets(); rest != 0; rest &= rest - 1) {
    hwy::SetSupportedTargetsForTest(rest & -rest);
    hwy::GetChosenTarget().DeInit();
    ExpectScanAgrees(0x80, 0x33FF, 7);
    ExpectScanAgrees(0x3400, 0x1FFFF, 211);
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().DeInit();
}

TEST(NormaliserScan, LetsOnlyPlainCharactersOfTheFirstPlanePass) {
  ExpectScanAgrees(0x3400, 0xF8FF, 5);
  ExpectScanAgrees(0xF900, 0xFFFF, 1);
}

TEST(NormaliserScan, LetsOnlyPlainCharactersOfTheOtherPlanesPass) {
  ExpectScanAgrees(0x10000, 0x1CFFF, 11);
  ExpectScanAgrees(0x1D000, 0x1FFFF, 1);
  ExpectScanAgrees(0x20000, 0x10FFFF, 101);
}

TEST(NormaliserScan, SeesACharacterAtEveryPlaceAroundTheBordersOfBlocks) {
  for (const char* character : {"\u200B", "\u00A0", "\u1E9A", "\u1E9B", "\u1D2C", "\U0001D400"}) {
    for (std::size_t before = 0; before < 132; ++before) {
      const std::string text = std::string(before, 'a') + character + "\u1EA1";
      ASSERT_EQ(FirstToNormalise(text), before) << character;
    }
  }
  const std::string vietnamese = std::string(61, 'a') + "\u1EDA\u1EDB\u1EA1\u1EA1";
  EXPECT_EQ(FirstToNormalise(vietnamese), vietnamese.size());
}

TEST(Normaliser, AgreesWithIcuOnRandomTextAndMapsInOrder) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  const std::u32string alphabet =
      U"ab1 \u0301\u0323\u0302e\u00E9\u1EC7\uFB01\uFF11\u1112\u1161\u11AB\u0915\u093C\u0E33\u2126"
      U"\u00A8\u0308\u03B7\u0345\u4E2D\U0001D400\u0416";
  std::mt19937 random(7);
  Normaliser normaliser;
  for (int round = 0; round < 800; ++round) {
    std::u32string points;
    for (std::size_t i = random() % 24; i > 0; --i) points += alphabet[random() % alphabet.size()];
    const std::string raw = Utf8(points);
    std::string expected;
    nfkc->normalize(icu::UnicodeString::fromUTF8(raw), error).toUTF8String(expected);
    const std::string_view normal = normaliser.Normalise(raw);
    ASSERT_EQ(normal, expected);
    std::uint32_t last = 0;
    for (std::uint32_t at = 0; at < normal.size(); ++at) {
      const std::uint32_t begin = normaliser.Begin(at);
      ASSERT_LE(last, begin);
      ASSERT_LT(begin, normaliser.End(at + 1));
      ASSERT_LE(normaliser.End(at + 1), raw.size());
      last = begin;
    }
  }
}

TEST(Normaliser, StaysLinearOnMarksWithoutEnd) {
  std::string raw = "a";
  for (int i = 0; i < 20000; ++i) raw += i % 2 == 0 ? "\u0301" : "\u0323";
  Normaliser normaliser;
  const std::string_view normal = normaliser.Normalise(raw);
  EXPECT_GT(normal.size(), raw.size() / 2);
  EXPECT_EQ(normaliser.End(static_cast<std::uint32_t>(normal.size())), raw.size());
}

}  // namespace
}  // namespace tacit::privacy
