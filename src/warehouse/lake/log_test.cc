// The Delta log: entries, checkpoints, damage, and what newer programs may write.

#include <gtest/gtest.h>
#include <simdjson.h>

#include <filesystem>

#include "base/file.h"
#include "warehouse/lake/checkpoint.h"
#include "warehouse/lake/log_reader.h"
#include "warehouse/lake/log_writer.h"
#include "warehouse/lake/snapshot.h"
#include "warehouse/lake/testing.h"

namespace tacit::warehouse {
namespace {

using testing::Range;
using testing::TestLake;

constexpr const char* kProtocol =
    R"({"protocol":{"minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["domainMetadata"]}})";
constexpr const char* kMetadata =
    R"({"metaData":{"id":"x","format":{"provider":"parquet","options":{}},"schemaString":"{}",)"
    R"("partitionColumns":["project"],"configuration":{}}})";

std::string Lines(std::initializer_list<std::string> lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

void PutEntry(TestLake& lake, std::int64_t version, const std::string& lines) {
  ASSERT_TRUE(
      lake.storage->log().PutIfAbsent(LogDirectory("messages") + "/" + EntryName(version), lines));
}

Result<Snapshot> Load(TestLake& lake) {
  return LoadSnapshot(*lake.storage, *lake.engine, "messages");
}

TEST(DeltaLog, ReplaysActions) {
  TestLake lake;
  PutEntry(lake, 0,
           Lines({kProtocol, kMetadata,
                  R"({"add":{"path":"a%20b=1/f","partitionValues":{"p":null},"size":5,)"
                  R"("modificationTime":1,"dataChange":true,"stats":"{\"numRecords\":3}"}})",
                  R"({"add":{"path":"g","partitionValues":{},"size":1,"modificationTime":1}})"}));
  PutEntry(lake, 1,
           Lines({R"({"remove":{"path":"g","deletionTimestamp":9,"dataChange":true}})",
                  R"({"txn":{"appId":"a","version":3}})", R"({"txn":{"appId":"a","version":4}})",
                  R"({"domainMetadata":{"domain":"d","configuration":"1","removed":false}})",
                  R"({"domainMetadata":{"domain":"e","configuration":"2","removed":false}})"}));
  PutEntry(lake, 2,
           Lines({R"({"domainMetadata":{"domain":"e","configuration":"","removed":true}})",
                  R"({"brandNew":{"x":1},"commitInfo":{"timestamp":5,"more":[1]}})", "",
                  R"({"anotherNew":7})"}));
  const auto snapshot = Load(lake);
  ASSERT_TRUE(snapshot) << snapshot.error().detail;
  EXPECT_EQ(snapshot->version, 2);
  ASSERT_EQ(snapshot->files.size(), 1U);
  const AddAction& file = snapshot->files.at("a b=1/f");
  EXPECT_EQ(RowsOf(file), 3U);
  EXPECT_EQ(file.partition, (TextMap{{"p", ""}}));
  EXPECT_TRUE(snapshot->removed.contains("g"));
  EXPECT_EQ(snapshot->txns.at("a").version, 4);
  EXPECT_EQ(snapshot->domains, (std::map<std::string, std::string>{{"d", "1"}}));
  EXPECT_EQ(snapshot->committed_ms, 5);
}

