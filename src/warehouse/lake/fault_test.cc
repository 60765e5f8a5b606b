// What crashes, full disks and rival writers do to a lake: every step of a commit fails in turn.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "base/file.h"
#include "warehouse/lake/context.h"
#include "warehouse/lake/log_reader.h"
#include "warehouse/lake/staging.h"
#include "warehouse/lake/testing.h"

namespace tacit::warehouse {
namespace {

using testing::FeedOf;
using testing::Range;
using testing::TestLake;
using testing::TestMessage;

// A storage that dies at its n-th change: from then on every change fails and does nothing, as
// after a kill; nothing is cleaned up.
class DyingStorage final : public Storage, LogFiles, DataFiles {
 public:
  DyingStorage(Storage& storage, int steps) : storage_(storage), steps_(steps) {}

  LogFiles& log() override { return *this; }
  DataFiles& data() override { return *this; }
  Locks& locks() override { return storage_.locks(); }
  std::string StagingDirectory() const override { return storage_.StagingDirectory(); }
  bool died() const { return steps_ < 0; }

 private:
  bool Dies() { return --steps_ < 0; }
  static tl::unexpected<Error> Dead() { return Fail(ErrorCode::kLimit, "no space"); }

  Result<std::string> Read(const std::string& path) override { return storage_.log().Read(path); }
  Result<void> PutIfAbsent(const std::string& path, std::string_view bytes) override {
    if (Dies()) return Dead();
    return storage_.log().PutIfAbsent(path, bytes);
  }
  Result<void> Replace(const std::string& path, std::string_view bytes) override {
    if (Dies()) return Dead();
    return storage_.log().Replace(path, bytes);
  }
  Result<std::vector<std::string>> List(const std::string& directory) override {
    return storage_.log().List(directory);
  }
  // File by file: a kill may come between any two.
  Result<void> Publish(std::span<const Placement> placements) override {
    for (const Placement& placement : placements) {
      if (Dies()) return Dead();
      TACIT_CHECK_OK(storage_.data().Publish({&placement, 1}));
    }
    return {};
  }
  Result<void> Remove(std::span<const std::string> paths) override {
    for (const std::string& path : paths) {
      if (Dies()) return Dead();
      TACIT_CHECK_OK(storage_.data().Remove({&path, 1}));
    }
    return {};
  }
  Result<std::vector<StoredFile>> ListBelow(const std::string& directory) override {
    return storage_.data().ListBelow(directory);
  }
  std::string LocalPath(const std::string& path) const override {
    return storage_.data().LocalPath(path);
  }

