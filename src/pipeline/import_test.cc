#include "pipeline/import.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "privacy/guard.h"
#include "privacy/guard/guard.h"
#include "privacy/keys.h"
#include "privacy/policy.h"
#include "sources/archive.h"
#include "warehouse/warehouse.h"

namespace tacit::pipeline {
namespace {

constexpr std::size_t kPerPart = 10;

// Parts of ten messages each; one part may be damaged after five.
class FakeArchive final : public sources::Archive {
 public:
  explicit FakeArchive(std::size_t parts, std::size_t damaged_part = 1000)
      : parts_(parts), damaged_part_(damaged_part) {
    channels_.push_back({.id = "7", .title = "A title", .kind = "public_channel"});
    refused_["personal_chat"] = 3;
  }
  Platform platform() const override { return Platform::kTelegram; }
  const std::vector<RawChannel>& channels() const override { return channels_; }
  const sources::Refusals& refused() const override { return refused_; }
  const std::vector<RawPerson>& people() const override { return people_; }
  Micros taken_at() const override { return 77; }
  std::uint64_t bytes() const override { return parts_ * 100; }
  std::size_t part_count() const override { return parts_; }
  Result<std::unique_ptr<sources::ArchiveReader>> OpenPart(std::size_t part) const override {
    const bool again = opened_++ >= parts_;
    return std::make_unique<Reader>(part, part == damaged_part_, again ? later_ : texts_);
  }
  // What a message says instead of "hello".
  void Say(const std::string& id, const std::string& text) { texts_[id] = later_[id] = text; }
  // The same from the second pass on.
  void SayLater(const std::string& id, const std::string& text) { later_[id] = text; }

 private:
  class Reader final : public sources::ArchiveReader {
   public:
    Reader(std::size_t part, bool damaged, const std::map<std::string, std::string>& texts)
        : part_(part), damaged_(damaged), texts_(texts) {}
    Result<bool> Next(RawMessage& message) override {
      if (damaged_ && given_ == kPerPart / 2) {
        return Fail(ErrorCode::kBadInput, "damaged in part " + std::to_string(part_));
      }
      if (given_ == kPerPart) return false;
      id_ = std::to_string(part_ * kPerPart + given_++);
      message = RawMessage{};
      message.message_id = MessageId(id_);
      message.order = static_cast<std::int64_t>(part_ * kPerPart + given_);
      message.author = {.id = "42"};
      message.text = "hello";
      if (const auto text = texts_.find(id_); text != texts_.end()) message.text = text->second;
      return true;
    }
    std::uint64_t bytes_read() const override { return given_ * 10; }

   private:
    std::size_t part_;
    bool damaged_;
    const std::map<std::string, std::string>& texts_;
    std::size_t given_ = 0;
    std::string id_;
  };

  std::size_t parts_;
  std::size_t damaged_part_;
  std::map<std::string, std::string> texts_;
  std::map<std::string, std::string> later_;
  mutable std::atomic<std::size_t> opened_ = 0;
  std::vector<RawChannel> channels_;
  sources::Refusals refused_;
  std::vector<RawPerson> people_;
};

// Keeps the ids that were committed.
class FakeWarehouse final : public warehouse::Warehouse {
 public:
  Result<std::unique_ptr<warehouse::Batch>> Begin(const warehouse::BatchInfo& info) override {
    info_ = info;
    return std::make_unique<FakeBatch>(*this);
  }
  Result<std::map<std::string, warehouse::MessageRanges>> CoverageOf(const std::string&,
                                                                     Platform) override {
    return std::map<std::string, warehouse::MessageRanges>();
  }
  Result<std::vector<warehouse::StoredId>> StoredIn(const std::string&, Platform,
                                                    const std::string&, const warehouse::OrderSpan&,
                                                    bool) override {
    return std::vector<warehouse::StoredId>();
  }
  std::vector<std::string> ids() const { return ids_; }
  const warehouse::BatchInfo& info() const { return info_; }
  const std::vector<std::string>& titles() const { return titles_; }
  const std::string& other_texts() const { return other_texts_; }

