#include "sources/slack/archive/array_reader.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <string>
#include <string_view>

namespace tacit::sources::slack {
namespace {

// The "n" of each object, then the error.
std::string Walk(std::string_view json) {
  EntryBytes bytes;
  std::memcpy(bytes.Resize(json.size()), json.data(), json.size());
  ArrayReader reader;
  reader.Reset(bytes);
  std::string seen;
  while (true) {
    dom::object object;
    const auto more = reader.Next(object);
    if (!more) return seen + more.error().detail;
    if (!*more) return seen + "end";
    seen += std::to_string(CountAt(object, "n").value_or(-1)) + " ";
  }
}

struct Case {
  std::string_view json;
  std::string_view seen;
};

TEST(ArrayReader, GivesTheObjectsBeforeTheDamageAndItsPlace) {
  for (const Case& c : std::to_array<Case>({
           {"[]", "end"},
           {" [ ] ", "end"},
           {R"([{"n":1},{"n":2}])", "1 2 end"},
           {"\xEF\xBB\xBF[{\"n\":1}]\n", "1 end"},
           {R"([ {"n":1} , {"n":2} ] )", "1 2 end"},
           {R"([{"s":"}]\"{[","n":1},{"s":"\\","n":2}])", "1 2 end"},
           {R"([{"a":[{"n":7},[]],"n":1}])", "1 end"},
           {"", "is empty at byte 0"},
           {"  ", "is not a JSON array at byte 2"},
           {"{}", "is not a JSON array at byte 0"},
           {"<!DOCTYPE html>", "is not a JSON array at byte 0"},
           {"null", "is not a JSON array at byte 0"},
           {R"([{"n":1},)", "1 is cut off at byte 9"},
           {R"([{"n":1})", "1 is cut off at byte 8"},
           {R"([{"n":1},{"n":2)", "1 is cut off in the object that begins at byte 9"},
           {R"([{"n":1},{"n":"2)", "1 is cut off in the object that begins at byte 9"},
           {"[", "is cut off at byte 1"},
           {R"([{"n":1},5])", "1 has something that is not an object at byte 9"},
           {R"([{"n":1},null])", "1 has something that is not an object at byte 9"},
           {R"([[{"n":1}]])", "has something that is not an object at byte 1"},
           {R"([{"n":1},])", "1 has something that is not an object at byte 9"},
           {R"([,{"n":1}])", "has something that is not an object at byte 1"},
           {R"([{"n":1} {"n":2}])", "1 is not JSON at byte 9"},
           {R"([{"n":1},{"n":x},{"n":3}])", "1 is not JSON at byte 9"},
           {R"([{"n":1},{"n":2]])", "1 is not JSON at byte 9"},
           {R"([{"n":1},{"s":"\q"}])", "1 is not JSON at byte 9"},
           {"[{\"n\":1},{\"s\":\"\xFF\"}]", "1 is not JSON at byte 9"},
           {"[{\"n\":1},{\"s\":\"\n\"}]", "1 is not JSON at byte 9"},
           {R"([{"n":1}]x)", "1 goes on after its end at byte 9"},
           {"[]]", "goes on after its end at byte 2"},
           {R"([{"n":1},{"s":"\ud83d","n":2},{"n":3}])", "1 2 3 end"},
           {R"([{"s":"\ude00\ud83d\ud83d\ude00 \\ud83d","n":1}])", "1 end"},
           {R"([{"s":"\ud83d\q","n":1}])", "is not JSON at byte 1"},
       })) {
    EXPECT_EQ(Walk(c.json), c.seen) << c.json;
  }
}

TEST(ArrayReader, BatchesJoinWithoutGapsAndDamageIsFoundInAny) {
  std::string json = "[";
  std::string expected;
  for (int i = 0; i < 3000; ++i) {
    json += std::string(i == 0 ? "" : ",\n") + R"({"s":")" + std::string(300, 'x') + R"(","n":)" +
            std::to_string(i) + "}";
    expected += std::to_string(i) + " ";
  }
  EXPECT_EQ(Walk(json + "]"), expected + "end");
  const std::size_t damaged = json.find(R"("n":2900)");
  json[damaged + 1] = '\x01';
  const std::string seen = Walk(json + "]");
  const std::string begin = std::to_string(json.rfind('{', damaged));
  EXPECT_TRUE(seen.ends_with(" 2899 is not JSON at byte " + begin))
      << seen.substr(seen.size() - 60);
}

TEST(ArrayReader, RefusesDepthWithoutFallingOver) {
  const std::string deep =
      "[{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}]";
  EXPECT_EQ(Walk(deep), "is not JSON at byte 1");
}

}  // namespace
}  // namespace tacit::sources::slack
