#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "warehouse/lake/row_edit.h"
#include "warehouse/lake/testing.h"

namespace tacit::warehouse {
namespace {

using testing::Range;
using testing::TestLake;

constexpr Micros kSecond = 1'000'000;
constexpr Micros kFirst = 1'600'000'000'000'000;  // when message 0 was sent

// Whether the bytes are in a file of the log, or a word of a Parquet file that is there.
std::string WhereIs(TestLake& lake, const std::string& word) {
  std::string places;
  const auto connection = *lake.engine->Connect();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(lake.path(""))) {
    if (!entry.is_regular_file()) continue;
    const std::string path = entry.path().string();
    bool found = false;
    if (path.ends_with(".parquet")) {
      const auto rows = connection->Query(
          "SELECT count(*) FROM read_parquet('" + path +
          "', hive_partitioning = false) AS row WHERE contains(CAST(row AS VARCHAR), '" + word +
          "')");
      found = !rows || rows->rows[0][0] != "0";
    } else {
      std::ifstream file(path, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      found = bytes.find(word) != std::string::npos;
    }
    if (found) places += entry.path().filename().string() + " ";
  }
  return places;
}

ForgetInfo Person(const std::string& name) {
  return {.place = {.project = "acme"}, .run_id = "forget", .people = {name}, .messages = {}};
}

TEST(Forget, OfAPersonNothingStaysInAnyFile) {
  TestLake lake;
  ASSERT_TRUE(lake.Import({{{.id = "1", .text = "zanthoxyl", .author = "7"},
                            {.id = "2", .text = "other", .author = "8", .targets = {"7", "9"}},
                            {.id = "3", .text = "third", .author = "9"}}}));
  const std::string name = lake.Query("SELECT author FROM messages WHERE message_id = '1'");
  ASSERT_FALSE(WhereIs(lake, name).empty());
  ASSERT_FALSE(WhereIs(lake, "zanthoxyl").empty());
  const auto report = lake.lake->Forget(Person(name));
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->changed, 2U);
  EXPECT_EQ(report->removed, 0U);
  EXPECT_EQ(WhereIs(lake, name), "");
  EXPECT_EQ(WhereIs(lake, "zanthoxyl"), "");
  EXPECT_EQ(lake.Query("SELECT author, author_kind, text, text_length, withheld FROM messages "
                       "WHERE message_id = '1'"),
            "-,anonymous,-,0,opt_out");
  EXPECT_EQ(lake.Query("SELECT text, len(targets) FROM messages WHERE message_id = '2'"),
            "other,1");
  EXPECT_EQ(lake.Problems(), "");
  const auto again = lake.lake->Forget(Person(name));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->changed + again->files, 0U) << "nothing is left to do";
}

TEST(Forget, MentionsInTextsBecomeNeutral) {
  EXPECT_EQ(WithoutPeople("[[USER:u1_a]] and [[USER:u1_b]], u1_a", {"u1_a"}),
            "[[USER]] and [[USER:u1_b]], user");
  EXPECT_EQ(WithoutPeople("nobody", {"u1_a", "u2_b"}), "nobody");
}

TEST(Forget, AMessageGoes) {
  TestLake lake;
  ASSERT_TRUE(lake.Import({Range(1, 3)}));
  const auto report = lake.lake->Forget({.place = {.project = "acme"},
                                         .run_id = "forget",
                                         .people = {},
                                         .messages = {{"100", "2"}, {"100", "9"}}});
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->removed, 1U);
  EXPECT_EQ(lake.Messages(), "100:1=t 100:3=t");
}

TEST(Forget, OtherProjectsStayAsTheyAre) {
  TestLake lake;
  ASSERT_TRUE(lake.Import({Range(1, 2)}));
  const std::string name = lake.Query("SELECT any_value(author) FROM messages");
  ForgetInfo info = Person(name);
  info.place.project = "other";
  const auto report = lake.lake->Forget(info);
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->changed, 0U);
  EXPECT_FALSE(WhereIs(lake, name).empty());
}

// Names in the form of pseudonyms, of people who are nowhere.
std::vector<std::string> Strangers(int count) {
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) {
    names.push_back("u1_" + std::string(22, 'a') + std::to_string(1000 + i));
  }
  return names;
}

