// Test only: a source of Telegram without a pipeline behind it. Prints what it gives, invented
// messages and all, one line of text for each.
//
//   telegram_probe DIRECTORY SOCKS_PORT [reopen=N] COMMAND...
//     login PHONE CODE | candidates | find NAME | history NAME | again NAME ID,ID | check NAME |
//     follow NAME SECONDS | bench NAME

#include <malloc.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "sources/telegram/client/telegram_client.h"

namespace {

using tacit::RawActor;
using tacit::RawChannel;
using tacit::RawMessage;
using tacit::Result;
using namespace tacit::sources;  // NOLINT: a test program

class CountingBudget final : public CallBudget {
 public:
  Result<void> Acquire(std::string_view method) override {
    ++calls_[std::string(method)];
    return {};
  }
  void Flooded(std::string_view method, int seconds) override {
    std::printf("flooded %s %d\n", std::string(method).c_str(), seconds);
  }
  void Ended(std::string_view /*method*/, bool /*failed*/) override {}
  void Print() const {
    for (const auto& [method, count] : calls_) std::printf("calls %s %d\n", method.c_str(), count);
  }

 private:
  std::map<std::string, int> calls_;
};

void Print(const RawMessage& m) {
  const auto text = [](std::string_view view) { return std::string(view); };
  std::string line = "message " + text(m.message_id.value()) + " " + text(Name(m.kind));
  line += " sent=" + std::to_string(m.sent_at / 1'000'000);
  if (m.edited_at) line += " edited=" + std::to_string(*m.edited_at / 1'000'000);
  line += " author=" + text(Name(m.author.kind)) + ":" + text(m.author.id);
  if (!m.thread_id.empty()) line += " thread=" + text(m.thread_id.value());
  if (!m.reply_to_id.empty()) line += " reply=" + text(m.reply_to_id.value());
  if (!m.forwarded_from.id.empty()) line += " forward=" + text(m.forwarded_from.id);
  for (const RawActor& target : m.targets) line += " target=" + text(target.id);
  for (const auto& [reaction, count] : m.reactions) {
    line += " reaction=" + text(reaction) + "*" + std::to_string(count);
  }
  if (m.views) line += " views=" + std::to_string(*m.views);
  if (m.forwards) line += " forwards=" + std::to_string(*m.forwards);
  if (m.replies) line += " replies=" + std::to_string(*m.replies);
  line += " spans=" + std::to_string(m.spans.size());
  std::printf("%s text=%s\n", line.c_str(), text(m.text).c_str());
}

void Print(const Candidate& c) {
  std::printf("candidate %s id=%s handle=%s members=%lld joined=%d refusal=%s title=%s about=%s\n",
              c.channel.kind.c_str(), c.channel.id.c_str(), c.channel.handle.c_str(),
              static_cast<long long>(c.channel.members.value_or(-1)), c.joined ? 1 : 0,
              c.refusal.c_str(), c.channel.title.c_str(), c.channel.description.c_str());
}

long Memory() {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (line.starts_with("RssAnon:")) return std::strtol(line.c_str() + 8, nullptr, 10);
  }
  return 0;
}