TEST(DeltaLog, DamageIsNamedByTableAndVersion) {
  struct Case {
    const char* name;
    std::string entry;
  };
  const Case cases[] = {
      {"cut", R"({"add":{"path":"f","size")"},
      {"empty", ""},
      {"blank", "\n\n"},
      {"no JSON", "hello\n"},
      {"array", "[]\n"},
      {"add is a number", R"({"add":1})"},
      {"no path", R"({"add":{"size":1}})"},
      {"no size", R"({"add":{"path":"f"}})"},
      {"size below 0", R"({"add":{"path":"f","size":-1}})"},
      {"path goes up", R"({"add":{"path":"../f","size":1}})"},
      {"path goes up, encoded", R"({"add":{"path":"a/%2E%2E/%2e%2e/f","size":1}})"},
      {"absolute path", R"({"add":{"path":"/etc/passwd","size":1}})"},
      {"URL", R"({"add":{"path":"file:///f","size":1}})"},
      {"bad percent", R"({"add":{"path":"a%2","size":1}})"},
      {"deletion vector", R"({"add":{"path":"f","size":1,"deletionVector":{"x":1}}})"},
      {"protocol without version", R"({"protocol":{"minReaderVersion":1}})"},
      {"version is text", R"({"txn":{"appId":"a","version":"1"}})"},
  };
  for (const Case& c : cases) {
    TestLake lake;
    PutEntry(lake, 0, Lines({kProtocol, kMetadata}));
    PutEntry(lake, 1, c.entry);
    const auto snapshot = Load(lake);
    ASSERT_FALSE(snapshot) << c.name;
    EXPECT_EQ(snapshot.error().code, ErrorCode::kCorrupt) << c.name;
    EXPECT_NE(snapshot.error().detail.find("table messages, log version 1"), std::string::npos)
        << c.name << ": " << snapshot.error().detail;
  }
}

TEST(DeltaLog, AGapInTheVersionsIsDamage) {
  TestLake lake;
  PutEntry(lake, 0, Lines({kProtocol, kMetadata}));
  PutEntry(lake, 2, Lines({R"({"txn":{"appId":"a","version":1}})"}));
  const auto snapshot = Load(lake);
  ASSERT_FALSE(snapshot);
  EXPECT_EQ(snapshot.error().detail, "table messages, log version 1: the entry is missing");
}

TEST(DeltaLog, ALostEndOfTheLogIsDamage) {
  TestLake lake;
  PutEntry(lake, 0, Lines({kProtocol, kMetadata}));
  ASSERT_TRUE(lake.storage->log().Replace(LogDirectory("messages") + "/_last_checkpoint",
                                          R"({"version":10,"size":3})"));
  const auto snapshot = Load(lake);
  ASSERT_FALSE(snapshot);
  EXPECT_EQ(snapshot.error().detail, "table messages, log version 10: the entry is missing");
}

TEST(DeltaLog, ATableOfANewerProgramIsRefused) {
  struct Case {
    const char* protocol;
    bool readable;
  };
  const Case cases[] = {
      {R"({"protocol":{"minReaderVersion":2,"minWriterVersion":5}})", false},
      {R"({"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["x"],)"
       R"("writerFeatures":["x"]}})",
       false},
      {R"({"protocol":{"minReaderVersion":4294967297,"minWriterVersion":7}})", false},
      {R"({"protocol":{"minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["x"]}})", true},
      {R"({"protocol":{"minReaderVersion":1,"minWriterVersion":8}})", true},
  };
  for (const Case& c : cases) {
    TestLake lake;
    PutEntry(lake, 0, Lines({c.protocol, kMetadata}));
    const auto snapshot = Load(lake);
    EXPECT_EQ(snapshot.has_value(), c.readable) << c.protocol;
    const auto import = lake.Import({Range(1, 2)});
    ASSERT_FALSE(import);
    EXPECT_EQ(import.error().code, ErrorCode::kCorrupt);
    EXPECT_NE(import.error().detail.find("written by a newer version"), std::string::npos);
  }
}

TEST(DeltaLog, ACheckpointSaysWhatTheEntriesSay) {
  TestLake lake({.small_files = 1000, .checkpoint_interval = 3, .reader_grace_s = 0});
  for (int i = 0; i < 5; ++i) {
    lake.info.run_id = "run-" + std::to_string(i);
    const std::string report =
        lake.ImportText({Range(1 + 10 * i, 9 + 10 * i), Range(1 + i, 1 + i, "it's [1]")});
    ASSERT_EQ(report, "10/0/0 v" + std::to_string(i));
  }
  lake.info.policy = "p1_1";
  ASSERT_TRUE(lake.Import({Range(1, 5)}));
  const auto loaded = Load(lake);
  const auto replayed = ReplayEntries(*lake.storage, "messages");
  ASSERT_TRUE(loaded) << loaded.error().detail;
  ASSERT_TRUE(replayed);
  EXPECT_EQ(loaded->checkpoint, 3);
  EXPECT_EQ(loaded->version, 5);
  EXPECT_EQ(loaded->domains, replayed->domains);
  EXPECT_EQ(loaded->txns.size(), 5U);
  ASSERT_EQ(loaded->files.size(), replayed->files.size());
  for (const auto& [path, file] : replayed->files) {
    const AddAction& other = loaded->files.at(path);
    EXPECT_EQ(other.size, file.size);
    EXPECT_EQ(other.stats, file.stats);
    EXPECT_EQ(other.tags, file.tags);
    EXPECT_EQ(other.partition, file.partition);
  }
  EXPECT_EQ(loaded->metadata->schema_string, replayed->metadata->schema_string);
  EXPECT_EQ(loaded->metadata->configuration, replayed->metadata->configuration);
  EXPECT_EQ(loaded->protocol->writer_features, replayed->protocol->writer_features);
  EXPECT_EQ(lake.Problems(), "");

  // The checkpoint stands in for the entries that it covers.
  for (int version = 0; version <= 3; ++version) {
    std::filesystem::remove(lake.path(LogDirectory("messages") + "/" + EntryName(version)));
  }
  EXPECT_EQ(Load(lake)->files.size(), replayed->files.size());
}

