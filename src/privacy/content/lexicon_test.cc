#include "privacy/content/lexicon.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

namespace tacit::privacy::content {
namespace {

// A text of a phrase: stems with an ending, of a set its first word.
std::string Written(std::string_view phrase, unsigned ending) {
  constexpr auto kEndings = std::to_array<std::string_view>({"", "s", "ed", "ing"});
  std::string text;
  while (!phrase.empty()) {
    const char c = phrase.front();
    phrase.remove_prefix(1);
    if (c == '*') {
      text += kEndings.at(ending % kEndings.size());
    } else if (c == '<') {
      const std::string_view name = phrase.substr(0, phrase.find('>'));
      for (const WordSet& set : English().sets) {
        if (set.name == name) text += set.words.substr(0, set.words.find('|'));
      }
      phrase.remove_prefix(name.size() + 1);
    } else {
      text += c;
    }
  }
  return text;
}

// Whether the phrases found may come to a score: the work that MayReach saves.
bool Reaches(const Lexicon& lexicon, std::span<const TextWord> words) {
  std::vector<PhraseHit> hits;
  lexicon.Find(words, hits);
  int weak = 0;
  for (const PhraseHit& hit : hits) {
    const int weight = lexicon.phrase(hit.phrase).weight;
    if (weight >= kStrong) return true;
    weak += weight > kSupport ? 1 : 0;
  }
  return weak >= kManyWeak;
}

TEST(Lexicon, NoTextThatReachesIsMissed) {
  const Lexicon lexicon(std::array{&English()});
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp): the same texts each time
  std::vector<TextWord> words;
  int reached = 0;
  int refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (unsigned phrases = 1 + random() % 4; phrases > 0; --phrases) {
      const auto& phrase =
          lexicon.phrase(static_cast<std::uint32_t>(random() % lexicon.phrases().size()));
      text += Written(phrase.text, static_cast<unsigned>(random())) + " the ";
    }
    words.clear();
    Lexicon::CutWords(text, words);
    const bool reaches = Reaches(lexicon, words);
    const bool may = lexicon.MayReach(words);
    ASSERT_TRUE(may || !reaches) << text;
    reached += reaches ? 1 : 0;
    refused += may ? 0 : 1;
  }
  EXPECT_GT(reached, 10'000);
  EXPECT_GT(refused, 500);
}

TEST(Lexicon, AnAnchorWithoutItsNeighbourIsRefused) {
  const Lexicon lexicon(std::array{&English()});
  std::vector<TextWord> words;
  Lexicon::CutWords("the server was down and the market went up again", words);
  EXPECT_FALSE(lexicon.MayReach(words));
}

}  // namespace
}  // namespace tacit::privacy::content
