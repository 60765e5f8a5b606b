#include "state/sqlite/sqlite_state.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "base/file.h"
#include "state/sqlite/database.h"

namespace tacit::state {
namespace {

constexpr Micros kHour = 3'600'000'000;
constexpr Micros kNow = 1'700'000'000'000'000;

class SqliteStateTest : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = ::testing::TempDir() + "tacit_state_" + std::to_string(::getpid()) + "_" +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
    Reopen();
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  void Reopen() {
    state_.reset();
    auto opened = OpenSqliteState(path());
    ASSERT_TRUE(opened) << opened.error().detail;
    state_ = *std::move(opened);
  }
  std::string path() const { return directory_ + "/state.sqlite"; }

  static Channel AChannel(const std::string& id, const std::string& project = "acme") {
    return {.project = project,
            .id = id,
            .handle = "name_" + id,
            .kind = "public_channel",
            .basis = "the board, 2026-01-31",
            .added_at = kNow};
  }
  static MessageRef AMessage(const std::string& id) {
    return {.project = "acme", .channel_id = "1", .message_id = id};
  }

  std::string directory_;
  std::unique_ptr<State> state_;
};

TEST_F(SqliteStateTest, IsForTheOwnerOnly) {
  ASSERT_TRUE(state_->PutChannel(AChannel("1")));
  const std::vector<std::string> names = *ListDirectory(directory_);
  EXPECT_EQ(names.size(), 3U);
  for (const std::string& name : names) {
    EXPECT_EQ(StatFile(directory_ + "/" + name)->mode & 0777U, 0600U) << name;
  }
}

TEST_F(SqliteStateTest, ChannelsAreKeptOverARestart) {
  Channel refused = AChannel("2");
  refused.status = ChannelStatus::kRefused;
  refused.refusal = "protected";
  ASSERT_TRUE(state_->PutChannel(refused));
  ASSERT_TRUE(state_->PutChannel(AChannel("1")));
  Reopen();
  EXPECT_EQ(*state_->Channels(), (std::vector{AChannel("1"), refused}));
}

TEST_F(SqliteStateTest, AChannelBelongsToOneProject) {
  ASSERT_TRUE(state_->PutChannel(AChannel("1")));
  const auto second = state_->PutChannel(AChannel("1", "other"));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(*state_->Channels(), std::vector{AChannel("1")});
}

TEST_F(SqliteStateTest, ARemovedChannelTakesItsSamplesAndMarksAlong) {
  ASSERT_TRUE(state_->PutChannel(AChannel("1")));
  ASSERT_TRUE(state_->PutSinceMark(Platform::kTelegram, "1", {.since = 5, .message_id = "9"}));
  ASSERT_TRUE(state_->PutAuditMark(Platform::kTelegram, "1", "40"));
  EXPECT_EQ(*state_->AuditMarkOf(Platform::kTelegram, "1"), "40");
  EXPECT_EQ(*state_->AuditMarkOf(Platform::kSlack, "1"), "");
  const PendingSample sample{.message = AMessage("4"), .sent_at = 1, .due_at = 2};
  ASSERT_TRUE(state_->AddSamples({&sample, 1}));
  ASSERT_TRUE(state_->RemoveChannel(Platform::kTelegram, "1"));
  EXPECT_TRUE(state_->Channels()->empty());
  EXPECT_EQ(*state_->PendingSamples(), 0U);
  EXPECT_FALSE(*state_->SinceMarkOf(Platform::kTelegram, "1"));
  EXPECT_EQ(*state_->AuditMarkOf(Platform::kTelegram, "1"), "");
  EXPECT_EQ(state_->RemoveChannel(Platform::kTelegram, "1").error().code, ErrorCode::kNotFound);
}

TEST_F(SqliteStateTest, ThreadsAreRemembered) {
  const ThreadMark mark{
      .thread_id = "1.000001", .last_reply = "2.000001", .replies = 3, .read_at = 4};
  EXPECT_FALSE(*state_->ThreadOf(Platform::kSlack, "1", "1.000001"));
  ASSERT_TRUE(state_->PutThreads(Platform::kSlack, "1", {&mark, 1}));
  EXPECT_EQ(*state_->ThreadOf(Platform::kSlack, "1", "1.000001"), mark);
  EXPECT_FALSE(*state_->ThreadOf(Platform::kTelegram, "1", "1.000001"));
  EXPECT_FALSE(*state_->ThreadOf(Platform::kSlack, "1", "1.000002"));
  Channel channel = AChannel("1");
  channel.platform = Platform::kSlack;
  ASSERT_TRUE(state_->PutChannel(channel));
  ASSERT_TRUE(state_->RemoveChannel(Platform::kSlack, "1"));
  EXPECT_FALSE(*state_->ThreadOf(Platform::kSlack, "1", "1.000001"));
}

TEST_F(SqliteStateTest, HandlesAreRemembered) {
  EXPECT_FALSE(*state_->IdOfHandle(Platform::kTelegram, "acme"));
  ASSERT_TRUE(state_->RememberHandle(Platform::kTelegram, "acme", "1"));
  ASSERT_TRUE(state_->RememberHandle(Platform::kTelegram, "acme", "2"));
  EXPECT_EQ(*state_->IdOfHandle(Platform::kTelegram, "acme"), "2");
  EXPECT_FALSE(*state_->IdOfHandle(Platform::kSlack, "acme"));
}

TEST_F(SqliteStateTest, RunsAreListedNewestFirst) {
  const state::Run first{.id = "r1", .started_at = 1, .ended_at = 2, .outcome = "ok", .loaded = 3};
  const state::Run second{.id = "r2", .follow = true, .started_at = 5};
  ASSERT_TRUE(state_->PutRun(second));
  ASSERT_TRUE(state_->PutRun(first));
  EXPECT_EQ(*state_->LatestRuns(5), (std::vector{second, first}));
  EXPECT_EQ(*state_->LatestRuns(1), std::vector{second});
}

TEST_F(SqliteStateTest, CallsCountForADay) {
  ASSERT_TRUE(state_->CountCall("telegram", "find", kNow, kNow + 7));
  ASSERT_TRUE(state_->CountCall("telegram", "find", kNow + kHour, kNow + kHour + 7));
  const auto of = [this](Micros now) { return state_->CallsOf("telegram", "find", now); };
  EXPECT_EQ(of(kNow + kHour)->calls_today, 2);
  EXPECT_EQ(of(kNow + 24 * kHour + kHour / 2)->calls_today, 1);
  EXPECT_EQ(of(kNow + 26 * kHour)->calls_today, 0);
  EXPECT_EQ(state_->CallsOf("telegram", "", kNow)->not_before, kNow + kHour + 7);
  EXPECT_EQ(state_->CallsOf("slack", "find", kNow)->calls_today, 0);
}

TEST_F(SqliteStateTest, TheOldestCallLeavesAfterADay) {
  EXPECT_EQ(*state_->OldestCallLeaves("telegram", "find", kNow), 0);
  ASSERT_TRUE(state_->CountCall("telegram", "find", kNow, 0));
  const Micros leaves = *state_->OldestCallLeaves("telegram", "find", kNow);
  EXPECT_GE(leaves, kNow + 24 * kHour);
  EXPECT_LE(leaves, kNow + 24 * kHour + kHour / 60);
  EXPECT_EQ(state_->CallsOf("telegram", "find", leaves)->calls_today, 0);
}

TEST_F(SqliteStateTest, CallStatesAreKeptOverARestart) {
  const CallState wait{
      .account = "telegram", .method = "history", .flood_until = kNow + 5, .errors = 2};
  ASSERT_TRUE(state_->PutCallState(wait));
  ASSERT_TRUE(state_->CountCall("telegram", "find", kNow, kNow + 7));
  Reopen();
  EXPECT_EQ(*state_->CallsOf("telegram", "history", kNow), wait);
  const CallState account{.account = "telegram", .not_before = kNow + 7};
  const CallState find{.account = "telegram", .method = "find", .calls_today = 1};
  EXPECT_EQ(*state_->Calls("telegram", kNow), (std::vector{account, find, wait}));
}

TEST_F(SqliteStateTest, DeletionsArePendingUntilTheyAreDone) {
  const std::vector<MessageRef> messages = {AMessage("3"), AMessage("4")};
  const std::vector<Digest256> hashes = {Sha256("3"), Sha256("4")};
  ASSERT_TRUE(state_->AddDeleted(messages, hashes));
  ASSERT_TRUE(state_->AddDeleted(messages, hashes));  // once more changes nothing
  Reopen();
  EXPECT_EQ(*state_->PendingDeletions(), messages);
  ASSERT_TRUE(state_->DoneDeletions({messages.data(), 1}));
  EXPECT_EQ(*state_->PendingDeletions(), std::vector{messages[1]});
  std::vector<Digest256> kept = *state_->DeletedHashes();
  std::ranges::sort(kept);
  std::vector<Digest256> expected = hashes;
  std::ranges::sort(expected);
  EXPECT_EQ(kept, expected);
}

TEST_F(SqliteStateTest, OptOutsAndHoldsAreKept) {
  const OptOut one{.hash = Sha256("1"), .kind = "id", .added_at = 10};
  const OptOut two{
      .hash = Sha256("2"), .platform = Platform::kSlack, .kind = "handle", .added_at = 20};
  ASSERT_TRUE(state_->AddOptOuts(std::vector{two, one}));
  ASSERT_TRUE(state_->AddOptOuts(std::vector{one}));
  ASSERT_TRUE(state_->PutHold({.project = "acme", .reason = "matter 12", .since = 5}));
  Reopen();
  EXPECT_EQ(*state_->OptOuts(), (std::vector{one, two}));
  EXPECT_TRUE(*state_->RemoveOptOut(one.hash));
  EXPECT_FALSE(*state_->RemoveOptOut(one.hash));
  EXPECT_EQ(*state_->OptOuts(), std::vector{two});
  EXPECT_EQ(*state_->Holds(),
            (std::vector{Hold{.project = "acme", .reason = "matter 12", .since = 5}}));
  EXPECT_TRUE(*state_->RemoveHold("acme"));
  EXPECT_FALSE(*state_->RemoveHold("acme"));
}

TEST_F(SqliteStateTest, SamplesAreDueByTime) {
  const PendingSample soon{.message = AMessage("3"), .sent_at = 0, .due_at = 10};
  const PendingSample later{.message = AMessage("3"), .sent_at = 0, .due_at = 20};
  ASSERT_TRUE(state_->AddSamples(std::vector{later, soon}));
  ASSERT_TRUE(state_->AddSamples(std::vector{later}));
  Reopen();
  EXPECT_EQ(*state_->NextSample(Platform::kTelegram), 10);
  EXPECT_EQ(*state_->DueSamples(Platform::kTelegram, 15, 9), std::vector{soon});
  EXPECT_EQ(*state_->DueSamples(Platform::kTelegram, 25, 9), (std::vector{soon, later}));
  EXPECT_EQ(*state_->DueSamples(Platform::kTelegram, 25, 1), std::vector{soon});
  EXPECT_TRUE(state_->DueSamples(Platform::kSlack, 25, 9)->empty());
  ASSERT_TRUE(state_->RemoveSamples(std::vector{soon}));
  EXPECT_EQ(*state_->PendingSamples(), 1U);
}

TEST_F(SqliteStateTest, TwoProcessesMayHaveItOpen) {
  auto other = *OpenSqliteState(path());
  const auto write = [](State& state, const std::string& prefix) {
    for (int i = 0; i < 50; ++i) {
      ASSERT_TRUE(state.PutChannel(AChannel(prefix + std::to_string(i))));
    }
  };
  std::thread thread([&] { write(*other, "a"); });
  write(*state_, "b");
  thread.join();
  EXPECT_EQ(state_->Channels()->size(), 100U);
}

TEST_F(SqliteStateTest, DamageIsAnIntegrityFailure) {
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(state_->PutChannel(AChannel(std::to_string(i))));
  EXPECT_EQ(*state_->Check(), "");
  state_.reset();
  std::string bytes = *ReadFile(path());
  ASSERT_GT(bytes.size(), 8192U);
  for (std::size_t at = 4096; at < bytes.size(); ++at) bytes[at] = 'x';
  ASSERT_TRUE(WriteFileDurably(path(), bytes));
  const auto opened = OpenSqliteState(path());
  const auto read = opened ? (*opened)->Channels() : Fail(opened.error().code, "");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kCorrupt);
}

