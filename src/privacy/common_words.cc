#include "privacy/common_words.h"

#include <array>
#include <string>
#include <vector>

#include "privacy/name_fold.h"

namespace tacit::privacy {
namespace {

// More than twice as many places as words; small enough for the cache.
constexpr std::size_t kSlots = std::size_t{1} << 14;

class WordTable {
 public:
  WordTable() : slots_(kSlots) {
    Add(kFunctionWords, WordLevel::kFunction);
    Add(kCapitalisedWords, WordLevel::kCapitalised);
    Add(kEnglishWords, WordLevel::kCommon);
    Add(kForeignWords, WordLevel::kCommon);
  }
  WordLevel Find(std::uint64_t hash) const {
    for (std::size_t at = hash % kSlots; slots_[at] != 0; at = (at + 1) % kSlots) {
      if (slots_[at] >> 2 == Mark(hash)) return static_cast<WordLevel>(slots_[at] & 3);
    }
    return WordLevel::kFree;
  }

 private:
  // The hash's highest bits; a word that is taken for another by chance is a rare word.
  static std::uint32_t Mark(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 34); }
  void Add(std::string_view words, WordLevel level) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (end > 0) AddWord(HashOf(words.substr(0, end)), level);
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  void AddWord(std::uint64_t hash, WordLevel level) {
    std::size_t at = hash % kSlots;
    while (slots_[at] != 0 && slots_[at] >> 2 != Mark(hash)) at = (at + 1) % kSlots;
    if (slots_[at] == 0) slots_[at] = Mark(hash) << 2 | static_cast<std::uint32_t>(level);
  }

  std::vector<std::uint32_t> slots_;  // Mark << 2 | level; 0: free
};

const WordTable& Words() {
  static const WordTable words;
  return words;
}

struct Ending {
  std::string_view ending;
  std::string_view stem_ending;  // what the word has in its place
};

constexpr auto kEndings = std::to_array<Ending>({{"s", ""},
                                                 {"es", ""},
                                                 {"ies", "y"},
                                                 {"ed", ""},
                                                 {"ed", "e"},
                                                 {"ied", "y"},
                                                 {"ing", ""},
                                                 {"ing", "e"},
                                                 {"ly", ""},
                                                 {"ily", "y"}});
constexpr std::size_t kMinStem = 3;

}  // namespace

WordLevel LevelOfHash(std::uint64_t hash) { return Words().Find(hash); }

WordLevel LevelOf(std::string_view folded) {
  const WordLevel level = LevelOfHash(HashOf(folded));
  if (level != WordLevel::kFree) return level;
  for (const Ending& ending : kEndings) {
    if (!folded.ends_with(ending.ending)) continue;
    std::string stem(folded.substr(0, folded.size() - ending.ending.size()));
    if (stem.size() < kMinStem) continue;
    const bool doubled = stem[stem.size() - 1] == stem[stem.size() - 2];
    if (doubled && ending.stem_ending.empty() && ending.ending.size() > 1 &&
        LevelOfHash(HashOf(std::string_view(stem).substr(0, stem.size() - 1))) !=
            WordLevel::kFree) {
      return WordLevel::kCommon;
    }
    stem += ending.stem_ending;
    if (LevelOfHash(HashOf(stem)) != WordLevel::kFree) return WordLevel::kCommon;
  }
  return WordLevel::kFree;
}

}  // namespace tacit::privacy
