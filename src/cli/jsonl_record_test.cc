#include "cli/jsonl_record.h"

#include <gtest/gtest.h>

namespace tacit::cli {
namespace {

TEST(JsonlParser, KeepsTheIdAsItStood) {
  const char* ids[] = {
      "1",      "-1.50e+3",    "12345678901234567890123", "\"a\\u0041\"", "null", "true",
      "[1, 2]", "{\"a\": [1]}"};
  JsonlParser parser;
  JsonlRecord record;
  for (const std::string id : ids) {
    ASSERT_TRUE(parser.Parse("{\"id\": " + id + " , \"text\": \"x\"}", record)) << id;
    EXPECT_EQ(record.id, id);
    ASSERT_TRUE(parser.Parse("{\"text\":\"x\",\"id\":" + id + "}", record)) << id;
    EXPECT_EQ(record.id, id);
  }
  ASSERT_TRUE(parser.Parse("{\"text\":\"x\"}", record));
  EXPECT_EQ(record.id, "null");
}

TEST(JsonlParser, ReadsTextAndRoster) {
  JsonlParser parser;
  JsonlRecord record;
  ASSERT_TRUE(parser.Parse(
      R"({"new":[{}],"text":"h\u00e9 \ud83d!","roster":[{"handle":"ann","real_name":"Ann Lee","x":1},)"
      R"({"id":"U1","display":"Bo","handle":null,"first_name":"B","middle_name":"C","last_name":"D"}]})",
      record));
  EXPECT_EQ(record.text, "hé \ufffd!");
  ASSERT_EQ(record.roster.size(), 2U);
  EXPECT_EQ(record.roster[0].id, "ann");
  EXPECT_EQ(record.roster[0].real_name, "Ann Lee");
  EXPECT_EQ(record.roster[1].id, "U1");
  EXPECT_EQ(record.roster[1].display, "Bo");
  EXPECT_EQ(record.roster[1].first_name + record.roster[1].middle_name + record.roster[1].last_name,
            "BCD");
  ASSERT_TRUE(parser.Parse(R"({"text":"x","roster":null})", record));
  EXPECT_TRUE(record.roster.empty());
}

TEST(JsonlParser, RefusesABadLineWithoutQuotingIt) {
  const char* lines[] = {"",
                         "secret",
                         "[1]",
                         "\"secret\"",
                         "{\"text\":1}",
                         "{\"id\":1}",
                         "{\"text\":\"secret",
                         "{\"text\":\"a\"} secret",
                         "{\"text\":\"a\",\"id\":secret}",
                         "{\"text\":\"a\",\"id\":12secret}",
                         "{\"text\":\"a\",\"roster\":7}",
                         "{\"text\":\"a\",\"roster\":[7]}",
                         "{\"text\":\"\xff\"}",
                         "{\"id\":}"};
  JsonlParser parser;
  JsonlRecord record;
  for (const char* line : lines) {
    const auto parsed = parser.Parse(line, record);
    ASSERT_FALSE(parsed) << line;
    EXPECT_EQ(parsed.error().code, ErrorCode::kBadInput);
    EXPECT_EQ(parsed.error().detail.find("secret"), std::string::npos);
  }
}

}  // namespace
}  // namespace tacit::cli
