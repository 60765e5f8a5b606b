#pragma once

#include <cstddef>
#include <string_view>

namespace tacit::privacy {

// The place of a word in the English list of BIP-39, in any case; -1: not in the list.
int Bip39Index(std::string_view word);
// The word at a place below 2,048.
std::string_view Bip39Word(std::size_t index);

}  // namespace tacit::privacy