TEST_F(SqliteStateTest, AnotherFileIsNotAState) {
  state_.reset();
  ASSERT_TRUE(WriteFileDurably(path(), std::string(5000, 'x')));
  const auto opened = OpenSqliteState(path());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kCorrupt);
}

TEST_F(SqliteStateTest, AStateOfANewerTacitIsLeftAlone) {
  state_.reset();
  ASSERT_TRUE((*Database::Open(path()))->Execute("PRAGMA user_version = 99"));
  const auto opened = OpenSqliteState(path());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kUnavailable);
}

TEST_F(SqliteStateTest, ChannelsOfAnOlderStateAreThoseOfTheAccount) {
  ASSERT_TRUE(state_->PutChannel(AChannel("1")));
  state_.reset();
  ASSERT_TRUE((*Database::Open(path()))
                  ->Execute("DROP TABLE audit_marks; DROP TABLE opt_outs; DROP TABLE holds;"
                            "DROP TABLE threads; ALTER TABLE call_states DROP COLUMN pace;"
                            "ALTER TABLE channels DROP COLUMN preview; PRAGMA user_version = 1"));
  Reopen();
  EXPECT_EQ(*state_->Channels(), std::vector{AChannel("1")});
  Channel preview = AChannel("1");
  preview.preview = true;
  ASSERT_TRUE(state_->PutChannel(preview));
  Reopen();
  EXPECT_EQ(*state_->Channels(), std::vector{preview});
}

