#pragma once

#include <span>
#include <string_view>

#include "privacy/content/category.h"

namespace tacit::privacy::content {

// A list of words or phrases, separated by '|', that phrases name as <name>.
struct WordSet {
  std::string_view name;
  std::string_view words;
};

// Phrases of one weight, separated by '|'. A phrase is a row of words; "word*" stands for the word
// with any of the language's endings, "<name>" for any of a set, "[[EMAIL]]" for a placeholder.
// The weight is 4 (enough alone), 3 (with any other), 2 (it takes three of them), kSupport (counts
// once for all of them) or negative: context that speaks against it.
struct PhraseRow {
  Category category;
  int weight;
  std::string_view phrases;
};

inline constexpr int kThreshold = 4;
inline constexpr int kStrong = 3;
inline constexpr int kSupport = 1;
// Phrases of weight 2 that reach the threshold without a strong one (see Sum::Score).
inline constexpr int kManyWeak = 3;

// A language defines one of these; its rows may stand in files of their own.
struct Language {
  std::string_view endings;  // separated by '|'; the empty one first
  // Words too common to look for. A phrase of such words alone adds to a score but starts none.
  std::string_view common;
  // Words that are looked for only where a phrase has none that is rarer.
  std::string_view frequent;
  std::span<const WordSet> sets;
  std::span<const std::span<const PhraseRow>> rows;  // in files by subject
};

const Language& English();

}  // namespace tacit::privacy::content
