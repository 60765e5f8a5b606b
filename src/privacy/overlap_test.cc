#include "privacy/overlap.h"

#include <gtest/gtest.h>

namespace tacit::privacy {
namespace {

struct Case {
  const char* what;
  std::vector<Candidate> in;
  std::vector<Candidate> out;
};

TEST(ResolveOverlaps, CoversTheUnionInTheNameOfTheWinner) {
  const std::vector<Case> cases = {
      {"apart", {{"B", 5, 9}, {"A", 0, 5}}, {{"A", 0, 5}, {"B", 5, 9}}},
      {"the longer wins", {{"A", 0, 5, 1.0F}, {"B", 3, 9, 0.5F}}, {{"B", 0, 9}}},
      {"then the higher score", {{"A", 0, 5, 0.5F}, {"B", 3, 8, 1.0F}}, {{"B", 0, 8}}},
      {"then the earlier", {{"B", 3, 8, 0.5F}, {"A", 0, 5, 0.5F}}, {{"A", 0, 8}}},
      {"a chain is one", {{"A", 0, 4}, {"B", 3, 8}, {"C", 7, 10}}, {{"B", 0, 10}}},
      {"inside", {{"A", 0, 10}, {"B", 2, 4}, {"C", 9, 10}}, {{"A", 0, 10}}},
      {"the platform's wins",
       {{"A", 0, 10, 1.0F}, {.entity = "P", .begin = 2, .end = 4, .platform = true}},
       {{"P", 0, 10}}},
  };
  for (Case test : cases) {
    ResolveOverlaps(test.in);
    ASSERT_EQ(test.in.size(), test.out.size()) << test.what;
    for (std::size_t i = 0; i < test.out.size(); ++i) {
      EXPECT_EQ(test.in[i].entity, test.out[i].entity) << test.what;
      EXPECT_EQ(test.in[i].begin, test.out[i].begin) << test.what;
      EXPECT_EQ(test.in[i].end, test.out[i].end) << test.what;
    }
  }
}

}  // namespace
}  // namespace tacit::privacy
