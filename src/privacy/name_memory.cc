#include "privacy/name_memory.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

#include "privacy/ascii.h"
#include "privacy/word_scan.h"

namespace tacit::privacy {
namespace {

constexpr Micros kDay = 86'400LL * 1'000'000;
constexpr std::size_t kShortestName = 3;  // bytes: "Al" and "Li" are too many other things
constexpr std::size_t kFreelyFound = 4;   // shorter words of names are found with a capital only
constexpr float kSureEnough = 0.5F;       // of a finding
constexpr std::size_t kWordBits = std::size_t{1} << 20;
constexpr std::size_t kLookBits = std::size_t{1} << 18;

// The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the key matters.
std::uint64_t Mix(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xFF51AFD7ED558CCDULL;
  x ^= x >> 33;
  x *= 0xC4CEB9FE1A85EC53ULL;
  return x ^ x >> 33;
}

// FNV-1a over the word in lower case.
std::uint64_t HashOf(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(Lower(c))) * 0x100000001B3ULL;
  }
  return hash;
}

// 0 is kept for what is free.
std::uint64_t KeyOf(std::uint64_t word, std::uint64_t place) { return Mix(word ^ place) | 1; }

// Of the length and the first three bytes in either case: to tell most words from all names without
// a look at every letter. Words have three bytes at least.
std::size_t LookOf(const char* word, std::size_t size) {
  const auto low = [word](std::size_t i) { return static_cast<std::size_t>(word[i]) & 31U; };
  return (std::min<std::size_t>(size, 10) - kShortestName) << 15U | low(0) << 10U | low(1) << 5U |
         low(2);
}

bool IsNameByte(char c) { return IsLetter(c) || !IsAscii(c); }
bool IsCapital(char c) { return (c >= 'A' && c <= 'Z') || !IsAscii(c); }

// Calls `visit` with begin and end of each run of letters, of all scripts, outside placeholders.
template <typename Visit>
void EachWord(std::string_view text, std::size_t begin, std::size_t end, const Visit& visit) {
  std::size_t at = begin;
  while (at < end) {
    if (text[at] == '[' && at + 1 < end && text[at + 1] == '[') {
      const std::size_t close = text.find("]]", at);
      if (close == std::string_view::npos) return;
      at = close + 2;
      continue;
    }
    std::size_t stop = at;
    while (stop < end && IsNameByte(text[stop])) ++stop;
    if (stop > at) visit(at, stop);
    at = std::max(stop, at + 1);
  }
}

// The same for a whole text, 64 bytes at a time where it holds no placeholder.
template <typename Visit>
void EachWord(std::string_view text, const Visit& visit) {
  if (text.find("[[") != std::string_view::npos) return EachWord(text, 0, text.size(), visit);
  WordScan words(text, WordScan::Of::kLetters);
  for (std::size_t at = words.FindWord(0); at < text.size(); at = words.FindWord(at)) {
    const std::size_t end = words.FindEnd(at);
    visit(at, end);
    at = end;
  }
}

// Calls `visit` with each word of a name that can stand for its bearer.
template <typename Visit>
void EachNameWord(std::string_view text, const Finding& finding, const Visit& visit) {
  if (finding.score < kSureEnough) return;
  EachWord(text, finding.begin, finding.end, [&](std::size_t begin, std::size_t end) {
    if (end - begin < kShortestName || !IsCapital(text[begin])) return;
    visit(text.substr(begin, end - begin));
  });
}

// Appends a PERSON for each word that `is_name`.
template <typename IsName>
void FindWords(std::string_view text, std::vector<Finding>& findings, const IsName& is_name) {
  EachWord(text, [&](std::size_t begin, std::size_t end) {
    const std::size_t size = end - begin;
    if (size < kShortestName || (size < kFreelyFound && !IsCapital(text[begin]))) return;
    if (!is_name(text.substr(begin, size))) return;
    findings.push_back({.entity = "PERSON",
                        .begin = static_cast<std::uint32_t>(begin),
                        .end = static_cast<std::uint32_t>(end),
                        .score = 0.4F,
                        .rule = "conversation"});
  });
}

