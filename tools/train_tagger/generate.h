#pragma once

#include <span>
#include <vector>

#include "corpus.h"

namespace tacit::train {

// Invented texts: names in templates of chat, mail, forms and addresses, and texts without names
// but full of capitals (software, headlines, German nouns).
std::vector<Sample> Generate(std::size_t count, Random& random);

// The same texts with other names in them, in lower case, in capitals.
std::vector<Sample> Vary(std::span<const Sample> samples, Random& random);

}  // namespace tacit::train
