#include "warehouse/lake/testing.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "model/raw/raw_message.h"
#include "privacy/keys.h"
#include "privacy/policy.h"
#include "privacy/roster.h"
#include "privacy/scrubber.h"
#include "warehouse/lake/directory/directory_storage.h"
#include "warehouse/lake/log_reader.h"
#include "warehouse/lake/ranges.h"

namespace tacit::warehouse::testing {
namespace {

constexpr Micros kStart = 1'600'000'000'000'000;

// What a Scrubber needs; all of it outlives the scrubber.
struct ScrubberSetup {
  privacy::Policy policy{.digest = "p1_0000000000000000"};
  privacy::ProjectKeys keys{.user = Secret("user key"), .token = Secret("token key")};
  privacy::Roster roster;
  std::vector<RawChannel> channels;
};

class TestFeed final : public RowFeed {
 public:
  TestFeed(std::vector<TestMessage> messages, Platform platform)
      : messages_(std::move(messages)), platform_(platform) {
    for (const TestMessage& message : messages_) {
      setup_.channels.push_back({.id = message.channel, .kind = "public_supergroup"});
    }
    scrubber_ = std::make_unique<privacy::Scrubber>(setup_.policy, setup_.keys, setup_.roster,
                                                    platform_, setup_.channels);
  }

  Result<const CleanMessage*> Next() override {
    if (next_ == messages_.size()) return nullptr;
    const TestMessage& message = messages_[next_];
    reactions_.assign(message.reactions.begin(), message.reactions.end());
    targets_.clear();
    for (const std::string& target : message.targets) targets_.push_back({.id = target});
    const std::int64_t order = OrderOf(message.id);
    const Micros second = platform_ == Platform::kSlack ? 1 : 1'000'000;
    RawMessage raw{.channel = static_cast<std::uint32_t>(next_),
                   .message_id = MessageId(message.id),
                   .order = order,
                   .sent_at = kStart + order * second,
                   .edited_at = message.edited_at,
                   .author = {.id = message.author},
                   .kind = message.kind,
                   .targets = targets_,
                   .text = message.text,
                   .text_length = static_cast<std::int32_t>(message.text.size()),
                   .reactions = reactions_,
                   .reactions_known = message.reactions_known};
    ++next_;
    return &scrubber_->Scrub(raw);
  }

 private:
  std::vector<TestMessage> messages_;
  Platform platform_;
  ScrubberSetup setup_;
  std::unique_ptr<privacy::Scrubber> scrubber_;
  std::size_t next_ = 0;
  std::vector<std::pair<std::string_view, std::int32_t>> reactions_;
  std::vector<RawActor> targets_;
};

}  // namespace

std::vector<TestMessage> Range(std::int64_t first, std::int64_t last, const std::string& channel) {
  std::vector<TestMessage> messages;
  for (std::int64_t id = first; id <= last; ++id) {
    messages.push_back({.channel = channel, .id = std::to_string(id), .text = "t"});
  }
  return messages;
}

std::unique_ptr<RowFeed> FeedOf(std::vector<TestMessage> messages, Platform platform) {
  return std::make_unique<TestFeed>(std::move(messages), platform);
}

CleanText CleanTitle(const std::string& text) {
  const ScrubberSetup setup;
  privacy::Scrubber scrubber(setup.policy, setup.keys, setup.roster, Platform::kTelegram,
                             setup.channels);
  return scrubber.ScrubText(text);
}

TestLake::TestLake(const LakeOptions& options)
    : directory(::testing::TempDir() + "tacit_lake_" + std::to_string(::getpid()) + "_" +
                std::to_string(reinterpret_cast<std::uintptr_t>(this))),
      info{.project = "acme",
           .policy = "p1_0",
           .collected_at = 1'650'000'000'000'000,
           .run_id = "run-1"} {
  std::filesystem::remove_all(directory);
  engine = *engine::Engine::Open({.temp_directory = directory + "/spill"});
  storage = *OpenDirectoryStorage(directory + "/lake");
  lake = *Lake::Open(*storage, *engine, clock, options);
}

TestLake::~TestLake() { std::filesystem::remove_all(directory); }

Result<CommitReport> TestLake::Import(const Parts& parts) {
  TACIT_TRY(const auto batch, lake->Begin(info));
  std::map<std::string, ChannelRow> channels;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto feed = FeedOf(parts[part], info.platform);
    TACIT_TRY(const std::uint64_t rows, batch->WritePart(part, *feed));
    EXPECT_EQ(rows, parts[part].size());
    for (const TestMessage& message : parts[part]) {
      channels[message.channel] = {.channel_id = message.channel,
                                   .title = CleanTitle("Title " + message.channel),
                                   .kind = "public_supergroup",
                                   .basis = "test",
                                   .status = "imported"};
    }
  }
  std::vector<ChannelRow> rows;
  for (auto& [id, row] : channels) rows.push_back(row);
  return batch->Commit({.channels = rows});
}

std::string TestLake::ImportText(const Parts& parts) {
  const auto report = Import(parts);
  if (!report) return report.error().detail;
  return std::to_string(report->loaded) + "/" + std::to_string(report->updated) + "/" +
         std::to_string(report->unchanged) + " v" + std::to_string(report->version);
}

std::string TestLake::Query(const std::string& sql) {
  auto run = [&]() -> Result<std::string> {
    TACIT_TRY(const ReadView view, lake->OpenView());
    TACIT_TRY(const auto database, engine::Engine::Open({}));
    TACIT_TRY(const auto connection, database->Connect());
    for (const std::string& statement : view.setup) TACIT_CHECK_OK(connection->Execute(statement));
    TACIT_TRY(const engine::TextTable table, connection->Query(sql));
    std::string text;
    for (const auto& row : table.rows) {
      if (!text.empty()) text += "|";
      for (std::size_t i = 0; i < row.size(); ++i)
        text += (i > 0 ? "," : "") + row[i].value_or("-");
    }
    return text;
  };
  const auto text = run();
  return text ? *text : "error: " + text.error().detail;
}

std::string TestLake::Messages() {
  return Query(
      "SELECT string_agg(channel_id || ':' || message_id || '=' || text, ' ' ORDER BY channel_id, "
      "length(message_id), message_id) FROM messages");
}

std::string TestLake::Problems(bool deep) {
  const auto report = lake->Verify(deep);
  if (!report) return report.error().detail;
  std::string problems;
  for (const std::string& problem : report->problems) problems += problem + "\n";
  return problems;
}

std::string TestLake::LogEntry(const std::string& table, int version) {
  return ReadFile(path(LogDirectory(table) + "/" + EntryName(version))).value_or("");
}

}  // namespace tacit::warehouse::testing