Result<void> ReadHistory(LiveSource& source, bool print) {
  const auto begin = std::chrono::steady_clock::now();
  std::string before;
  std::size_t count = 0;
  long lowest = 0;
  long highest = 0;
  while (true) {
    TACIT_TRY(const Page page, source.History(0, before));
    if (page.oldest.empty()) break;
    before = page.oldest;
    count += page.messages.size();
    if (page.refused > 0)
      std::printf("refused %llu\n", static_cast<unsigned long long>(page.refused));
    for (const RawMessage& message : page.messages) {
      if (print) Print(message);
    }
    const long memory = Memory();
    highest = std::max(highest, memory);
    if (lowest == 0 && count > 2'000) lowest = memory;
    if (!print && count / 20'000 != (count - page.messages.size()) / 20'000) {
      std::fprintf(stderr, "%zu: %ld KiB\n", count, memory);
    }
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("history %zu\n", count);
  std::fprintf(stderr, "%zu messages, %.2f s, %.0f/s, anonymous memory %ld to %ld KiB\n", count,
               seconds.count(), static_cast<double>(count) / seconds.count(), lowest, highest);
  return {};
}

void Print(const LiveEvent& event) {
  if (const auto* seen = std::get_if<MessageSeen>(&event)) Print(seen->message);
  if (const auto* gone = std::get_if<MessagesDeleted>(&event)) {
    for (const std::string& id : gone->ids) std::printf("deleted %s\n", id.c_str());
  }
  if (const auto* members = std::get_if<MembersSeen>(&event)) {
    std::printf("members %lld\n", static_cast<long long>(members->members));
  }
  if (const auto* refused = std::get_if<ChannelRefused>(&event)) {
    std::printf("refused_channel %s\n", refused->refusal.c_str());
  }
  std::fflush(stdout);
}

Result<void> Follow(LiveSource& source, int seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  TACIT_CHECK_OK(source.History(0, ""));
  std::printf("following\n");
  std::fflush(stdout);
  while (std::chrono::steady_clock::now() < end) {
    TACIT_TRY(const LiveEvents events, source.Wait(200));
    for (const LiveEvent& event : events.events) Print(event);
  }
  return {};
}

Result<void> RunOn(LiveSource& source, const std::vector<std::string>& words) {
  const std::string& command = words[0];
  if (command == "candidates") {
    TACIT_TRY(const auto candidates, source.Candidates());
    for (const Candidate& candidate : candidates) Print(candidate);
    return {};
  }
  TACIT_TRY(const Candidate found, source.Find(words.at(1)));
  if (command == "find") {
    Print(found);
    return {};
  }
  const std::vector<RawChannel> channels = {found.channel};
  TACIT_TRY(const auto opened, source.Open(channels));
  Print(opened[0]);
  if (command == "check") {
    TACIT_TRY(const Candidate checked, source.Check(0));
    Print(checked);
  } else if (command == "again") {
    std::vector<std::string> ids;
    for (std::size_t i = 2; i < words.size(); ++i) ids.push_back(words[i]);
    TACIT_TRY(const Page page, source.Messages(0, ids));
    for (const RawMessage& message : page.messages) Print(message);
  } else if (command == "follow") {
    return Follow(source, std::atoi(words.at(2).c_str()));
  } else {
    return ReadHistory(source, command == "history");
  }
  return {};
}

Result<void> SignInWith(telegram::ClientOptions options, CallBudget& budget,
                        const std::vector<std::string>& words) {
  TACIT_TRY(const auto sign_in, telegram::OpenSignIn(std::move(options), budget));
  for (std::size_t i = 1; i < words.size(); ++i) TACIT_CHECK_OK(sign_in->Give(words[i]));
  TACIT_TRY(const SignInState state, sign_in->State());
  std::printf("%s\n", state.step == SignInStep::kReady ? "signed in" : "not signed in");
  return {};
}

Result<void> Run(std::vector<std::string> words, CountingBudget& budget) {
  telegram::ClientOptions options{.directory = words.at(0),
                                  .database_key = tacit::Secret(std::string(32, 'k')),
                                  .api_id = 12345,
                                  .api_hash = tacit::Secret("0123456789abcdef0123456789abcdef"),
                                  .test_dc = true};
  options.proxy_port = std::atoi(words.at(1).c_str());
  if (options.proxy_port != 0) options.proxy_host = "127.0.0.1";
  words.erase(words.begin(), words.begin() + 2);
  if (words.at(0).starts_with("reopen=")) {
    options.messages_before_reopen = std::strtoull(words[0].c_str() + 7, nullptr, 10);
    words.erase(words.begin());
  }
  options.connect_timeout = std::chrono::seconds(5);
  if (words.at(0) == "login") return SignInWith(std::move(options), budget, words);
  TACIT_TRY(const auto source, telegram::OpenLiveSource(std::move(options), budget));
  auto done = RunOn(*source, words);
  std::printf("people %zu\n", source->People().size());
  return done;
}

}  // namespace

int main(int argc, char** argv) {
  ::mallopt(M_ARENA_MAX, 4);  // as the program does (cli/process.cc)
  ::mallopt(M_TRIM_THRESHOLD, 4 << 20);
  CountingBudget budget;
  const auto done = Run(std::vector<std::string>(argv + 1, argv + argc), budget);
  budget.Print();
  if (done) return 0;
  std::printf("error %d %s\n", static_cast<int>(done.error().code), done.error().detail.c_str());
  return 1;
}
