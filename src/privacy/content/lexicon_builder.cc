#include "privacy/content/lexicon_builder.h"

#include <algorithm>
#include <bit>

#include "base/assert.h"
#include "privacy/ascii.h"
#include "privacy/content/words.h"

namespace tacit::privacy::content {
namespace {

constexpr std::size_t kMaxSpellings = 200;

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// The words as a text's would be cut: "i'm" is two. "word*", "<set>" and "[[CLASS]]" stay whole.
std::vector<std::string> Cut(std::string_view part) {
  if (part.starts_with('<')) return {std::string(part)};
  std::string folded;
  if (part.starts_with("[[")) {
    AppendLower(part.substr(0, part.size() - 2), folded);
    return {folded};
  }
  std::string buffer;
  const std::string_view text = FoldWords(part, buffer);
  std::vector<std::string> words;
  ForEachWord(text, [&](std::size_t begin, std::size_t end) {
    words.emplace_back();
    AppendLower(text.substr(begin, end - begin), words.back());
    if (end < text.size() && text[end] == '*') words.back() += '*';
    return true;
  });
  return words;
}

std::vector<std::string> CutAll(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view part : Split(text, ' ')) {
    for (std::string& word : Cut(part)) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

void LexiconBuilder::Add(const Language& language) {
  language_ = &language;
  endings_.clear();
  common_.clear();
  frequent_.clear();
  word_sets_.clear();
  phrase_sets_.clear();
  for (const std::string_view ending : Split(language.endings, '|')) endings_.emplace_back(ending);
  for (const std::string_view word : Split(language.common, '|')) common_.emplace(word);
  for (const std::string_view word : Split(language.frequent, '|')) frequent_.emplace(word);
  AddSets();
  for (const auto rows : language.rows) {
    for (const PhraseRow& row : rows) {
      for (const std::string_view text : Split(row.phrases, '|')) AddPhrase(row, text);
    }
  }
  symbols_.clear();  // the next language's sets and stems are its own
  members_.clear();
}

void LexiconBuilder::AddSets() {
  for (const WordSet& set : language_->sets) {
    const std::string name = "<" + std::string(set.name) + ">";
    std::vector<Spelling> spellings;
    for (const std::string_view text : Split(set.words, '|')) spellings.push_back(CutAll(text));
    const bool single =
        std::ranges::all_of(spellings, [](const Spelling& words) { return words.size() == 1; });
    if (!single) {
      phrase_sets_[name] = std::move(spellings);
      continue;
    }
    for (const Spelling& words : spellings) word_sets_[name].push_back(words[0]);
  }
}

std::vector<LexiconBuilder::Spelling> LexiconBuilder::Spellings(std::string_view text) const {
  std::vector<Spelling> all(1);
  for (const std::string& word : CutAll(text)) {
    const auto set = phrase_sets_.find(word);
    std::vector<Spelling> longer;
    for (const Spelling& begun : all) {
      const std::vector<Spelling> one = {{word}};
      for (const Spelling& more : set == phrase_sets_.end() ? one : set->second) {
        longer.push_back(begun);
        longer.back().insert(longer.back().end(), more.begin(), more.end());
      }
    }
    all = std::move(longer);
    TACIT_ASSERT(all.size() <= kMaxSpellings);
  }
  return all;
}

void LexiconBuilder::AddPhrase(const PhraseRow& row, std::string_view text) {
  const auto phrase = static_cast<std::uint32_t>(lexicon_.phrases_.size());
  lexicon_.phrases_.push_back({.category = row.category, .weight = row.weight, .text = text});
  for (const Spelling& spelling : Spellings(text)) {
    AddSpelling(spelling, phrase);
    if (row.weight <= kSupport) continue;
    MarkAnchor(spelling, row.weight);
    AddPair(spelling, row.weight);
  }
}

void LexiconBuilder::AddSpelling(const Spelling& spelling, std::uint32_t phrase) {
  TACIT_ASSERT(!spelling.empty() && spelling.size() <= 8);
  std::uint32_t node = 0;
  auto& ending_at = lexicon_.ending_at_;
  if (ending_at.empty()) ending_at.push_back(0);
  for (const std::string& part : spelling) {
    const auto [edge, added] = edges_.emplace(std::pair{node, SymbolOf(part)},
                                              static_cast<std::uint32_t>(ending_at.size()));
    if (added) ending_at.push_back(0);
    node = edge->second;
  }
  auto& endings = lexicon_.endings_;
  for (std::uint32_t i = ending_at[node]; i != 0; i = endings[i - 1].next) {
    if (endings[i - 1].phrase == phrase) return;
  }
  endings.push_back({.phrase = phrase, .next = ending_at[node]});
  ending_at[node] = static_cast<std::uint32_t>(endings.size());
}

// The longest word that is neither common nor frequent; then one that is frequent; sets of single
// words count only when nothing else is there.
std::size_t LexiconBuilder::AnchorOf(const Spelling& spelling) const {
  std::size_t best = spelling.size();
  std::size_t best_rank = 0;
  for (std::size_t i = 0; i < spelling.size(); ++i) {
    const std::string& part = spelling[i];
    const std::string_view stem = std::string_view(part).substr(0, part.find('*'));
    if (part.starts_with('<') || part.starts_with('[') || common_.contains(stem)) continue;
    constexpr std::size_t kRare = 100;
    const std::size_t rank = part.size() + (frequent_.contains(stem) ? 0 : kRare);
    if (rank <= best_rank) continue;
    best = i;
    best_rank = rank;
  }
  if (best < spelling.size()) return best;
  const auto set = std::ranges::find_if(spelling, [&](const std::string& part) {
    return part.starts_with('<') &&
           std::ranges::none_of(word_sets_.find(part)->second,
                                [&](const std::string& word) { return common_.contains(word); });
  });
  return static_cast<std::size_t>(set - spelling.begin());
}

void LexiconBuilder::MarkAnchor(const Spelling& spelling, int weight) {
  const std::size_t best = AnchorOf(spelling);
  if (best == spelling.size()) return;
  for (const std::uint32_t word : members_.find(spelling[best])->second) {
    int& anchor = lexicon_.words_[word].anchor;
    anchor = std::max(anchor, weight);
  }
}

// Of every spelling, also of one without an anchor: such a phrase starts no score, but it counts
// beside the anchors of others.
void LexiconBuilder::AddPair(const Spelling& spelling, int weight) {
  using Side = Lexicon::Side;
  const std::size_t anchor = AnchorOf(spelling);
  const std::size_t pivot = anchor < spelling.size() ? anchor : 0;
  const bool alone = spelling.size() == 1;
  const Side side = alone ? Side::kAlone : pivot > 0 ? Side::kBefore : Side::kAfter;
  const std::size_t neighbour = pivot > 0 ? pivot - 1 : pivot + 1;
  const Symbol symbol = SymbolOf(spelling[pivot]);
  const std::uint64_t key =
      Lexicon::PairKey(symbol, side, alone ? 0 : SymbolOf(spelling[neighbour]));
  Lexicon::Pair& pair = pairs_[key];
  pair.key = key;
  pair.strong = pair.strong || weight >= kStrong;
  if (weight < kStrong) ++pair.weak;
  std::uint64_t beside = 0;
  if (!alone) {
    for (const std::uint32_t word : members_.find(spelling[neighbour])->second) {
      const std::string& folded = lexicon_.words_[word].folded;
      beside |= Lexicon::NeighbourBit(HashWord(folded.data(), folded.size()));
    }
  }
  for (const std::uint32_t index : members_.find(spelling[pivot])->second) {
    Lexicon::Word& word = lexicon_.words_[index];
    word.alone = word.alone || alone;
    (side == Side::kBefore ? word.before : word.after) |= beside;
  }
}

// The symbol of a word, a stem or a set; entered with all the words that it stands for.
LexiconBuilder::Symbol LexiconBuilder::SymbolOf(const std::string& part) {
  if (const auto known = symbols_.find(part); known != symbols_.end()) return known->second;
  std::vector<std::string> words;
  if (part.starts_with('<')) {
    const auto set = word_sets_.find(part);
    TACIT_ASSERT(set != word_sets_.end());
    words = set->second;
  } else {
    words = {part};
  }
  const Symbol symbol = ++last_symbol_;
  std::vector<std::uint32_t>& members = members_[part];
  symbols_.emplace(part, symbol);
  for (const std::string& word : words) {
    const bool stem = word.ends_with('*');
    const std::string base = stem ? word.substr(0, word.size() - 1) : word;
    for (const std::string& ending : endings_) {
      if (!stem && !ending.empty()) break;
      const std::uint32_t index = WordOf(base + ending);
      members.push_back(index);
      lexicon_.words_[index].symbols.push_back(symbol);
    }
  }
  return symbol;
}

std::uint32_t LexiconBuilder::WordOf(const std::string& folded) {
  const auto [entry, added] =
      word_index_.emplace(folded, static_cast<std::uint32_t>(lexicon_.words_.size()));
  if (added) lexicon_.words_.push_back({.folded = folded});
  return entry->second;
}

void LexiconBuilder::Finish() {
  auto& words = lexicon_.words_;
  lexicon_.table_.assign(std::bit_ceil(words.size() * 2 + 1), 0);
  lexicon_.filter_.assign(Lexicon::kFilterBits / 64, 0);
  lexicon_.pivots_.assign(Lexicon::kFilterBits / 64, 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint64_t hash = HashWord(words[i].folded.data(), words[i].folded.size());
    std::size_t slot = hash & (lexicon_.table_.size() - 1);
    while (lexicon_.table_[slot] != 0) slot = (slot + 1) & (lexicon_.table_.size() - 1);
    lexicon_.table_[slot] = static_cast<std::uint32_t>(i + 1);
    const std::size_t bit = hash % Lexicon::kFilterBits;
    const bool pivot = words[i].alone || words[i].before != 0 || words[i].after != 0;
    if (pivot) lexicon_.pivots_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    if (words[i].anchor > 0) lexicon_.filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  auto& pairs = lexicon_.pairs_;
  pairs.assign(std::bit_ceil(pairs_.size() * 2 + 1), {});
  for (const auto& [key, pair] : pairs_) {
    std::size_t slot = EdgeHash(key) & (pairs.size() - 1);
    while (pairs[slot].key != 0) slot = (slot + 1) & (pairs.size() - 1);
    pairs[slot] = pair;
  }
  lexicon_.edges_.assign(std::bit_ceil(edges_.size() * 2 + 1), {});
  lexicon_.root_.assign(last_symbol_ + 1, 0);
  for (const auto& [from, to] : edges_) {
    if (from.first == 0) lexicon_.root_[from.second] = to;
    const std::uint64_t key = EdgeKey(from.first, from.second);
    std::size_t slot = EdgeHash(key) & (lexicon_.edges_.size() - 1);
    while (lexicon_.edges_[slot].key != 0) slot = (slot + 1) & (lexicon_.edges_.size() - 1);
    lexicon_.edges_[slot] = {.key = key, .to = to};
  }
}

}  // namespace tacit::privacy::content
