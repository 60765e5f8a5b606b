#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "privacy/content/lexicon.h"

namespace tacit::privacy::content {

constexpr std::uint64_t EdgeKey(std::uint32_t node, std::uint32_t symbol) {
  return (std::uint64_t{node} << 32U | symbol) + 1;
}
constexpr std::size_t EdgeHash(std::uint64_t key) {
  key *= 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>(key ^ (key >> 31U));
}

// Reads a language's tables into a Lexicon. A mistake in a table is an assertion.
class LexiconBuilder {
 public:
  explicit LexiconBuilder(Lexicon& lexicon) : lexicon_(lexicon) {}
  void Add(const Language& language);
  void Finish();

 private:
  using Symbol = Lexicon::Symbol;
  using Spelling = std::vector<std::string>;  // the words of one way to write a phrase

  void AddSets();
  void AddPhrase(const PhraseRow& row, std::string_view text);
  void AddSpelling(const Spelling& spelling, std::uint32_t phrase);
  std::vector<Spelling> Spellings(std::string_view text) const;
  // The spelling's rarest word as an index; its size: there is none that is rare enough.
  std::size_t AnchorOf(const Spelling& spelling) const;
  void MarkAnchor(const Spelling& spelling, int weight);
  void AddPair(const Spelling& spelling, int weight);
  Symbol SymbolOf(const std::string& part);
  std::uint32_t WordOf(const std::string& folded);

  Lexicon& lexicon_;
  const Language* language_ = nullptr;
  std::vector<std::string> endings_;
  std::set<std::string, std::less<>> common_;
  std::set<std::string, std::less<>> frequent_;
  // By name: sets of single words are symbols, others are written out.
  std::map<std::string, std::vector<std::string>, std::less<>> word_sets_;
  std::map<std::string, std::vector<Spelling>, std::less<>> phrase_sets_;
  std::unordered_map<std::string, std::uint32_t> word_index_;
  std::unordered_map<std::string, Symbol> symbols_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> members_;  // of a symbol
  Symbol last_symbol_ = 0;
  std::map<std::pair<std::uint32_t, Symbol>, std::uint32_t> edges_;
  std::map<std::uint64_t, Lexicon::Pair> pairs_;
};

}  // namespace tacit::privacy::content
