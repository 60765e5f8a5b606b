#include "sources/telegram/archive/people.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tacit::sources {
namespace {

std::vector<RawPerson> PeopleIn(const std::string& text, const std::vector<Segment>& segments) {
  const MemorySource source(text);
  auto people = ReadPeople(source, segments);
  EXPECT_TRUE(people.has_value());
  return people ? *std::move(people) : std::vector<RawPerson>();
}

TEST(TelegramPeople, AreNamedBesideTheirIds) {
  const std::string first =
      "{\n \"id\": 1,\n \"from\": \"Annika \\\"Nika\\\" L\\u00e9e\",\n \"from_id\": \"user11\",\n"
      " \"text\": \"\\\"from\\\": \\\"Nobody\\\", \\\"from_id\\\": \\\"user99\\\"\"},\n"
      "{\"id\":2,\"actor\":\"Bo\",\"actor_id\":\"user12\"},\n"
      "{\"from\": \"A Channel\", \"from_id\": \"channel13\"},"
      "{\"from\": null, \"from_id\": \"user14\"},"
      "{\"from\": \"Old\", \"from_id\": 4294967311},"
      "{\"forwarded_from\": \"Else\", \"from_id\": \"user16\"},";
  const std::string second = "{\"from\": \"Bo\", \"from_id\": \"user12\"}";
  const auto people = PeopleIn(
      first + second, {{.channel = 0, .begin = 0, .end = first.size()},
                       {.channel = 3, .begin = first.size(), .end = first.size() + second.size()}});
  ASSERT_EQ(people.size(), 3U);
  EXPECT_EQ(people[0].id, "11");
  EXPECT_EQ(people[0].display, "Annika \"Nika\" Lée");
  EXPECT_EQ(people[1].id, "12");
  EXPECT_EQ(people[1].channels, (std::vector<std::uint32_t>{0, 3}));
  EXPECT_EQ(people[2].id, "15");
  EXPECT_EQ(people[2].channels, std::vector<std::uint32_t>{0});
}

// What was seen is passed over; a new name of the same id is not, nor a new id of the same name.
TEST(TelegramPeople, AreSeenAgainUnderNewNamesAndIds) {
  const auto message = [](const std::string& name, const std::string& id) {
    return "{\"from\": \"" + name + "\", \"from_id\": \"user" + id + "\", \"text\": 1},";
  };
  std::string text;
  for (const auto& [name, id] : std::vector<std::pair<std::string, std::string>>{
           {"Annika", "11"}, {"Annika", "11"}, {"Annike", "11"}, {"An", "11"}, {"Annika", "12"}}) {
    text += message(name, id);
  }
  for (int i = 0; i < 300; ++i) text += message("Bo" + std::to_string(i % 100), "13");
  const auto people = PeopleIn(text, {{.begin = 0, .end = text.size()}});
  ASSERT_EQ(people.size(), 104U);
  EXPECT_EQ(people[0].display, "Annika");
  EXPECT_EQ(people[1].display, "Annike");
  EXPECT_EQ(people[2].display, "An");
  EXPECT_EQ(people[3].id, "12");
  EXPECT_EQ(people[103].display, "Bo99");
}

// A name and its id on either side of where a block ends.
TEST(TelegramPeople, AreFoundAcrossBlocks) {
  constexpr std::size_t kBlock = 256U << 10;
  const std::string person = "{\"from\": \"Annika\", \"from_id\": \"user11\"}";
  for (std::size_t shift = 0; shift <= person.size(); ++shift) {
    const std::string text = std::string(kBlock - shift, ' ') + person + std::string(100, ' ');
    EXPECT_EQ(PeopleIn(text, {{.begin = 0, .end = text.size()}}).size(), 1U) << shift;
  }
}

TEST(TelegramPeople, OutsideOfTheSegmentsAreNotRead) {
  const std::string text = "{\"from\": \"Annika\", \"from_id\": \"user11\"}";
  EXPECT_TRUE(PeopleIn(text + text, {{.begin = text.size(), .end = text.size()}}).empty());
}

}  // namespace
}  // namespace tacit::sources
