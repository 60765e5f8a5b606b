#pragma once

// For tests: a lake and a state in a directory of their own, and a scripted source.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "engine/engine.h"
#include "pipeline/collect.h"
#include "pipeline/deleted_messages.h"
#include "pipeline/left_out.h"
#include "privacy/keys.h"
#include "privacy/policy.h"
#include "sources/scripted/scripted_source.h"
#include "state/sqlite/sqlite_state.h"
#include "warehouse/lake/directory/directory_storage.h"
#include "warehouse/lake/lake.h"

namespace tacit::pipeline::testing {

class TestClock final : public Clock {
 public:
  Micros Now() const override { return now; }
  Micros now = 1'800'000'000'000'000;
};

// Passes everything on until step `die_at`, which fails as everything after it: a killed process.
// Steps: before Begin, before WritePart, before Commit, after Commit.
class MortalWarehouse final : public warehouse::Warehouse {
 public:
  explicit MortalWarehouse(warehouse::Warehouse& real) : real_(real) {}
  int die_at = -1;  // -1: never
  int steps = 0;

  Result<std::unique_ptr<warehouse::Batch>> Begin(const warehouse::BatchInfo& info) override {
    TACIT_CHECK_OK(Step());
    TACIT_TRY(auto batch, real_.Begin(info));
    return std::make_unique<MortalBatch>(*this, std::move(batch));
  }
  Result<std::map<std::string, warehouse::MessageRanges>> CoverageOf(const std::string& project,
                                                                     Platform platform) override {
    return real_.CoverageOf(project, platform);
  }
  Result<std::vector<warehouse::StoredId>> StoredIn(const std::string& project, Platform platform,
                                                    const std::string& channel_id,
                                                    const warehouse::OrderSpan& span,
                                                    bool replies) override {
    return real_.StoredIn(project, platform, channel_id, span, replies);
  }

 private:
  class MortalBatch final : public warehouse::Batch {
   public:
    MortalBatch(MortalWarehouse& owner, std::unique_ptr<warehouse::Batch> real)
        : owner_(owner), real_(std::move(real)) {}
    Result<std::uint64_t> WritePart(std::size_t part, warehouse::RowFeed& feed) override {
      TACIT_CHECK_OK(owner_.Step());
      return real_->WritePart(part, feed);
    }
    void DiscardAfter(std::size_t part) override { real_->DiscardAfter(part); }
    Result<warehouse::CommitReport> Commit(const warehouse::Changes& changes) override {
      TACIT_CHECK_OK(owner_.Step());
      TACIT_TRY(const warehouse::CommitReport report, real_->Commit(changes));
      TACIT_CHECK_OK(owner_.Step());
      return report;
    }

   private:
    MortalWarehouse& owner_;
    std::unique_ptr<warehouse::Batch> real_;
  };

  Result<void> Step() {
    if (die_at >= 0 && steps >= die_at) return Fail(ErrorCode::kUnavailable, "killed");
    ++steps;
    return {};
  }
  warehouse::Warehouse& real_;
};

class CollectHarness {
 public:
  CollectHarness()
      : directory_(::testing::TempDir() + "tacit_collect_" + std::to_string(::getpid()) + "_" +
                   std::to_string(reinterpret_cast<std::uintptr_t>(this))) {
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
    engine_ = *engine::Engine::Open({.temp_directory = directory_ + "/spill"});
    storage_ = *warehouse::OpenDirectoryStorage(directory_ + "/lake");
    lake_ = *warehouse::Lake::Open(*storage_, *engine_, clock, {.reader_grace_s = 0});
    state_ = *state::OpenSqliteState(directory_ + "/state.sqlite");
  }
  ~CollectHarness() {
    lake_.reset();
    state_.reset();
    std::filesystem::remove_all(directory_);
  }
  CollectHarness(const CollectHarness&) = delete;
  CollectHarness& operator=(const CollectHarness&) = delete;

  warehouse::Lake& lake() { return *lake_; }
  state::State& state() { return *state_; }

  // A channel of the source that is to be collected.
  sources::ScriptedChannel& Add(const std::string& id, const std::string& project = "acme") {
    sources::ScriptedChannel& channel = source.Add(id, "name_" + id);
    EXPECT_TRUE(state_->PutChannel({.project = project,
                                    .id = id,
                                    .handle = "name_" + id,
                                    .kind = "public_supergroup",
                                    .basis = "the board"}));
    return channel;
  }

