#pragma once

// A platform for tests: channels and messages from tables, live events and faults by script. Its
// answers are copies, so that what was handed out does not change with the tables.

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sources/live.h"

namespace tacit::sources {

struct ScriptedMessage {
  std::int64_t id = 0;
  std::string text = "hello";
  std::string author = "7";
  Micros sent_at = 0;  // 0: a second for each id
  std::optional<Micros> edited_at;
  std::optional<std::int64_t> views;
  std::vector<std::pair<std::string, std::int32_t>> reactions;
  std::string thread;
  bool may_be_kept = true;
};

struct ScriptedChannel {
  RawChannel channel;
  std::string refusal;
  std::map<std::int64_t, ScriptedMessage> messages;
};

class ScriptedSource final : public LiveSource {
 public:
  static constexpr Micros kStart = 1'700'000'000'000'000;  // when message 0 was sent

  Platform platform() const override { return Platform::kTelegram; }
  Result<std::vector<Candidate>> Candidates() override;
  Result<Candidate> Find(std::string_view handle) override;
  Result<std::vector<Candidate>> Open(std::span<const RawChannel> channels) override;
  Result<Page> History(std::uint32_t channel, std::string_view before) override;
  bool ShowsAll() const override { return shows_all; }
  Result<Page> Messages(std::uint32_t channel, std::span<const std::string> ids) override;
  Result<Candidate> Check(std::uint32_t channel) override;
  std::span<const RawPerson> People() const override { return people; }
  Result<LiveEvents> Wait(int timeout_ms) override;

  ScriptedChannel& Add(const std::string& id, const std::string& handle);
  // Messages first..last.
  static void Fill(ScriptedChannel& channel, std::int64_t first, std::int64_t last);
  // Events that the next Wait() gives.
  void SayNew(const std::string& channel, const ScriptedMessage& message);
  void SayEdited(const std::string& channel, const ScriptedMessage& message);
  void SayDeleted(const std::string& channel, std::int64_t id);
  void SayMembers(const std::string& channel, std::int64_t members);
  void SayRefused(const std::string& channel, const std::string& refusal);

  std::deque<ScriptedChannel> channels;
  std::vector<RawPerson> people;
  // Sizes of the pages, over and over.
  std::vector<std::size_t> page_sizes = {3};
  bool shows_all = true;
  bool shows_reactions = true;    // false: not known of any message
  std::set<std::int64_t> hidden;  // from pages of histories only
  std::size_t overlap = 0;        // messages of the page before that each page gives again
  // Before each call: its name ("Open", "History", …) and number; an error is what the call gives.
  std::function<std::optional<Error>(std::string_view call, int number)> fault;
  // In each Wait() without events: time goes by, messages are said.
  std::function<void(int timeout_ms)> idle;
  int calls = 0;
  std::vector<std::string> methods;               // of all calls
  std::vector<std::weak_ptr<const void>> owners;  // of all pages of histories

 private:
  struct Bytes;
  Result<void> Called(std::string_view call);
  Result<ScriptedChannel*> Opened(std::uint32_t index);
  RawMessage Copy(const ScriptedMessage& message, std::uint32_t channel, Bytes& bytes) const;
  std::uint32_t IndexOf(const std::string& id) const;

  std::vector<std::string> opened_;  // channel ids
  std::size_t pages_ = 0;
  std::deque<std::function<LiveEvent(Bytes&)>> events_;
};

}  // namespace tacit::sources
