#pragma once

// What the tests of this folder share. Only testing_test.cc knows how a CleanMessage comes about.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "engine/engine.h"
#include "warehouse/lake/lake.h"
#include "warehouse/warehouse.h"

namespace tacit::warehouse::testing {

struct TestMessage {
  std::string channel = "100";
  std::string id = "1";
  std::string text = "hello";
  std::optional<Micros> edited_at;
  std::string author = "7";
  MessageKind kind = MessageKind::kText;
  std::vector<std::pair<std::string, std::int32_t>> reactions;
  bool reactions_known = true;
  std::vector<std::string> targets;
};

// Messages first..last of a channel, a second apart.
std::vector<TestMessage> Range(std::int64_t first, std::int64_t last,
                               const std::string& channel = "100");

// Through a Scrubber without detectors.
std::unique_ptr<RowFeed> FeedOf(std::vector<TestMessage> messages,
                                Platform platform = Platform::kTelegram);
CleanText CleanTitle(const std::string& text);

class TestClock final : public Clock {
 public:
  Micros Now() const override { return now; }
  Micros now = 1'700'000'000'000'000;
};

using Parts = std::vector<std::vector<TestMessage>>;

// A lake in a temporary directory, which is removed with it.
class TestLake {
 public:
  explicit TestLake(const LakeOptions& options = {.reader_grace_s = 0});
  ~TestLake();

  BatchInfo Info() const { return info; }
  // Writes the parts and commits them with a row for each channel.
  Result<CommitReport> Import(const Parts& parts);
  // "loaded/updated/unchanged v<version>", or the error's detail.
  std::string ImportText(const Parts& parts);
  // Cells of a query on the views, "," between, "|" between rows; NULL is "-".
  std::string Query(const std::string& sql);
  // Each message as "channel:id=text" in order.
  std::string Messages();
  std::string Problems(bool deep = true);
  std::string LogEntry(const std::string& table, int version);
  std::string path(const std::string& relative) const { return directory + "/lake/" + relative; }

  std::string directory;
  TestClock clock;
  std::unique_ptr<engine::Engine> engine;
  std::unique_ptr<Storage> storage;
  std::unique_ptr<Lake> lake;
  BatchInfo info;
};

}  // namespace tacit::warehouse::testing