  Storage& storage_;
  int steps_;
};

std::vector<TestMessage> Newer() {
  std::vector<TestMessage> messages = Range(4, 12);
  messages[0].text = "edited";
  messages[0].edited_at = 1'640'000'000'000'000;
  return messages;
}

Result<CommitReport> ImportThrough(Storage& storage, TestLake& lake,
                                   const std::vector<TestMessage>& messages) {
  const LakeOptions options{.small_files = 1, .checkpoint_interval = 1, .reader_grace_s = 0};
  const auto other = *Lake::Open(storage, *lake.engine, lake.clock, options);
  TACIT_TRY(const auto batch, other->Begin(lake.info));
  TACIT_TRY(const std::uint64_t rows, batch->WritePart(0, *FeedOf(messages)));
  EXPECT_EQ(rows, messages.size());
  const ChannelRow row{.channel_id = "100", .kind = "channel"};
  return batch->Commit({.channels = {&row, 1}});
}

std::string Everything(TestLake& lake) {
  return lake.Messages() + "\n" +
         lake.Query("SELECT * EXCLUDE (coverage), to_json(coverage) FROM channels") + "\n" +
         lake.Problems();
}

void Prepare(TestLake& lake) {
  ASSERT_TRUE(ImportThrough(*lake.storage, lake, Range(1, 3)));
  ASSERT_TRUE(ImportThrough(*lake.storage, lake, Range(4, 5)));
  ASSERT_TRUE(ImportThrough(*lake.storage, lake, Range(6, 7)));
  ASSERT_TRUE(ImportThrough(*lake.storage, lake, Range(20, 22)));
}

TEST(Faults, AfterADeathAtAnyStepTheNextImportEndsAsAnUndisturbedOne) {
  TestLake prepared;
  TestLake undisturbed;
  Prepare(prepared);
  Prepare(undisturbed);
  const std::string before = undisturbed.Messages();
  const auto report = ImportThrough(*undisturbed.storage, undisturbed, Newer());
  ASSERT_TRUE(report) << report.error().detail;
  const std::string expected = Everything(undisturbed);
  const std::string after = undisturbed.Messages();
  ASSERT_NE(before, after);

  int steps = 0;
  for (bool died = true; died; ++steps) {
    TestLake lake;
    std::filesystem::copy(prepared.path(""), lake.path(""),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    DyingStorage dying(*lake.storage, steps);
    static_cast<void>(ImportThrough(dying, lake, Newer()));
    died = dying.died();
    const std::string left = lake.Messages();
    EXPECT_TRUE(left == before || left == after) << "dead after step " << steps;
    ASSERT_TRUE(ImportThrough(*lake.storage, lake, Newer())) << "dead after step " << steps;
    EXPECT_EQ(Everything(lake), expected) << "dead after step " << steps;
  }
  EXPECT_GT(steps, 10);
}

TEST(Faults, ADeadBatchsStagingIsSweptAndALiveOnesStays) {
  TestLake lake;
  const std::string parent = lake.storage->StagingDirectory();
  const auto alive = *lake.lake->Begin(lake.info);
  ASSERT_TRUE(alive->WritePart(0, *FeedOf(Range(1, 3))));
  ASSERT_TRUE(MakeDirectories(parent + "/dead"));
  ASSERT_TRUE(WriteFileDurably(parent + "/dead/part-000000.parquet", "half a file"));
  ASSERT_TRUE(MakeDirectories(parent + "/dead2"));
  ASSERT_TRUE(WriteFileDurably(parent + "/dead2/owner", ""));
  EXPECT_EQ(lake.ImportText({Range(1, 3)}), "3/0/0 v0");
  EXPECT_FALSE(FileExists(parent + "/dead"));
  EXPECT_FALSE(FileExists(parent + "/dead2"));
  const auto report = alive->Commit({});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->unchanged, 3U);
}

TEST(Faults, OrphansOfOursAreSweptOthersFilesStay) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 3)}), "3/0/0 v0");
  const std::string folder = lake.path("messages/project=acme/platform=telegram/");
  const std::string ours = folder + "part-0123456789abcdef0123456789abcdef-000000.parquet";
  const std::string theirs = folder + "part-00000-0a8f-c000.snappy.parquet";
  const std::string torn = lake.path("messages/_delta_log/00000000000000000001.json.tmp.1.1.1");
  for (const std::string& path : {ours, theirs, torn}) ASSERT_TRUE(WriteFileDurably(path, "x"));
  EXPECT_NE(lake.Problems().find("belongs to no version"), std::string::npos);
  EXPECT_EQ(lake.ImportText({Range(1, 3)}), "0/0/3 v0");
  EXPECT_FALSE(FileExists(ours));
  EXPECT_FALSE(FileExists(torn));
  EXPECT_TRUE(FileExists(theirs));
  EXPECT_EQ(lake.Problems(), "");
}

TEST(Faults, ReplacedFilesAreGoneAtOnce) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 3)}), "3/0/0 v0");
  lake.info.policy = "p1_1";
  ASSERT_EQ(lake.ImportText({Range(1, 3)}), "0/3/0 v1");
  const auto files = *lake.storage->data().ListBelow("messages/project=acme");
  EXPECT_EQ(files.size(), 1U);
}

