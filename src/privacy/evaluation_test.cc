#include "privacy/evaluation.h"

#include <gtest/gtest.h>

namespace tacit::privacy {
namespace {

Finding Found(std::string_view entity, std::uint32_t begin, std::uint32_t end) {
  return {.entity = entity, .begin = begin, .end = end};
}

// "Call Ann Lee, 555-0100 in Rome": Ann Lee 5-12 (6 letters), the number 14-22 (7 digits), Rome
// 26-30; 30 bytes.
constexpr std::string_view kText = "Call Ann Lee, 555-0100 in Rome";
const std::vector<GoldSpan> kSpans = {{5, 12, "PERSON"}, {14, 22, "PHONE"}, {26, 30, "CITY"}};

TEST(Evaluation, CountsAsByHand) {
  Evaluation evaluation({.neutral = {"CITY"}});
  // "Ann" and the comma are covered, "Lee" survives; of the number all but the last two digits; and
  // two letters of "Call".
  const std::vector<Finding> findings = {Found("PERSON", 0, 2), Found("PERSON", 5, 9),
                                         Found("PHONE", 14, 20)};
  evaluation.Add(kText, kSpans, findings, 1);

  const auto& person = evaluation.classes().at("PERSON");
  EXPECT_EQ(person.spans, 1U);
  EXPECT_EQ(person.found, 0U);
  EXPECT_EQ(person.touched, 1U);
  EXPECT_EQ(person.leaking, 1U) << "three letters in a row survive";
  EXPECT_EQ(person.bytes, 6U);
  EXPECT_EQ(person.leaked_bytes, 3U);
  const auto& phone = evaluation.classes().at("PHONE");
  EXPECT_EQ(phone.leaking, 0U) << "two digits are no leaking run";
  EXPECT_EQ(phone.found, 0U);
  EXPECT_EQ(phone.bytes, 7U);
  EXPECT_EQ(phone.leaked_bytes, 2U);
  EXPECT_FALSE(evaluation.classes().contains("CITY"));

  const auto& totals = evaluation.totals();
  EXPECT_EQ(totals.texts, 1U);
  EXPECT_EQ(totals.texts_leaking, 1U);
  EXPECT_EQ(totals.bytes, 30U);
  EXPECT_EQ(totals.other_bytes, 30U - 7 - 8 - 4);
  EXPECT_EQ(totals.other_bytes_masked, 2U);
  EXPECT_EQ(evaluation.all().spans, 2U);
  EXPECT_EQ(evaluation.all().leaked_bytes, 5U);

  const Evaluation::Confusion expected = {
      {{"PERSON", "PERSON"}, 1}, {{"PHONE", "PHONE"}, 1}, {{"CITY", ""}, 1}, {{"", "PERSON"}, 1}};
  EXPECT_EQ(evaluation.confusion(), expected);
}

TEST(Evaluation, AWholeSpanIsFoundAndPunctuationMaySurvive) {
  Evaluation evaluation({.classes = {"PHONE"}});
  evaluation.Add(kText, kSpans, std::vector{Found("PHONE", 14, 17), Found("PHONE", 18, 22)}, 1);
  EXPECT_EQ(evaluation.classes().at("PHONE").found, 1U);
  EXPECT_EQ(evaluation.classes().at("PHONE").leaked_bytes, 0U);
  EXPECT_EQ(evaluation.totals().texts_leaking, 0U);
  EXPECT_EQ(evaluation.totals().other_bytes, 22U) << "a label that was not asked for is other text";
}

TEST(Evaluation, ClassesAndStarMakeTheRestNeutral) {
  Evaluation evaluation({.classes = {"PHONE"}, .neutral = {"*"}});
  evaluation.Add(kText, kSpans, std::vector{Found("PERSON", 5, 12)}, 1);
  EXPECT_EQ(evaluation.totals().other_bytes_masked, 0U);
  EXPECT_EQ(evaluation.all().spans, 1U);
  EXPECT_EQ(evaluation.all().leaking, 1U);
}

TEST(Evaluation, InANegativeCorpusEverythingIsOtherText) {
  Evaluation evaluation({.negative = true});
  evaluation.Add(kText, kSpans, std::vector{Found("PERSON", 5, 12)}, 1);
  evaluation.Add("nothing", {}, {}, 2);
  EXPECT_EQ(evaluation.all().spans, 0U);
  EXPECT_EQ(evaluation.totals().texts_hit, 1U);
  EXPECT_EQ(evaluation.totals().texts, 2U);
  EXPECT_EQ(evaluation.totals().other_bytes_masked, 7U);
}

TEST(Evaluation, CountsLettersOfEveryScriptAndCutsSpansToTheText) {
  Evaluation evaluation({});
  const std::string_view text = "я Анна";  // 11 bytes
  evaluation.Add(text, std::vector<GoldSpan>{{3, 99, "PERSON"}}, {}, 1);
  EXPECT_EQ(evaluation.all().bytes, 8U);
  EXPECT_EQ(evaluation.all().leaking, 1U);
  EXPECT_EQ(evaluation.totals().other_bytes, 3U);
}

TEST(Evaluation, NamesTheWorstLinesFirst) {
  Evaluation evaluation({}, 2);
  evaluation.Add("a Bob", std::vector<GoldSpan>{{2, 5, "PERSON"}}, {}, 1);
  evaluation.Add("fine", {}, {}, 2);
  evaluation.Add("a Robert", std::vector<GoldSpan>{{2, 8, "PERSON"}}, {}, 3);
  evaluation.Add("masked", {}, std::vector{Found("PERSON", 0, 6)}, 4);
  const auto worst = evaluation.worst();
  ASSERT_EQ(worst.size(), 2U);
  EXPECT_EQ(worst[0].line, 3U);
  EXPECT_EQ(worst[1].line, 1U);
}

}  // namespace
}  // namespace tacit::privacy
