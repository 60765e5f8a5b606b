#pragma once

#include <string_view>

namespace tacit::privacy {

class Lexicon;

// Whether a text can hold a name at all: a capital that is not just a sentence's first word, a word
// that is known as a name, a hashtag's part of that kind, or a word that we don't know behind "hi",
// "Mr" and their like, or among known ones behind a mention. One pass over the bytes; most chat
// messages end here. `text` is valid UTF-8.
bool MayHoldName(std::string_view text, const Lexicon& lexicon);

}  // namespace tacit::privacy