 private:
  class FakeBatch final : public warehouse::Batch {
   public:
    explicit FakeBatch(FakeWarehouse& owner) : owner_(owner) {}
    Result<std::uint64_t> WritePart(std::size_t part, warehouse::RowFeed& feed) override {
      std::vector<std::string> ids;
      std::string other;
      for (;;) {
        TACIT_TRY(const CleanMessage* message, feed.Next());
        if (message == nullptr) break;
        if (message->fields().text != "hello") other += message->fields().text;
        EXPECT_EQ(message->fields().author.value().substr(0, 3), "u1_");
        ids.emplace_back(message->fields().message_id.value());
      }
      const std::lock_guard lock(mutex_);
      if (!other.empty()) other_[part] = other;
      return (parts_[part] = ids).size();
    }
    void DiscardAfter(std::size_t part) override {
      parts_.erase(parts_.upper_bound(part), parts_.end());
    }
    Result<warehouse::CommitReport> Commit(const warehouse::Changes& changes) override {
      for (const auto& [part, ids] : parts_) {
        owner_.ids_.insert(owner_.ids_.end(), ids.begin(), ids.end());
      }
      for (const auto& [part, texts] : other_) owner_.other_texts_ += texts;
      for (const auto& row : changes.channels) owner_.titles_.push_back(row.title.value());
      return warehouse::CommitReport{.loaded = owner_.ids_.size()};
    }

   private:
    FakeWarehouse& owner_;
    std::mutex mutex_;  // guards the two below
    std::map<std::size_t, std::vector<std::string>> parts_;
    std::map<std::size_t, std::string> other_;  // what is not "hello", by part
  };

  warehouse::BatchInfo info_;
  std::vector<std::string> ids_;
  std::vector<std::string> titles_;
  std::string other_texts_;  // whatever did not say "hello", in the order of the parts
};

// Knows a name by "I am" before it only.
class Introductions final : public privacy::NameFinder {
 public:
  void Find(std::string_view text, std::vector<privacy::Finding>& findings) const override {
    ++searches_;
    const std::size_t at = text.find("I am ");
    if (at == std::string_view::npos) return;
    const std::size_t end = std::min(text.find(' ', at + 5), text.size());
    findings.push_back({.entity = "PERSON",
                        .begin = static_cast<std::uint32_t>(at + 5),
                        .end = static_cast<std::uint32_t>(end),
                        .score = 0.9F});
  }
  int searches() const { return searches_; }