// Sorted, each key once, and no more than may be kept.
void KeepDistinct(std::vector<NameMemory::Entry>& entries, std::size_t most) {
  std::ranges::sort(entries, {}, &NameMemory::Entry::key);
  const auto same = std::ranges::unique(entries, {}, &NameMemory::Entry::key);
  entries.erase(same.begin(), same.end());
  if (entries.size() > most) entries.resize(most);
}

}  // namespace

Conversation Conversation::Of(std::uint32_t channel, Micros sent_at, std::string_view thread_id) {
  const std::uint64_t place = Mix(channel + 1);
  const auto day = static_cast<std::uint64_t>(sent_at / kDay);
  return {.day = Mix(place ^ day),
          .thread = thread_id.empty() ? 0 : Mix(place ^ HashOf(thread_id) ^ ~std::uint64_t{0})};
}

void NameMemory::Collector::Add(std::string_view text, std::span<const Finding> findings,
                                const Conversation& where) {
  for (const Finding& finding : findings) {
    EachNameWord(text, finding, [&](std::string_view name) {
      const std::uint64_t word = HashOf(name);
      if (looks_.empty()) looks_.assign(kLookBits / 64, 0);
      const std::size_t look = LookOf(name.data(), name.size());
      looks_[look / 64] |= std::uint64_t{1} << look % 64;
      entries_.push_back({.key = KeyOf(word, where.day), .word = word});
      if (where.thread != 0) entries_.push_back({.key = KeyOf(word, where.thread), .word = word});
    });
  }
  if (entries_.size() < shrink_at_) return;
  KeepDistinct(entries_, most_);
  shrink_at_ = entries_.size() * 2 + shrink_at_ / 2;
}

NameMemory::NameMemory(std::span<Collector> collectors, std::size_t most) {
  std::vector<Entry> all;
  for (Collector& collector : collectors) {
    looks_.resize(std::max(looks_.size(), collector.looks_.size()));
    for (std::size_t i = 0; i < collector.looks_.size(); ++i) looks_[i] |= collector.looks_[i];
    all.insert(all.end(), collector.entries_.begin(), collector.entries_.end());
    collector.entries_ = {};
    KeepDistinct(all, most);
  }
  if (all.empty()) return;
  count_ = all.size();
  table_.assign(std::bit_ceil(all.size() * 2), 0);
  words_.assign(kWordBits / 64, 0);
  for (const Entry& entry : all) {
    std::size_t at = entry.key & (table_.size() - 1);
    while (table_[at] != 0) at = (at + 1) & (table_.size() - 1);
    table_[at] = entry.key;
    words_[entry.word % kWordBits / 64] |= std::uint64_t{1} << entry.word % 64;
  }
}

bool NameMemory::Has(std::uint64_t key) const {
  std::size_t at = key & (table_.size() - 1);
  while (table_[at] != 0 && table_[at] != key) at = (at + 1) & (table_.size() - 1);
  return table_[at] != 0;
}

void NameMemory::Find(std::string_view text, const Conversation& where,
                      std::vector<Finding>& findings) const {
  if (count_ == 0) return;
  FindWords(text, findings, [&](std::string_view name) {
    const std::size_t look = LookOf(name.data(), name.size());
    if ((looks_[look / 64] >> look % 64 & 1) == 0) return false;
    const std::uint64_t word = HashOf(name);
    if ((words_[word % kWordBits / 64] >> word % 64 & 1) == 0) return false;
    return Has(KeyOf(word, where.day)) || (where.thread != 0 && Has(KeyOf(word, where.thread)));
  });
}

void NameMemory::FindAgain(std::string_view text, std::size_t first,
                           std::vector<Finding>& findings) {
  constexpr std::size_t kMost = 64;  // words of names in one text
  std::array<std::uint64_t, kMost> names{};
  std::size_t count = 0;
  for (std::size_t i = first; i < findings.size(); ++i) {
    EachNameWord(text, findings[i], [&](std::string_view word) {
      if (count < kMost) names[count++] = HashOf(word);
    });
  }
  const std::span<const std::uint64_t> known(names.data(), count);
  FindWords(text, findings, [&](std::string_view word) {
    return std::ranges::find(known, HashOf(word)) != known.end();
  });
}

}  // namespace tacit::privacy
