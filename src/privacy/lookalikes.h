#pragma once

// Characters that stand in for others inside a word or number, so that a filter does not see it.

#include <cstddef>
#include <string_view>

namespace tacit::privacy {

// The ASCII letter or digit that the Cyrillic, Greek or Latin letter at `at` is drawn like, where
// it stands in one word with ASCII letters or digits and all others of the word are lookalikes too;
// otherwise 0. A word in Cyrillic or Greek alone stays what it is. Pairs: Unicode UTS 39
// (confusables); the choice is our own. Reads at most 40 bytes to either side.
char LookalikeAt(std::string_view text, std::size_t at);

// Whether the symbol at `at` is an emoji right between two digits: ' ' between groups of digits,
// 'x' where each digit stands alone, 0 otherwise.
char EmojiInNumber(std::string_view text, std::size_t at);

}  // namespace tacit::privacy