 private:
  mutable std::atomic<int> searches_ = 0;
};

class ImportTest : public testing::Test {
 protected:
  Result<ImportReport> Run(const FakeArchive& archive, const ImportOptions& options) {
    return Import(archive, policy_, keys_, warehouse_, options);
  }
  const privacy::Policy policy_{.detectors = {}, .digest = "p1_0"};
  const privacy::ProjectKeys keys_ =
      privacy::DeriveProjectKeys(Secret(std::string(32, 'k')), "acme", 1);
  FakeWarehouse warehouse_;
};

// Whether the name was said before or after, in this part of the file or in another.
TEST_F(ImportTest, FindsANameOfOneMessageInTheWholeDay) {
  FakeArchive archive(5);
  archive.Say("3", "ask milena first. ");
  archive.Say("24", "Hi, I am Milena and new here. ");
  archive.Say("25", "Thanks Milena! ");
  archive.Say("47", "what did Milena say? ");
  const privacy::Policy policy{
      .detectors = {}, .names = std::make_shared<Introductions>(), .digest = "p1_0"};
  for (const unsigned threads : {1U, 3U}) {
    FakeWarehouse fresh;
    const auto report = Import(archive, policy, keys_, fresh,
                               {.project = "acme", .run_id = "r", .threads = threads});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->messages, 50U);
    EXPECT_EQ(fresh.other_texts(),
              "ask [[PERSON]] first. Hi, I am [[PERSON]] and new here. Thanks [[PERSON]]! "
              "what did [[PERSON]] say? ");
  }
}

// Knows cards of sixteen digits.
class FakeCard final : public privacy::Detector {
 public:
  std::string_view name() const override { return "fake_card"; }
  privacy::TriggerSet triggers() const override {
    return privacy::Triggers(privacy::Trigger::kNumber);
  }
  void Match(std::string_view /*text*/, const privacy::Hit& hit,
             std::vector<privacy::Finding>& findings) const override {
    if (hit.digits != 16) return;
    findings.push_back(
        {.entity = "CARD", .begin = hit.begin, .end = hit.end, .score = 1.0F, .rule = "fake"});
  }
};

// Both halves, also of the last messages of a part; not over the border of two parts.
TEST_F(ImportTest, AValueThatIsSplitOverTwoMessagesIsRedactedInBoth) {
  FakeArchive archive(5);
  archive.Say("3", "card 4111 1111");
  archive.Say("4", "1111 1111. ");
  archive.Say("28", "and 4222 2222");
  archive.Say("29", "2222 2222. ");
  archive.Say("39", "but 4333 3333 ");
  archive.Say("40", "3333 3333. ");
  privacy::Policy policy{
      .detectors = {}, .names = std::make_shared<Introductions>(), .digest = "p1_0"};
  policy.detectors.push_back(std::make_unique<FakeCard>());
  for (const unsigned threads : {1U, 3U}) {
    FakeWarehouse fresh;
    const auto report = Import(archive, policy, keys_, fresh,
                               {.project = "acme", .run_id = "r", .threads = threads});
    ASSERT_TRUE(report);
    EXPECT_EQ(fresh.other_texts(),
              "card [[CARD]][[CARD]]. and [[CARD]][[CARD]]. but 4333 3333 3333 3333. ");
    EXPECT_EQ(report->redacted, (Counts{{"CARD", 4}}));
  }
}

TEST_F(ImportTest, SearchesAMessageOnceThatHoldsNoName) {
  FakeArchive archive(5);
  archive.Say("24", "Hi, I am Milena and new here. ");
  const auto finder = std::make_shared<Introductions>();
  const privacy::Policy policy{.detectors = {}, .names = finder, .digest = "p1_0"};
  const auto report = Import(archive, policy, keys_, warehouse_, {.project = "acme", .threads = 2});
  ASSERT_TRUE(report);
  EXPECT_EQ(warehouse_.other_texts(), "Hi, I am [[PERSON]] and new here. ");
  EXPECT_GE(finder->searches(), 52);  // the one with a name again, and what became of it
  EXPECT_LE(finder->searches(), 54);
}

TEST_F(ImportTest, AnExportThatChangesBetweenThePassesIsRefused) {
  FakeArchive archive(5);
  archive.SayLater("24", "Hi, I am Milena and new here. ");
  const privacy::Policy policy{
      .detectors = {}, .names = std::make_shared<Introductions>(), .digest = "p1_0"};
  const auto report = Import(archive, policy, keys_, warehouse_, {.project = "acme"});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(warehouse_.ids().empty());
}

TEST_F(ImportTest, LoadsEveryMessageOnceInOrderOnAnyNumberOfThreads) {
  for (const unsigned threads : {1U, 2U, 5U}) {
    FakeWarehouse fresh;
    const auto report = Import(FakeArchive(20), policy_, keys_, fresh,
                               {.project = "acme", .run_id = "r", .threads = threads});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->messages, 200U);
    EXPECT_EQ(report->refused.at("personal_chat"), 3U);
    ASSERT_EQ(fresh.ids().size(), 200U);
    for (std::size_t i = 0; i < 200; ++i) EXPECT_EQ(fresh.ids()[i], std::to_string(i));
    EXPECT_EQ(fresh.info().collected_at, 77);
    EXPECT_EQ(fresh.info().policy, "p1_0");
    EXPECT_EQ(fresh.titles(), std::vector<std::string>{"A title"});
  }
}

TEST_F(ImportTest, ADamagedPlaceCommitsNothing) {
  const auto report = Run(FakeArchive(20, 7), {.project = "acme", .threads = 2});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kBadInput);
  EXPECT_EQ(report.error().detail, "damaged in part 7");
  EXPECT_TRUE(warehouse_.ids().empty());
}

TEST_F(ImportTest, PartialKeepsTheWholeMessagesBeforeTheDamage) {
  const auto report = Run(FakeArchive(20, 7), {.project = "acme", .threads = 3, .partial = true});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->damaged, "damaged in part 7");
  ASSERT_EQ(warehouse_.ids().size(), 75U);
  EXPECT_EQ(warehouse_.ids().back(), "74");
}

TEST_F(ImportTest, AnInterruptCommitsNothing) {
  const auto report = Run(
      FakeArchive(50),
      {.project = "acme", .threads = 2, .progress = [](const ImportProgress&) { return false; }});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kInterrupted);
  EXPECT_TRUE(warehouse_.ids().empty());
}

