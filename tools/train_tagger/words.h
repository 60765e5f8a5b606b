#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tacit::train {

// Names of one culture; of our own writing, from general knowledge.
struct Culture {
  std::vector<std::string> given;
  std::vector<std::string> surnames;
  bool surname_first = false;
};
const std::vector<Culture>& Cultures();

// "Given Surname", or one name alone, of people who are talked about in public.
const std::vector<std::string>& FamousPeople();

// Words with the flags that the lexicon gives them (privacy/tagger/lexicon.h).
struct WordList {
  std::uint16_t flags = 0;
  std::vector<std::string> words;  // in lower case
};
const std::vector<WordList>& WordLists();
std::vector<WordList> Vocabulary();
std::vector<WordList> MoreNames();
// "bake": "bakes", "baked", "baking" …; some are no words.
std::vector<std::string> InflectionsOf(const std::string& word);

// Words of a kind, for templates: "tech", "place", "org", "title", "role", "calendar".
const std::vector<std::string>& WordsOf(std::string_view kind);

std::vector<std::string> SplitWords(std::string_view text, char sign);

// In lower case, of ASCII, Latin, Greek and Cyrillic.
std::string LowerOf(std::string_view text);
std::string UpperOf(std::string_view text);
// Without accents: "José" -> "Jose".
std::string PlainOf(std::string_view text);

}  // namespace tacit::train