TEST(DeltaLog, ADamagedCheckpointIsNamed) {
  TestLake lake({.checkpoint_interval = 1, .reader_grace_s = 0});
  ASSERT_TRUE(lake.Import({Range(1, 2)}));
  ASSERT_TRUE(lake.Import({Range(3, 4)}));
  const std::string path = lake.path(LogDirectory("messages") + "/" + CheckpointName(1));
  ASSERT_TRUE(FileExists(path));
  std::filesystem::resize_file(path, 100);
  const auto snapshot = Load(lake);
  ASSERT_FALSE(snapshot);
  EXPECT_EQ(snapshot.error().detail, "table messages, log version 1: the checkpoint is damaged");
}

TEST(DeltaLog, ACheckpointsTombstonesExpire) {
  TestLake lake({.checkpoint_interval = 1, .reader_grace_s = 0});
  ASSERT_TRUE(lake.Import({Range(1, 2)}));
  lake.info.policy = "p1_1";
  ASSERT_TRUE(lake.Import({Range(1, 2)}));
  EXPECT_EQ(Load(lake)->removed.size(), 1U);
  lake.clock.now += 3'600'000'000;
  ASSERT_TRUE(lake.Import({Range(5, 6)}));
  EXPECT_EQ(Load(lake)->removed.size(), 0U);
}

TEST(DeltaLog, AnEntryIsWhatTheProtocolAsks) {
  TestLake lake;
  ASSERT_TRUE(lake.Import({Range(1, 3)}));
  const std::string entry = lake.LogEntry("messages", 0);
  for (
      const char* part :
      {R"({"commitInfo":{"timestamp":1700000000000,"operation":"WRITE")",
       R"("engineInfo":"tacit/0.1.0")", R"("numLoadedRows":"3")", R"("run_id":"run-1")",
       R"({"protocol":{"minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["domainMetadata"]}})",
       R"("format":{"provider":"parquet","options":{}})",
       R"("partitionColumns":["project","platform"])",
       R"(\"name\":\"sent_at\",\"type\":\"timestamp\",\"nullable\":true)",
       R"({"txn":{"appId":"run-1","version":1,"lastUpdated":1700000000000}})",
       R"({"domainMetadata":{"domain":"tacit.coverage","configuration":"{\"acme/telegram\":{\"100\":[[\"1\",\"3\"]]}}","removed":false}})",
       R"({"add":{"path":"project=acme/platform=telegram/part-)",
       R"("partitionValues":{"platform":"telegram","project":"acme"})",
       R"("tacit.ranges":"100:1-3")", R"(\"numRecords\":3)",
       R"(\"sent_at\":\"2020-09-13T12:26:41.000Z\")"}) {
    EXPECT_NE(entry.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(entry.find(R"(\"text\":\")"), std::string::npos);
}

TEST(DeltaLog, EveryLineOfAnEntryIsJson) {
  TestLake lake;
  lake.info.run_id = "quote \" back\\slash \x01 newline \n";
  ASSERT_TRUE(lake.Import({Range(1, 3)}));
  ASSERT_TRUE(Load(lake));
  EXPECT_TRUE(Load(lake)->txns.contains(lake.info.run_id));
}

}  // namespace
}  // namespace tacit::warehouse