TEST(Forget, ManyPeopleAtOnce) {
  for (const int count : {100, 1000}) {
    TestLake lake;
    ASSERT_TRUE(lake.Import({{{.id = "1", .text = "zanthoxyl", .author = "7"},
                              {.id = "2", .text = "other", .author = "8", .targets = {"7", "9"}},
                              {.id = "3", .text = "third", .author = "9"}}}));
    const std::string name = lake.Query("SELECT author FROM messages WHERE message_id = '1'");
    ForgetInfo info = Person(name);
    info.people = Strangers(count);
    info.people.insert(info.people.begin() + count / 2, name);
    const auto little = *engine::Engine::Open(
        {.memory_limit_bytes = 64ULL << 20, .temp_directory = lake.directory + "/spill_little"});
    const auto small = *Lake::Open(*lake.storage, *little, lake.clock, {.reader_grace_s = 0});
    const auto report = small->Forget(info);
    ASSERT_TRUE(report) << count << ": " << report.error().detail;
    EXPECT_EQ(report->changed, 2U);
    EXPECT_EQ(WhereIs(lake, name), "");
    EXPECT_EQ(lake.Query("SELECT text, len(targets) FROM messages WHERE message_id = '2'"),
              "other,1");
    EXPECT_EQ(lake.Problems(), "");
  }
}

TEST(Forget, BesideANewCheckpointAndAnOldOne) {
  for (const int commits : {20, 21, 22}) {  // the forget's own commit may be due for one, too
    TestLake lake;
    for (int i = 0; i < commits; ++i) ASSERT_TRUE(lake.Import({Range(i + 1, i + 1)}));
    const auto report = lake.lake->Forget({.place = {.project = "acme"},
                                           .run_id = "forget",
                                           .people = {},
                                           .messages = {{"100", "2"}}});
    ASSERT_TRUE(report) << commits << ": " << report.error().detail;
    EXPECT_EQ(report->removed, 1U);
    EXPECT_EQ(lake.Problems(), "");
  }
}

// As after a kill between the new checkpoint and the removal of the old one.
TEST(Forget, AnOldCheckpointThatIsStillThereGoes) {
  TestLake lake;
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(lake.Import({Range(i + 1, i + 1)}));
  const std::string log = lake.path("messages/_delta_log/");
  ForgetInfo info{.place = {.project = "acme"}, .run_id = "forget", .messages = {{"100", "2"}}};
  ASSERT_TRUE(lake.lake->Forget(info));
  const std::string checkpoint = log + "00000000000000000010.checkpoint.parquet";
  ASSERT_TRUE(std::filesystem::exists(checkpoint));
  const std::string old = log + "00000000000000000003.checkpoint.parquet";
  std::filesystem::copy_file(checkpoint, old);
  const auto written = [&] { return std::filesystem::last_write_time(checkpoint); };
  const auto before = written();
  const auto again = lake.lake->Forget(info);
  ASSERT_TRUE(again) << again.error().detail;
  EXPECT_FALSE(std::filesystem::exists(old));
  EXPECT_EQ(written(), before) << "the published file stays as it is";
  EXPECT_EQ(lake.Problems(), "");
}

ExpiryInfo Rules(std::vector<ExpiryRule> rules) {
  return {.place = {.project = "acme"}, .run_id = "retention", .rules = std::move(rules)};
}

TEST(Expire, WhatIsOnTheLimitStays) {
  TestLake lake;
  ASSERT_TRUE(lake.Import({Range(1, 6)}));
  const ExpiryInfo info =
      Rules({{.text_before = kFirst + 5 * kSecond, .messages_before = kFirst + 3 * kSecond}});
  const auto plan = lake.lake->Expired(info);
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->removed, 2U);
  EXPECT_EQ(plan->changed, 2U);
  const auto report = lake.lake->Expire(info);
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->removed, 2U);
  EXPECT_EQ(report->changed, 2U);
  EXPECT_EQ(lake.Query("SELECT message_id, text, withheld, author IS NULL FROM messages "
                       "ORDER BY message_id"),
            "3,-,retention,false|4,-,retention,false|5,t,-,false|6,t,-,false");
  const auto left = lake.lake->Expired(info);
  ASSERT_TRUE(left);
  EXPECT_EQ(left->removed + left->changed + left->files, 0U);
  EXPECT_EQ(lake.Problems(), "");
}

TEST(Expire, WithoutLimitsNothingHappens) {
  TestLake lake;
  ASSERT_TRUE(lake.Import({Range(1, 3)}));
  const auto report = lake.lake->Expire(Rules({{}}));
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->removed + report->changed + report->files, 0U);
}

TEST(Expire, AWholeFileGoes) {
  TestLake lake;
  ASSERT_TRUE(lake.Import({Range(1, 3)}));
  const auto report = lake.lake->Expire(Rules({{.messages_before = kFirst + 60 * kSecond}}));
  ASSERT_TRUE(report) << report.error().detail;
  EXPECT_EQ(report->removed, 3U);
  EXPECT_EQ(lake.Query("SELECT count(*) FROM messages"), "0");
  EXPECT_EQ(lake.ImportText({Range(4, 5)}), "2/0/0 v2");
}

}  // namespace
}  // namespace tacit::warehouse