TEST(Faults, ReadersKeepTheirFilesWithinTheGrace) {
  TestLake lake({.reader_grace_s = 60});
  ASSERT_EQ(lake.ImportText({Range(1, 3)}), "3/0/0 v0");
  auto view = *lake.lake->OpenView();
  lake.info.policy = "p1_1";
  std::thread importer([&] { EXPECT_EQ(lake.ImportText({Range(1, 3)}), "0/3/0 v1"); });
  while (lake.LogEntry("messages", 1).empty()) std::this_thread::yield();
  EXPECT_EQ(lake.storage->data().ListBelow("messages/project=acme")->size(), 2U);
  view.hold.reset();
  importer.join();
  EXPECT_EQ(lake.storage->data().ListBelow("messages/project=acme")->size(), 1U);
}

TEST(Faults, TwoImportsAtTheSameTimeBothEndRight) {
  TestLake lake;
  std::vector<std::thread> importers;
  for (int i = 0; i < 4; ++i) {
    importers.emplace_back([&lake, i] {
      // Overlapping by half with the next one's.
      EXPECT_TRUE(lake.Import({Range(1 + 10 * i, 20 + 10 * i)}));
    });
  }
  for (std::thread& importer : importers) importer.join();
  EXPECT_EQ(lake.Query("SELECT count(*), count(DISTINCT message_id) FROM messages"), "50,50");
  EXPECT_EQ(lake.Query("SELECT to_json(coverage) FROM channels"), R"([{"first":"1","last":"50"}])");
  EXPECT_EQ(lake.Problems(), "");
}

// Lets another writer commit between our reading of the log and our entry.
class RivalStorage final : public Storage, LogFiles {
 public:
  RivalStorage(Storage& storage, std::string entry) : storage_(storage), entry_(std::move(entry)) {}
  LogFiles& log() override { return *this; }
  DataFiles& data() override { return storage_.data(); }
  Locks& locks() override { return storage_.locks(); }
  std::string StagingDirectory() const override { return storage_.StagingDirectory(); }

 private:
  Result<std::string> Read(const std::string& path) override { return storage_.log().Read(path); }
  Result<void> PutIfAbsent(const std::string& path, std::string_view bytes) override {
    if (!entry_.empty()) {
      TACIT_CHECK_OK(storage_.log().PutIfAbsent(path, std::exchange(entry_, "")));
    }
    return storage_.log().PutIfAbsent(path, bytes);
  }
  Result<void> Replace(const std::string& path, std::string_view bytes) override {
    return storage_.log().Replace(path, bytes);
  }
  Result<std::vector<std::string>> List(const std::string& directory) override {
    return storage_.log().List(directory);
  }
  Storage& storage_;
  std::string entry_;
};

TEST(Faults, AnEntryOfAnotherEngineInBetweenMakesUsPlanAgain) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 3)}), "3/0/0 v0");
  RivalStorage rival(*lake.storage, "{\"txn\":{\"appId\":\"other\",\"version\":7}}\n");
  const auto report = ImportThrough(rival, lake, Range(2, 6));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->loaded, 3U);
  EXPECT_EQ(report->version, 2);
  EXPECT_EQ(lake.Query("SELECT count(*) FROM messages"), "6");
  EXPECT_EQ(lake.Problems(), "");
}

TEST(Faults, VerifyFindsMissingShortenedAndChangedFiles) {
  TestLake lake;
  ASSERT_EQ(lake.ImportText({Range(1, 3), Range(5, 6), Range(8, 9)}), "7/0/0 v0");
  const auto files = *lake.storage->data().ListBelow("messages/project=acme");
  ASSERT_EQ(files.size(), 3U);
  const auto local = [&](int i) { return lake.path(files[static_cast<std::size_t>(i)].path); };
  std::filesystem::remove(local(0));
  std::filesystem::resize_file(local(1), files[1].size - 1);
  std::fstream(local(2), std::ios::in | std::ios::out | std::ios::binary).seekp(9).put('\x7f');
  const std::string shallow = lake.Problems(false);
  EXPECT_NE(shallow.find("is missing"), std::string::npos);
  EXPECT_NE(shallow.find("size"), std::string::npos);
  EXPECT_EQ(shallow.find("SHA-256"), std::string::npos);
  EXPECT_NE(lake.Problems(true).find("SHA-256"), std::string::npos);
}

}  // namespace
}  // namespace tacit::warehouse