  CollectOptions Options() {
    return {.run_id = "r" + std::to_string(++runs_), .clock = &clock, .sleep = [this](Micros time) {
              clock.now += time;
              return true;
            }};
  }

  // A new process: keys, deletions and channels are read anew.
  Result<CollectReport> Run(CollectOptions options) {
    const privacy::ProjectKeys keys{.user = Secret("user key"),
                                    .token = Secret("token key"),
                                    .opt_outs = *LoadOptOuts(*state_, Secret("master"))};
    options.projects = {{.name = "acme", .policy = &policy, .keys = &keys},
                        {.name = "other", .policy = &policy, .keys = &keys}};
    const std::vector<state::Channel> known = *state_->Channels();
    for (const state::Channel& channel : known) {
      if (channel.status == state::ChannelStatus::kActive) options.channels.push_back(channel);
    }
    DeletedMessages deleted = *DeletedMessages::Load(*state_, Secret("master"));
    options.deleted = &deleted;
    MortalWarehouse mortal(*lake_);
    mortal.die_at = die_at;
    auto report = Collect(source, *state_, mortal, options);
    steps = mortal.steps;
    return report;
  }
  Result<CollectReport> Run() { return Run(Options()); }

  // Follows: before the n-th wait without events calls script[n]; after the last it is interrupted.
  Result<CollectReport> Follow(std::vector<std::function<void()>> script) {
    std::size_t next = 0;
    source.idle = [&](int timeout_ms) {
      clock.now += Micros{timeout_ms} * 1000 + 1;
      if (next < script.size() && script[next]) script[next]();
      ++next;
    };
    CollectOptions options = Options();
    options.follow = true;
    options.progress = [&](const CollectProgress&) { return next <= script.size(); };
    auto report = Run(options);
    source.idle = {};
    return report;
  }

  // Cells of a query on the views, "," between, "|" between rows; NULL is "-".
  std::string Query(const std::string& sql) {
    const auto run = [&]() -> Result<std::string> {
      TACIT_TRY(const warehouse::ReadView view, lake_->OpenView());
      TACIT_TRY(const auto database, engine::Engine::Open({}));
      TACIT_TRY(const auto connection, database->Connect());
      for (const std::string& statement : view.setup) {
        TACIT_CHECK_OK(connection->Execute(statement));
      }
      TACIT_TRY(const engine::TextTable table, connection->Query(sql));
      std::string text;
      for (const auto& row : table.rows) {
        if (!text.empty()) text += "|";
        for (std::size_t i = 0; i < row.size(); ++i) {
          text += (i > 0 ? "," : "") + row[i].value_or("-");
        }
      }
      return text;
    };
    const auto text = run();
    return text ? *text : "error: " + text.error().detail;
  }
  // A digest of everything but when and by whom a row was written, and the number of rows.
  std::string AllRows() {
    return Query(
        "SELECT count(*), md5(string_agg(CAST(r AS VARCHAR), '|' ORDER BY project, channel_id, "
        "CAST(message_id AS BIGINT))) FROM (SELECT project, channel_id, message_id, m AS r FROM "
        "(SELECT * EXCLUDE (collected_at, run_id) FROM messages) AS m)");
  }
  std::string Ids(const std::string& channel) {
    return Query(
        "SELECT string_agg(message_id, ' ' ORDER BY CAST(message_id AS BIGINT)) "
        "FROM messages WHERE channel_id = '" +
        channel + "'");
  }
  std::string Ranges(const std::string& channel) {
    std::string text;
    const auto coverage = *lake_->CoverageOf("acme", Platform::kTelegram);
    const auto ranges = coverage.find(channel);
    if (ranges == coverage.end()) return "none";
    for (const auto& [first, last] : ranges->second) {
      text += (text.empty() ? "" : " ") + first + "-" + last;
    }
    return text;
  }

  TestClock clock;
  sources::ScriptedSource source;
  privacy::Policy policy{.digest = "p1_0000000000000000"};
  int die_at = -1;  // MortalWarehouse's
  int steps = 0;    // of the last run

 private:
  std::string directory_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<warehouse::Storage> storage_;
  std::unique_ptr<warehouse::Lake> lake_;
  std::unique_ptr<state::State> state_;
  int runs_ = 0;
};

}  // namespace tacit::pipeline::testing
