// Measures the stages of an import on one file; `./dev bench` runs it and prints ratios.
//   tacit_bench_stages read  FILE THREADS    pread and count of newlines: the machine's read limit
//   tacit_bench_stages parse FILE THREADS    the archive reader alone
//   tacit_bench_stages scrub FILE THREADS    parse, scrub and pseudonyms, rows thrown away
//   tacit_bench_stages text  FILE            the scrubber alone, over texts in memory: CPU time
//   tacit_bench_stages names FILE            the same with the tagger of names
//   tacit_bench_stages roster FILE           a roster of 20,000 names alone, over the same texts
//   tacit_bench_stages engine FILE           the scrubber with that roster and the tagger
//   tacit_bench_stages duckdb FILE PATTERNS OUT   DuckDB's read_json and the regexes of PATTERNS
// Prints one JSON object.

#include <time.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/file.h"
#include "engine/engine.h"
#include "privacy/detectors/all.h"
#include "privacy/name_matcher.h"
#include "privacy/rules/user_rules.h"
#include "privacy/scrubber.h"
#include "privacy/tagger/tagger.h"
#include "sources/telegram/archive/telegram_archive.h"

namespace tacit {
namespace {

using std::chrono::steady_clock;

struct Outcome {
  double seconds = 0;
  std::uint64_t messages = 0;
  std::uint64_t bytes = 0;
};

[[noreturn]] void Die(const Error& error) {
  std::fprintf(stderr, "tacit_bench_stages: %s\n", error.detail.c_str());
  std::exit(1);
}

template <typename T>
T OrDie(Result<T> result) {
  if (!result) Die(result.error());
  return *std::move(result);
}

// CPU time of this thread: other load on the machine disturbs it less than the wall's.
double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Runs `work(thread)` on `threads` threads and returns the wall time.
double Timed(unsigned threads, const std::function<void()>& work) {
  const auto begin = steady_clock::now();
  {
    std::vector<std::jthread> pool;
    for (unsigned i = 1; i < threads; ++i) pool.emplace_back(work);
    work();
  }
  return std::chrono::duration<double>(steady_clock::now() - begin).count();
}

Outcome ReadLimit(const std::string& path, unsigned threads) {
  constexpr std::size_t kBlock = 1 << 20;
  const File file = OrDie(File::OpenRead(path));
  Outcome outcome{.bytes = OrDie(file.Size())};
  std::atomic<std::uint64_t> next = 0;
  std::atomic<std::uint64_t> lines = 0;
  outcome.seconds = Timed(threads, [&] {
    std::vector<char> block(kBlock);
    std::uint64_t found = 0;
    for (std::uint64_t at = next++ * kBlock; at < outcome.bytes; at = next++ * kBlock) {
      const std::size_t size = OrDie(file.ReadAt(at, block.data(), kBlock));
      found += static_cast<std::uint64_t>(
          std::count(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(size), '\n'));
    }
    lines += found;
  });
  outcome.messages = lines;
  return outcome;
}

Outcome ParseAndScrub(const std::string& path, unsigned threads, bool scrub) {
  const auto archive = OrDie(sources::OpenTelegramArchive(path, {}));
  const privacy::Policy policy = privacy::MakePolicy({});
  const privacy::ProjectKeys keys =
      privacy::DeriveProjectKeys(Secret(std::string(32, 'k')), "bench", 1);
  const privacy::Roster roster;
  Outcome outcome{.bytes = archive->bytes()};
  std::atomic<std::size_t> next = 0;
  std::atomic<std::uint64_t> messages = 0;
  std::atomic<std::uint64_t> sum = 0;
  outcome.seconds = Timed(threads, [&] {
    privacy::Scrubber scrubber(policy, keys, roster, Platform::kTelegram, archive->channels());
    RawMessage raw;
    std::uint64_t count = 0;
    std::uint64_t text_bytes = 0;
    for (std::size_t part = next++; part < archive->part_count(); part = next++) {
      const auto reader = OrDie(archive->OpenPart(part));
      while (OrDie(reader->Next(raw))) {
        ++count;
        text_bytes += scrub ? scrubber.Scrub(raw).fields().text.size() : raw.text.size();
      }
    }
    messages += count;
    sum += text_bytes;
  });
  outcome.messages = messages;
  if (sum == 0) std::fputs("no text at all?\n", stderr);
  return outcome;
}

// Rules as somebody would write them; most of the generator's texts hold none of their literals.
std::vector<privacy::RuleSpec> TenRules() {
  std::vector<privacy::RuleSpec> rules;
  for (const char* const pattern :
       {"ACME-[0-9]+", "(?i)project (falcon|osprey|kestrel)", "CUST[0-9]{6}",
        "INV-20[0-9]{2}-[0-9]+", "(?i)badge no[.:]? ?[0-9]{4,}", "srv-[a-z]+-[0-9]{2}\\.corp",
        "PO#[0-9]{5,}", "(?i)employee id:? [A-Z][0-9]{5}", "room [A-Z][0-9]{3}",
        "desk-[0-9]+[a-f]?"}) {
    rules.push_back(
        {.name = "r" + std::to_string(rules.size()), .entity = "CUSTOM.BENCH", .pattern = pattern});
  }
  return rules;
}

// Names put together from syllables, with handles as workspaces have them; the same each time.
std::vector<RawPerson> InventedPeople() {
  constexpr std::size_t kPeople = 20'000;
  constexpr std::size_t kFirstNames = 1'500;
  constexpr std::size_t kLastNames = 9'000;
  constexpr auto kSyllables = std::to_array<std::string_view>(
      {"an", "bel", "cor", "da", "el", "fri", "gar", "hol", "i",  "jo",
       "ka", "lin", "mar", "ni", "or", "pe",  "qui", "ros", "sa", "tor",
       "u",  "vin", "wen", "xa", "yo", "zel", "bra", "sten"});
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same people each time
  const auto invent = [&](std::size_t count, std::size_t syllables) {
    std::vector<std::string> names(count);
    for (std::string& name : names) {
      const std::size_t more = random() % 2;
      while (name.size() < 4) {
        for (std::size_t i = 0; i < syllables + more; ++i) {
          name += kSyllables.at(random() % kSyllables.size());
        }
      }
      name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
    }
    return names;
  };
  const std::vector<std::string> first = invent(kFirstNames, 2);
  const std::vector<std::string> last = invent(kLastNames, 3);
  std::vector<RawPerson> people;
  while (people.size() < kPeople) {
    const std::string& given = first[random() % first.size()];
    const std::string& family = last[random() % last.size()];
    people.push_back({.id = "U" + std::to_string(people.size()),
                      .handle = given.substr(0, 1) + family + std::to_string(random() % 100),
                      .real_name = given + " " + family,
                      .first_name = given,
                      .last_name = family});
  }
  return people;
}

std::vector<std::string> ReadTexts(const std::string& path) {
  constexpr std::size_t kTexts = 1'000'000;
  const auto archive = OrDie(sources::OpenTelegramArchive(path, {}));
  std::vector<std::string> texts;
  RawMessage raw;
  for (std::size_t part = 0; part < archive->part_count() && texts.size() < kTexts; ++part) {
    const auto reader = OrDie(archive->OpenPart(part));
    while (texts.size() < kTexts && OrDie(reader->Next(raw))) texts.emplace_back(raw.text);
  }
  return texts;
}

// The least CPU time of some rounds over the same texts.
Outcome LeastTime(std::span<const std::string> texts,
                  const std::function<std::uint64_t(const std::string&)>& work) {
  constexpr int kRounds = 5;
  Outcome outcome{.messages = texts.size()};
  std::uint64_t sum = 0;
  for (const std::string& text : texts) outcome.bytes += text.size();
  for (int round = 0; round < kRounds; ++round) {
    const double begin = ThreadSeconds();
    for (const std::string& text : texts) sum += work(text);
    const double seconds = ThreadSeconds() - begin;
    if (round == 0 || seconds < outcome.seconds) outcome.seconds = seconds;
  }
  if (sum == 0) std::fputs("no text at all?\n", stderr);
  return outcome;
}

Outcome FindNames(const std::string& path) {
  const std::vector<RawPerson> people = InventedPeople();
  const privacy::NameMatcher matcher(people);
  std::vector<privacy::Finding> findings;
  return LeastTime(ReadTexts(path), [&](const std::string& text) {
    findings.clear();
    matcher.Find(text, privacy::kNoChannel, findings);
    return text.size() + findings.size();
  });
}

Outcome ScrubText(const std::string& path, const privacy::Policy& policy,
                  std::span<const RawPerson> people = {}) {
  const privacy::ProjectKeys keys =
      privacy::DeriveProjectKeys(Secret(std::string(32, 'k')), "bench", 1);
  const privacy::Roster roster(people);
  privacy::Scrubber scrubber(policy, keys, roster, Platform::kTelegram, {});
  RawMessage message;
  message.author.id = "1";
  return LeastTime(ReadTexts(path), [&](const std::string& text) {
    message.text = text;
    return scrubber.Scrub(message).fields().text.size();
  });
}

// The same job as a data engineer would write it in DuckDB: read_json, one regexp_replace a
// pattern, a SHA-256 of the author, Parquet with zstd.
Outcome DuckDb(const std::string& path, const std::string& patterns, const std::string& out) {
  std::string text =
      "CASE WHEN json_type(m.text) = 'VARCHAR' THEN m.text->>'$' ELSE m.text::VARCHAR END";
  std::ifstream lines(patterns);
  for (std::string line; std::getline(lines, line);) {
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    if (second == std::string::npos) continue;
    std::string pattern = line.substr(second + 1);
    for (const char* const large : {",2000}", ",4000}"}) {  // RE2 repeats at most 1,000 times
      for (std::size_t at; (at = pattern.find(large)) != std::string::npos;) {
        pattern.replace(at, 6, ",1000}");
      }
    }
    const bool fold_case = line.substr(first + 1, second - first - 1) == "1";
    text = "regexp_replace(" + text + ", " + engine::SqlQuote(pattern) + ", '<" +
           line.substr(0, first) + ">', '" + (fold_case ? "gi" : "g") + "')";
  }
  const std::string select =
      "SELECT m.id, m.type, m.date_unixtime, sha256(m.from_id) AS author, " + text +
      " AS text FROM (SELECT unnest(messages) AS m FROM read_json(" + engine::SqlQuote(path) +
      ", maximum_object_size=4000000000, columns={messages: 'STRUCT(id BIGINT, type VARCHAR, "
      "date_unixtime VARCHAR, from_id VARCHAR, text JSON)[]'}))";
  const auto engine = OrDie(engine::Engine::Open({.memory_limit_bytes = 16ULL << 30}));
  const auto connection = OrDie(engine->Connect());
  Outcome outcome;
  outcome.seconds =
      Timed(1, [&] { outcome.messages = OrDie(connection->CopyToParquet(select, out)).rows; });
  return outcome;
}

int Main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs(
        "usage: tacit_bench_stages read|parse|scrub|text|names|rules|roster|engine|duckdb FILE …\n",
        stderr);
    return 2;
  }
  const std::string_view stage = argv[1];
  const std::string path = argv[2];
  const unsigned threads =
      argc > 3 && stage != "duckdb" ? static_cast<unsigned>(std::atoi(argv[3])) : 1;
  Outcome outcome;
  if (stage == "read") outcome = ReadLimit(path, threads);
  if (stage == "parse") outcome = ParseAndScrub(path, threads, false);
  if (stage == "scrub") outcome = ParseAndScrub(path, threads, true);
  if (stage == "text") outcome = ScrubText(path, privacy::MakePolicy({}));
  const auto with_tagger = [] {
    return privacy::MakePolicy({.names = privacy::MakeTagger(privacy::kDefaultNameRecall)});
  };
  if (stage == "names") outcome = ScrubText(path, with_tagger());
  if (stage == "roster") outcome = FindNames(path);
  if (stage == "engine") outcome = ScrubText(path, with_tagger(), InventedPeople());
  if (stage == "rules") {
    privacy::Policy policy = privacy::MakePolicy({});
    policy.rules = OrDie(privacy::UserRules::Make(TenRules()));
    outcome = ScrubText(path, policy);
  }
  if (stage == "duckdb" && argc > 4) outcome = DuckDb(path, argv[3], argv[4]);
  std::printf(
      "{\"stage\":\"%s\",\"threads\":%u,\"seconds\":%.4f,\"messages\":%llu,\"bytes\":%llu}\n",
      argv[1], threads, outcome.seconds, static_cast<unsigned long long>(outcome.messages),
      static_cast<unsigned long long>(outcome.bytes));
  return 0;
}

}  // namespace
}  // namespace tacit

int main(int argc, char** argv) { return tacit::Main(argc, argv); }
