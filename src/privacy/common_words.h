#pragma once

// Words that are names as well ("will", "mark", "may"): a name of the roster that is one of them
// needs more evidence than its letters.

#include <cstdint>
#include <string_view>

namespace tacit::privacy {

enum class WordLevel : std::uint8_t {
  kFree,         // not listed: a name wherever it stands
  kCommon,       // "will": a capital inside a sentence tells the name
  kCapitalised,  // "May", "Jenkins", German nouns: a capital tells nothing
  kFunction,     // "not", "support": "Not, …" and "Note: …" address nobody either
};

// `folded` as by FoldName. Forms of listed English words (-s, -ed, -ing, -ly) count as the word.
WordLevel LevelOf(std::string_view folded);

// The same by the word's hash (name_fold.h), without derived forms.
WordLevel LevelOfHash(std::uint64_t hash);

// Separated by blanks, folded.
extern const std::string_view kEnglishWords;
extern const std::string_view kForeignWords;
extern const std::string_view kCapitalisedWords;
extern const std::string_view kFunctionWords;

}  // namespace tacit::privacy
