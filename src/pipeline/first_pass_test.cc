#include "pipeline/first_pass.h"

#include <gtest/gtest.h>

#include <string>

namespace tacit::pipeline {
namespace {

std::string Text(int i) { return "text number " + std::to_string(i); }

FirstPass PassOf(int messages) {
  FirstPass pass;
  for (int i = 0; i < messages; ++i) pass.Add(Text(i), i % 3 == 0);
  return pass;
}

TEST(FirstPass, SaysOfEachMessageWhatWasSaid) {
  const FirstPass pass = PassOf(200);
  FirstPass::Reader reader(pass);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(reader.IsNameless(Text(i)), i % 3 != 0) << i;
  EXPECT_TRUE(reader.Agrees());
}

TEST(FirstPass, NothingIsNamelessThatWasNotSeen) {
  const FirstPass pass = PassOf(2);
  FirstPass::Reader reader(pass);
  for (int i = 0; i < 2; ++i) reader.IsNameless(Text(i));
  EXPECT_FALSE(reader.IsNameless(Text(2)));
  EXPECT_TRUE(reader.Agrees());
  const FirstPass none;
  FirstPass::Reader without(none);
  EXPECT_FALSE(without.IsNameless(Text(0)));
  EXPECT_TRUE(without.Agrees());
}

TEST(FirstPass, GivesEachMessageItsPartsOfSplitValues) {
  for (const int messages : {0, 5}) {  // with and without a search for names
    FirstPass pass = PassOf(messages);
    pass.SetSplitParts({{.message = 1, .begin = 5}, {.message = 2, .begin = 6}, {.message = 2}});
    FirstPass::Reader reader(pass);
    for (const std::size_t parts : {0U, 1U, 2U, 0U}) {
      reader.IsNameless("text");
      EXPECT_EQ(reader.SplitParts().size(), parts);
    }
  }
}

TEST(FirstPass, OtherOrFewerTextsDoNotAgree) {
  const FirstPass pass = PassOf(3);
  FirstPass::Reader fewer(pass);
  for (int i = 0; i < 2; ++i) fewer.IsNameless(Text(i));
  EXPECT_FALSE(fewer.Agrees());
  FirstPass::Reader others(pass);
  for (const int i : {0, 2, 1}) others.IsNameless(Text(i));
  EXPECT_FALSE(others.Agrees());
  FirstPass::Reader cut(pass);
  for (const auto* text : {"text number 0", "text number 1text number 2", ""}) cut.IsNameless(text);
  EXPECT_FALSE(cut.Agrees());
}

}  // namespace
}  // namespace tacit::pipeline
