// Whatever way messages come into the lake, the rows are the same.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/xoshiro.h"
#include "pipeline/collect.h"
#include "pipeline/testing/collect_harness.h"
#include "privacy/name_finder.h"
#include "sources/archive.h"

namespace tacit::pipeline {
namespace {

using sources::ScriptedMessage;
using sources::ScriptedSource;
using testing::CollectHarness;

constexpr Micros kSecond = 1'000'000;

std::string Numbers(int first, int last) {
  std::string text;
  for (int i = first; i <= last; ++i) text += (text.empty() ? "" : " ") + std::to_string(i);
  return text;
}

// The same messages as an archive.
class ArchiveOf final : public sources::Archive {
 public:
  ArchiveOf(const sources::ScriptedSource& source) {
    for (const auto& channel : source.channels) channels_.push_back(channel.channel);
    for (std::uint32_t i = 0; i < source.channels.size(); ++i) {
      for (const auto& [id, message] : source.channels[i].messages) {
        messages_.push_back({.channel = i, .message = message, .id = std::to_string(id)});
      }
    }
  }
  Platform platform() const override { return Platform::kTelegram; }
  const std::vector<RawChannel>& channels() const override { return channels_; }
  const sources::Refusals& refused() const override { return refused_; }
  const std::vector<RawPerson>& people() const override { return people_; }
  Micros taken_at() const override { return 77; }
  std::uint64_t bytes() const override { return 1; }
  std::size_t part_count() const override { return 1; }
  Result<std::unique_ptr<sources::ArchiveReader>> OpenPart(std::size_t) const override {
    return std::make_unique<Reader>(messages_);
  }

 private:
  struct Entry {
    std::uint32_t channel;
    ScriptedMessage message;
    std::string id;
  };
  class Reader final : public sources::ArchiveReader {
   public:
    explicit Reader(const std::vector<Entry>& entries) : entries_(entries) {}
    Result<bool> Next(RawMessage& raw) override {
      if (next_ == entries_.size()) return false;
      const Entry& entry = entries_[next_++];
      const ScriptedMessage& message = entry.message;
      raw = {.channel = entry.channel,
             .message_id = MessageId(entry.id),
             .thread_id = MessageId(message.thread),
             .order = message.id,
             .sent_at = ScriptedSource::kStart + message.id * kSecond,
             .edited_at = message.edited_at,
             .author = {.id = message.author},
             .text = message.text,
             .text_length = static_cast<std::int32_t>(message.text.size()),
             .views = message.views};
      return true;
    }
    std::uint64_t bytes_read() const override { return 0; }

