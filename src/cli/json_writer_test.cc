#include "cli/json_writer.h"

#include <gtest/gtest.h>

namespace tacit::cli {
namespace {

TEST(JsonWriter, PutsCommasWhereTheyBelong) {
  JsonWriter json;
  json.BeginObject().Key("a").Int(-1).Key("b").BeginArray().Text("x").Null().Bool(true);
  json.BeginObject().EndObject().EndArray().Key("c").Real(1.25, 1).Key("d").Raw("[1]").EndObject();
  EXPECT_EQ(json.Take(), "{\"a\":-1,\"b\":[\"x\",null,true,{}],\"c\":1.2,\"d\":[1]}");
  json.BeginObject().Key("n").Counts({{"x", 2}, {"y", 3}}).EndObject();
  EXPECT_EQ(json.view(), "{\"n\":{\"x\":2,\"y\":3}}");
}

TEST(AppendJsonString, EscapesWhatJsonForbids) {
  struct Case {
    std::string text;
    std::string expected;
  };
  const Case cases[] = {
      {"plain 你好", "\"plain 你好\""},
      {"a\"b\\c", "\"a\\\"b\\\\c\""},
      {"\n\r\t\x01\x7f", "\"\\n\\r\\t\\u0001\\u007f\""},
      {"bad\xff!", "\"bad\\ufffd!\""},
      {"", "\"\""},
  };
  for (const Case& c : cases) {
    std::string json;
    AppendJsonString(json, c.text);
    EXPECT_EQ(json, c.expected);
  }
}

}  // namespace
}  // namespace tacit::cli
