#include "privacy/reaction_filter.h"

#include <gtest/gtest.h>

#include <vector>

namespace tacit::privacy {
namespace {

struct Case {
  const char* name;
  const char* expected;
};

TEST(ReactionFilter, KeepsEmojiAndTheirNamesOnly) {
  const std::vector<RawPerson> people = {{.id = "1", .handle = "ann"},
                                         {.id = "2", .handle = "roberta"}};
  const Roster roster(people);
  ReactionFilter filter(roster);
  const std::vector<Case> cases = {
      {"\U0001F44D", "\U0001F44D"},
      {"\u2764\uFE0F", "\u2764\uFE0F"},
      {"\U0001F469\u200D\U0001F4BB", "\U0001F469\u200D\U0001F4BB"},
      {"thumbsup", "thumbsup"},
      {"+1", "+1"},
      {"wave::skin-tone-3", "wave"},
      {"custom", "custom"},
      {"paid", "paid"},
      {"banner", "banner"},  // a short handle inside a word is no hit
      {"ann", "custom"},
      {"ann-party", "custom"},
      {"party_ann", "custom"},
      {"goroberta2", "custom"},
      {"Thumbsup", "custom"},
      {"Ann Smith", "custom"},
      {"\u0410\u043D\u043D\u0430", "custom"},  // a name in Cyrillic is no emoji
      {"15551234567", "custom"},
      {"", "custom"},
  };
  for (int round = 0; round < 2; ++round) {
    for (const Case& test : cases) EXPECT_EQ(filter.Clean(test.name), test.expected) << test.name;
  }
  EXPECT_EQ(filter.Clean(std::string(51, 'a')), "custom");
}

}  // namespace
}  // namespace tacit::privacy
