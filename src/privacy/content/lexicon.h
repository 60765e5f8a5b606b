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

struct TextWord {
  std::string_view text;
  std::uint64_t hash = 0;  // HashWord
};

// The phrases of all languages in one automaton over words. A text is first only asked whether it
// has enough anchors to reach a score: the rarest word of a strong phrase, or of two weak ones.
// Most texts have not and cost one pass; of the others, most end with the anchors' neighbours.
class Lexicon {
 public:
  explicit Lexicon(std::span<const Language* const> languages);

  bool HasAnchors(std::string_view text) const;
  // The words of a text. A placeholder is one word.
  static void CutWords(std::string_view text, std::vector<TextWord>& words);
  // Whether a strong phrase or three weak ones may be among the words: looks at each phrase's
  // rarest word and one beside it. Says yes to a few texts that have not; no text that has is
  // missed.
  bool MayReach(std::span<const TextWord> words) const;
  // All phrases in a text of these words, by where they begin.
  void Find(std::span<const TextWord> words, std::vector<PhraseHit>& hits) const;
  const Phrase& phrase(std::uint32_t index) const { return phrases_[index]; }
  std::span<const Phrase> phrases() const { return phrases_; }

 private:
  friend class LexiconBuilder;
  // What the words of a phrase are: a word as written, a stem with its endings, or a set.
  using Symbol = std::uint32_t;
  struct Word {
    std::string folded;
    int anchor = 0;  // the greatest weight of the phrases that it is the anchor of
    // Whether one of its symbols begins a Pair: alone, or with a word of such a hash beside it.
    bool alone = false;
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    std::vector<Symbol> symbols;
  };
  // The rarest word of a phrase and one of its neighbours.
  struct Pair {
    std::uint64_t key = 0;   // see PairKey; 0: free
    std::uint16_t weak = 0;  // how many phrases of weight 2 have it
    bool strong = false;     // whether a stronger one has
  };
  enum class Side : std::uint8_t { kAlone, kBefore, kAfter };
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
  bool MayBePivot(std::uint64_t hash) const {
    const std::size_t bit = hash % kFilterBits;
    return (pivots_[bit / 64] >> (bit % 64) & 1U) != 0;
  }
  static std::uint64_t NeighbourBit(std::uint64_t hash) {
    return std::uint64_t{1} << (hash >> 58U);
  }
  // The index of the word + 1; 0: no phrase has it.
  std::uint32_t IndexOf(std::string_view word, std::uint64_t hash) const;
  static constexpr std::uint64_t PairKey(Symbol pivot, Side side, Symbol neighbour) {
    return std::uint64_t{pivot} << 34U | std::uint64_t{static_cast<std::uint8_t>(side)} << 32U |
           neighbour;
  }
  const Pair* FindPair(Symbol pivot, Side side, Symbol neighbour) const;
  int WeightBeside(const Word& pivot, Side side, const TextWord& neighbour) const;
  std::uint32_t Next(std::uint32_t node, Symbol symbol) const;
  void Walk(std::span<const std::uint32_t> words, std::uint32_t at, std::uint32_t node,
            std::size_t depth, std::vector<PhraseHit>& hits) const;

  std::vector<Phrase> phrases_;
  std::vector<Word> words_;
  std::vector<std::uint32_t> table_;  // of words_, open addressing, index + 1
  std::vector<std::uint64_t> filter_;
  std::vector<std::uint64_t> pivots_;     // the same, of the words that begin a Pair
  std::vector<Pair> pairs_;               // open addressing
  std::vector<std::uint32_t> root_;       // by symbol: the node that it leads to from the start
  std::vector<Edge> edges_;               // open addressing
  std::vector<std::uint32_t> ending_at_;  // by node: the index of its first ending + 1
  std::vector<Ending> endings_;
};

}  // namespace tacit::privacy::content