// Nothing personal: what stands in the file is what was given, and no column asks for more.
TEST_F(SqliteStateTest, HoldsNothingPersonal) {
  auto database = *Database::Open(path());
  auto columns = *database->Prepare(
      "SELECT group_concat(DISTINCT c.name) FROM sqlite_schema AS t, pragma_table_info(t.name) AS "
      "c "
      "WHERE t.type = 'table'");
  ASSERT_TRUE(*columns.Step());
  std::string names = columns.Text(0) + ",";
  for (const char* known :
       {"platform,", "channel_id,", "project,",     "handle,",  "kind,",    "basis,",
        "added_at,", "status,",     "refusal,",     "id,",      "follow,",  "started_at,",
        "ended_at,", "outcome,",    "loaded,",      "updated,", "deleted,", "account,",
        "method,",   "not_before,", "flood_until,", "errors,",  "minute,",  "count,",
        "since,",    "message_id,", "hash,",        "due_at,",  "sent_at,", "preview,",
        "pace,",     "thread_id,",  "last_reply,",  "replies,", "read_at,", "reason,"}) {
    const std::size_t at = ("," + names).find("," + std::string(known));
    ASSERT_NE(at, std::string::npos) << known;
    names.erase(at, std::string(known).size());
  }
  EXPECT_EQ(names, "");
}

}  // namespace
}  // namespace tacit::state
