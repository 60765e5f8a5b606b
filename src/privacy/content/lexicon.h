#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "privacy/content/language.h"

namespace tacit::privacy::content {

struct Phrase {
  Category category = Category::kHealth;
  int weight = 0;
  std::string_view text;  // as the language's file has it
};

// A phrase that stands in a text. `at` is the number of its first word.
struct PhraseHit {
  std::uint32_t at = 0;
  std::uint32_t phrase = 0;
};

// The phrases of all languages in one automaton over words. A text is first only asked whether it
// has enough anchors to reach a score: the rarest word of a strong phrase, or of two weak ones.
// Most texts have not and cost one pass.
class Lexicon {
 public:
  explicit Lexicon(std::span<const Language* const> languages);

  bool HasAnchors(std::string_view text) const;
  // All phrases in the text, by where they begin.
  void Find(std::string_view text, std::vector<PhraseHit>& hits) const;
  const Phrase& phrase(std::uint32_t index) const { return phrases_[index]; }
  std::span<const Phrase> phrases() const { return phrases_; }

 private:
  friend class LexiconBuilder;
  // What the words of a phrase are: a word as written, a stem with its endings, or a set.
  using Symbol = std::uint32_t;
  struct Word {
    std::string folded;
    int anchor = 0;  // the greatest weight of the phrases that it is the anchor of
    std::vector<Symbol> symbols;
  };
  struct Edge {
    std::uint64_t key = 0;  // from-node and symbol; 0: free
    std::uint32_t to = 0;
  };
  struct Ending {
    std::uint32_t phrase = 0;
    std::uint32_t next = 0;  // index + 1 of another phrase of the same words; 0: none
  };
  static constexpr std::size_t kFilterBits = std::size_t{1} << 17U;

  bool MayBeAnchor(std::uint64_t hash) const {
    const std::size_t bit = hash % kFilterBits;
    return (filter_[bit / 64] >> (bit % 64) & 1U) != 0;
  }
  // The index of the word + 1; 0: no phrase has it.
  std::uint32_t IndexOf(std::string_view word, std::uint64_t hash) const;
  void ReadWords(std::string_view text, std::vector<std::uint32_t>& words) const;
  std::uint32_t Next(std::uint32_t node, Symbol symbol) const;
  void Walk(std::span<const std::uint32_t> words, std::uint32_t at, std::uint32_t node,
            std::size_t depth, std::vector<PhraseHit>& hits) const;

  std::vector<Phrase> phrases_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> table_;  // of words_, open addressing, index + 1
  std::vector<std::uint64_t> filter_;
  std::vector<std::uint32_t> root_;       // by symbol: the node that it leads to from the start
  std::vector<Edge> edges_;               // open addressing
  std::vector<std::uint32_t> ending_at_;  // by node: the index of its first ending + 1
  std::vector<Ending> endings_;
};

}  // namespace tacit::privacy::content