TEST_F(ImportTest, ProgressReachesTheEnd) {
  ImportProgress last;
  const auto report =
      Run(FakeArchive(5), {.project = "acme", .progress = [&](const ImportProgress& now) {
                             last = now;
                             return true;
                           }});
  ASSERT_TRUE(report);
  EXPECT_EQ(last.bytes_total, 500U);
  EXPECT_GT(last.bytes_done, 0U);
  EXPECT_LE(last.bytes_done, 500U);
}

// Takes every text for personal.
class FakeGuard final : public privacy::Guard {
 public:
  void Scan(std::string_view /*clean*/, std::vector<std::string_view>& classes) const override {
    classes.emplace_back("EMAIL");
  }
};

TEST_F(ImportTest, WhatTheGuardFindsIsCounted) {
  const FakeGuard guard;
  const auto every = Run(FakeArchive(20), {.project = "acme", .guard = {&guard, 1, false}});
  ASSERT_TRUE(every);
  EXPECT_EQ(every->guard, (Counts{{"EMAIL", 200}}));
  FakeWarehouse fresh;
  const auto sample = Import(FakeArchive(200), policy_, keys_, fresh,
                             {.project = "acme", .threads = 3, .guard = {&guard, 64, false}});
  ASSERT_TRUE(sample);
  // 2,000 rows by the hash of their keys: about 31, whatever the threads.
  EXPECT_GT(sample->guard.at("EMAIL"), 10U);
  EXPECT_LT(sample->guard.at("EMAIL"), 70U);
}

TEST_F(ImportTest, AStrictImportStopsAtAFindingAndCommitsNothing) {
  const FakeGuard guard;
  const auto report = Run(FakeArchive(20), {.project = "acme", .guard = {&guard, 1, true}});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kLeak);
  EXPECT_NE(report.error().detail.find("EMAIL 200"), std::string::npos);
  EXPECT_TRUE(warehouse_.ids().empty());
}

// The real guard behind rules that find nothing.
TEST_F(ImportTest, AStrictImportStopsAtWhatTheRulesMiss) {
  FakeArchive archive(3);
  archive.Say("7", "write to jane.roe@harbor-mail.com please");
  const auto guard = privacy::MakeGuard();
  const auto sampled = Run(archive, {.project = "acme", .guard = {guard.get(), 1, false}});
  ASSERT_TRUE(sampled);
  EXPECT_EQ(sampled->guard, (Counts{{"EMAIL", 1}}));
  FakeWarehouse fresh;
  const auto strict =
      Import(archive, policy_, keys_, fresh, {.project = "acme", .guard = {guard.get(), 1, true}});
  ASSERT_FALSE(strict);
  EXPECT_EQ(strict.error().code, ErrorCode::kLeak);
  EXPECT_EQ(strict.error().detail.find("jane"), std::string::npos);
  EXPECT_TRUE(fresh.ids().empty());

  const std::vector<privacy::Actions::Choice> keep = {
      {.name = "EMAIL", .action = privacy::Action::kKeep}};
  const auto lenient = privacy::MakeGuard(privacy::Actions(keep, {}));
  FakeWarehouse kept;
  const auto report =
      Import(archive, policy_, keys_, kept, {.project = "acme", .guard = {lenient.get(), 1, true}});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->guard.empty());
}

// Withholds or drops every text.
class FakeContent final : public privacy::ContentFilter {
 public:
  explicit FakeContent(privacy::ContentAction action) : action_(action) {}
  privacy::ContentVerdict Judge(std::string_view /*text*/, std::span<const ClassCount> /*found*/,
                                std::vector<std::string>* /*evidence*/) const override {
    return {.category = "health", .score = 4, .threshold = 4, .action = action_};
  }
  std::string description() const override { return "fake"; }

 private:
  privacy::ContentAction action_;
};

TEST_F(ImportTest, ADroppedMessageIsNoRowAndIsCounted) {
  privacy::Policy policy{.detectors = {}, .digest = "p1_0"};
  SetContent(policy, std::make_unique<FakeContent>(privacy::ContentAction::kDrop));
  EXPECT_NE(policy.digest, "p1_0");
  const auto report = Import(FakeArchive(3), policy, keys_, warehouse_, {.project = "acme"});
  ASSERT_TRUE(report);
  EXPECT_TRUE(warehouse_.ids().empty());
  EXPECT_EQ(report->dropped, (Counts{{"health", 30}}));
  EXPECT_TRUE(report->withheld.empty());
}

}  // namespace
}  // namespace tacit::pipeline
