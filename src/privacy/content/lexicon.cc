#include "privacy/content/lexicon.h"

#include "privacy/ascii.h"
#include "privacy/content/lexicon_builder.h"
#include "privacy/content/words.h"
#include "privacy/placeholder.h"

namespace tacit::privacy::content {
namespace {

// No phrase has more words.
constexpr std::size_t kMaxDepth = 8;
constexpr std::string_view kOpening = "[[";
// Anchors of weak phrases that may reach a score together.
constexpr int kEnough = 2;

}  // namespace

Lexicon::Lexicon(std::span<const Language* const> languages) {
  LexiconBuilder builder(*this);
  for (const Language* language : languages) builder.Add(*language);
  builder.Finish();
}

bool Lexicon::HasAnchors(std::string_view text) const {
  int found = 0;
  ForEachWord(text, [&](std::size_t begin, std::size_t end) {
    const std::uint64_t hash = HashWord(text.data() + begin, end - begin);
    if (!MayBeAnchor(hash)) return true;
    const std::uint32_t index = IndexOf(text.substr(begin, end - begin), hash);
    if (index == 0 || words_[index - 1].anchor == 0) return true;
    found += words_[index - 1].anchor >= kStrong ? kEnough : 1;
    return found < kEnough;
  });
  return found >= kEnough;
}

std::uint32_t Lexicon::IndexOf(std::string_view word, std::uint64_t hash) const {
  const std::size_t mask = table_.size() - 1;
  for (std::size_t slot = hash & mask; table_[slot] != 0; slot = (slot + 1) & mask) {
    if (EqualsIgnoreCase(words_[table_[slot] - 1].folded, word)) return table_[slot];
  }
  return 0;
}

// A placeholder is one word: "[[email" for [[EMAIL]], "[[secret" for [[SECRET.AWS]].
void Lexicon::CutWords(std::string_view text, std::vector<TextWord>& words) {
  std::size_t placeholder_end = 0;
  ForEachWord(text, [&](std::size_t begin, std::size_t end) {
    if (begin < placeholder_end) return true;
    if (begin >= kOpening.size() && text.substr(begin - kOpening.size(), 2) == kOpening) {
      const std::size_t length = PlaceholderLength(text, begin - kOpening.size());
      placeholder_end = begin - kOpening.size() + length;
      if (length > 0) begin -= kOpening.size();
    }
    const std::string_view word = text.substr(begin, end - begin);
    words.push_back({.text = word, .hash = HashWord(word.data(), word.size())});
    return true;
  });
}

const Lexicon::Pair* Lexicon::FindPair(Symbol pivot, Side side, Symbol neighbour) const {
  const std::uint64_t key = PairKey(pivot, side, neighbour);
  const std::size_t mask = pairs_.size() - 1;
  for (std::size_t slot = EdgeHash(key) & mask; pairs_[slot].key != 0; slot = (slot + 1) & mask) {
    if (pairs_[slot].key == key) return &pairs_[slot];
  }
  return nullptr;
}

// How many weak phrases may stand here; a strong one counts for enough of them.
int Lexicon::WeightBeside(const Word& pivot, Side side, const TextWord& neighbour) const {
  const std::uint32_t index = IndexOf(neighbour.text, neighbour.hash);
  if (index == 0) return 0;
  int weight = 0;
  for (const Symbol symbol : pivot.symbols) {
    for (const Symbol beside : words_[index - 1].symbols) {
      const Pair* pair = FindPair(symbol, side, beside);
      if (pair != nullptr) weight += pair->strong ? kManyWeak : pair->weak;
    }
  }
  return weight;
}

// Most words begin no pair, and most that do stand beside a word that is in none of theirs: bits
// tell before a table is asked.
bool Lexicon::MayReach(std::span<const TextWord> words) const {
  int weight = 0;
  for (std::size_t at = 0; at < words.size() && weight < kManyWeak; ++at) {
    if (!MayBePivot(words[at].hash)) continue;
    const std::uint32_t index = IndexOf(words[at].text, words[at].hash);
    if (index == 0) continue;
    const Word& word = words_[index - 1];
    if (word.alone) {
      for (const Symbol symbol : word.symbols) {
        const Pair* pair = FindPair(symbol, Side::kAlone, 0);
        if (pair != nullptr) weight += pair->strong ? kManyWeak : pair->weak;
      }
    }
    if (at > 0 && (word.before & NeighbourBit(words[at - 1].hash)) != 0) {
      weight += WeightBeside(word, Side::kBefore, words[at - 1]);
    }
    if (at + 1 < words.size() && (word.after & NeighbourBit(words[at + 1].hash)) != 0) {
      weight += WeightBeside(word, Side::kAfter, words[at + 1]);
    }
  }
  return weight >= kManyWeak;
}

void Lexicon::Find(std::span<const TextWord> text, std::vector<PhraseHit>& hits) const {
  std::vector<std::uint32_t> words;
  words.reserve(text.size());
  for (const TextWord& word : text) words.push_back(IndexOf(word.text, word.hash));
  for (std::uint32_t at = 0; at < words.size(); ++at) {
    if (words[at] != 0) Walk(words, at, 0, 0, hits);
  }
}

std::uint32_t Lexicon::Next(std::uint32_t node, Symbol symbol) const {
  const std::uint64_t key = EdgeKey(node, symbol);
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t slot = EdgeHash(key) & mask; edges_[slot].key != 0; slot = (slot + 1) & mask) {
    if (edges_[slot].key == key) return edges_[slot].to;
  }
  return 0;
}

// Branches only where a word is written out in one phrase and part of a set in another.
void Lexicon::Walk(std::span<const std::uint32_t> words, std::uint32_t at, std::uint32_t node,
                   std::size_t depth, std::vector<PhraseHit>& hits) const {
  if (depth == kMaxDepth || at + depth >= words.size() || words[at + depth] == 0) return;
  for (const Symbol symbol : words_[words[at + depth] - 1].symbols) {
    const std::uint32_t next = node == 0 ? root_[symbol] : Next(node, symbol);
    if (next == 0) continue;
    for (std::uint32_t i = ending_at_[next]; i != 0; i = endings_[i - 1].next) {
      hits.push_back({.at = at, .phrase = endings_[i - 1].phrase});
    }
    Walk(words, at, next, depth + 1, hits);
  }
}

}  // namespace tacit::privacy::content
