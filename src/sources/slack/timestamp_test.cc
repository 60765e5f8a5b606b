#include "sources/slack/timestamp.h"

#include <gtest/gtest.h>

#include <array>

namespace tacit::sources::slack {
namespace {

TEST(ParseTimestamp, ReadsIntegersOnly) {
  struct Case {
    std::string_view text;
    Micros micros;  // 0: none
  };
  for (const Case& c : std::to_array<Case>({
           {"1512085950.000216", 1512085950000216},
           {"1512085950.123456", 1512085950123456},
           {"1512085950.5", 1512085950500000},
           {"1512085950", 1512085950000000},
           {"1512085950.", 1512085950000000},
           {"9007199254.740993", 9007199254740993},  // a double cannot hold it
           {"0000000000.000000", 0},
           {"", 0},
           {".5", 0},
           {"-1.0", 0},
           {"+1.0", 0},
           {"1e9", 0},
           {"1512085950.0000001", 0},
           {"1512085950.00021x", 0},
           {" 1512085950.000216", 0},
           {"151208595000000000.0", 0},
           {"1512085950.000216.1", 0},
       })) {
    EXPECT_EQ(ParseTimestamp(c.text).value_or(0), c.micros) << c.text;
  }
}

TEST(TimestampOf, IsReadBack) {
  for (const char* text : {"1512085950.000216", "1700000000.000000", "1.999999"}) {
    EXPECT_EQ(TimestampOf(*ParseTimestamp(text)), text);
  }
}

}  // namespace
}  // namespace tacit::sources::slack
