#include "privacy/roster.h"

#include <gtest/gtest.h>

#include <vector>

namespace tacit::privacy {
namespace {

TEST(Roster, KnowsPeopleByHandleInAnyCase) {
  const std::vector<RawPerson> people = {{.id = "1", .handle = "Ann"},
                                         {.id = "2", .handle = "@bob_b"},
                                         {.id = "3", .handle = ""},
                                         {.id = "", .handle = "ghost"}};
  const Roster roster(people);
  EXPECT_EQ(roster.IdOf("ann"), "1");
  EXPECT_EQ(roster.IdOf("@ANN"), "1");
  EXPECT_EQ(roster.IdOf("Bob_B"), "2");
  EXPECT_EQ(roster.IdOf(""), "");
  EXPECT_EQ(roster.IdOf("ghost"), "");
  EXPECT_EQ(roster.IdOf(std::string(500, 'a')), "");
  EXPECT_FALSE(roster.Knows("ghost"));
}

TEST(Roster, DoesNotGuessBetweenTwoPeopleWithTheSameHandle) {
  const std::vector<RawPerson> people = {
      {.id = "1", .handle = "sam"}, {.id = "2", .handle = "Sam"}, {.id = "1", .handle = "sam"}};
  const Roster roster(people);
  EXPECT_EQ(roster.IdOf("sam"), "");
  EXPECT_TRUE(roster.Knows("sam"));
}

TEST(Roster, IsEmptyWithoutPeople) {
  const Roster roster;
  EXPECT_TRUE(roster.empty());
  EXPECT_EQ(roster.IdOf("ann"), "");
}

}  // namespace
}  // namespace tacit::privacy