   private:
    const std::vector<Entry>& entries_;
    std::size_t next_ = 0;
  };
  std::vector<RawChannel> channels_;
  sources::Refusals refused_;
  std::vector<RawPerson> people_;
  std::vector<Entry> messages_;
};

// Knows a name by "I am" before it only.
class Introductions final : public privacy::NameFinder {
 public:
  void Find(std::string_view text, std::vector<privacy::Finding>& findings) const override {
    const std::size_t at = text.find("I am ");
    if (at == std::string_view::npos) return;
    const std::size_t end = std::min(text.find(' ', at + 5), text.size());
    findings.push_back({.entity = "PERSON",
                        .begin = static_cast<std::uint32_t>(at + 5),
                        .end = static_cast<std::uint32_t>(end),
                        .score = 0.9F});
  }
};

TEST(Collect, GivesTheRowsOfAnImportOfTheSameMessages) {
  CollectHarness live;
  auto& channel = live.Add("5");
  live.policy.names = std::make_shared<Introductions>();
  ScriptedSource::Fill(channel, 1, 30);
  channel.messages[3].text = "thanks Zebulon";  // older than what gives the name away
  channel.messages[20].text = "I am Zebulon";
  channel.messages[9].views = 12;
  channel.messages[11].edited_at = ScriptedSource::kStart + 99 * kSecond;
  channel.messages[12].thread = "4";
  CollectOptions options = live.Options();
  options.batch_messages = 4;
  ASSERT_TRUE(live.Run(options));

  CollectHarness imported;
  const ArchiveOf archive(live.source);
  const privacy::ProjectKeys keys{.user = Secret("user key"), .token = Secret("token key")};
  ASSERT_TRUE(
      Import(archive, live.policy, keys, imported.lake(), {.project = "acme", .run_id = "i"}));
  EXPECT_EQ(live.AllRows(), imported.AllRows());
  EXPECT_EQ(live.Query("SELECT text FROM messages WHERE message_id = '3'"), "thanks [[PERSON]]");

  // Either way round nothing is there twice, and what an import covered is not read again.
  CollectHarness both;
  ScriptedSource::Fill(both.Add("5"), 31, 33);
  both.policy.names = live.policy.names;
  for (const auto& [id, message] : channel.messages) {
    both.source.channels[0].messages[id] = message;
  }
  ASSERT_TRUE(Import(archive, live.policy, keys, both.lake(), {.project = "acme", .run_id = "i"}));
  both.source.page_sizes = {10};
  const auto report = both.Run();
  ASSERT_TRUE(report);
  EXPECT_EQ(both.Ids("5"), Numbers(1, 33));
  EXPECT_EQ(both.Query("SELECT basis, status FROM channels"), "the board,collected");
}

// What the oldest message of a day gives away is redacted in all of it, as in an import.
TEST(Collect, ADayIsScrubbedWhole) {
  CollectHarness live;
  auto& channel = live.Add("5");
  live.policy.names = std::make_shared<Introductions>();
  for (std::int64_t id = 1; id <= 60; ++id) {
    const std::int64_t day = (id - 1) / 20;
    channel.messages[id] = {.id = id,
                            .text = id % 20 == 1   ? "I am Zebulon"
                                    : id % 20 == 0 ? "thanks Zebulon"
                                                   : "message",
                            .sent_at = ScriptedSource::kStart + day * 86'400 * kSecond + id};
  }
  CollectOptions options = live.Options();
  options.batch_messages = 7;
  const auto report = live.Run(options);
  ASSERT_TRUE(report);
  EXPECT_GE(report->commits, 3U);
  EXPECT_EQ(live.Query("SELECT count(*) FROM messages WHERE text = 'thanks [[PERSON]]'"), "3");
  EXPECT_EQ(live.Ids("5"), Numbers(1, 60));
  EXPECT_EQ(live.Ranges("5"), "0-60");
}

// Any interleaving of runs that end early and messages that arrive ends as one run does.
TEST(CollectProperty, InterruptedRunsEndWithTheRowsOfOne) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    Xoshiro random(seed);
    CollectHarness one;
    CollectHarness whole;
    for (const char* id : {"5", "6"}) {
      ScriptedSource::Fill(one.Add(id), 1, 20);
      ScriptedSource::Fill(whole.Add(id), 1, 20);
    }
    int newest = 20;
    for (int run = 0; run < 6; ++run) {
      one.source.page_sizes = {1 + random.Below(4), 1 + random.Below(9)};
      one.source.overlap = random.Below(3);
      CollectOptions options = one.Options();
      options.batch_messages = 1 + random.Below(12);
      if (random.Below(3) == 0) options.max = 1 + random.Below(15);
      one.die_at = random.Below(2) == 0 ? static_cast<int>(random.Below(12)) : -1;
      const int fail_at = one.source.calls + static_cast<int>(1 + random.Below(12));
      one.source.fault = [fail_at](std::string_view, int number) -> std::optional<Error> {
        if (number < fail_at) return std::nullopt;
        return Error{.code = ErrorCode::kRetryLater, .detail = "later", .retry_after_s = 9};
      };
      static_cast<void>(one.Run(options));
      const int more = newest + static_cast<int>(random.Below(6));
      for (auto& channel : one.source.channels) ScriptedSource::Fill(channel, newest + 1, more);
      for (auto& channel : whole.source.channels) ScriptedSource::Fill(channel, newest + 1, more);
      newest = more;
    }
    one.die_at = -1;
    one.source.fault = {};
    const auto report = one.Run();
    ASSERT_TRUE(report) << report.error().detail;
    ASSERT_TRUE(whole.Run());
    EXPECT_EQ(one.AllRows(), whole.AllRows()) << "seed " << seed;
    EXPECT_EQ(one.Ranges("5"), whole.Ranges("5")) << "seed " << seed;
    EXPECT_EQ(one.Ranges("6"), "0-" + std::to_string(newest)) << "seed " << seed;
  }
}

TEST(Collect, KeepsNothingInMemoryThatIsCommitted) {
  CollectHarness harness;
  auto& channel = harness.Add("5");
  ScriptedSource::Fill(channel, 1, 120);
  for (auto& [id, message] : channel.messages) {
    message.sent_at = ScriptedSource::kStart + id * 8 * 3600 * kSecond;  // three a day
  }
  CollectOptions options = harness.Options();
  options.batch_messages = 6;
  std::ptrdiff_t most = 0;
  options.progress = [&](const CollectProgress&) {
    most = std::max(most, std::ranges::count_if(harness.source.owners, [](const auto& owner) {
                      return !owner.expired();
                    }));
    return true;
  };
  ASSERT_TRUE(harness.Run(options));
  EXPECT_EQ(harness.source.owners.size(), 41U);
  EXPECT_GT(most, 0);
  EXPECT_LT(most, 6);
}

}  // namespace
}  // namespace tacit::pipeline
