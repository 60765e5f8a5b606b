#include "cli/summary.h"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/archives.h"
#include "cli/import_run.h"
#include "cli/text_width.h"

namespace tacit::cli {
namespace {

const Style kPlain{.on = false};

pipeline::ImportReport Example() {
  return {.messages = 20,
          .loaded = 12,
          .updated = 3,
          .unchanged = 5,
          .refused = {{"personal_chat", 2}, {"new_kind", 1}},
          .redacted = {{"EMAIL", 20}, {"CARD", 1}},
          .channels = 2,
          .bytes = 4096,
          .seconds = 0.5};
}

TEST(ImportJson, IsTheDocumentedContract) {
  EXPECT_EQ(ImportJson(Example(), "acme"),
            "{\"version\":1,\"project\":\"acme\",\"messages\":20,\"loaded\":12,\"updated\":3,"
            "\"unchanged\":5,\"refused\":{\"new_kind\":1,\"personal_chat\":2},\"withheld\":{},"
            "\"dropped\":{},\"redacted\":{\"CARD\":1,\"EMAIL\":20},\"guard\":{},"
            "\"channels\":2,\"bytes\":4096,"
            "\"seconds\":0.500}\n");
}

TEST(ImportSummary, NamesEachRefusedKindWithItsReason) {
  const std::string text = ImportSummary(Example(), kPlain);
  for (const char* word : {"loaded", "12 messages", "personal_chat", "a private conversation",
                           "new_kind", "not a plain public channel", "EMAIL 20 · CARD 1"}) {
    EXPECT_NE(text.find(word), std::string::npos) << word << "\n" << text;
  }
}

TEST(ImportSummary, JustSaysUnchangedWhenNothingChanged) {
  const std::string text = ImportSummary({.messages = 7, .unchanged = 7, .channels = 1}, kPlain);
  EXPECT_TRUE(text.starts_with("  unchanged: 7 messages were there already\n")) << text;
  EXPECT_EQ(text.find("loaded"), std::string::npos);
}

TEST(ImportSummary, StaysWithinEightyColumns) {
  pipeline::ImportReport report = Example();
  for (int i = 0; i < 60; ++i) report.redacted["CLASS.NUMBER" + std::to_string(i)] = 1'000'000;
  std::istringstream lines(ImportSummary(report, kPlain));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), 80U) << line;
}

TEST(CheckProjectName, FollowsTheRule) {
  for (const char* good :
       {"a", "acme", "0x", "a-b_c", "a234567890123456789012345678901234567890"}) {
    EXPECT_TRUE(CheckProjectName(good)) << good;
  }
  for (const char* bad :
       {"", "-a", "_a", "Acme", "a b", "a/b", "ä", "a2345678901234567890123456789012345678901"}) {
    EXPECT_FALSE(CheckProjectName(bad)) << bad;
  }
}

TEST(NothingToLoad, IsARefusalWhenSomethingWasRefused) {
  const Error refused = NothingToLoad({{"personal_chat", 1}}, false);
  EXPECT_EQ(refused.code, ErrorCode::kRefused);
  EXPECT_TRUE(refused.detail.starts_with("refused: 1 personal_chat.")) << refused.detail;
  EXPECT_EQ(NothingToLoad({}, true).code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace tacit::cli
